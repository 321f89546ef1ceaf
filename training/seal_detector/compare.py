"""The trained detector and the way without learning, on the same labelled pages.

    python -m training.seal_detector.compare FOLDER_WITH_LABELS

The folder holds `labels.json`: a list of objects with `file` and `seals`, each with `bbox_norm` (fractions of the
picture as EXIF turns it) and `role`. Seals of the role `watermark` are neither asked for nor held against.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from extractors.seals.detector import detect, overlap
from training.seal_detector.classical import find_round

Box = tuple[float, float, float, float]
_LEAST = (0.3, 0.5)


def _trained(pixels: NDArray[np.uint8]) -> list[Box]:
    return [found.box for found in detect(pixels)]


def _classical(pixels: NDArray[np.uint8]) -> list[Box]:
    return [box for box, _ in find_round(pixels)]


def _found(truth: list[Box], said: list[Box], least: float) -> set[int]:
    """Which of the true boxes are found: pairs that belong together, the best first."""
    pairs = sorted(((overlap(t, s), i, j) for i, t in enumerate(truth) for j, s in enumerate(said)), reverse=True)
    used: tuple[set[int], set[int]] = (set(), set())
    for share, i, j in pairs:
        if share >= least and i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
    return used[0]


def score(folder: Path, find: Callable[[NDArray[np.uint8]], list[Box]]) -> str:
    """Precision, recall, F1 at two overlaps, clean pages with a seal claimed, seconds a page; then recall by kind."""
    right, said, there, clean, claimed, seconds = [0, 0], 0, 0, 0, 0, 0.0
    kinds: dict[str, list[bool]] = {}
    entries = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
    for entry in entries:
        picture = ImageOps.exif_transpose(Image.open(folder / entry["file"])).convert("RGB")
        pixels = np.asarray(picture)[:, :, ::-1].copy()
        wide, tall = picture.size
        scale = np.array([wide, tall, wide, tall])
        every = [tuple(np.array(s["bbox_norm"]) * scale) for s in entry["seals"]]
        asked = [i for i, s in enumerate(entry["seals"]) if s.get("role") != "watermark"]
        begun = time.process_time()
        boxes = find(pixels)
        seconds += time.process_time() - begun
        for number, least in enumerate(_LEAST):
            found = _found(every, boxes, least)
            right[number] += len(found.intersection(asked))
            if number == 0:
                said += len(boxes) - len(found.difference(asked))
                for i in asked:
                    kind = f"{entry['seals'][i].get('role')} {entry['seals'][i].get('quality')}"
                    kinds.setdefault(kind, []).append(i in found)
        there += len(asked)
        clean += not entry["seals"]
        claimed += bool(boxes) and not entry["seals"]
    f1 = [2 * count / max(said + there, 1) for count in right]
    return (
        f"precision {right[0] / max(said, 1):.3f} | recall {right[0] / max(there, 1):.3f} | F1 {f1[0]:.3f} "
        f"| F1 at IoU 0.5 {f1[1]:.3f} | claimed on {claimed} of {clean} pages without a seal "
        f"| {seconds / max(len(entries), 1):.3f} s"
        + "".join(f"\n  {kind}: {sum(seen)} of {len(seen)}" for kind, seen in sorted(kinds.items()))
    )


def main() -> None:
    """Print both rows."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    folder = asked.parse_args().folder
    for name, find in (("without learning", _classical), ("trained detector", _trained)):
        print(f"{name}: {score(folder, find)}", flush=True)


if __name__ == "__main__":
    main()
