"""What one verification came to, as it is kept and can be shown again later."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter, ValidationError

from chushen.documents import Submission
from chushen.errors import RecordsError
from chushen.findings import Judgement
from records.json_text import from_text, to_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A submission as it was read, what was judged of it, and by which edition of everything.

    Attributes:
        digest: of the content of everything that was sent.
        edition: of the program that read and judged; see `records.edition`.
        checklist: of the checklist it was judged by; see `records.edition`.
        sent: of what lay there before it was opened, and of the day received where the caller stated it; while it is
            the same, and edition and checklist are, so is everything else. "" where it is not known.
    """

    submission: Submission
    judgement: Judgement
    digest: str
    edition: str = ""
    checklist: str = ""
    sent: str = ""


_ADAPTER = TypeAdapter(Verified)


def to_json(verified: Verified) -> str:
    """As JSON text, without loss."""
    return to_text(_ADAPTER, verified)


def from_json(text: str) -> Verified:
    """Back from JSON text.

    Raises:
        RecordsError: it was written by another program, or is damaged.
    """
    try:
        return from_text(_ADAPTER, text)
    except ValueError as error:
        places = f" ({error.error_count()} places)" if isinstance(error, ValidationError) else ""
        message = f"a kept result cannot be understood{places}"
        raise RecordsError(message, remedy="Verify the submission again.") from error
