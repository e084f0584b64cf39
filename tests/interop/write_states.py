"""Writes what PyTorch's users save, one `<kind>.pth` each, and `<kind>.logits`, what the network in it
says of the images.

usage: write_states.py FOLDER IMAGES
"""
import sys
from collections import Counter, OrderedDict
from pathlib import Path

import torch
from networks import Tutorial, read_images, write_logits
from torch import nn

folder = Path(sys.argv[1])
images = read_images(sys.argv[2])


def save(kind, network, content, **options):
    torch.save(content, folder / f"{kind}.pth", **options)
    write_logits(folder / f"{kind}.logits", network, images)


def network(seed, like=Tutorial):
    torch.manual_seed(seed)
    return like()


def sequential():
    layers = []
    sizes = [784, 32, 32, 32, 32, 32, 32, 10]
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def without_bias():
    return nn.Sequential(nn.Linear(784, 40, bias=False), nn.ReLU(), nn.Linear(40, 10, bias=False))


def trained(net):
    """An optimizer with state, after two steps."""
    optimizer = torch.optim.Adam(net.parameters(), lr=0.001)
    for _ in range(2):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(images[:64]), torch.arange(64) % 10).backward()
        optimizer.step()
    return optimizer


def rounded(net, dtype):
    """The state in another type; the network is left with the same values."""
    state = OrderedDict((name, value.to(dtype)) for name, value in net.state_dict().items())
    net.load_state_dict(state)
    return state


def transposed(state):
    """Weights that lie column by column."""
    return OrderedDict(
        (name, value.t().contiguous().t() if value.dim() == 2 else value) for name, value in state.items()
    )


def views(state):
    """All tensors within one storage, with a gap before each."""
    flat = torch.zeros(sum(value.numel() + 3 for value in state.values()))
    shared = OrderedDict()
    at = 0
    for name, value in state.items():
        at += 3
        shared[name] = flat[at : at + value.numel()].view_as(value)
        shared[name].copy_(value)
        at += value.numel()
    return shared


def strided(state):
    """Every other value of a storage twice as wide."""
    wide = OrderedDict()
    for name, value in state.items():
        wide[name] = torch.zeros(*value.shape, 2)[..., 0]
        wide[name].copy_(value)
    return wide


net = network(1)
save("state_dict", net, net.state_dict())
net = network(2)
save("plain_dict", net, dict(net.state_dict()))
net = network(3)
save("data_parallel", net, nn.DataParallel(net).state_dict())
net = network(4)
save("parameters", net, OrderedDict(net.named_parameters()))
net = network(5, sequential)
save("sequential", net, net.state_dict())
net = network(6, without_bias)
save("without_bias", net, net.state_dict())

for number, key in enumerate(["model_state_dict", "state_dict", "model"]):
    net = network(10 + number)
    optimizer = trained(net)
    scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, [3, 5])
    checkpoint = {
        "epoch": 3,
        "arch": "mlp",
        "loss": 0.25,
        "best": None,
        "done": True,
        "seed": 2**70,
        "history": [{"loss": 0.5, "sizes": (1, 2, 3)}, [1, [2, [3]]], {}],
        "device": torch.device("cpu"),
        "dtype": torch.float32,
        "shape": torch.Size([28, 28]),
        "words": Counter("digits"),
        "bytes": (b"\x00\xff", b""),
        "classes": ({1, 2}, frozenset("ab"), set()),
        "mean": torch.tensor([0.5], dtype=torch.float64),
        "optimizer_state_dict": optimizer.state_dict(),
        "scheduler": scheduler.state_dict(),
        "generator": torch.get_rng_state(),
        key: net.state_dict(),
    }
    save(f"checkpoint_{key}", net, checkpoint)

for number, dtype in enumerate([torch.float64, torch.float16, torch.bfloat16]):
    net = network(20 + number)
    save(str(dtype).split(".")[1], net, rounded(net, dtype))

for number, form in enumerate([transposed, views, strided]):
    net = network(30 + number)
    save(form.__name__, net, form(net.state_dict()))

for protocol in [3, 4, 5]:
    net = network(40 + protocol)
    save(f"protocol_{protocol}", net, net.state_dict(), pickle_protocol=protocol)

# What must be refused: a whole network, layer normalisation, whole numbers as weights.
net = network(1)
torch.save(net, folder / "network.bad")
torch.save(net, folder / "old_network.bad", _use_new_zipfile_serialization=False)
torch.jit.save(torch.jit.freeze(torch.jit.script(net.eval())), str(folder / "frozen.bad"))
normed = nn.Sequential(nn.Linear(784, 8), nn.LayerNorm(8), nn.ReLU(), nn.Linear(8, 10))
torch.save(normed.state_dict(), folder / "layernorm.bad")
quantized = torch.quantization.quantize_dynamic(net, {nn.Linear}, dtype=torch.qint8)
torch.save(quantized.state_dict(), folder / "quantized.bad")
