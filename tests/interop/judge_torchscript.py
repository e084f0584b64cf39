"""Predicts images with a TorchScript file: judge_torchscript.py MODEL IMAGES OUTPUT

IMAGES are float32 images of 784 values; OUTPUT gets ten logits and ten probabilities of each. The
passport is printed.
"""

import sys

import numpy
import torch

model_path, images_path, output_path = sys.argv[1:]
extra_files = {"passport.json": ""}
model = torch.jit.load(model_path, _extra_files=extra_files)
images = torch.from_numpy(numpy.fromfile(images_path, dtype=numpy.float32).reshape(-1, 784))

logits = model.logits(images)
probabilities = model(images)
assert logits.shape == probabilities.shape == (len(images), 10)
for shape in (-1, 28, 28), (-1, 1, 28, 28):
    assert torch.equal(model(images.reshape(shape)), probabilities), shape
assert model(images[:1]).shape == (1, 10)
assert model(images[:0]).shape == (0, 10)
assert not any(parameter.requires_grad for parameter in model.parameters())
assert "fc1.weight" in model.state_dict()

torch.cat([logits, probabilities], 1).numpy().tofile(output_path)
print(extra_files["passport.json"].decode())
