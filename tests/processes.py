"""Which processes are still there."""

import os
import time
from pathlib import Path


def is_running(process: int) -> bool:
    """Or a zombie of ours; one that somebody else has still to reap has ended."""
    try:
        state, parent = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[:2]
    except FileNotFoundError:
        return False
    return state != "Z" or int(parent) == os.getpid()


def end_within(seconds: float, *processes: int) -> bool:
    """Have all of them ended by then?"""
    until = time.monotonic() + seconds
    while any(map(is_running, processes)) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(map(is_running, processes))
