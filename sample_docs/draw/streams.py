"""Where the drawing program takes its chances from: one stream for all, or one for each part."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

Streams = Callable[[str], Random]
"""Given the name of what is drawn, the generator that decides how it comes out."""


def one_stream(rng: Random) -> Streams:
    """One generator for everything: what is drawn first changes all that is drawn after it."""
    return lambda _: rng


def stream_each(seed: str) -> Streams:
    """A generator for each part: whatever becomes of one, the others stay as they are, bit for bit."""
    return lambda part: Random(f"{seed}/{part}")
