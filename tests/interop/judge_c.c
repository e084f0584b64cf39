/* Predicts images with an exported C file, which MODEL names: judge_c IMAGES OUTPUT
 * IMAGES are float32 images of 784 values; OUTPUT gets CLASSES logits and as many probabilities of
 * each. */
#include MODEL

#include <stdio.h>

int main(int count, char** arguments)
{
    float image[784];
    float results[2 * CLASSES];
    FILE* images = count == 3 ? fopen(arguments[1], "rb") : NULL;
    FILE* output = count == 3 ? fopen(arguments[2], "wb") : NULL;
    if (!images || !output) {
        return 2;
    }
    while (fread(image, sizeof image, 1, images) == 1) {
        int i;
        int best;
        digitlab_logits(image, results);
        best = digitlab_predict(image, results + CLASSES);
        for (i = 0; i < CLASSES; ++i) {
            if (results[CLASSES + i] > results[CLASSES + best]) {
                return 3;
            }
        }
        if (fwrite(results, sizeof results, 1, output) != 1) {
            return 4;
        }
    }
    return fclose(images) + fclose(output);
}
