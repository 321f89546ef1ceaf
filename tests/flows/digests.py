"""What nights in processes of their own are given to write their digest with."""

from __future__ import annotations

import os
from time import sleep

from flows.office import NightOver
from records.store import Store


def never_ending(store: Store, night: NightOver) -> tuple[str, ...]:
    """Say which process it is in, and be at it for as long as it is let."""
    del night
    (store.data / "at-work").write_text(str(os.getpid()))
    sleep(600)
    return ()


def counted(store: Store, night: NightOver) -> tuple[str, ...]:
    """Leave a line."""
    with (store.data / "digests.txt").open("a") as file:
        file.write(f"{night.day}\n")
    return ()
