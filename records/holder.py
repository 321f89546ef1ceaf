"""Who holds something: a process, told apart from every other one on every machine that shares the records."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Self
from uuid import uuid4


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A part of a process, as `host/machine/process/started/part`.

    Attributes:
        host: its name, for people.
        machine: this boot of this kernel and this space of process numbers: only there does `process` mean anything.
        started: when, in the kernel's ticks; a number that is used again later has another.
    """

    host: str
    machine: str
    process: int
    started: str
    part: str

    @classmethod
    def of_us(cls) -> Self:
        """Another one with each call: two parts of one process are two holders."""
        process = os.getpid()
        return cls(
            host=socket.gethostname(),
            machine=_machine(),
            process=process,
            started=_started(process) or "",
            part=uuid4().hex[:12],
        )

    @classmethod
    def parse(cls, text: str) -> Self:
        """What `str` gave."""
        host, machine, process, started, part = text.rsplit("/", 4)
        return cls(host=host, machine=machine, process=int(process), started=started, part=part)

    def __str__(self) -> str:
        """As it is kept."""
        return f"{self.host}/{self.machine}/{self.process}/{self.started}/{self.part}"

    def is_known_to_be_dead(self) -> bool:
        """Was it on this machine, and is gone? Of other machines nothing is known."""
        return self.machine == _machine() and _started(self.process) != self.started


@cache
def _machine() -> str:
    boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
    return f"{boot}-{Path('/proc/self/ns/pid').stat().st_ino}"


def _started(process: int) -> str | None:
    """None where there is no such process, or only its zombie."""
    try:
        after_the_name = Path(f"/proc/{process}/stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return None
    return None if after_the_name[0] in "ZX" else after_the_name[19]
