"""`application.toml`: what the applicant declared (contract: A submission)."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from pathlib import Path

from chushen.documents import Declaration, RefusedFile
from chushen.findings import Cause
from intake.names import DECLARATION
from intake.refusal import RefusalError, outcome_of

_MAX_BYTES = 1_000_000
_TEXTS = ("company", "uscc", "legal_representative", "permit_number")


def read_declaration(path: Path) -> tuple[Declaration, tuple[RefusedFile, ...]]:
    """What is declared; and, where a part of it makes no sense, the file as refused beside the part that does."""
    stated = outcome_of(DECLARATION, lambda: _load(path))
    if isinstance(stated, RefusedFile):
        return Declaration(), (stated,)
    texts = {key: _text(stated.get(key)) for key in _TEXTS}
    received = _day(stated.get("received"))
    senseless = [key for key in _TEXTS if texts[key] is None and stated.get(key, "") != ""]
    if received is None and stated.get("received", "") != "":
        senseless.append("received")
    refused = (
        (RefusedFile(file=DECLARATION, cause=Cause.NOT_ACCEPTED, detail=f"not usable: {', '.join(senseless)}"),)
        if senseless
        else ()
    )
    return Declaration(**texts, received=received), refused


def _load(path: Path) -> dict[str, object]:
    if path.stat().st_size > _MAX_BYTES:
        raise RefusalError(Cause.TOO_LARGE, f"more than {_MAX_BYTES} bytes")
    raw = path.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return tomllib.loads(raw.decode(encoding))
        except UnicodeDecodeError:
            continue
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise RefusalError(Cause.NOT_ACCEPTED, f"not TOML: {error}") from error
    raise RefusalError(Cause.NOT_ACCEPTED, "neither UTF-8 nor GBK")


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _day(value: object) -> date | None:
    """A TOML date, or a quoted one as people write it by mistake."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None
