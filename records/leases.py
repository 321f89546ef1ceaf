"""Who works on what, over all processes and machines that share the records: each application is one's alone.

A lease runs out unless its holder renews it, which a thread does while the holder lives. A result is kept only by
whoever holds the lease at that moment (`must_hold`), so that nobody who was thought dead spoils another's work.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from threading import Event, Lock, Thread

from sqlalchemy import DateTime, Engine, delete, func, or_, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from chushen.errors import BeingVerifiedError, LeaseLostError
from records.holder import Holder
from records.schema import LeaseRow
from records.upsert import insert_into

_RENEWALS = 4
"""So often a lease is renewed in the time that it runs."""

_LOG = logging.getLogger(__name__)


class Leases:
    """The leases of one holder. Safe to use from several threads."""

    def __init__(
        self, engine: Engine, now: Callable[[], datetime], seconds: float, holder: Holder | None = None
    ) -> None:
        """Hold nothing yet.

        Args:
            engine: of the records.
            now: the clock; with PostgreSQL its server's clock is used, which is the same for all machines.
            seconds: that a lease runs without being renewed.
            holder: who holds; a part of this process.
        """
        self._engine = engine
        self._now = now
        self._seconds = timedelta(seconds=seconds)
        self._holder = str(holder or Holder.of_us())
        self._held: Counter[str] = Counter()
        self._lock = Lock()
        self._over = Event()
        self._renewing: Thread | None = None

    @contextmanager
    def hold(self, name: str) -> Iterator[None]:
        """Be the only one inside the block, for this name. Whoever holds it already may hold it once more.

        Raises:
            BeingVerifiedError: another one holds it.
        """
        with self._lock:
            if not self._held[name]:
                self._take(name)
            self._held[name] += 1
            if self._renewing is None:
                self._renewing = Thread(target=self._renew_until_over, daemon=True, name="leases")
                self._renewing.start()
        try:
            yield
        finally:
            with self._lock:
                self._held[name] -= 1
                if not self._held[name]:
                    del self._held[name]
                    with suppress(DBAPIError):  # then it runs out
                        self._give_back(name)

    def must_hold(self, session: Session, name: str) -> None:
        """Nothing, unless we have taken a lease of this name and another one has it by now.

        Args:
            session: a transaction that has written already, so that it is alone with what it finds.
            name: whose lease.

        Raises:
            LeaseLostError: so it is.
        """
        if name not in self._held:
            return
        query = select(LeaseRow.holder).where(LeaseRow.name == name)
        if session.scalar(query.with_for_update()) != self._holder:
            raise LeaseLostError(f"{name}: another process has taken it over, since this one did not answer in time")

    def is_held(self, name: str) -> bool | None:
        """Does anybody who may live hold it? None where nobody has taken it, or it was given back."""
        with Session(self._engine) as session:
            row = session.get(LeaseRow, name)
            if row is None:
                return None
            return row.until >= self._time(session) and not Holder.parse(row.holder).is_known_to_be_dead()

    def close(self) -> None:
        """Renew nothing any more."""
        self._over.set()
        if self._renewing:
            self._renewing.join()

    def _take(self, name: str) -> None:
        with Session(self._engine) as session:  # on its own: SQLite fails where one that has read begins to write
            held_by = session.scalar(select(LeaseRow.holder).where(LeaseRow.name == name))
        with Session(self._engine) as session, session.begin():
            at = self._time(session)
            free = [LeaseRow.until < at, LeaseRow.holder == self._holder]
            if held_by and Holder.parse(held_by).is_known_to_be_dead():
                free.append(LeaseRow.holder == held_by)
            ours = {"holder": self._holder, "until": at + self._seconds}
            insert = insert_into(session, LeaseRow).values(name=name, **ours)
            taken = session.scalar(
                insert.on_conflict_do_update(index_elements=["name"], set_=ours, where=or_(*free)).returning(
                    LeaseRow.name
                )
            )
        if taken is None:
            who = Holder.parse(held_by) if held_by else None
            where = f"{who.host}, process {who.process}" if who else "another process"
            raise BeingVerifiedError(f"{name} is being verified by {where}")

    def _give_back(self, name: str) -> None:
        with Session(self._engine) as session, session.begin():
            session.execute(delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.holder == self._holder))

    def _renew_until_over(self) -> None:
        while not self._over.wait(self._seconds.total_seconds() / _RENEWALS):
            try:
                with Session(self._engine) as session, session.begin():
                    until = self._time(session) + self._seconds
                    session.execute(update(LeaseRow).where(LeaseRow.holder == self._holder).values(until=until))
            except DBAPIError as error:
                _LOG.warning("leases not renewed: %s", error.orig)

    def _time(self, session: Session) -> datetime:
        if session.get_bind().dialect.name != "postgresql":
            return self._now()
        return session.execute(select(func.clock_timestamp(type_=DateTime(timezone=True)))).scalar_one()
