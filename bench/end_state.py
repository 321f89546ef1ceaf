"""What a run leaves behind, so that two runs can be compared: records, reports, pictures, and what should be gone."""

from __future__ import annotations

import json
import os
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import monotonic, sleep

from records.schema import Happening
from records.store import Store

MARK = "CHUSHEN_RUN_MARK"
"""In the environment of a run's processes, so that those that outlive it are found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndState:
    """The data folder after a run.

    Attributes:
        submissions: state, verdict and day received of each.
        answers: the newest result of each.
        kept: how often each content of each was kept: once, where nothing was done twice.
        reports: digests of all reports, by their places.
        pictures: the places of all page pictures.
        leftovers: files that were being written.
    """

    submissions: dict[str, tuple[str, str | None, str]]
    answers: dict[str, object]
    kept: Counter[tuple[str, str]]
    reports: dict[str, str]
    pictures: frozenset[str]
    leftovers: frozenset[str]


def end_state(data: Path, database: str = "") -> EndState:
    """Look at everything that was kept."""
    folder = data / "submissions"
    with Store.open(data, database) as store:
        rows = store.rows()
        answers = {str(answer["submission"]): dict(answer) for answer in store.export()}
        kept = Counter((e.submission, _digest(e.detail)) for e in store.events() if e.happening is Happening.KEPT)
    return EndState(
        submissions={
            row.name: (row.state.value, row.verdict.value if row.verdict else None, str(row.received)) for row in rows
        },
        answers=answers,
        kept=kept,
        reports={_place(path, data): sha256(path.read_bytes()).hexdigest() for path in folder.glob("*/report*.html")},
        pictures=frozenset(_place(path, data) for path in folder.glob("*/pages/*/*.jpg")),
        leftovers=frozenset(_place(path, data) for path in data.rglob(".*.part")),
    )


def differences(undisturbed: EndState, other: EndState) -> list[str]:
    """What is not as it is after an undisturbed run, a line each; nothing where all is."""
    told = []
    for name in ("submissions", "answers", "kept", "reports"):
        before, after = getattr(undisturbed, name), getattr(other, name)
        told += [f"{name}: {key} is gone" for key in before.keys() - after.keys()]
        told += [f"{name}: {key} is new" for key in after.keys() - before.keys()]
        told += [f"{name}: {key} differs" for key in before.keys() & after.keys() if before[key] != after[key]]
    told += [f"picture: {place}" for place in undisturbed.pictures ^ other.pictures]
    told += [f"half written: {place}" for place in other.leftovers]
    told += [f"kept {times} times: {name}" for (name, _), times in other.kept.items() if times != 1]
    return told


def processes_of(mark: str) -> list[int]:
    """The processes that bear the mark and still run."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            marked = f"{MARK}={mark}".encode() in (folder / "environ").read_bytes().split(b"\0")
            running = (folder / "stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
        except OSError:
            continue
        if marked and running and int(folder.name) != os.getpid():
            found.append(int(folder.name))
    return found


def gone_within(seconds: float, mark: str) -> list[int]:
    """Wait until no process bears the mark; give those that still do after that time."""
    until = monotonic() + seconds
    while (left := processes_of(mark)) and monotonic() < until:
        sleep(0.05)
    return left


def _digest(detail: str) -> str:
    return str(json.loads(detail)["digest"])


def _place(path: Path, data: Path) -> str:
    return path.relative_to(data).as_posix()
