"""How far a run is, how fast it goes, and how long it will take. Is told the time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from chushen.findings import Severity
from flows.office import Outcome

_FEWEST = 3
"""Applications that must have been verified before a rate means anything."""


@dataclass(slots=True)
class Pace:
    """Of a run over so many applications.

    Attributes:
        total: None where there is no end to them.
        begun: seconds of any clock.
        found: findings so far.
    """

    total: int | None
    begun: float
    done: int = 0
    verified: int = 0
    found: Counter[Severity] = field(default_factory=Counter)

    def ended(self, outcome: Outcome) -> None:
        """Count it. One that was settled already took no time and says nothing of the rate."""
        self.done += 1
        self.verified += not outcome.skipped
        self.found.update(
            {Severity.ERROR: outcome.errors, Severity.WARNING: outcome.warnings, Severity.INFO: outcome.infos}
        )

    def per_minute(self, now: float) -> float | None:
        """Applications verified a minute; None while that cannot be told."""
        passed = now - self.begun
        return 60 * self.verified / passed if self.verified >= _FEWEST and passed > 0 else None

    def left(self, now: float) -> timedelta | None:
        """How long the others will take if they are like those before; None while that cannot be told."""
        rate = self.per_minute(now)
        if rate is None or self.total is None:
            return None
        return timedelta(seconds=round(60 * max(0, self.total - self.done) / rate))
