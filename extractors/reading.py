"""The policy of reading: which reader reads what, and how.

PP-OCR reads every line of a page. Where a seal lies over the page its ink is taken out before lines are looked for,
and a line under it is read both ways. A line with a doubtful character is read again from other pictures of it.
Tesseract reads the values that decide, as the second witness (extractors/witnesses.py).
The measurements behind this stand in docs/reading.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from chushen.evidence import Witness
from chushen.pages import TextRun
from extractors.line_reader import Strip
from extractors.lines import Line, Span
from extractors.pp_ocr import Pixels, PpOcr
from extractors.under_seals import find_again, is_fuller, read_dates, read_on, span_of, without_ink
from extractors.upright import UprightPage

_COLUMN = 1.5
"""A box so much higher than wide holds a column of characters and is read turned."""
_DOUBTFUL = 0.9
"""A line with a character less certain than this is read again."""
_OTHERS = 3
_PROSE = 30
"""Lines of more characters are running text: no single character there decides anything."""
_OVER_LINE = 0.05
"""A seal that covers so much of a line makes it worth a second look."""


def read_print(upright: UprightPage, seals: Sequence[Span], reader: PpOcr) -> tuple[Line, ...]:
    """Read every line of a page.

    Args:
        upright: the page.
        seals: where seals lie, red or grey, in pixels of the upright page.
        reader: PP-OCR.

    Returns:
        All lines found, in reading order, those with no text or hardly any confidence included: how many there
        are says how legible the page is.
    """
    quads = find_again(upright, seals, reader) if seals else upright.quads
    spans = [span_of(quad) for quad in quads]
    strips = [_along(upright.strip(quad)) for quad in quads]
    read = _looked_at_twice(strips, reader.read(strips), reader)
    under = [i for i, span in enumerate(spans) if any(span.covered_by(seal) > _OVER_LINE for seal in seals)]
    for i, cleaned in zip(under, reader.read([without_ink(strips[i]) for i in under]), strict=True):
        if cleaned.confidence > read[i].confidence or is_fuller(cleaned, read[i]):
            read[i] = cleaned
    if under:
        quads = read_on(read, quads, upright, seals, reader)
        spans = [span_of(quad) for quad in quads]
    lines = [_line(strip, span) for strip, span in zip(read, spans, strict=True)]
    if seals:
        lines = read_dates(lines, upright, seals, reader)
    return tuple(_without_overlap(sorted(lines, key=_reading_order)))


def read_text_layer(runs: Sequence[TextRun], upright: UprightPage) -> tuple[Line, ...]:
    """The lines that the file itself states."""
    lines = [
        Line(text=run.text, span=upright.span(run.box), confidence=1.0, reader=Witness.TEXT_LAYER)
        for run in runs
        if run.text.strip()
    ]
    return tuple(sorted(lines, key=_reading_order))


def text_of(lines: Sequence[Line]) -> str:
    """What a person would copy off the page: a row a line, from the top."""
    rows: list[list[Line]] = []
    for line in lines:
        middle = (line.span.top + line.span.bottom) / 2
        if rows and rows[-1][0].span.top <= middle <= rows[-1][0].span.bottom:
            rows[-1].append(line)
        else:
            rows.append([line])
    return "\n".join(" ".join(p.text for p in sorted(row, key=lambda p: p.span.left)) for row in rows)


def _without_overlap(lines: Sequence[Line]) -> list[Line]:
    """Where two boxes of a row overlap and both hold the character between them, the first one gives it up."""
    kept = []
    for line in lines:
        twice = len(line.text) > 1 and any(
            other is not line
            and other.text[:1] == line.text[-1]
            and other.span.left < line.span.right
            and line.span.left < other.span.left
            and abs(other.span.top + other.span.bottom - line.span.top - line.span.bottom) < line.span.height
            and line.span_of(len(line.text) - 1, len(line.text)).right > other.span.left
            for other in lines
        )
        kept.append(_without_last(line) if twice else line)
    return kept


def _without_last(line: Line) -> Line:
    return replace(line, text=line.text[:-1].rstrip(), certainties=line.certainties[:-1], centres=line.centres[:-1])


def _looked_at_twice(strips: Sequence[Pixels], read: Sequence[Strip], reader: PpOcr) -> list[Strip]:
    """Read doubtful lines again from slightly other pictures of them; what most of the pictures say stands.

    A character that changes with the picture is not known: its certainty falls with the share of the votes.
    """
    said = list(read)
    doubtful = [i for i, strip in enumerate(read) if len(strip.text) <= _PROSE and _least_certainty(strip) < _DOUBTFUL]
    others = reader.read([other for i in doubtful for other in _other_pictures(strips[i])])
    for n, i in enumerate(doubtful):
        said[i] = _outvoted((read[i], *others[n * _OTHERS : (n + 1) * _OTHERS]))
    return said


def _least_certainty(strip: Strip) -> float:
    """Of letters, digits and Chinese characters; nobody minds which comma it was."""
    letters = zip(strip.text, strip.certainties, strict=False)
    return min((certainty for letter, certainty in letters if letter.isalnum()), default=1.0)


def _other_pictures(strip: Pixels) -> tuple[Pixels, ...]:
    """The line with its contrast stretched, with more paper round it, and with less."""
    low, high = np.percentile(strip, (1, 80))
    stretched = np.clip((strip - low) * (255.0 / max(high - low, 1.0)), 0, 255).astype(np.uint8)
    edge = max(strip.shape[0] // 16, 1)
    wider = cv2.copyMakeBorder(strip, edge, edge, edge, edge, cv2.BORDER_REPLICATE)
    return stretched, np.asarray(wider, np.uint8), np.ascontiguousarray(strip[edge:-edge])


def _outvoted(votes: Sequence[Strip]) -> Strip:
    weights: dict[str, float] = {}
    for vote in votes:
        weights[vote.text] = weights.get(vote.text, 0.0) + vote.confidence
    winner = max(weights, key=lambda text: weights[text])
    best = max((vote for vote in votes if vote.text == winner), key=lambda vote: vote.confidence)
    share = tuple(
        sum(vote.confidence for vote in votes if vote.text[at : at + 1] == c or len(vote.text) != len(winner))
        / sum(vote.confidence for vote in votes)
        for at, c in enumerate(winner)
    )
    return replace(best, certainties=tuple(c * s for c, s in zip(best.certainties, share, strict=False)))


def _along(strip: Pixels) -> Pixels:
    return np.ascontiguousarray(np.rot90(strip)) if strip.shape[0] >= _COLUMN * strip.shape[1] else strip


def _line(strip: Strip, span: Span) -> Line:
    column = span.height >= _COLUMN * span.width
    return Line(
        text=strip.text,
        span=span,
        confidence=strip.confidence,
        reader=Witness.PP_OCR,
        certainties=strip.certainties,
        centres=() if column else tuple(span.left + centre * span.width for centre in strip.centres),
    )


def _reading_order(line: Line) -> tuple[float, float]:
    return (line.span.top + line.span.bottom) / 2, line.span.left
