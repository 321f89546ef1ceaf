"""Is a document sealed by the applicant? Of all seals on it the best one decides; each way to fail is one outcome."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from rapidfuzz.distance import Levenshtein

from chushen.checklist import Requirement, SealDuty
from chushen.evidence import Evidence
from chushen.kinds import DocumentKind
from chushen.seals import Imprint, Seal, SealType
from validators.agreement import COMPANY, sayings
from validators.case import Case
from validators.company_name import written_name
from validators.seal_owner import (
    LEAST_LETTERS,
    Owner,
    is_an_authoritys,
    other_characters,
    owner_of,
    ring_text,
    say_otherwise_alike,
)

SURELY_A_SEAL = 0.45
"""What is less surely a seal than this, and says nothing, is none: red print, a stamp, a logo."""

SAYS_SOMETHING = 0.6
"""A text read so well proves that there is a seal."""

A_SLIP = 1
"""More clearly read characters that are others than the name's, and no code makes the seal the applicant's."""

WHOLE_CODE = 12
"""So many of the thirteen digits must have been read for two codes to be compared."""

PART_OF_CODE = 9
"""So many in a row, at least three beyond the district's six, and it may be the same seal: a person shall look."""

_SPECIAL = re.compile(r"专用|合同章|财务章|发票")
_BRANCH = re.compile(r"(分公司|分店|办事处|(业务|销售|市场|技术|客服|人事|行政|采购|工程|运营|财务|综合)部)")


class Standing(IntEnum):
    """What the seals on a document come to; the smaller, the better for the applicant."""

    SEALED = 0
    INK_UNSURE = 1
    ANOTHERS = 2
    UNREADABLE = 3
    REPRODUCED = 4
    WRONG_TYPE = 5
    NONE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealing:
    """How a kind of document stands, and the seals and pages that show it.

    Attributes:
        seals: those of this standing; empty where there is none.
        grey: the pages that bear those seals have no colour.
    """

    standing: Standing
    seals: tuple[Seal, ...] = ()
    grey: bool = False

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Where those seals are."""
        return tuple(seal.evidence for seal in self.seals)


def applicant_names(case: Case) -> tuple[str, ...]:
    """The names under which the applicant appears, longest first."""
    return tuple(sorted({saying.value for saying in sayings(case, COMPANY)}, key=lambda name: (-len(name), name)))


def sealing(case: Case, kind: DocumentKind) -> Sealing:
    """How documents of this kind are sealed: one good seal on any page of any of them is enough."""
    names = applicant_names(case)
    witnesses = own_seals(case, names)
    ranked = [
        (standing_of(seal, names, witnesses, grey=page.colourless), page, seal)
        for page in case.pages(kind)
        for seal in page.seals
        if counts(seal)
    ]
    best = min((standing for standing, _, _ in ranked), default=Standing.NONE)
    shown = [(page, seal) for standing, page, seal in ranked if standing is best and best is not Standing.NONE]
    return Sealing(
        standing=best,
        seals=tuple(seal for _, seal in shown),
        grey=bool(shown) and all(page.colourless for page, _ in shown),
    )


def own_seals(case: Case, names: tuple[str, ...]) -> tuple[Seal, ...]:
    """The seals anywhere in the application that are the applicant's own, surely or likely."""
    return tuple(
        seal
        for page in case.pages(*DocumentKind)
        for seal in page.seals
        if counts(seal) and not is_wrong_type(seal, names) and _owner(seal, names) in {Owner.APPLICANT, Owner.LIKELY}
    )


def counts(seal: Seal) -> bool:
    """May this seal be the applicant's at all? Authorities' never are, and halves at an edge are seam seals."""
    says_something = seal.text_confidence >= SAYS_SOMETHING and len(ring_text(seal.text)) >= LEAST_LETTERS
    return (
        (says_something or seal.confidence >= SURELY_A_SEAL)
        and not seal.at_edge
        and seal.type is not SealType.AUTHORITY
        and not is_an_authoritys(seal.text)
    )


def standing_of(
    seal: Seal, names: tuple[str, ...], witnesses: tuple[Seal, ...] = (), *, grey: bool = False
) -> Standing:
    """What one seal is worth, beside the applicant's other seals; `grey`: on a page without colour."""
    if is_wrong_type(seal, names):
        return Standing.WRONG_TYPE
    owner = _owner(seal, names)
    borne_out = any(_borne_out(seal, other, names) for other in witnesses)
    if owner is Owner.ANOTHER and not borne_out and not any(_may_be_one(seal, other, names) for other in witnesses):
        return Standing.ANOTHERS
    if seal.imprint is Imprint.REPRODUCTION or (grey and seal.imprint is Imprint.UNSURE):
        return Standing.REPRODUCED
    if owner is Owner.APPLICANT or borne_out:
        return Standing.SEALED if seal.imprint is Imprint.ORIGINAL else Standing.INK_UNSURE
    return Standing.UNREADABLE


def _borne_out(seal: Seal, other: Seal, names: tuple[str, ...]) -> bool:
    """Does the other seal, the applicant's, show that this one is his too?

    A company has one 公章, and the code along its rim is that seal's alone. Two bent texts that are bent in different
    places are of one seal; two that show the same other character are of another company's.
    """
    if other.evidence == seal.evidence:
        return False
    sure = _owner(other, names) is Owner.APPLICANT
    if sure and min(len(seal.code), len(other.code)) >= WHOLE_CODE:
        return Levenshtein.distance(seal.code, other.code) <= 1 and _is_a_slip(seal, names)
    if _owner(seal, names) is not Owner.LIKELY:
        return False
    return sure or not say_otherwise_alike(seal.sure_text, other.sure_text, names)


def _may_be_one(seal: Seal, other: Seal, names: tuple[str, ...]) -> bool:
    """Do as many digits as were read of both codes agree? Too few to call it his, enough not to call it another's."""
    if other.evidence == seal.evidence or _owner(other, names) is not Owner.APPLICANT:
        return False
    fewer, more = sorted((seal.code, other.code), key=len)
    return len(fewer) >= PART_OF_CODE and fewer in more and _is_a_slip(seal, names)


def _is_a_slip(seal: Seal, names: tuple[str, ...]) -> bool:
    return other_characters(seal.sure_text, names) <= A_SLIP


def _owner(seal: Seal, names: tuple[str, ...]) -> Owner:
    return owner_of(seal.sure_text, seal.text_confidence, names, seal.heard)


def is_wrong_type(seal: Seal, names: tuple[str, ...]) -> bool:
    """Is it an invoice, contract, finance or personal seal, or a branch's or department's?"""
    if seal.type in {SealType.INVOICE, SealType.CONTRACT, SealType.FINANCE, SealType.PERSONAL}:
        return True
    said = ring_text(seal.text)
    if len(said) < LEAST_LETTERS:
        return False
    branch = _BRANCH.search(said)
    return bool(_SPECIAL.search(said)) or (
        branch is not None and not any(branch[0] in written_name(name) for name in names)
    )


def must_be_sealed(case: Case) -> tuple[DocumentKind, ...]:
    """The kinds among what was sent on which the checklist requires the seal."""
    return tuple(r.kind for r in case.present() if r.sealed is SealDuty.REQUIRED or _is_a_copy_to_seal(case, r))


def _is_a_copy_to_seal(case: Case, requirement: Requirement) -> bool:
    """A copy has no colour of its own: neither paper's tint nor the issuing authority's red seal."""
    copies = requirement.sealed is SealDuty.COPIES
    return copies and any(page.colourless and not page.blank for page in case.pages(requirement.kind))


def may_be_sealed(case: Case) -> tuple[DocumentKind, ...]:
    """The kinds among what was sent on which the seal is required or recommended."""
    return tuple(r.kind for r in case.present() if r.sealed is not SealDuty.NONE)
