"""The applications of `sample_docs/`: each lies beside what must be found in it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parents[1] / "sample_docs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One application.

    Attributes:
        path: the folder, archive or bundle that would be sent.
        expected: `expected.json` (contract: Samples).
    """

    path: Path
    expected: dict[str, Any]

    @property
    def received(self) -> date | None:
        """The day it is to be judged on."""
        stated = self.expected.get("received")
        return date.fromisoformat(stated) if stated else None


def find_samples(folder: Path = SAMPLES) -> list[Sample]:
    """All applications that have an `expected.json` beside them, by name."""
    return [
        Sample(path=_beside(stated), expected=json.loads(stated.read_text("utf-8")))
        for stated in sorted(folder.glob("*/expected.json"))
    ]


def _beside(stated: Path) -> Path:
    flaw = stated.parent.name
    named = [stated.parent / f"{flaw}{suffix}" for suffix in ("", ".pdf", ".zip")]
    return next((path for path in named if path.exists()), named[0])
