"""Scenes drawn once and kept on disk, and the parts of them that the network is shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch.utils.data import IterableDataset

from training.seal_detector.backgrounds import draw_page
from training.seal_detector.scenes import SIDE, make_scene
from training.seal_detector.targets import target_of

Pixels = NDArray[np.uint8]
Rng = np.random.Generator

CROP = 320
"""Pixels of what the network is shown: a part of a scene, enlarged or reduced."""
_ZOOM = (0.75, 1.35)
_WITH_A_SEAL, _TRIES = 0.75, 5
"""So many parts shall hold a seal's middle if a few tries find one: of mere background there is more than enough."""
_LEAST = 5
"""Pixels: of a seal that is cut to less nothing is asked."""
_LEAST_SHARE = 0.06
_PAGES_PER_SCENE = 15


def draw(folder: Path, seed: int, count: int) -> tuple[NDArray[np.uint8], list[NDArray[np.float32]]]:
    """So many scenes of a seed, drawn unless they lie in `folder` already.

    Returns:
        count x SIDE x SIDE x 3 pixels, read from disk as they are needed; for each scene n x 5: box, shape.
    """
    pictures, truths = folder / f"scenes-{seed}-{count}.npy", folder / f"seals-{seed}-{count}.npz"
    if not truths.exists():
        folder.mkdir(parents=True, exist_ok=True)
        rng = np.random.default_rng(seed)
        kept = np.lib.format.open_memmap(pictures, "w+", np.uint8, (count, SIDE, SIDE, 3))
        seals: list[NDArray[np.float32]] = []
        pages: list[Pixels] = []
        for number in range(count):
            if number % _PAGES_PER_SCENE == 0 or len(pages) < 2:
                pages = [*pages[-39:], draw_page(rng)]
            scene = make_scene(pages, rng)
            kept[number] = scene.pixels
            seals.append(np.concatenate([scene.boxes, scene.shapes[:, None].astype(np.float32)], axis=1))
        kept.flush()
        np.savez(truths, *seals)
    stored = np.load(truths)
    return np.load(pictures, mmap_mode="r"), [stored[f"arr_{number}"] for number in range(count)]


class Batches(IterableDataset):  # type: ignore[type-arg]  # torch is not installed where types are checked
    """Endless batches of parts of scenes with what the network should answer."""

    def __init__(self, folder: Path, seed: int, scenes: int, batch: int) -> None:
        """Use the scenes of `draw`."""
        super().__init__()
        self.seed, self.batch = seed, batch
        self.pictures, self.seals = draw(folder, seed, scenes)

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
        """Pixels, heat, rest (as `target_of` gives them)."""
        rng = np.random.default_rng(self.seed + 1)
        order: list[int] = []
        while True:
            if len(order) < self.batch:
                order += rng.permutation(len(self.seals)).tolist()
            chosen, order = order[: self.batch], order[self.batch :]
            parts = [part_of(self.pictures[number], self.seals[number], rng) for number in chosen]
            targets = [target_of(seals, CROP) for _, seals in parts]
            yield (
                torch.from_numpy(np.stack([pixels.transpose(2, 0, 1) for pixels, _ in parts])),
                torch.from_numpy(np.stack([heat for heat, _ in targets])),
                torch.from_numpy(np.stack([rest for _, rest in targets])),
            )


def part_of(scene: Pixels, seals: NDArray[np.float32], rng: Rng) -> tuple[Pixels, NDArray[np.float32]]:
    """CROP x CROP of a scene, zoomed, mirrored, tinted; n x 6: box, shape, 1 where too little of a seal is left."""
    zoom = float(np.exp(rng.uniform(*np.log(_ZOOM))))
    side = min(round(CROP / zoom), SIDE)
    zoom = CROP / side
    middles = (seals[:, :2] + seals[:, 2:4]) / 2
    wanted = rng.random() < _WITH_A_SEAL
    for _ in range(_TRIES):
        left, top = (
            int(rng.choice([0, SIDE - side, rng.integers(0, SIDE - side + 1)], p=[0.35, 0.35, 0.3])) for _ in "xy"
        )
        if not wanted or ((middles > (left, top)) & (middles < (left + side, top + side))).all(axis=1).any():
            break
    method = cv2.INTER_AREA if zoom < 1 else cv2.INTER_LINEAR
    pixels = cv2.resize(scene[top : top + side, left : left + side], (CROP, CROP), interpolation=method)
    whole = (seals[:, :4] - (left, top, left, top)) * zoom
    boxes = whole.clip(0, CROP)
    sides, full = boxes[:, 2:] - boxes[:, :2], whole[:, 2:] - whole[:, :2]
    there = (sides > 1).all(axis=1)
    little = (sides.min(axis=1) < _LEAST) | (sides.prod(axis=1) < _LEAST_SHARE * full.prod(axis=1))
    told = np.concatenate([boxes, seals[:, 4:], little[:, None]], axis=1)[there].astype(np.float32)
    return _tinted(*_turned(pixels, told, rng), rng)


def _turned(pixels: Pixels, told: NDArray[np.float32], rng: Rng) -> tuple[Pixels, NDArray[np.float32]]:
    """Mirrored or transposed by chance: eight pictures for the price of one."""
    if rng.random() < 0.5:
        pixels = pixels[:, ::-1]
        told[:, [0, 2]] = CROP - told[:, [2, 0]]
    if rng.random() < 0.5:
        pixels = pixels[::-1]
        told[:, [1, 3]] = CROP - told[:, [3, 1]]
    if rng.random() < 0.4:
        pixels = pixels.transpose(1, 0, 2)
        told[:, :4] = told[:, [1, 0, 3, 2]]
    return pixels, told


def _tinted(pixels: Pixels, told: NDArray[np.float32], rng: Rng) -> tuple[Pixels, NDArray[np.float32]]:
    if rng.random() < 0.5:
        scale = rng.uniform(0.85, 1.15) * rng.uniform(0.94, 1.06, 3)
        steps = np.arange(256)[:, None] * scale + rng.uniform(-12, 12)
        table = np.clip(steps, 0, 255).astype(np.uint8)[None]
        pixels = cv2.LUT(np.ascontiguousarray(pixels), table)
    if rng.random() < 0.04:
        pixels = np.repeat(pixels.mean(axis=2, keepdims=True).astype(np.uint8), 3, axis=2)
    return np.ascontiguousarray(pixels), told
