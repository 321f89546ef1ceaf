"""Seals by chance: every shape, ink and wear, from the crisp print of an e-invoice to a trace."""

from __future__ import annotations

import numpy as np

from sample_docs.draw.seal_art import SealSpec, Wear
from training.seal_detector import chance

Rng = np.random.Generator
SHAPES = ("round", "oval", "square", "rectangle")


def random_seal(size: int, rng: Rng) -> tuple[SealSpec, int]:
    """A seal of any kind, `size` pixels long, and the index of its shape."""
    shape = int(rng.choice(4, p=[0.53, 0.18, 0.13, 0.16]))
    path, index = chance.face(rng)
    common = {"colour": chance.ink(rng), "size": size, "font": path, "font_index": index, "wear": _wear(size, rng)}
    digits = "".join(map(str, rng.integers(0, 10, 13)))
    if SHAPES[shape] in ("round", "oval"):
        spec = SealSpec(
            shape=SHAPES[shape], ring=chance.hanzi(rng, int(rng.integers(5, 22))),
            centre=rng.choice(["star", "emblem", "none"], p=[0.72, 0.1, 0.18] if shape == 0 else [0.3, 0.02, 0.68]),
            inner=_inner(shape, digits, rng), code=digits if rng.random() < 0.4 else "",
            aspect=rng.uniform(0.93, 1.07) if shape == 0 else rng.uniform(0.58, 0.8),
            rim=rng.uniform(0.008, 0.045), inner_rim=rng.uniform(0.004, 0.012) if rng.random() < 0.2 else 0.0,
            glyph_height=rng.uniform(0.09, 0.2), glyph_width=rng.uniform(0.5, 1.0), star=rng.uniform(0.09, 0.2),
            weight=int(rng.integers(0, 5)), **common,
        )  # fmt: skip
    elif SHAPES[shape] == "square":
        spec = SealSpec(
            shape="square", ring=chance.hanzi(rng, int(rng.choice([1, 2, 3, 4, 4, 4, 6, 9, 16]))), centre="none",
            aspect=rng.uniform(0.8, 1.2), rim=rng.uniform(0.01, 0.06), negative=rng.random() < 0.2,
            weight=int(rng.integers(0, 6)), **common,
        )  # fmt: skip
    else:
        spec = _lines(common, rng)
    return spec, shape


def _lines(common: dict[str, object], rng: Rng) -> SealSpec:
    """One to seven lines, framed or not: notice stamps, yearly inspections, a firm's name on a bar."""
    count = int(rng.choice([1, 2, 3, 4, 5, 7], p=[0.35, 0.27, 0.14, 0.1, 0.08, 0.06]))
    longest = int(rng.integers(4, 19 if count == 1 else 12))
    lines = tuple(chance.words(rng, max(2, longest - int(rng.integers(0, 1 + longest // 3)))) for _ in range(count))
    framed = rng.random() < (0.5 if count == 1 else 0.7)
    return SealSpec(
        shape="rectangle", inner=lines, centre="none",
        aspect=float(np.clip(1.25 * count / longest * rng.uniform(0.9, 1.5) + (0.05 if framed else 0), 0.07, 1.1)),
        rim=rng.uniform(0.01, 0.035) if framed else 0.0, weight=int(rng.integers(0, 4)), **common,  # type: ignore[arg-type]
    )  # fmt: skip


def _wear(size: int, rng: Rng) -> Wear:
    worn = rng.random()
    if worn > 0.8:  # printed with the page
        return Wear(
            uneven=0.0, speckle=0.0, faint=rng.choice([0.0, 0.0, rng.uniform(0, 0.5)]), blur=rng.uniform(0, 0.5)
        )
    return Wear(
        uneven=rng.uniform(0.05, 0.7), speckle=rng.uniform(0, 0.6), blur=rng.uniform(0, 0.012) * size,
        missing=rng.uniform(0.1, 0.42) if worn < 0.22 else 0.0,
        faint=rng.uniform(0.3, 0.72) if 0.15 < worn < 0.4 else rng.uniform(0, 0.3),
        smear=rng.uniform(1, 0.05 * size + 1) if worn > 0.74 else 0.0,
    )  # fmt: skip


def _inner(shape: int, digits: str, rng: Rng) -> tuple[str, ...]:
    if rng.random() < (0.55 if shape == 0 else 0.2):
        return ()
    words = chance.hanzi(rng, int(rng.integers(3, 8)))
    return (digits, words) if shape == 1 and rng.random() < 0.6 else (words,)
