"""Predicts images with a TorchScript file: judge_torchscript.py MODEL IMAGES OUTPUT CLASSES

IMAGES are float32 images of 784 values; OUTPUT gets CLASSES logits and as many
probabilities of each. The passport is printed.
"""

import json
import sys

import numpy
import torch
from networks import Layered

model_path, images_path, output_path = sys.argv[1:4]
classes = int(sys.argv[4])
extra_files = {"passport.json": ""}
model = torch.jit.load(model_path, _extra_files=extra_files)
images = torch.from_numpy(numpy.fromfile(images_path, dtype=numpy.float32).reshape(-1, 784))

logits = model.logits(images)
probabilities = model(images)
assert logits.shape == probabilities.shape == (len(images), classes)
for shape in (-1, 28, 28), (-1, 1, 28, 28):
    assert torch.equal(model(images.reshape(shape)), probabilities), shape
assert model(images[:1]).shape == (1, classes)
assert model(images[:0]).shape == (0, classes)
assert not any(parameter.requires_grad for parameter in model.parameters())

# The same network of torch.nn takes the weights and says the same.
passport = json.loads(extra_files["passport.json"])
net = Layered(passport["layers"])
net.load_state_dict(model.state_dict(), strict=True)
with torch.no_grad():
    outputs = net(images)
outputs = torch.relu(outputs) if passport["head"] == "tutorial" else outputs
assert torch.allclose(outputs, logits, rtol=1e-5, atol=1e-5 * float(logits.abs().max()))

torch.cat([logits, probabilities], 1).numpy().tofile(output_path)
print(extra_files["passport.json"].decode())
