"""What is said about a submission: findings, and the verdict that follows from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chushen.evidence import Evidence
from chushen.kinds import DocumentKind


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FindingCode(StrEnum):
    """Every thing that can be found. The names never change; contract: Findings."""

    MISSING_DOCUMENT = "missing-document"
    MISSING_PART = "missing-part"
    ILLEGIBLE = "illegible"
    UNSEALED = "unsealed"
    SEAL_PHOTOCOPIED = "seal-photocopied"
    SEAL_MISMATCH = "seal-mismatch"
    SEAL_WRONG_TYPE = "seal-wrong-type"
    SEAL_UNREADABLE = "seal-unreadable"
    SEAM_SEAL_MISSING = "seam-seal-missing"
    FIELD_MISSING = "field-missing"
    IDENTIFIER_INVALID = "identifier-invalid"
    INCONSISTENT = "inconsistent"
    EXPIRED = "expired"
    RENEWAL_LATE = "renewal-late"
    SCOPE_MISSING = "scope-missing"
    CONTENT_MISSING = "content-missing"
    OUTDATED = "outdated"
    UNIDENTIFIED_DOCUMENT = "unidentified-document"
    DUPLICATE_DOCUMENT = "duplicate-document"
    UNREADABLE_FILE = "unreadable-file"
    LOW_CONFIDENCE = "low-confidence"
    IMPLAUSIBLE = "implausible"


class Cause(StrEnum):
    """Why a page cannot be read, a seal does not count, or a file gave no pages."""

    BLUR = "blur"
    LOW_RESOLUTION = "low-resolution"
    LOW_CONTRAST = "low-contrast"
    DARK = "dark"
    GLARE = "glare"
    CUT_OFF = "cut-off"
    OBSCURED = "obscured"
    REPRODUCTION = "reproduction"
    GREY_SCAN = "grey-scan"
    DAMAGED = "damaged"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"
    NOT_ACCEPTED = "not-accepted"
    TIMED_OUT = "timed-out"


class Verdict(StrEnum):
    """What the findings come to."""

    PASS = "pass"  # noqa: S105  the contract's word, not a password
    REVIEW = "review"
    CORRECT = "correct"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a reviewer should know, with the place where it can be seen.

    Attributes:
        document: the kind of document concerned; None where it is a file or the whole submission.
        field: a field's name, or a part's for `missing-part`; None where neither.
        message, remedy: Chinese, as a reviewer would write to the applicant.
        message_en, remedy_en: the same in English.
    """

    code: FindingCode
    severity: Severity
    document: DocumentKind | None = None
    field: str | None = None
    cause: Cause | None = None
    message: str
    remedy: str
    message_en: str
    remedy_en: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NotChecked:
    """A rule that could not be applied, and why: it is never counted as passed.

    Attributes:
        rule: the rule function's name.
        reason: Chinese, one line; `reason_en` the same in English.
    """

    rule: str
    code: FindingCode
    reason: str
    reason_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The verdict on one submission, with all that it rests on."""

    submission: str
    received: date
    verdict: Verdict
    findings: tuple[Finding, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
