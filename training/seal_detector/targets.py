"""What the network should answer for a scene, and how far its answer is from it."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional

from training.seal_detector.net import STRIDE

_UNASKED = -1.0


def target_of(seals: NDArray[np.float32], side: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Heat (1 at a seal's centre, falling off as a Gaussian) and, where a box is to be learnt, shape and distances.

    Args:
        seals: n x 6: box in pixels, index of the shape, 1 where nothing is to be asked.
        side: pixels of the picture.

    Returns:
        heat: rows x columns, -1 where any answer is right; rest: 6 x rows x columns: weight, shape index, logarithms of
        left, top, right, bottom.
    """
    cells = side // STRIDE
    heat = np.zeros((cells, cells), np.float32)
    rest = np.zeros((6, cells, cells), np.float32)
    y, x = np.mgrid[0:cells, 0:cells].astype(np.float32) + 0.5
    for seal in sorted(seals, key=lambda told: -told[5]):
        box, shape = seal[:4] / STRIDE, seal[4]
        if seal[5]:
            heat[int(box[1]) : int(np.ceil(box[3])), int(box[0]) : int(np.ceil(box[2]))] = _UNASKED
            continue
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        spread = np.maximum((box[2] - box[0], box[3] - box[1]), 2.0) * 0.11 + 0.25
        row, column = min(int(middle[1]), cells - 1), min(int(middle[0]), cells - 1)
        bell = np.exp(-0.5 * (((x - column - 0.5) / spread[0]) ** 2 + ((y - row - 0.5) / spread[1]) ** 2))
        heat = np.where((heat == _UNASKED) & (bell < 0.1), heat, np.maximum(heat, bell))
        learn = bell > 0.5
        sides = np.stack([x - box[0], y - box[1], box[2] - x, box[3] - y])
        learn &= (sides > 0.05).all(axis=0) | (bell == 1)
        rest[0][learn] = 1 / learn.sum()
        rest[1][learn] = shape
        rest[2:, learn] = np.log(np.maximum(sides[:, learn], 0.05))
    return heat, rest


def loss_of(answer: Tensor, heat: Tensor, rest: Tensor) -> Tensor:
    """Focal loss on the heat, cross entropy on the shape, absolute error of log distances and overlap on the box."""
    said = answer[:, 0]
    chance = torch.sigmoid(said)
    hit, asked = heat == 1, heat >= 0
    seals = hit.sum().clamp(min=1)
    missed = functional.logsigmoid(said) * (1 - chance) ** 2 * hit
    invented = functional.logsigmoid(-said) * chance**2 * (1 - heat).clamp(max=1) ** 4 * (asked & ~hit)
    weight = rest[:, 0]
    shape = functional.cross_entropy(answer[:, 1:5], rest[:, 1].long(), reduction="none")
    sides = functional.l1_loss(answer[:, 5:], rest[:, 2:], reduction="none").sum(dim=1)
    box = 0.5 * shape + 0.5 * sides + 1.5 * (1 - _shared(answer[:, 5:], rest[:, 2:]))
    return -(missed.sum() + invented.sum()) / seals + (box * weight).sum() / seals


def _shared(said: Tensor, true: Tensor) -> Tensor:
    """Intersection over union of two boxes round the same cell, from their distances' logarithms."""
    a, b = said.clamp(-4, 5).exp(), true.exp()
    least = torch.minimum(a, b)
    both = (least[:, 0] + least[:, 2]) * (least[:, 1] + least[:, 3])
    areas = (a[:, 0] + a[:, 2]) * (a[:, 1] + a[:, 3]) + (b[:, 0] + b[:, 2]) * (b[:, 1] + b[:, 3])
    return both / (areas - both).clamp(min=1e-6)
