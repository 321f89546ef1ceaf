"""Presses seals on sheets: the applicant's, others', and those of the authorities; and notes what was pressed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

import numpy as np

from sample_docs.draw.seal_art import RED, SealSpec, Wear, draw_seal, press
from sample_docs.draw.sheet import MM_PER_INCH, Colour, PressedSeal, Sheet
from sample_docs.draw.typefaces import SONG_BOLD, locate

_BLUE: Colour = (44, 66, 170)
_INKS: tuple[Colour, ...] = (RED, (214, 40, 44), (190, 28, 40), (222, 52, 60), (200, 30, 62))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A seal to be pressed: the art, its width in millimetres, and what the contract calls it."""

    spec: SealSpec
    width: float
    type: str


def company_seal(name: str, code: str, rng: Random) -> Stamp:
    """The 公章: round, 40 mm, a star."""
    spec = replace(_carve(rng), ring=name, code=code if rng.random() < 0.85 else "", star=rng.uniform(0.15, 0.19))
    if rng.random() < 0.3:
        spec = replace(spec, inner_rim=0.006)
    return Stamp(spec=spec, width=rng.choice((38.0, 40.0, 40.0, 42.0)), type="company")


def invoice_seal(name: str, uscc: str, rng: Random) -> Stamp:
    """发票专用章: oval, 40 x 30 mm, the tax number in the middle."""
    spec = replace(_carve(rng), shape="oval", ring=name, centre="none", inner=(uscc, "发票专用章"))
    return Stamp(spec=spec, width=40.0, type="invoice")


def special_seal(name: str, words: str, rng: Random) -> Stamp:
    """合同专用章 or 财务专用章: round, the words below the star."""
    spec = replace(_carve(rng), ring=name, inner=(words,), star=0.13)
    return Stamp(spec=spec, width=40.0, type="contract" if words.startswith("合同") else "finance")


def personal_seal(name: str, rng: Random) -> Stamp:
    """A person's square name seal."""
    text = name + "印" if len(name) == 3 else name + "之印" if len(name) == 2 else name
    return Stamp(spec=replace(_carve(rng), shape="square", ring=text, centre="none"), width=20.0, type="personal")


def authority_seal(name: str, rng: Random, words: str = "") -> Stamp:
    """The issuing body's: the ministry's with the emblem and 50 mm wide, all others with a star."""
    central = name.startswith("中华人民共和国")
    spec = replace(_carve(rng), ring=name, centre="emblem" if central else "star", inner=(words,) if words else ())
    if words:
        spec = replace(spec, star=0.12)
    return Stamp(spec=spec, width=48.0 if central else rng.choice((40.0, 42.0)), type="authority")


def in_blue(stamp: Stamp) -> Stamp:
    """The same seal, pressed with blue ink."""
    return replace(stamp, spec=replace(stamp.spec, colour=_BLUE))


def press_on(
    sheet: Sheet,
    stamp: Stamp,
    middle: tuple[float, float],
    rng: Random,
    *,
    tilt: float | None = None,
    at_edge: bool = False,
) -> None:
    """Press a seal with its middle at (x, y) millimetres, turned by `tilt` degrees, or a little at random."""
    noise = np.random.default_rng(rng.getrandbits(63))
    spec = replace(stamp.spec, size=sheet.px(stamp.width))
    angle = rng.gauss(0, 9) if tilt is None else tilt
    centre = (middle[0] * sheet.dpi / MM_PER_INCH, middle[1] * sheet.dpi / MM_PER_INCH)
    page, box = press(sheet.pixels, draw_seal(spec, noise), centre, angle, noise)
    sheet.replace(page)
    shape = {"rectangle": "other"}.get(spec.shape, spec.shape)
    red = spec.colour[0] > spec.colour[1] + 40
    blue = spec.colour[2] > spec.colour[0] + 40
    sheet.seals.append(
        PressedSeal(
            box=(float(box[0]), float(box[1]), float(box[2]), float(box[3])),
            text=spec.ring + "".join(spec.inner),
            code=spec.code,
            type=stamp.type,
            colour="red" if red else "blue" if blue else "black",
            shape=shape,
            imprint="original",
            at_edge=at_edge,
        )
    )


def _carve(rng: Random) -> SealSpec:
    """A seal without words: somebody's font, ink and wear."""
    font, index = locate(rng.choice((SONG_BOLD, "Noto Serif CJK SC", "AR PL SungtiL GB", "AR PL UMing CN")))
    wear = Wear(
        uneven=rng.uniform(0.1, 0.4),
        speckle=rng.uniform(0.1, 0.35),
        faint=rng.uniform(0.0, 0.15),
        blur=rng.uniform(0.4, 0.8),
        missing=rng.choice((0.0, 0.0, 0.0, 0.08)),
    )
    return SealSpec(font=font, font_index=index, wear=wear, colour=rng.choice(_INKS), rim=rng.uniform(0.022, 0.03))
