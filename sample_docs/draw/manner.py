"""How one applicant digitises and packs: scanner or telephone, one file or many, the right way up or not."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from sample_docs.draw.forms import Forms
from sample_docs.draw.recipe import KINDS

PROSE = ("operation_report", "technical_plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """One applicant's way.

    Attributes:
        bundle: everything in one PDF.
        digital: report and plan are born-digital PDFs with a text layer.
        packed: kind of document to pdf or tiff, for those not sent as one picture a page.
        photographed: kinds that were photographed, not scanned.
        turned: kind of document to the degrees, clockwise, by which its pages lie wrong.
        exif: kind of document to right (stored turned, the header makes it upright) or wrong (the header turns it).
        declared: an application.toml lies beside the files.
        letter: a covering letter comes with it.
        seams: scanned report and plan bear 骑缝章.
        rough: how much stronger than usual the noise of scanner and telephone is.
        forms: which forms the papers have.
        harsh: everything that sample_docs.draw.hardship lists.
    """

    bundle: bool = False
    digital: bool = False
    packed: dict[str, str] = field(default_factory=dict)
    photographed: frozenset[str] = frozenset()
    turned: dict[str, int] = field(default_factory=dict)
    exif: dict[str, str] = field(default_factory=dict)
    dpi: int = 150
    quality: int = 45
    declared: bool = True
    letter: bool = False
    seams: bool = False
    rough: float = 1.0
    harsh: bool = False
    forms: Forms = field(default_factory=Forms)


def draw_manner(rng: Random) -> Manner:
    """Some applicant's way."""
    certificates = [kind for kind in KINDS if kind not in PROSE]
    packed = {
        kind: rng.choice(("pdf", "pdf", "tiff")) for kind in KINDS if rng.random() < (0.6 if kind in PROSE else 0.25)
    }
    photographed = frozenset(kind for kind in certificates if rng.random() < 0.25)
    turned = {kind: rng.choice((90, 180, 270)) for kind in KINDS if rng.random() < 0.12}
    exif = {
        kind: rng.choice(("right", "wrong"))
        for kind in sorted(photographed)
        if rng.random() < 0.4 and kind not in packed
    }
    return Manner(
        bundle=rng.random() < 0.12,
        digital=rng.random() < 0.35,
        packed=packed,
        photographed=photographed,
        turned=turned,
        exif=exif,
        dpi=rng.choice((150, 200, 200, 300)),
        quality=rng.randrange(55, 86),
        declared=rng.random() < 0.7,
        letter=rng.random() < 0.3,
        seams=rng.random() < 0.3,
        rough=rng.choice((1.0, 1.0, 1.5, 2.2)),
    )
