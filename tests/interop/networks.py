"""The networks of the interoperability tests, and what they say of images: raw float32, 784 each."""
import numpy
import torch
from torch import nn


class Tutorial(nn.Module):
    """The tutorial's class, without the softmax at its end."""

    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 256)
        self.fc2 = nn.Linear(256, 128)
        self.fc3 = nn.Linear(128, 64)
        self.fc4 = nn.Linear(64, 10)

    def forward(self, images):
        hidden = torch.relu(self.fc1(images))
        hidden = torch.relu(self.fc2(hidden))
        hidden = torch.relu(self.fc3(hidden))
        return self.fc4(hidden)


def module_of(words, channels):
    """The module of one layer, such as `conv 32x5 pad 2`, after so many channels or units."""
    kind, numbers = words[0], words[1:]
    if kind == "conv":
        outputs, kernel = map(int, numbers[0].split("x"))
        return nn.Conv2d(channels, outputs, kernel, padding=int(numbers[2]) if len(numbers) > 1 else 0)
    if kind == "maxpool":
        return nn.MaxPool2d(int(numbers[0]))
    if kind == "avgpool":
        return nn.AvgPool2d(int(numbers[0]))
    if kind == "leakyrelu":
        return nn.LeakyReLU(float(numbers[0]) if numbers else 0.01)
    if kind == "dropout":
        return nn.Dropout(float(numbers[0]))
    if kind == "linear":
        return nn.Linear(channels, int(numbers[0]))
    plain = {"relu": nn.ReLU, "tanh": nn.Tanh, "sigmoid": nn.Sigmoid, "flatten": nn.Flatten}
    return plain[kind]()


class Layered(nn.Module):
    """The network of a list of layers, such as `conv 32x5, relu, maxpool 2, linear 10`, or of units, such
    as `784-16-10`. What has parameters is called `conv1`, `bn1`, `fc1` and so on."""

    NAMES = {"conv": "conv", "batchnorm": "bn", "linear": "fc"}

    def __init__(self, layers):
        super().__init__()
        if ", " not in layers:
            units = layers.split("-")[1:]
            layers = "flatten, " + ", relu, ".join(f"linear {count}" for count in units)
        self.steps = []
        counts = dict.fromkeys(self.NAMES, 0)
        values = torch.zeros(1, 1, 28, 28)
        for words in (layer.split() for layer in layers.split(", ")):
            if words[0] == "linear" and values.dim() == 4:
                self.steps.append(nn.Flatten())
                values = values.flatten(1)
            if words[0] == "batchnorm":
                module = (nn.BatchNorm2d if values.dim() == 4 else nn.BatchNorm1d)(values.shape[1])
            else:
                module = module_of(words, values.shape[1])
            if words[0] in counts:
                counts[words[0]] += 1
                setattr(self, self.NAMES[words[0]] + str(counts[words[0]]), module)
            with torch.no_grad():
                values = module.eval()(values)
            self.steps.append(module)
        self.eval()

    def forward(self, images):
        values = images.reshape(-1, 1, 28, 28)
        for step in self.steps:
            values = step(values)
        return values


def read_images(path):
    return torch.from_numpy(numpy.fromfile(path, dtype="<f4")).reshape(-1, 784)


def write_logits(path, network, images):
    with torch.no_grad():
        network(images).numpy().astype("<f4").tofile(path)
