"""Checks an ONNX file and predicts images with OpenCV: judge_onnx.py MODEL IMAGES OUTPUT CLASSES

IMAGES are float32 images of 784 values; OUTPUT gets CLASSES logits and as many
probabilities of each. The metadata are printed as JSON.
"""

import json
import sys

import cv2
import numpy
import onnx

model_path, images_path, output_path = sys.argv[1:4]
classes = int(sys.argv[4])
model = onnx.load(model_path)
onnx.checker.check_model(model, full_check=True)


def shape(value):
    return [size.dim_param or size.dim_value for size in value.type.tensor_type.shape.dim]


# Inferred from the nodes alone, the outputs must have the shapes that the file says.
bare = onnx.ModelProto()
bare.CopyFrom(model)
for output in bare.graph.output:
    output.type.tensor_type.ClearField("shape")
inferred = onnx.shape_inference.infer_shapes(bare, check_type=True, strict_mode=True)
expected = {"probabilities": ["batch", classes], "logits": ["batch", classes]}
for graph in model.graph, inferred.graph:
    assert {each.name: shape(each) for each in graph.output} == expected, graph.output
assert [(each.name, shape(each)) for each in model.graph.input] == [("images", ["batch", 784])]

images = numpy.fromfile(images_path, dtype=numpy.float32).reshape(-1, 784)
network = cv2.dnn.readNetFromONNX(model_path)
layers = {name.split("!")[-1]: name for name in network.getLayerNames()}


def predict(rows):
    network.setInput(rows, "images")
    return network.forward([layers["logits"], layers["probabilities"]])


logits, probabilities = predict(images)
assert logits.shape == probabilities.shape == (len(images), classes), (logits.shape, probabilities.shape)
alone = predict(images[:1])[1]
assert numpy.allclose(alone, probabilities[:1], atol=1e-5), "an image alone gives something else"

numpy.hstack([logits, probabilities]).astype(numpy.float32).tofile(output_path)
print(json.dumps({each.key: each.value for each in model.metadata_props}))
