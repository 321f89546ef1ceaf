"""Which seal is pressed on a copy, and how: the applicant's own in every state, or one that does not count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from sample_docs.draw.facts import Facts, draw_company_name
from sample_docs.draw.identifiers import draw_seal_code
from sample_docs.draw.places import PLACES
from sample_docs.draw.seal_art import Wear
from sample_docs.draw.sheet import Sheet
from sample_docs.draw.stamps import Stamp, company_seal, in_blue, invoice_seal, personal_seal, press_on, special_seal

Spot = tuple[float, float]

_WORN = {
    "faint": Wear(uneven=0.3, speckle=0.3, faint=0.45, blur=0.6),
    "chipped": Wear(uneven=0.3, speckle=0.3, missing=0.22, blur=0.6),
    "slipped": Wear(uneven=0.3, speckle=0.2, smear=60, blur=2.5),
    "flooded": Wear(uneven=0.05, speckle=0.0, faint=0.0, blur=7.0),
    "half-dry": Wear(uneven=0.5, speckle=0.6, missing=0.62, blur=1.2),
}
"""How the applicant's own seal may come out; the first two can be read, the others cannot."""


def press_choice(sheet: Sheet, choice: str, facts: Facts, seal: Stamp, spot: Spot, rng: Random) -> None:
    """Press what the recipe asks for on the sheet, with its middle at `spot` (millimetres).

    The choices are company, none, other (another company's), near (one that differs in two characters), invoice,
    contract, finance, personal, branch; the company's own as faint, chipped, slipped, flooded, half-dry, oval, blue,
    upside-down, over-print; the company's own beside another: with-other, with-invoice, with-personal; and on-copy, the
    company's own on a photocopy.
    """
    first, _, second = choice.partition("-")
    if first == "with":
        press_choice(sheet, second, facts, seal, _beside(sheet, spot), rng)
        press_on(sheet, seal, spot, rng)
    elif choice in ("company", "on-copy"):
        press_on(sheet, seal, spot, rng)
    elif choice == "upside-down":
        press_on(sheet, seal, spot, rng, tilt=176)
    elif choice == "over-print":
        press_on(sheet, seal, (0.36 * sheet.width, 0.52 * sheet.height), rng)
    elif choice in _WORN:
        press_on(sheet, replace(seal, spec=replace(seal.spec, wear=_WORN[choice], code="")), spot, rng)
    elif choice == "oval":
        oval = replace(seal.spec, shape="oval", centre="none", code="", inner=(), inner_rim=0.0)
        press_on(sheet, replace(seal, spec=oval, width=45.0), spot, rng)
    elif choice == "blue":
        press_on(sheet, in_blue(seal), spot, rng)
    elif choice in _FOREIGN:
        press_on(sheet, _FOREIGN[choice](facts, rng), spot, rng)


def another_name(name: str, rng: Random) -> str:
    """The name of a company that is plainly another one."""
    while True:
        other = draw_company_name(rng.choice(PLACES), rng)
        if other[:2] != name[:2] and other[2:4] != name[2:4]:
            return other


def _anothers(facts: Facts, rng: Random) -> Stamp:
    name = another_name(facts.company.name, rng)
    return company_seal(name, _another_code(name, facts.company.place.region), rng)


def _neighbours(facts: Facts, rng: Random) -> Stamp:
    company = facts.company
    name = _near_name(company.name, company.place.short_city, rng)
    return company_seal(name, _another_code(name, company.place.region), rng)


def _branchs(facts: Facts, rng: Random) -> Stamp:
    name = f"{facts.company.name}长沙分公司"
    return company_seal(name, _another_code(name, facts.company.place.region), rng)


_FOREIGN: dict[str, Callable[[Facts, Random], Stamp]] = {
    "other": _anothers,
    "near": _neighbours,
    "branch": _branchs,
    "invoice": lambda facts, rng: invoice_seal(facts.company.name, facts.company.uscc, rng),
    "contract": lambda facts, rng: special_seal(facts.company.name, "合同专用章", rng),
    "finance": lambda facts, rng: special_seal(facts.company.name, "财务专用章", rng),
    "personal": lambda facts, rng: personal_seal(facts.licence_representative, rng),
}
"""Seals that do not count in place of the applicant's 公章."""


def _beside(sheet: Sheet, spot: Spot) -> Spot:
    """Room for a second seal, on the side where there is more of the sheet."""
    x, y = spot
    return (x - 48 if x > sheet.width / 2 else x + 48), y + 4


def _another_code(name: str, region: str) -> str:
    """A code is one seal's alone; it comes from the name, so that whatever is drawn after it stays as it was."""
    return draw_seal_code(region, Random(name))


def _near_name(name: str, city: str, rng: Random) -> str:
    """Another company of the same city and trade: two characters differ."""
    start = 0 if not name.startswith(city) else len(city)
    fresh = rng.choice(
        [brand for brand in ("鸿图", "卓越", "明德", "东方", "金桥", "方舟") if brand != name[start : start + 2]]
    )
    return name[:start] + fresh + name[start + 2 :]
