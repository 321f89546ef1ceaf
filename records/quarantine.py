"""Why an application could not be processed, as a file for programs: `quarantine/NAME/reason.json` in the data folder.

Only the reason lies there. What was sent stays where it is, unchanged; its digest says whether it still is the same.
When the machine is to blame (Tesseract gone, disk full), all that comes is quarantined; copies would fill the disk.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from chushen.errors import RecordsError
from records.folder import private_folder, safe_name, write_private

SCHEMA = "chushen.quarantine/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What is in the file.

    Attributes:
        path: where it was sent; bytes that are no text are escaped as Python does it.
        code: of the failure, for programs (`chushen.errors`): `intake`, `reader`, `tool-missing`, `given-up`, ….
        problem: the same for people.
        remedy: what the operator can do; "" where nothing is known.
        digest: SHA-256 over the names and contents of all files; "" where they could not be read.
        runs: how often its verification was begun.
    """

    submission: str
    path: str
    code: str
    problem: str
    remedy: str
    digest: str
    runs: int
    at: datetime


_ADAPTER = TypeAdapter(Reason)


def reason_path(data: Path, name: str) -> Path:
    """Where the reason of a submission is written."""
    return data / "quarantine" / safe_name(name) / "reason.json"


def write_reason(data: Path, reason: Reason) -> None:
    """Write it, whole or not at all.

    Raises:
        RecordsError: the data folder cannot be written.
    """
    path = reason_path(data, reason.submission)
    content = {"schema": SCHEMA, **_ADAPTER.dump_python(reason), "at": reason.at.isoformat()}
    text = json.dumps(content, ensure_ascii=False, indent=2).encode("utf-8", errors="backslashreplace")
    try:
        private_folder(private_folder(data / "quarantine") / path.parent.name)
        write_private(path, text + b"\n")
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise RecordsError(message, remedy="See whether the disk is full.") from error


def read_reason(data: Path, name: str) -> Reason | None:
    """What was written; None where there is nothing that can be read."""
    with suppress(OSError, ValueError, ValidationError):
        content = json.loads(reason_path(data, name).read_bytes())
        return _ADAPTER.validate_python({key: value for key, value in content.items() if key != "schema"})
    return None


def forget_reason(data: Path, name: str) -> None:
    """It is not quarantined any more."""
    path = reason_path(data, name)
    with suppress(OSError):
        path.unlink()
        path.parent.rmdir()
