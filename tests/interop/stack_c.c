/* Calls an exported C file, which MODEL names, from a function whose stack is measured. */
#include MODEL

int predict(const float* image, float* probabilities)
{
    return digitlab_predict(image, probabilities);
}
