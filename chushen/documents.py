"""What was sent: documents, and the submission that they make."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date
from enum import StrEnum

from chushen.evidence import Evidence, Field
from chushen.findings import Cause
from chushen.kinds import DocumentKind, Part
from chushen.pages import Page
from chushen.seals import Seal


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """What the applicant stated in `application.toml`. A claim to be checked, never a substitute."""

    company: str | None = None
    uscc: str | None = None
    legal_representative: str | None = None
    permit_number: str | None = None
    received: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """A file of the submission; of an archive, a member.

    Attributes:
        name: inside the submission.
        content: SHA-256 of its bytes; something else, or "", where they could not be had.
        size: in bytes; None where nobody looked.
    """

    name: str
    content: str
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedFile:
    """A file that gave no pages, and why.

    Attributes:
        detail: the technical reason in one line, for the operator's log; never shown to an applicant.
        page: the one page that could not be had, where the file's other pages could; None for the whole file.
        for_good: another try would end in the same way; not so where time or memory ran out or a process was ended.
    """

    file: str
    cause: Cause
    detail: str = ""
    page: int | None = None
    for_good: bool = True


class Remark(StrEnum):
    """What an operator or a reviewer may want to know of a file that was read all the same."""

    WRONG_ENDING = "wrong-ending"
    JAVASCRIPT = "javascript"
    LAUNCH_ACTION = "launch-action"
    ATTACHMENT = "attachment"
    SIGNED = "signed-validity-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileNote:
    """A remark on a file. None of them is a deficiency."""

    file: str
    remark: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Pages that belong together, and what they say as one.

    Attributes:
        fields: the best reading of each field over all pages, at most one a name.
    """

    kind: DocumentKind
    confidence: float
    pages: tuple[Page, ...]
    fields: tuple[Field, ...] = ()

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)

    @property
    def seals(self) -> tuple[Seal, ...]:
        """The seals of all pages, in page order."""
        return tuple(seal for page in self.pages for seal in page.seals)

    @property
    def parts(self) -> frozenset[Part]:
        """The parts that are there, over all pages."""
        return frozenset(part for page in self.pages for part in page.parts)

    def evidence(self) -> tuple[Evidence, ...]:
        """Every page of the document, whole."""
        return tuple(page.evidence() for page in self.pages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One application as it was read.

    Attributes:
        name: the submission's id: the folder's, archive's or bundle's name.
        received: the day the authority received it.
    """

    name: str
    received: date
    documents: tuple[Document, ...] = ()
    refused: tuple[RefusedFile, ...] = ()
    declaration: Declaration = default(default_factory=Declaration)
    notes: tuple[FileNote, ...] = ()

    def of(self, *kinds: DocumentKind) -> tuple[Document, ...]:
        """The documents of these kinds, in the order in which they came."""
        return tuple(d for d in self.documents if d.kind in kinds)

    def readings_of(self, name: str) -> Iterator[tuple[Document, Field]]:
        """Every document's reading of a field, with its document."""
        for document in self.documents:
            reading = document.field(name)
            if reading is not None:
                yield document, reading
