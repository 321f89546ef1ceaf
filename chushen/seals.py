"""A seal as it was seen on a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chushen.evidence import Evidence
from chushen.posteriors import Posteriors

UNREAD = "□"
"""Stands for a character that is there and could not be read."""
DOUBTFUL = 0.7
"""A character of which the reader was less sure than this is taken as not read."""


class SealColour(StrEnum):
    """The colour of the ink."""

    RED = "red"
    BLUE = "blue"
    BLACK = "black"
    OTHER = "other"


class SealShape(StrEnum):
    """The outline."""

    ROUND = "round"
    OVAL = "oval"
    SQUARE = "square"
    OTHER = "other"


class SealType(StrEnum):
    """What the seal is for. AUTHORITY is the body that issued the document, never the applicant."""

    COMPANY = "company"
    INVOICE = "invoice"
    CONTRACT = "contract"
    FINANCE = "finance"
    PERSONAL = "personal"
    AUTHORITY = "authority"
    UNKNOWN = "unknown"


class Imprint(StrEnum):
    """Ink on this very sheet, or a picture of ink."""

    ORIGINAL = "original"
    REPRODUCTION = "reproduction"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """One seal, or the half of one that a page's edge has left.

    Attributes:
        text: the ring and the inner lines as read, without the code; "" where nothing could be read.
        code: the (usually 13) digits along the lower rim; "" where none was read.
        confidence: 0..1, that this is a seal at all.
        text_confidence: 0..1, that `text` is what the seal says.
        certainties: 0..1 for each character of `text`; empty where the reader does not say.
        heard: what a few pictures of the ring may show, for asking how likely a given name is; empty where the reader
            does not say.
        at_edge: cut by the page's edge, as one half of a 骑缝章 is.
        pieces: on the edges of how many pages of its document the same seal has left a piece.
    """

    evidence: Evidence
    colour: SealColour
    shape: SealShape
    type: SealType
    imprint: Imprint
    text: str
    code: str
    confidence: float
    text_confidence: float
    at_edge: bool = False
    pieces: int = 1
    certainties: tuple[float, ...] = ()
    heard: tuple[Posteriors, ...] = ()

    @property
    def sure_text(self) -> str:
        """The text with what the reader was not sure of as UNREAD: no character there may speak for another name."""
        if len(self.certainties) != len(self.text):
            return self.text
        return "".join(c if sure >= DOUBTFUL else UNREAD for c, sure in zip(self.text, self.certainties, strict=True))
