"""How applications are parted among the workers of a pool. Knows no Prefect."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import ceil
from pathlib import Path
from typing import Any, Self

from chushen.errors import CallError
from intake.submission import submission_name
from records.paths import as_text

_RUNS_AT_LEAST, _SMALLEST = 4, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked of all applications of a batch.

    Attributes:
        received: the day all of them were received; else as each declares.
        since: those received before that day are left alone.
        again: verify also what is settled.
    """

    received: date | None = None
    since: date | None = None
    again: bool = False

    def as_parameters(self) -> dict[str, str | bool | None]:
        """As Prefect keeps it."""
        days = {"received": self.received, "since": self.since}
        return {**{name: day.isoformat() if day else None for name, day in days.items()}, "again": self.again}

    @classmethod
    def parse(cls, said: Mapping[str, Any]) -> Self:
        """What `as_parameters` gave."""
        days = {name: date.fromisoformat(said[name]) if said[name] else None for name in ("received", "since")}
        return cls(**days, again=bool(said["again"]))


def lease_of(run: str) -> str:
    """The name of the lease that a run of Prefect holds while it lives. No application has a name with a stroke."""
    return f"/run/{run}"


def named(paths: Sequence[Path]) -> dict[str, Path]:
    """The applications by their names.

    Raises:
        CallError: two have one name.
    """
    names: dict[str, Path] = {}
    for path in paths:
        if names.setdefault(submission_name(path), path) != path:
            message = f"{path} and {names[submission_name(path)]} have the same name"
            raise CallError(message, remedy="Rename one of them: a name stands for one submission.")
    return names


def parted(paths: Sequence[Path], at_most: int) -> list[tuple[Path, ...]]:
    """The applications in chunks: a run costs seconds to begin, and several runs keep all workers busy to the end."""
    size = min(at_most, max(_SMALLEST, ceil(len(paths) / _RUNS_AT_LEAST)))
    return [tuple(paths[start : start + size]) for start in range(0, len(paths), size)]


def key_of(paths: Sequence[Path], *more: object) -> str:
    """The same for the same chunk and the same day, so that whoever hands it out again finds the run that is there."""
    said = json.dumps([[as_text(path) for path in paths], *map(str, more)])
    return sha256(said.encode()).hexdigest()[:32]
