#include <ATen/ops/ones.h>

/// The least that a program with LibTorch can do: what starting costs at any rate.
int main()
{
    return at::ones({1}).item<float>() == 1 ? 0 : 1;
}
