"""How well a model finds drawn seals that it was not trained on. Reads the model with OpenCV, as torch exported it."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from training.seal_detector.backgrounds import draw_page
from training.seal_detector.net import STRIDE
from training.seal_detector.scenes import make_scene


def f1_on_drawn(model: Path, *, seed: int, scenes: int = 150, least: float = 0.5, at_least: float = 0.35) -> str:
    """Precision, recall and F1 at IoU `least` on freshly drawn scenes."""
    net = cv2.dnn.readNetFromONNX(str(model))
    rng = np.random.default_rng(seed)
    pages = [draw_page(rng) for _ in range(40)]
    right = said = there = 0
    for _ in range(scenes):
        scene = make_scene(pages, (448, 448), rng)
        net.setInput(scene.pixels.transpose(2, 0, 1)[None].astype(np.float32))
        boxes = _boxes(net.forward()[0], at_least)
        said += len(boxes)
        there += len(scene.boxes)
        left = list(range(len(boxes)))
        for truth in scene.boxes:
            best = max(left, key=lambda i: _iou(truth, boxes[i]), default=None)
            if best is not None and _iou(truth, boxes[best]) >= least:
                left.remove(best)
                right += 1
    precision, recall = right / max(said, 1), right / max(there, 1)
    return f"precision {precision:.3f} recall {recall:.3f} F1 {2 * right / max(said + there, 1):.3f} of {there} seals"


def _boxes(answer: NDArray[np.float32], at_least: float) -> list[NDArray[np.float64]]:
    heat = 1 / (1 + np.exp(-answer[0]))
    peak = (heat == cv2.dilate(heat, np.ones((3, 3), np.uint8))) & (heat >= at_least)
    kept: list[NDArray[np.float64]] = []
    for row, column in sorted(zip(*np.nonzero(peak), strict=True), key=lambda at: -heat[at]):
        sides = np.exp(answer[5:, row, column])
        middle = np.array([column, row, column, row]) + 0.5
        box = (middle + sides * (-1, -1, 1, 1)) * STRIDE
        box = np.clip(box, 0, np.array(heat.shape[::-1] * 2) * STRIDE)
        if all(_iou(box, other) < 0.45 for other in kept):
            kept.append(box)
    return kept


def _iou(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    wide, tall = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or tall <= 0:
        return 0.0
    return float(wide * tall / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - wide * tall))
