"""The checklist, a row a required document: is it there, legible, sealed, and does it say what it must?

Every cell follows from the findings, so that the table can never contradict them; what could not be checked says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from chushen.checklist import Checklist, Requirement, SealDuty
from chushen.documents import Document, Submission
from chushen.findings import Finding, FindingCode, Judgement, Severity
from chushen.names import Language, name_of
from chushen.seals import SealType
from desk.report.words import say

_C = FindingCode
_MUST = (SealDuty.REQUIRED, SealDuty.COPIES)
_UNSEALED = {
    SealDuty.COPIES: "original-scan",
    SealDuty.RECOMMENDED: "recommended",
    SealDuty.NONE: "not-required",
}
_THERE = (_C.MISSING_DOCUMENT, _C.MISSING_PART)
_LEGIBLE = (_C.ILLEGIBLE,)
_SEALED = (_C.UNSEALED, _C.SEAL_PHOTOCOPIED, _C.SEAL_MISMATCH, _C.SEAL_WRONG_TYPE, _C.SEAL_UNREADABLE)
_CONTENT = (
    _C.FIELD_MISSING,
    _C.IDENTIFIER_INVALID,
    _C.INCONSISTENT,
    _C.EXPIRED,
    _C.RENEWAL_LATE,
    _C.SCOPE_MISSING,
    _C.CONTENT_MISSING,
    _C.OUTDATED,
    _C.LOW_CONFIDENCE,
    _C.IMPLAUSIBLE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One answer of the table. State: `good`, `bad`, `doubt` or `none`."""

    state: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One required document."""

    name: str
    anchor: str | None
    cells: tuple[Cell, ...]
    pages: str


def checklist_table(
    submission: Submission, judgement: Judgement, checklist: Checklist, language: Language
) -> tuple[Row, ...]:
    """A row for each document that the checklist names, in its order."""
    return tuple(_row(required, submission, judgement, checklist, language) for required in checklist.documents)


def anchor_of(document: Document) -> str:
    """The anchor of a document's section: of the first one, where several are of its kind."""
    return f"d-{document.kind.value}"


def _row(
    required: Requirement, submission: Submission, judgement: Judgement, checklist: Checklist, language: Language
) -> Row:
    name = checklist.called(required.kind, language)
    documents = submission.of(required.kind)
    about = tuple(f for f in judgement.findings if f.document is required.kind)
    unchecked = frozenset(n.code for n in judgement.not_checked)
    pages = "、".join(dict.fromkeys(page.file for document in documents for page in document.pages))
    if not documents:
        there = _found(about, _THERE, language)
        absent = there or Cell(state="none", text=say("no" if required.required else "optional", language))
        dash = Cell(state="none", text="—")
        return Row(name=name, anchor=None, cells=(absent, dash, dash, dash), pages="—")

    def answer(codes: tuple[FindingCode, ...], good: str) -> Cell:
        found = _found(about, codes, language)
        asked = codes is _CONTENT or (codes is _SEALED and required.sealed in _MUST)
        hidden = asked and not all(_is_legible(document) for document in documents)
        if found is None and (hidden or unchecked.issuperset(codes)):
            return Cell(state="doubt", text=say("unchecked", language))
        return found or Cell(state="good", text=say(good, language))

    return Row(
        name=name,
        anchor=anchor_of(documents[0]),
        cells=(
            answer(_THERE, "yes"),
            answer(_LEGIBLE, "clear"),
            _sealed(required, documents, answer(_SEALED, "present"), language),
            answer(_CONTENT, "ok"),
        ),
        pages=pages,
    )


def _is_legible(document: Document) -> bool:
    return all(page.legibility.legible or page.blank for page in document.pages)


def _sealed(required: Requirement, documents: tuple[Document, ...], answer: Cell, language: Language) -> Cell:
    if answer.state != "good" or required.sealed is SealDuty.REQUIRED:
        return answer
    own = any(seal.type is SealType.COMPANY for document in documents for seal in document.seals)
    if own:
        return answer
    return Cell(state="none", text=say(_UNSEALED[required.sealed], language))


def _found(about: tuple[Finding, ...], codes: tuple[FindingCode, ...], language: Language) -> Cell | None:
    hits = [f for f in about if f.code in codes and f.severity is not Severity.INFO]
    if not hits:
        return None
    errors = [f for f in hits if f.severity is Severity.ERROR]
    state = "bad" if errors else "doubt"
    weighty = errors or hits
    if len({f.code for f in weighty}) == 1:
        count = f" × {len(weighty)}" if len(weighty) > 1 else ""
        return Cell(state=state, text=name_of(weighty[0].code, language) + count)
    return Cell(state=state, text=say("problems" if errors else "to-review", language, count=len(weighty)))
