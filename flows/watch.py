"""The watched folder: each drop is verified once nothing in it changes any more. Knows no Prefect."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

from chushen.errors import CallError, ChushenError, TakenAwayError
from chushen.settings import Settings
from flows.handling import fail, not_processed
from flows.listening import listen
from flows.looking import applications_in, drops_in, state_of, unfinished_among
from flows.office import Office, Outcome
from flows.outcome_folders import ATTENTION, CHANGEABLE, OutcomeFolders, is_outcome_folder, is_quarantined
from flows.settling import DropState, SettleLedger
from flows.sources import strays_in, submissions_in
from flows.triage import triage
from intake.submission import submission_name

_SHORTEST_WAIT, _SHARE_OF_LOOKING = 0.05, 0.2
"""Seconds between two looks; and of all time at most so much is spent on looking, however many drops there are."""

_LOG = logging.getLogger(__name__)

Verify = Callable[[Path], Awaitable[Outcome]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Watching:
    """How a folder is watched.

    Attributes:
        poll_seconds: between two looks at it when nothing is told.
        outcome_poll_seconds: between two looks at what lies in the outcome folders to be mended.
        listen: to what the system tells of changes.
        move: what has an outcome goes to an outcome folder.
    """

    settle_seconds: float = 5.0
    poll_seconds: float = 2.0
    outcome_poll_seconds: float = 60.0
    listen: bool = True
    move: bool = True

    @classmethod
    def of(cls, settings: Settings) -> Watching:
        """As the settings have it."""
        return cls(
            settle_seconds=settings.settle_seconds,
            poll_seconds=settings.watch_poll_seconds,
            listen=settings.watch_events,
            move=settings.watch_outcome == "move",
        )


def prepare(folder: Path, how: Watching) -> None:
    """See that the folder can be watched, and make the outcome folders in it where they are wanted.

    Raises:
        CallError: there is no such folder, or they cannot be made.
    """
    submissions_in(folder)
    if how.move:
        OutcomeFolders(folder).prepare()


async def watch(folder: Path, office: Office, verify: Verify, *, how: Watching, stop: asyncio.Event) -> None:
    """Verify what is in the folder and what comes, until told to stop; what is then half done waits for next time.

    The folder is looked at again and again: that works on network shares too. Where the system tells of changes, it is
    looked at then as well.

    Raises:
        CallError: there is no such folder, or the outcome folders cannot be made in it.
    """
    watcher = _Watcher(folder, office, verify, how)
    await asyncio.to_thread(watcher.begin)
    jobs = [watcher.look(), *(watcher.work() for _ in range(office.at_once))]
    jobs += [listen(folder, watcher.told)] if how.listen else []
    doing = [asyncio.ensure_future(job) for job in jobs]
    stopping = asyncio.ensure_future(stop.wait())
    try:
        done, _ = await asyncio.wait([stopping, *doing], return_when=asyncio.FIRST_COMPLETED)
        for ended in done - {stopping}:
            ended.result()  # none of them ends but by an error, which is ours
    finally:
        for job in (stopping, *doing):
            job.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(stopping, *doing, return_exceptions=True)


class _Watcher:
    """One watch of one folder."""

    def __init__(self, folder: Path, office: Office, verify: Verify, how: Watching) -> None:
        self.told = asyncio.Event()
        self._folder = folder
        self._office = office
        self._verify = verify
        self._how = how
        self._folders = OutcomeFolders(folder)
        self._ledger = SettleLedger(how.settle_seconds)
        self._queue: asyncio.Queue[Path] = asyncio.Queue()
        self._busy: set[Path] = set()
        self._mendable: dict[Path, DropState] = {}
        self._naming = asyncio.Lock()
        self._names: set[str] = set()
        self._strays: frozenset[Path] = frozenset()

    def begin(self) -> None:
        """What lies in `attention/` has its outcome; what is in `quarantine/` is tried once more, as a drop is."""
        prepare(self._folder, self._how)
        if self._how.move:
            for path, state in applications_in(self._folders, ATTENTION).items():
                self._mendable[path] = state
                self._ledger.know(path, state, monotonic())

    # Looking

    async def look(self) -> None:
        """Look again and again, and queue what is complete."""
        mendable_due = 0.0
        while True:
            begun = monotonic()
            self.told.clear()
            if begun >= mendable_due:
                self._mendable = await asyncio.to_thread(self._look_at_mendable)
                await asyncio.to_thread(self._say_strays)
                mendable_due = monotonic() + max(self._how.outcome_poll_seconds, 20 * (monotonic() - begun))
            try:
                drops = await asyncio.to_thread(drops_in, self._folder)
            except CallError as error:  # a network share may be away for a while
                _LOG.warning("%s", error)
            else:
                await self._queue_complete({**self._mendable, **drops})
            spent = monotonic() - begun
            await self._wait(at_least=max(_SHORTEST_WAIT, spent / _SHARE_OF_LOOKING - spent))

    def _say_strays(self) -> None:
        """Once each."""
        strays = strays_in(self._folder)
        for path in sorted(strays - self._strays):
            _LOG.warning("%s is no application by itself: put it into a folder, with what belongs to it", path)
        self._strays = strays

    def _look_at_mendable(self) -> dict[Path, DropState]:
        found: dict[Path, DropState] = {}
        for name in CHANGEABLE if self._how.move else ():
            found |= applications_in(self._folders, name)
        moved_meanwhile = {path: state for path, state in self._mendable.items() if path not in found and path.exists()}
        return found | moved_meanwhile

    async def _queue_complete(self, drops: dict[Path, DropState]) -> None:
        complete = self._ledger.look(drops, monotonic(), self._busy)
        self._busy.update(complete)
        unfinished = await asyncio.to_thread(unfinished_among, complete)
        for path in complete:
            if path in unfinished and self._ledger.doubt(path):
                self._busy.discard(path)
            else:
                self._queue.put_nowait(path)

    async def _wait(self, *, at_least: float) -> None:
        """Until something is told, or a drop has settled, or it is time to look anyway."""
        await asyncio.sleep(at_least)
        settling = self._ledger.next_settling(self._busy)
        settles_in = self._how.poll_seconds if settling is None else settling - monotonic()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.told.wait(), max(0.0, min(self._how.poll_seconds, settles_in)))

    # Working

    async def work(self) -> None:
        """Take up one complete drop after the other."""
        while True:
            path = await self._queue.get()
            try:
                await self._take_up(path)
            except Exception:  # noqa: BLE001  whatever it is, the others are still to be verified, and this one a little later
                _LOG.exception("%s is taken up again later", path)
                self._ledger.once_more(path, monotonic())
            finally:
                self._busy.discard(path)

    async def _take_up(self, path: Path) -> None:
        if not self._ledger.is_as_given(path, await asyncio.to_thread(state_of, path)):
            return  # changed or taken away while it waited for its turn
        settled_at = self._ledger.settled_at(path)
        try:
            path = await self._claimed(path)
        except CallError as error:
            self._office.progress.ended(not_processed(path, error))
            return
        try:
            outcome = replace(await self._outcome(path), path=path)
            state = await asyncio.to_thread(state_of, path)
            if state and not self._ledger.is_as_given(path, state):
                self._office.progress.put_off(outcome.name)
                self.told.set()
            else:
                outcome = replace(outcome, waited=monotonic() - settled_at)
                self._office.progress.ended(await self._put_away(outcome, state))
        finally:
            self._busy.discard(path)
            self._names.discard(submission_name(path))

    async def _claimed(self, path: Path) -> Path:
        """Its path once its name stands for it alone: a new one where another application bears the name.

        Raises:
            CallError: another one does, and nothing is to be renamed.
            OSError: it could not be renamed.
        """

        def is_taken(path: Path) -> bool:
            return submission_name(path) in self._names or self._folders.is_taken(path, self._office.store)

        async with self._naming:
            if not is_outcome_folder(path.parent) and await asyncio.to_thread(is_taken, path):
                if not self._how.move:
                    raise CallError(f"{path.name}: another application has this name", remedy="Rename one of them.")
                path = await asyncio.to_thread(self._folders.with_a_number, path, is_taken)
                self._busy.add(path)
                self._ledger.know(path, await asyncio.to_thread(state_of, path), monotonic())
            self._names.add(submission_name(path))
            return path

    async def _outcome(self, path: Path) -> Outcome:
        found = await asyncio.to_thread(lambda: next(triage([path], self._office)))
        return found if isinstance(found, Outcome) else await self._verify(path)

    async def _put_away(self, outcome: Outcome, state: DropState) -> Outcome:
        """Move what has an outcome; one whose outcome is nobody's fault yet is taken up again after a while."""
        store, path = self._office.store, outcome.path
        if not state:
            gone = TakenAwayError(f"{path} was taken away before its outcome stood")
            await asyncio.to_thread(fail, store, outcome.name, path, gone)
            return not_processed(path, gone)
        if outcome.verdict is None and not await asyncio.to_thread(is_quarantined, outcome.name, store):
            self._ledger.once_more(path, monotonic())
            return outcome
        if not self._how.move:
            return outcome
        try:
            moved = await asyncio.to_thread(self._folders.put, outcome, store)
        except (OSError, ChushenError) as error:
            _LOG.warning("%s stays where it is: %s", path, error)
            return outcome
        self._mendable[moved.path] = state
        self._ledger.know(moved.path, state, monotonic())
        return moved
