"""The ways in that go through Prefect. Its server is started here, before anything that imports Prefect is."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from flows.office import Office, Outcome, at_work
from flows.server import PrefectServer
from flows.triage import triage

_APPLICATIONS_A_FLOW = 500
"""Prefect takes 512 kB of parameters; so many paths stay far below."""


def verify_many(
    paths: Sequence[Path], office: Office, data: Path, *, received: date | None = None, again: bool = False
) -> tuple[Outcome, ...]:
    """Verify applications as Prefect flows, a few at once, and keep the records; go on after a bad one.

    What is settled already is skipped, and if that is all, no server is started. The office's `progress` is told
    of everything in the calling thread.

    Args:
        paths: applications, as `flows.sources.submissions_in` finds them in a folder.
        office: from `flows.equipment.open_office`.
        data: the data folder, where Prefect's own home is.
        received: for all of them; else as each declares; else each one's newest file's date.
        again: verify also what is settled.

    Returns:
        One outcome for each path, in the order of the paths.

    Raises:
        OrchestrationError: Prefect's server could not be started.
    """
    outcomes: dict[int, Outcome] = {}
    waiting: list[int] = []
    with PrefectServer(data) as server:
        for number, found in enumerate(triage(paths, office, received=received, again=again)):
            if isinstance(found, Outcome):
                outcomes[number] = found
                office.progress.ended(found)
            else:
                waiting.append(number)
                server.start()  # while it starts, the rest is looked through
        for start in range(0, len(waiting), _APPLICATIONS_A_FLOW):
            part = waiting[start : start + _APPLICATIONS_A_FLOW]
            done = _batch([paths[number] for number in part], office, server, received)
            outcomes.update(zip(part, done, strict=True))
    return tuple(outcomes[number] for number in range(len(paths)))


def _batch(paths: Sequence[Path], office: Office, server: PrefectServer, received: date | None) -> tuple[Outcome, ...]:
    server.wait_until_ready()
    from flows.batch import batch  # noqa: PLC0415  imports Prefect, which reads its environment then

    with at_work(office):
        return asyncio.run(batch(paths, received))
