"""What one verification came to, as it is kept and can be shown again later."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from chushen.documents import Submission
from chushen.errors import RecordsError
from chushen.findings import Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A submission as it was read, what was judged of it, and by which edition of everything.

    Attributes:
        digest: of the content of everything that was sent.
        edition: of the program that read and judged; see `records.edition`.
        checklist: of the checklist it was judged by; see `records.edition`.
    """

    submission: Submission
    judgement: Judgement
    digest: str
    edition: str = ""
    checklist: str = ""


_ADAPTER = TypeAdapter(Verified)


def to_json(verified: Verified) -> str:
    """As JSON text, without loss."""
    return _ADAPTER.dump_json(verified).decode("utf-8")


def from_json(text: str) -> Verified:
    """Back from JSON text.

    Raises:
        RecordsError: it was written by another program, or is damaged.
    """
    try:
        return _ADAPTER.validate_json(text)
    except ValidationError as error:
        message = f"a kept result cannot be understood ({error.error_count()} places)"
        raise RecordsError(message, remedy="Verify the submission again.") from error
