"""Trains small networks of all kinds on MNIST for a moment and writes them, one `<kind>.pth` each, and
`<kind>.logits`, what each says of the images.

usage: write_foreign.py FOLDER IMAGES TRAINING LABELS

IMAGES and TRAINING are raw float32 from 0 to 1, LABELS are bytes.
"""
import sys
from pathlib import Path

import numpy
import torch
from networks import read_images
from torch import nn

folder = Path(sys.argv[1])
images = read_images(sys.argv[2]).reshape(-1, 1, 28, 28)
training = read_images(sys.argv[3]).reshape(-1, 1, 28, 28)
labels = torch.from_numpy(numpy.fromfile(sys.argv[4], dtype=numpy.uint8).astype(numpy.int64))
torch.set_num_threads(1)

FORMS = {
    "0..1": lambda x: x,
    "normalised": lambda x: (x - 0.1307) / 0.3081,
    "-1..1": lambda x: (x - 0.5) / 0.5,
    "0..255": lambda x: x * 255,
    "inverted": lambda x: 1 - x,
}


class Official(nn.Module):
    """The network of PyTorch's own MNIST example."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, 1)
        self.conv2 = nn.Conv2d(32, 64, 3, 1)
        self.dropout1 = nn.Dropout(0.25)
        self.dropout2 = nn.Dropout(0.5)
        self.fc1 = nn.Linear(9216, 128)
        self.fc2 = nn.Linear(128, 10)

    def forward(self, x):
        x = torch.relu(self.conv2(torch.relu(self.conv1(x))))
        x = self.dropout1(nn.functional.max_pool2d(x, 2))
        x = self.dropout2(torch.relu(self.fc1(torch.flatten(x, 1))))
        return self.fc2(x)


class Grouped(nn.Module):
    """Declares its layers kind by kind."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1, bias=False)
        self.conv2 = nn.Conv2d(8, 16, 3, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(8)
        self.bn2 = nn.BatchNorm2d(16)
        self.fc1 = nn.Linear(784, 32)
        self.fc2 = nn.Linear(32, 10)

    def forward(self, x):
        x = nn.functional.max_pool2d(torch.relu(self.bn1(self.conv1(x))), 2)
        x = nn.functional.max_pool2d(torch.relu(self.bn2(self.conv2(x))), 2)
        return self.fc2(torch.relu(self.fc1(x.flatten(1))))


def lenet(activation, pool):
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), activation(), pool(2),
        nn.Conv2d(6, 16, 5), activation(), pool(2), nn.Flatten(),
        nn.Linear(400, 120), activation(), nn.Linear(120, 84), activation(), nn.Linear(84, 10),
    )


def normed_perceptron():
    return nn.Sequential(
        nn.Flatten(), nn.Linear(784, 64), nn.BatchNorm1d(64), nn.ReLU(), nn.Dropout(0.2),
        nn.Linear(64, 10),
    )


def vgg():
    def block(inputs, outputs):
        return [nn.Conv2d(inputs, outputs, 3, padding=1), nn.BatchNorm2d(outputs), nn.ReLU(True)]

    return nn.Sequential(
        *block(1, 8), *block(8, 8), nn.MaxPool2d(2), *block(8, 12), *block(12, 12), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.3), nn.Linear(588, 10),
    )


def perceptron(activation):
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 64), activation(), nn.Linear(64, 10))


def trained(make, form, epochs=3, rate=0.002):
    torch.manual_seed(1)
    network = make()
    inputs = FORMS[form](training)
    optimizer = torch.optim.Adam(network.parameters(), lr=rate)
    for _ in range(epochs):
        for rows in torch.randperm(len(inputs)).split(50):
            optimizer.zero_grad()
            nn.functional.cross_entropy(network(inputs[rows]), labels[rows]).backward()
            optimizer.step()
    return network.eval()


def save(kind, network, form, content=None, **options):
    torch.save(content or network.state_dict(), folder / f"{kind}.pth", **options)
    with torch.no_grad():
        network(FORMS[form](images)).numpy().astype("<f4").tofile(folder / f"{kind}.logits")


save("official", trained(Official, "normalised", 1, 0.001), "normalised")
save("lenet_tanh", trained(lambda: lenet(nn.Tanh, nn.AvgPool2d), "0..1"), "0..1")
save("lenet_sigmoid", trained(lambda: lenet(nn.Sigmoid, nn.AvgPool2d), "-1..1", 12, 0.01), "-1..1")
save("lenet_relu", trained(lambda: lenet(nn.ReLU, nn.MaxPool2d), "normalised"), "normalised")
save("grouped", trained(Grouped, "-1..1"), "-1..1")
save("normed", trained(normed_perceptron, "0..1"), "0..1")
save("vgg", trained(vgg, "inverted"), "inverted")
save("bytes", trained(lambda: perceptron(nn.ReLU), "0..255", 6), "0..255")

# The format from before PyTorch 1.6, of a state_dict and of a checkpoint.
OLD = {"_use_new_zipfile_serialization": False}
net = trained(lambda: lenet(nn.ReLU, nn.MaxPool2d), "normalised", 1)
save("legacy", net, "normalised", **OLD)
save("legacy_checkpoint", net, "normalised", {"epoch": 1, "steps": torch.arange(7), "model": net.state_dict()}, **OLD)
# Programs, of which only the weights are read.
net = trained(Grouped, "0..1", 1)
for kind, program in [("script", torch.jit.script(net)), ("trace", torch.jit.trace(net, images[:1]))]:
    save(kind, net, "0..1")
    torch.jit.save(program, str(folder / f"{kind}.pth"))
