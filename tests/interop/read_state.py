"""Loads a state_dict as a careful user does and writes what the network then says of images. Any warning
is an error.

usage: read_state.py FILE IMAGES LOGITS [LAYERS]
"""
import sys
import warnings

warnings.simplefilter("error")

import torch
from networks import Layered, Tutorial, read_images, write_logits

state = torch.load(sys.argv[1], weights_only=True)
net = Layered(sys.argv[4]) if len(sys.argv) > 4 else Tutorial()
own = net.state_dict()
assert type(state).__name__ == "OrderedDict", type(state)
assert list(state) == list(own), list(state)
assert all(value.dtype == own[name].dtype for name, value in state.items())
assert all(value.shape == own[name].shape and value.is_contiguous() for name, value in state.items())
assert state._metadata == own._metadata, state._metadata
result = net.load_state_dict(state, strict=True)
assert not result.missing_keys and not result.unexpected_keys, result
write_logits(sys.argv[3], net, read_images(sys.argv[2]))
