"""Every code that can be found, with applications in which it must be, and others in which it nearly is and must not.

At least three of each, of different kinds; a test says that no code is forgotten.
"""

from __future__ import annotations

from dataclasses import dataclass

from sample_docs.draw.cases import contents, days, papers, seals, values
from sample_docs.draw.flaw import Flaw
from sample_docs.draw.flaws import FLAWS, ICP_FLAWS, MORE_FLAWS


@dataclass(frozen=True, slots=True, kw_only=True)
class Situations:
    """Of one code: where it comes, and where it nearly does.

    Attributes:
        company: the seed of the application that all of them are variations of (`sample_docs.draw.beside`).
    """

    shown: tuple[Flaw, ...]
    near: tuple[Flaw, ...]
    company: str


_BOOKISH, _STAMPED = "A", "D"
"""Two companies: one whose papers try what is written on them, one whose seals stand clear."""


def _of(code: str, drawn: tuple[Flaw, ...], *usual: str, company: str = _BOOKISH) -> tuple[str, Situations]:
    """The code's situations: those drawn for it, and of the usual flaws those named."""
    named = [flaw for flaw in (*FLAWS, *MORE_FLAWS) if flaw.name in usual]
    shown = (*named, *(flaw for flaw in drawn if flaw.avoids is None))
    near = tuple(flaw for flaw in drawn if flaw.avoids is not None)
    return code, Situations(shown=shown, near=near, company=company)


SITUATIONS: dict[str, Situations] = dict(
    (
        _of("missing-document", papers.MISSING_DOCUMENT, "missing-technical-plan", "missing-permit-duplicate"),
        _of("missing-part", papers.MISSING_PART, "missing-id-back", "missing-annex", "missing-report-page"),
        _of("illegible", papers.ILLEGIBLE, "illegible-permit-low-resolution", company=_STAMPED),
        _of("unsealed", seals.UNSEALED, "none-seal-on-licence", "none-seal-on-id", company=_STAMPED),
        _of(
            "seal-photocopied",
            seals.SEAL_PHOTOCOPIED,
            "copied-seal-on-licence",
            "copied-seal-on-id",
            "grey-seal-on-licence",
            "grey-seal-on-id",
            company=_STAMPED,
        ),
        _of(
            "seal-mismatch",
            seals.SEAL_MISMATCH,
            "other-seal-on-licence",
            "near-seal-on-id",
            "other-seal-on-id",
            company=_STAMPED,
        ),
        _of(
            "seal-wrong-type",
            seals.SEAL_WRONG_TYPE,
            "invoice-seal-on-licence",
            "contract-seal-on-licence",
            "personal-seal-on-id",
            company=_STAMPED,
        ),
        _of("seal-unreadable", seals.SEAL_UNREADABLE, company=_STAMPED),
        _of("seam-seal-missing", seals.SEAM_SEAL_MISSING, company=_STAMPED),
        _of("field-missing", values.FIELD_MISSING, "permit-without-end", "permit-without-number"),
        _of("identifier-invalid", values.IDENTIFIER_INVALID, "wrong-uscc", "wrong-id-number", company=_STAMPED),
        _of(
            "inconsistent",
            (*values.INCONSISTENT, *contents.OTHERS_NAMED),
            "other-representative",
            "former-name-on-permit",
            "other-number-declared",
            company=_STAMPED,
        ),
        _of("expired", days.EXPIRED),
        _of("renewal-late", days.RENEWAL_LATE),
        _of("scope-missing", values.SCOPE_MISSING),
        _of(
            "content-missing", contents.CONTENT_MISSING, "report-without-customers-served", "plan-without-call-transfer"
        ),
        _of("outdated", days.OUTDATED),
        _of("unidentified-document", papers.UNIDENTIFIED),
        _of("duplicate-document", papers.DUPLICATE),
        _of(
            "unreadable-file",
            papers.UNREADABLE_FILE,
            "damaged-file",
            "empty-file",
            "not-accepted-file",
            "encrypted-plan",
        ),
        _of("low-confidence", values.LOW_CONFIDENCE, company=_STAMPED),
        _of("implausible", (*values.IMPLAUSIBLE, *contents.SIZES)),
    )
)

ALL: dict[str, Flaw] = {
    flaw.name: flaw
    for flaw in (
        *FLAWS,
        *MORE_FLAWS,
        *ICP_FLAWS,
        *(flaw for of_code in SITUATIONS.values() for flaw in (*of_code.shown, *of_code.near)),
    )
}
"""Everything that can be drawn by its name."""


def flaw_of(name: str) -> Flaw:
    """The flaw of that name."""
    return ALL[name]
