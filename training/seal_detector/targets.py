"""What the network should answer for a scene, and how far its answer is from it."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.seal_detector.net import STRIDE
from training.seal_detector.scenes import Scene

Target = dict[str, NDArray[np.float32]]


def target_of(scene: Scene) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Heat (1 at a seal's centre, falling off as a Gaussian) and, where a box is to be learnt, shape and distances.

    Returns:
        heat: rows x columns; rest: 6 x rows x columns: weight, shape index, logarithms of left, top, right, bottom.
    """
    rows, columns = (side // STRIDE for side in scene.pixels.shape[:2])
    heat = np.zeros((rows, columns), np.float32)
    rest = np.zeros((6, rows, columns), np.float32)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32) + 0.5
    for box, shape in zip(scene.boxes / STRIDE, scene.shapes, strict=True):
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        spread = np.maximum((box[2] - box[0], box[3] - box[1]), 2.0) * 0.11 + 0.25
        row = min(int(middle[1]), rows - 1)
        column = min(int(middle[0]), columns - 1)
        bell = np.exp(-0.5 * (((x - column - 0.5) / spread[0]) ** 2 + ((y - row - 0.5) / spread[1]) ** 2))
        heat = np.maximum(heat, bell)
        learn = bell > 0.5
        sides = np.stack([x - box[0], y - box[1], box[2] - x, box[3] - y])
        learn &= (sides > 0.05).all(axis=0) | (bell == 1)
        rest[0][learn] = 1 / learn.sum()
        rest[1][learn] = shape
        rest[2:, learn] = np.log(np.maximum(sides[:, learn], 0.05))
    return heat, rest


def loss_of(answer: Tensor, heat: Tensor, rest: Tensor) -> Tensor:
    """Focal loss on the heat, cross entropy on the shape, absolute error on the logarithms of the distances."""
    said = answer[:, 0]
    chance = torch.sigmoid(said)
    hit = heat == 1
    seals = hit.sum().clamp(min=1)
    missed = functional.logsigmoid(said) * (1 - chance) ** 2 * hit
    invented = functional.logsigmoid(-said) * chance**2 * (1 - heat) ** 4 * ~hit
    weight = rest[:, 0]
    shape = functional.cross_entropy(answer[:, 1:5], rest[:, 1].long(), reduction="none")
    sides = functional.l1_loss(answer[:, 5:], rest[:, 2:], reduction="none").sum(dim=1)
    return -(missed.sum() + invented.sum()) / seals + ((0.5 * shape + sides) * weight).sum() / seals
