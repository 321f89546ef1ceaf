"""How well a network finds drawn seals that it was not trained on, by threshold."""

from __future__ import annotations

import cv2
import numpy as np
import torch
from numpy.typing import NDArray

from training.seal_detector.net import STRIDE, SealNet

THRESHOLDS = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)
_SAME = 0.45


def on_drawn(
    net: SealNet, pictures: NDArray[np.uint8], seals: list[NDArray[np.float32]], *, least: float = 0.5
) -> list[str]:
    """A line for each threshold: precision, recall and F1 at IoU `least` on scenes as `drawn.draw` gives them."""
    net.eval()
    found: list[list[tuple[float, NDArray[np.float64]]]] = []
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for picture in pictures:
            pixels = torch.from_numpy(picture.transpose(2, 0, 1)[None].astype(np.float32))
            answer = net(pixels.to(memory_format=torch.channels_last)).float()[0].numpy()
            found.append(_boxes(answer, THRESHOLDS[0]))
    net.train()
    there = sum(len(truth) for truth in seals)
    lines = []
    for at_least in THRESHOLDS:
        said = [[box for score, box in boxes if score >= at_least] for boxes in found]
        right = sum(_right(truth[:, :4], boxes, least) for truth, boxes in zip(seals, said, strict=True))
        claims = sum(map(len, said))
        lines.append(
            f"at least {at_least}: precision {right / max(claims, 1):.3f} recall {right / max(there, 1):.3f} "
            f"F1 {2 * right / max(claims + there, 1):.3f} of {there} seals"
        )
    return lines


def _right(truths: NDArray[np.float32], boxes: list[NDArray[np.float64]], least: float) -> int:
    left, right = list(range(len(boxes))), 0
    for truth in truths:
        best = max(left, key=lambda i: _iou(truth, boxes[i]), default=None)
        if best is not None and _iou(truth, boxes[best]) >= least:
            left.remove(best)
            right += 1
    return right


def _boxes(answer: NDArray[np.float32], at_least: float) -> list[tuple[float, NDArray[np.float64]]]:
    heat = 1 / (1 + np.exp(-answer[0]))
    peak = (heat == cv2.dilate(heat, np.ones((3, 3), np.uint8))) & (heat >= at_least)
    kept: list[tuple[float, NDArray[np.float64]]] = []
    for row, column in sorted(zip(*np.nonzero(peak), strict=True), key=lambda at: -heat[at]):
        sides = np.exp(answer[5:, row, column])
        middle = np.array([column, row, column, row]) + 0.5
        box = np.clip((middle + sides * (-1, -1, 1, 1)) * STRIDE, 0, np.array(heat.shape[::-1] * 2) * STRIDE)
        if all(_iou(box, other) < _SAME for _, other in kept):
            kept.append((float(heat[row, column]), box))
    return kept


def _iou(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    wide, tall = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or tall <= 0:
        return 0.0
    return float(wide * tall / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - wide * tall))
