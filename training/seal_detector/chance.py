"""Random things that more than one drawing needs: characters, fonts, colours."""

from __future__ import annotations

from pathlib import Path

import numpy as np

FACES: tuple[tuple[str, int], ...] = tuple(
    (path, index)
    for path, index in (
        ("/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf", 0),
        ("/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf", 0),
        ("/usr/share/fonts/truetype/arphic/uming.ttc", 0),
        ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc", 2),
        ("/usr/share/fonts/opentype/noto/NotoSerifCJK-Bold.ttc", 2),
        ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 2),
        ("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2),
        ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0),
    )
    if Path(path).exists()
)
"""Of the Debian packages fonts-arphic-{gbsn00lp,gkai00mp,uming}, fonts-noto-cjk and fonts-wqy-zenhei."""

_COMMON = [bytes((high, low)).decode("gb2312") for high in range(0xB0, 0xD7) for low in range(0xA1, 0xFF)]
_LATIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-./%():"


def hanzi(rng: np.random.Generator, count: int) -> str:
    """So many of the 3700 commonest characters."""
    return "".join(_COMMON[i] for i in rng.integers(0, len(_COMMON), count))


def latin(rng: np.random.Generator, count: int) -> str:
    """So many letters, digits and marks."""
    return "".join(_LATIN[i] for i in rng.integers(0, len(_LATIN), count))


def words(rng: np.random.Generator, count: int) -> str:
    """A line's worth of characters: mostly Chinese, sometimes digits and Latin letters."""
    if rng.random() < 0.25:
        return latin(rng, count)
    return hanzi(rng, count)


def face(rng: np.random.Generator) -> tuple[str, int]:
    """One of the fonts."""
    return FACES[int(rng.integers(len(FACES)))]


def red(rng: np.random.Generator) -> tuple[int, int, int]:
    """RGB of a red ink: crimson, vermilion, pink-violet, orange."""
    hue = rng.choice([rng.normal(0, 4), rng.normal(-18, 8), rng.normal(10, 5)], p=[0.65, 0.2, 0.15])
    return _from_hsv(hue, rng.uniform(0.55, 0.98), rng.uniform(0.6, 0.98))


def ink(rng: np.random.Generator) -> tuple[int, int, int]:
    """RGB of a seal's ink: mostly red, some grey or black, a few blue."""
    kind = rng.random()
    if kind < 0.8:
        return red(rng)
    if kind < 0.96:
        level = int(rng.integers(10, 130))
        return level, level, min(255, level + int(rng.integers(0, 15)))
    return _from_hsv(rng.uniform(205, 265), rng.uniform(0.5, 0.95), rng.uniform(0.4, 0.9))


def paper(rng: np.random.Generator) -> tuple[int, int, int]:
    """BGR of a sheet: white, cream, pink, green-grey, yellow, a photograph's grey, now and then any full colour."""
    kind = rng.random()
    if kind > 0.96:
        return any_colour(rng)
    if kind < 0.45:
        level = int(rng.integers(235, 256))
        return level, level, level
    if kind < 0.65:
        base = rng.integers(140, 225)
        cast = rng.integers(-12, 13, 3)
        return int(base + cast[0]), int(base + cast[1]), int(base + cast[2])
    r, g, b = _from_hsv(
        rng.choice([45, 38, 350, 355, 120, 200, 52]) + rng.normal(0, 8), rng.uniform(0.03, 0.4), rng.uniform(0.8, 1.0)
    )
    return b, g, r


def any_colour(rng: np.random.Generator) -> tuple[int, int, int]:
    """BGR, anything."""
    r, g, b = _from_hsv(rng.uniform(0, 360), rng.uniform(0.2, 1.0), rng.uniform(0.3, 1.0))
    return b, g, r


def _from_hsv(hue: float, saturation: float, value: float) -> tuple[int, int, int]:
    sector = (hue % 360) / 60
    chroma = value * saturation
    second = chroma * (1 - abs(sector % 2 - 1))
    parts = [(chroma, second, 0), (second, chroma, 0), (0, chroma, second), (0, second, chroma), (second, 0, chroma)]
    r, g, b = ([*parts, (chroma, 0, second)])[int(sector) % 6]
    floor = value - chroma
    return round(255 * (r + floor)), round(255 * (g + floor)), round(255 * (b + floor))
