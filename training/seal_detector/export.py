"""Writes the network as ONNX, weights in half precision: half the file, and the same boxes.

python -m training.seal_detector.export seal_detector.pt extractors/seals/models/seal_detector.onnx
"""

from __future__ import annotations

import sys
from pathlib import Path

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.seal_detector.net import SealNet


def export(net: SealNet, path: Path) -> None:
    """Write the model; height and width are free, multiples of 32."""
    net.eval()
    path.parent.mkdir(parents=True, exist_ok=True)
    torch.onnx.export(
        net,
        (torch.zeros(1, 3, 448, 448),),
        str(path),
        input_names=["pixels"],
        output_names=["answer"],
        dynamic_axes={"pixels": {2: "height", 3: "width"}, "answer": {2: "rows", 3: "columns"}},
        opset_version=17,
        dynamo=False,
    )
    net.train()
    _halve(path)


def _halve(path: Path) -> None:
    """Keep the larger weights as float16 and let the runtime widen them when it loads."""
    model = onnx.load(str(path))
    kept, casts = [], []
    for weight in model.graph.initializer:
        values = numpy_helper.to_array(weight)
        if weight.data_type != TensorProto.FLOAT or values.size < 64:
            kept.append(weight)
            continue
        kept.append(numpy_helper.from_array(values.astype("float16"), f"{weight.name}.half"))
        casts.append(helper.make_node("Cast", [f"{weight.name}.half"], [weight.name], to=TensorProto.FLOAT))
    nodes = [*casts, *model.graph.node]
    del model.graph.initializer[:]
    del model.graph.node[:]
    model.graph.initializer.extend(kept)
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def main() -> None:
    """Export saved weights."""
    net = SealNet()
    net.load_state_dict(torch.load(sys.argv[1]))
    export(net, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
