"""The text along the rim: the ring is unrolled into a straight strip and read as a line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from chushen.posteriors import Posteriors
from extractors.line_reader import Strip
from extractors.places import with_place
from extractors.seals.consensus import consensus
from extractors.seals.outline import Rim
from extractors.seals.wording import begun_aright, ends_well, names_authority, tidy

ReadLine = Callable[[NDArray[np.uint8]], tuple[str, float]]
"""Reads the picture (BGR) of one line: the text and a confidence of 0..1."""


class StripReader(Protocol):
    """Reads pictures (BGR) of one line."""

    def read_line(self, strip: NDArray[np.uint8]) -> tuple[str, float]:
        """The text and a confidence of 0..1."""

    def hear(self, strip: NDArray[np.uint8]) -> tuple[Strip, Posteriors]:
        """The text with the certainty of each of its characters, and what else the strip may show."""


_TALL = 44
"""Pixels that the band of text gets; the reader's own height is 48."""
_MARGIN_OUT, _MARGIN_IN = 0.12, 0.24
"""Paper kept above and below the band, as fractions of its height."""
_TURN = 360
_TRIES = 3
_SURE = 0.9
_NEAR = 0.35
"""Two starts within 20 degrees read the same."""
_LEAST_GAP = 14.0
"""Degrees; between two characters it is less."""
_LOOKS = ((1.1, 0.08, 0.1), (0.7, 0.0, 0.0), (1.25, 0.0, 0.1), (0.85, 0.16, 0.0), (0.7, -0.08, 0.1))
"""Stretch, trim, and radians more at both ends, of the other pictures that are read before a text stands."""
_FEW = 2
"""Where so many other pictures say the same, no more are asked."""
_HOPELESS = 0.4
"""A ring that reads no better at its longest gaps is not read at all."""
_OFFICES, _COMPANIES = 12.0, 5.0
"""How much likelier, as a logarithm, a name is that begins with a known place than one that does not: there is hardly
an office without one, and few companies are (企业名称登记管理规定 §6); the recogniser is surer of its mistakes than it
may be."""
_WEIGHED = 3
"""On so many pictures of the ring the texts that come into question are weighed."""
_PUT_IN = 0.5
"""The certainty of a character that none of the readings has: it speaks for nobody and against nobody."""
_BEFORE = 0.16
"""Radians of paper that are kept before the first and behind the last character."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Where the ring's text stands: between two shrunken rims, as fractions of the rim."""

    inner: float
    outer: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch of the band without text, radians clockwise from the top."""

    middle: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RingText:
    """What the ring says.

    Attributes:
        gap: between the text's end and its beginning: the seal's foot.
        certainties: for each character, how many of the readings agree on it times how sure the reader was, 0..1;
            empty where one reading was enough.
        heard: what a few pictures of the ring may show; empty where one reading was enough.
    """

    text: str
    confidence: float
    gap: Gap
    band: Band
    certainties: tuple[float, ...] = ()
    heard: tuple[Posteriors, ...] = ()


_USUAL_BAND = Band(inner=0.6, outer=0.9)
_THINNEST, _THICKEST = 0.14, 0.44
"""Of the rim's radius: what a band of text can be."""
_AT_THE_BOTTOM = Gap(middle=float(np.pi), width=0.0)
"""Most seals are pressed upright: the last guess."""


def text_band(density: NDArray[np.float32], rim: Rim) -> Band:
    """Between the rim and the text there is a valley of ink, and another between the text and the middle."""
    reaches = np.linspace(1.04, 0.4, 97)
    seen = polar(density, rim, np.linspace(0, 2 * np.pi, _TURN, endpoint=False), reaches)
    profile = cv2.GaussianBlur(seen.mean(axis=1)[:, None], (1, 5), 0)[:, 0]
    edge = int(np.argmax(profile[:24]))  # the rim itself: about 1.04 to 0.88
    level = float(np.percentile(profile[edge + 6 : edge + 60], 75))
    start = edge + 2
    while start < edge + 16 and profile[start] > profile[start + 1]:
        start += 1
    outer = start
    while outer < edge + 22 and profile[outer] < 0.5 * level:
        outer += 1
    inner = outer + 10
    while inner < outer + 42 and inner < len(profile) - 1 and profile[inner] > 0.42 * level:
        inner += 1
    band = Band(inner=float(reaches[inner]), outer=float(reaches[max(outer - 1, 0)]))
    if not _THINNEST <= band.outer - band.inner <= _THICKEST:
        return _USUAL_BAND
    return band


def find_gaps(density: NDArray[np.float32], rim: Rim, band: Band) -> tuple[Gap, ...]:
    """The stretches of the band without text, longest first; of equals the lower one."""
    thick = band.outer - band.inner  # the code runs outside of these, inner lines inside
    reaches = np.linspace(band.outer - 0.25 * thick, band.outer - 0.62 * thick, 12)
    seen = polar(density, rim, np.linspace(0, 2 * np.pi, _TURN, endpoint=False), reaches)
    ink = seen.mean(axis=0)
    smooth = cv2.GaussianBlur(np.tile(ink, 3)[None], (31, 1), 5)[0][_TURN : 2 * _TURN]
    text = smooth > 0.4 * np.percentile(smooth, 70)
    gaps: list[tuple[float, Gap]] = []
    doubled = np.concatenate([text, text])
    edges = np.flatnonzero(doubled[:-1] & ~doubled[1:])  # the last degree of text before each gap
    for start in edges[edges < _TURN]:
        rest = np.flatnonzero(doubled[start + 1 :])
        length = int(rest[0]) if rest.size else 0
        gap = Gap(middle=float(np.radians((start + 1 + length / 2) % _TURN)), width=float(np.radians(length)))
        gaps.append((length * (1.1 + 0.2 * float(np.cos(gap.middle - np.pi))), gap))
    gaps.sort(key=lambda pair: -pair[0])
    longest = gaps[0][0] if gaps else 0.0
    return tuple(gap for length, gap in gaps if length > max(_LEAST_GAP, 0.5 * longest))


def unroll(
    density: NDArray[np.float32],
    rim: Rim,
    band: Band,
    start: float,
    end: float,
    *,
    stretch: float = 0.85,
    trim: float = 0.0,
) -> NDArray[np.uint8]:
    """The band as a straight strip, BGR, dark on white, clockwise from one angle to another.

    It is made `stretch` times as long, against its height, as on the seal; `trim` is the paper left away above and
    below, as a fraction of the band's height.
    """
    tall = band.outer - band.inner
    top, bottom = band.outer + (_MARGIN_OUT - trim) * tall, band.inner - (_MARGIN_IN - trim) * tall
    rows = round(_TALL * (top - bottom) / tall)
    ratio = 0.5 * (band.outer + band.inner) / (top - bottom)
    columns = int(np.clip(round((end - start) * ratio * rows * stretch), 48, 2600))
    angles = _even(rim, start, end, columns)
    return as_picture(polar(density, rim, angles, np.linspace(min(top, 0.97), max(bottom, 0.05), rows)))


def _even(rim: Rim, start: float, end: float, count: int) -> NDArray[np.float64]:
    """So many angles from one to another, as far apart along an oval as carvers set its characters."""
    angles = np.linspace(start, end, 4 * count)
    if rim.across == rim.down:
        return angles[::4]
    steps = np.hypot(rim.across * np.cos(angles), rim.down * np.sin(angles))
    along = np.cumsum(steps) - steps[0]
    return np.interp(np.linspace(0, along[-1], count, endpoint=False), along, angles)


def as_picture(strip: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Ink density as dark on white, BGR."""
    full = max(float(np.percentile(strip, 95)), 0.2)
    grey = np.clip(255 - 225 * np.clip(strip / full, 0, 1), 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)


def read_ring(density: NDArray[np.float32], rim: Rim, reader: StripReader) -> RingText:
    """Unroll the ring at its longest gap and read it; where that reads badly, try the next gaps and straight down."""
    band = text_band(density, rim)
    best = RingText(text="", confidence=0.0, gap=_AT_THE_BOTTOM, band=band)
    tried: list[float] = []
    for gap in (*find_gaps(density, rim, band), _AT_THE_BOTTOM):
        if len(tried) == _TRIES or any(_between(gap.middle, other) < _NEAR for other in tried):
            continue
        tried.append(gap.middle)
        said, may_show = reader.hear(unroll(density, rim, band, *_ends(gap)))
        text = begun_aright(tidy(said.text))
        own = _carried_over(said.text, said.certainties, text, else_=1.0)
        read = RingText(text=text, confidence=said.confidence, gap=gap, band=band, certainties=own, heard=(may_show,))
        best = max(best, read, key=worth)
        if best.confidence > _SURE and ends_well(best.text):
            break
    if best.confidence < _HOPELESS:
        return replace(best, certainties=(), heard=())
    if best.confidence > _SURE and names_authority(best.text) and not with_place(best.text, office=True):
        return replace(best, certainties=(), heard=())
    readings = [(best.text, best.confidence)]
    heard = [*best.heard]
    for stretch, trim, more in _LOOKS:
        strip = unroll(density, rim, band, *_ends(best.gap, more), stretch=stretch, trim=trim)
        said, may_show = reader.hear(strip)
        readings.append((begun_aright(tidy(said.text)), said.confidence))
        heard.append(may_show)
        if len(readings) == 1 + _FEW and len({text for text, _ in readings}) == 1 and ends_well(best.text):
            break
    agreed = consensus(readings)
    possible = _possible(agreed.text, [text for text, _ in readings])
    text = _likeliest(possible, heard[:_WEIGHED]) if len(possible) > 1 else agreed.text
    agreement = _carried_over(agreed.text, agreed.certainties, text, else_=_PUT_IN)
    own = _carried_over(best.text, best.certainties, text, else_=1.0)
    certainties = tuple(a * b for a, b in zip(agreement, own, strict=True))
    asked_for = (
        () if names_authority(agreed.text) else tuple(heard[:_WEIGHED])
    )  # nobody asks an office's ring for a name
    return replace(best, text=text, confidence=agreed.confidence, certainties=certainties, heard=asked_for)


def _possible(agreed: str, readings: Iterable[str]) -> dict[str, float]:
    """What was read, and that with places that are known; how much likelier each is as a name, as a logarithm."""
    office = names_authority(agreed)
    possible: dict[str, float] = {}
    for text in (agreed, *(text for text in readings if ends_well(text))):
        placed = with_place(text, office=office)
        likelier = _OFFICES if office else _COMPANIES
        possible |= {text: 0.0 if placed else likelier} | {other: likelier for other in placed if other not in possible}
    return possible


def _likeliest(possible: Mapping[str, float], heard: Sequence[Posteriors]) -> str:
    """The text that the pictures of the ring show most likely."""
    said = {text: fmean(picture.log_likelihood(text) for picture in heard) for text in possible}
    return max(possible, key=lambda text: said[text] + possible[text])


def _carried_over(old: str, certainties: tuple[float, ...], new: str, *, else_: float) -> tuple[float, ...]:
    """The certainties of a text's characters for a text that differs from it a little; `else_` for what it has not."""
    shares = [else_] * len(new)
    for same in Levenshtein.opcodes(old, new):
        if same.tag == "equal":
            shares[same.dest_start : same.dest_end] = certainties[same.src_start : same.src_end]
    return tuple(shares)


def _ends(gap: Gap, more: float = 0.0) -> tuple[float, float]:
    """Where the text begins and ends, radians clockwise from the top, with a little paper."""
    half = max(gap.width / 2 - _BEFORE - more, 0.0)
    return gap.middle + half, gap.middle + 2 * float(np.pi) - half


def _between(one: float, other: float) -> float:
    """The angle between two directions, 0 to pi."""
    return float(abs((one - other + np.pi) % (2 * np.pi) - np.pi))


def worth(read: RingText) -> float:
    """How much of a name was read, and how surely."""
    return read.confidence * len(read.text) + (2.0 if ends_well(read.text) else 0.0)


def polar(
    density: NDArray[np.float32], rim: Rim, angles: NDArray[np.float64], reaches: NDArray[np.float64]
) -> NDArray[np.float32]:
    """The ink seen from the middle: rows are reaches, columns are angles."""
    grid = rim.points(angles[None, :], reaches[:, None])
    return np.asarray(
        cv2.remap(density, grid[..., 0].copy(), grid[..., 1].copy(), cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT),
        np.float32,
    )
