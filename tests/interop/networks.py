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


def read_images(path):
    return torch.from_numpy(numpy.fromfile(path, dtype="<f4")).reshape(-1, 784)


def write_logits(path, network, images):
    with torch.no_grad():
        network(images).numpy().astype("<f4").tofile(path)
