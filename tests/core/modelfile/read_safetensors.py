"""Prints the content of a safetensors file as JSON; written from the format's description alone."""
import json
import struct
import sys

with open(sys.argv[1], "rb") as file:
    content = file.read()
(length,) = struct.unpack("<Q", content[:8])
header = json.loads(content[8 : 8 + length].decode("utf-8"))
data = content[8 + length :]
metadata = header.pop("__metadata__", {})
tensors = {}
for name, tensor in header.items():
    begin, end = tensor["data_offsets"]
    values = struct.unpack(f"<{(end - begin) // 4}f", data[begin:end])
    tensors[name] = {"dtype": tensor["dtype"], "shape": tensor["shape"], "begin": begin, "end": end, "values": values}
json.dump({"header": length, "bytes": len(data), "metadata": metadata, "tensors": tensors}, sys.stdout)
