"""Which forms an applicant's papers have, beside the commonest ones: what `--forms` draws more."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """The defaults are the forms of the committed samples.

    Attributes:
        licence: "" for the printed forms of 2014 and 2019; electronic for the print-out of an e-licence.
        permit: "" for the ministry's layouts; table for one in a ruled table.
        identity: card, or passport for a passport's data page.
        blue_ink: the company's seal is pressed in blue.
    """

    licence: str = ""
    permit: str = ""
    identity: str = "card"
    blue_ink: bool = False


def draw_forms(rng: Random) -> Forms:
    """One applicant's papers: each of the rarer forms in a third of all draws."""
    return Forms(
        licence=rng.choice(("", "", "electronic")),
        permit=rng.choice(("", "", "table")),
        identity=rng.choice(("card", "card", "passport")),
        blue_ink=rng.random() < 0.2,
    )
