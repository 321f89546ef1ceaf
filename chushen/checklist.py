"""What a licence's renewal must contain. A new licence is a new TOML file in `checklists/`, never new code."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as validated

from chushen.errors import SettingsError
from chushen.kinds import DocumentKind, FieldName, Part

_STRICT = ConfigDict(extra="forbid")


class SealDuty(StrEnum):
    """Must the applicant put its own company seal (公章) on this document?"""

    REQUIRED = "required"
    RECOMMENDED = "recommended"
    NONE = "none"


@validated(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Requirement:
    """What is asked of one kind of document.

    Attributes:
        parts: what must be among its pages (an ID's front and back, a permit's annex).
        fields: what must be readable on it (`field-missing`).
        content: what its text must state (`content-missing`).
        scope: one of `scope_words` must stand on it (`scope-missing`): in a permit's 业务种类, a licence's 经营范围.
        seam_seal: a 骑缝章 is recommended when it has several pages.
    """

    kind: DocumentKind
    required: bool = True
    sealed: SealDuty = SealDuty.NONE
    parts: tuple[Part, ...] = ()
    fields: tuple[FieldName, ...] = ()
    content: tuple[FieldName, ...] = ()
    scope: bool = False
    seam_seal: bool = False


@validated(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Limits:
    """Periods, in calendar days, and thresholds.

    Attributes:
        renew_before_days: an application must be in so long before the permit runs out (电信业务经营许可管理办法).
        plan_max_age_days: a technical plan older than this on the day received is outdated.
        report_gap_days: the report may leave out so much of the permit's term so far.
        decide_confidence: a deciding value below this is `low-confidence`.
    """

    renew_before_days: int = 90
    plan_max_age_days: int = 365
    report_gap_days: int = 180
    decide_confidence: float = 0.8


@validated(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Checklist:
    """Everything that one licence's renewal asks for.

    Attributes:
        scope_words: any one of these, found by longest match, covers the licence's business.
    """

    id: str
    version: str
    title: str
    title_en: str
    scope_words: tuple[str, ...]
    limits: Limits
    documents: tuple[Requirement, ...]

    def of(self, kind: DocumentKind) -> Requirement | None:
        """What is asked of documents of this kind, if anything."""
        return next((r for r in self.documents if r.kind is kind), None)


def load_checklist(name: str) -> Checklist:
    """Read a shipped checklist by its name, or any by its path.

    Raises:
        SettingsError: no such checklist, or a line of it is wrong; the message says which.
    """
    path = Path(name) if name.endswith(".toml") else None
    try:
        source = (
            path.read_text("utf-8") if path else (files("chushen") / "checklists" / f"{name}.toml").read_text("utf-8")
        )
        return TypeAdapter(Checklist).validate_python(tomllib.loads(source), strict=False)
    except OSError as error:
        message = f"no checklist {name!r}"
        raise SettingsError(
            message, remedy=f"Shipped ones: {', '.join(shipped_checklists())}; or give the path of a .toml file."
        ) from error
    except tomllib.TOMLDecodeError as error:
        message = f"checklist {name!r} is not TOML: {error}"
        raise SettingsError(message, remedy="Correct the line named above.") from error
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())
        message = f"checklist {name!r} cannot be used: {wrong}"
        raise SettingsError(message, remedy="Correct the entries named above.") from error


def shipped_checklists() -> tuple[str, ...]:
    """The names of the checklists that come with chushen."""
    return tuple(
        sorted(
            f.name.removesuffix(".toml")
            for f in (files("chushen") / "checklists").iterdir()
            if f.name.endswith(".toml")
        )
    )
