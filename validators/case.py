"""A submission beside its checklist: what the rules ask of both, answered in one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chushen.checklist import Checklist, Limits, Requirement
from chushen.documents import Submission
from chushen.evidence import Evidence, Field, Witness
from chushen.kinds import LONG_TERM, DocumentKind, FieldName, Part
from chushen.pages import Page
from validators.company_name import is_it_with_stray_print, written_name
from validators.page_numbers import missing_numbers

PERMITS = (DocumentKind.PERMIT_MAIN, DocumentKind.PERMIT_DUPLICATE)
PROSE = (DocumentKind.OPERATION_REPORT, DocumentKind.TECHNICAL_PLAN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What was sent, and what is asked. Every answer is the same in whatever order the documents came."""

    submission: Submission
    checklist: Checklist

    @property
    def received(self) -> date:
        """The day the authority received it."""
        return self.submission.received

    @property
    def limits(self) -> Limits:
        """The checklist's periods and thresholds."""
        return self.checklist.limits

    def asks_for(self, kind: DocumentKind) -> bool:
        """Does the checklist concern this kind here: it requires it, or knows it and it was sent?"""
        requirement = self.checklist.of(kind)
        return requirement is not None and (requirement.required or self.has(kind))

    def present(self) -> tuple[Requirement, ...]:
        """What is asked of the kinds that were sent, in the checklist's order."""
        return tuple(r for r in self.checklist.documents if self.has(r.kind))

    def has(self, kind: DocumentKind) -> bool:
        """Is there a document of this kind?"""
        return bool(self.submission.of(kind))

    def pages(self, *kinds: DocumentKind) -> tuple[Page, ...]:
        """All pages of documents of these kinds, by file and page."""
        found = (page for document in self.submission.of(*kinds) for page in document.pages)
        return tuple(sorted(found, key=lambda page: (page.file, page.page)))

    def evidence(self, *kinds: DocumentKind) -> tuple[Evidence, ...]:
        """Those pages, whole, as places to point at."""
        return tuple(page.evidence() for page in self.pages(*kinds))

    def text(self, *kinds: DocumentKind) -> str:
        """All that was read on those pages, without the spaces and line breaks of print."""
        return "".join("".join(page.text.split()) for page in self.pages(*kinds))

    def illegible(self, kind: DocumentKind) -> tuple[Page, ...]:
        """The pages of this kind that a person cannot read, or not wholly."""
        return tuple(page for page in self.pages(kind) if not page.legibility.legible and not page.blank)

    def lacking_parts(self, kind: DocumentKind) -> tuple[Part, ...]:
        """The parts that the checklist asks of this kind and no page of it shows; page numbers that skip are PAGES."""
        requirement = self.checklist.of(kind)
        shown = {part for page in self.pages(kind) for part in page.parts}
        asked = requirement.parts if requirement else ()
        skips = (Part.PAGES,) if missing_numbers(self.submission, kind) else ()
        return (*(part for part in asked if part not in shown), *skips)

    def reading(self, kind: DocumentKind, name: str) -> Field | None:
        """The surest reading of a field over all documents of the kind."""
        found = [f for d in self.submission.of(kind) if (f := d.field(name)) is not None and f.value.strip()]
        return max(found, key=lambda f: (f.confidence, f.value), default=None)

    def read_on(self, names: tuple[FieldName, ...], kinds: tuple[DocumentKind, ...]) -> int:
        """On how many documents of these kinds (of any kind, where none is given) one of the fields was read."""
        return sum(
            any(document.field(name) for name in names)
            for document in self.submission.documents
            if not kinds or document.kind in kinds
        )

    def is_sure(self, reading: Field) -> bool:
        """May a decision rest on this reading?

        Yes where it was read surely enough, where its own check digit holds, or where another document or the
        declaration says the very same: a misreading does not hit upon another document's value by chance.
        """
        if reading.confidence >= self.limits.decide_confidence:
            return True
        if Witness.CHECK_DIGIT in reading.witnesses and Witness.REPAIRED not in reading.witnesses:
            return True
        return self._is_said_elsewhere(reading)

    def day(self, reading: Field | None) -> date | None:
        """A date field's day; None where it was not read, is no date, or has no end."""
        if reading is None or reading.value == LONG_TERM:
            return None
        try:
            return date.fromisoformat(reading.value)
        except ValueError:
            return None

    def last_day_to_renew(self, valid_to: date) -> date:
        """The last day on which a renewal is in time, in calendar days before the permit runs out."""
        return valid_to - timedelta(days=self.limits.renew_before_days)

    def _is_said_elsewhere(self, reading: Field) -> bool:
        said = written_name(reading.value)
        declaration = self.submission.declaration
        declared = (
            declaration.company,
            declaration.uscc,
            declaration.legal_representative,
            declaration.permit_number,
        )
        if any(is_it_with_stray_print(said, written_name(value)) for value in declared if value):
            return True
        return any(
            is_it_with_stray_print(said, written_name(other.value))
            for document in self.submission.documents
            for other in document.fields
            if other.evidence != reading.evidence
        )
