"""Loads a state_dict as a careful user does and writes what the tutorial's network then says of images.
Any warning is an error.

usage: read_state.py FILE IMAGES LOGITS
"""
import sys
import warnings

warnings.simplefilter("error")

import torch
from networks import Tutorial, read_images, write_logits

state = torch.load(sys.argv[1], weights_only=True)
assert type(state).__name__ == "OrderedDict", type(state)
assert list(state) == [f"fc{i}.{part}" for i in range(1, 5) for part in ("weight", "bias")], list(state)
assert all(value.dtype == torch.float32 and value.is_contiguous() for value in state.values())
net = Tutorial()
assert state._metadata == net.state_dict()._metadata, state._metadata
result = net.load_state_dict(state, strict=True)
assert not result.missing_keys and not result.unexpected_keys, result
write_logits(sys.argv[3], net, read_images(sys.argv[2]))
