"""A seal as it was seen on the upright page."""

from __future__ import annotations

from dataclasses import dataclass

from chushen.posteriors import Posteriors
from chushen.seals import Imprint, SealColour, SealShape, SealType
from extractors.lines import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SealSighting:
    """A seal, in pixels of the upright page; the attributes are those of `chushen.seals.Seal`."""

    span: Span
    colour: SealColour
    shape: SealShape
    type: SealType
    imprint: Imprint
    text: str
    code: str
    confidence: float
    text_confidence: float
    at_edge: bool = False
    certainties: tuple[float, ...] = ()
    heard: tuple[Posteriors, ...] = ()
