"""Applications in a store instead of a folder: S3 and whatever else fsspec knows. Fetched to work on, gone after it.

An address goes through the program as a path, so that records and flows need not tell the two apart; pathlib takes one
of its two strokes, and here it gets it back.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from chushen.errors import CallError, ChushenError, StoreError, ToolMissingError
from intake.limits import Limits

_ADDRESS = re.compile(r"([a-z][a-z0-9+.-]+):/([^/].*)", re.DOTALL)
_PIECE = 1_000_000


def address_of(path: Path) -> str | None:
    """`s3://bucket/inbox` of the path made of it; None for what lies on this machine."""
    found = _ADDRESS.fullmatch(path.as_posix())
    return None if found is None or path.exists() else f"{found[1]}://{found[2]}"


def entries_at(address: str) -> list[tuple[str, bool]]:
    """What lies directly at an address: names, and whether each is a folder.

    Raises:
        CallError: nothing is there, or no store is of this kind.
        StoreError: the store cannot be reached.
        ToolMissingError: what speaks with such a store is not installed.
    """
    with _asking(address) as (store, root):
        found = store.ls(root, detail=True)
        names = ((_last(entry["name"]), entry["type"] == "directory") for entry in found if entry["name"] != root)
        return [(name, is_folder) for name, is_folder in names if name]


@contextmanager
def fetched(path: Path, limits: Limits) -> Iterator[Path]:
    """Where the submission can be read on this machine: the path itself, or a copy that is gone when the block ends.

    What the limits refuse anyway is not fetched: an empty file of its size takes its place.

    Raises:
        CallError: nothing is at the address.
        StoreError: the store cannot be reached.
        ToolMissingError: what speaks with such a store is not installed.
    """
    address = address_of(path)
    if address is None:
        yield path
        return
    with TemporaryDirectory(prefix="chushen-fetched-") as folder:
        here = Path(folder) / _safe(path.name)
        with _asking(address) as (store, root):
            if store.info(root)["type"] == "directory":
                here.mkdir()
                _fetch_folder(store, root, here, limits)
            else:
                _fetch(store, store.info(root), here, limits.max_file_bytes)
        yield here


def _fetch_folder(store: Any, root: str, here: Path, limits: Limits) -> None:  # noqa: ANN401  each store has its type
    left = limits.max_unpacked_bytes
    for number, (name, entry) in enumerate(sorted(store.find(root, detail=True).items())):
        inside = name.removeprefix(root).strip("/")
        if not inside or name.endswith("/"):
            continue
        target = here.joinpath(*map(_safe, inside.split("/")))
        target.parent.mkdir(parents=True, exist_ok=True)
        room = 0 if number >= limits.max_files else min(left, limits.max_file_bytes)
        left -= _fetch(store, entry, target, room, beyond=limits.max_file_bytes + 1)


def _fetch(store: Any, entry: dict[str, Any], target: Path, room: int, *, beyond: int = 0) -> int:  # noqa: ANN401  the same
    """Gives how many bytes were fetched."""
    size = int(entry.get("size") or 0)
    with target.open("xb") as file:
        got = 0
        if size <= room:
            with store.open(entry["name"], "rb") as remote:
                got = _copy(remote, file, room + 1)
        if size > room or got > room:
            file.truncate(0)
            file.truncate(max(size, beyond, room + 1))
    changed = _changed(entry)
    os.utime(target, (changed, changed))
    return got


def _copy(remote: Any, file: BinaryIO, at_most: int) -> int:  # noqa: ANN401  the same
    got = 0
    while got < at_most and (piece := remote.read(min(_PIECE, at_most - got))):
        file.write(piece)
        got += len(piece)
    return got


def _changed(entry: dict[str, Any]) -> float:
    """When it was last changed, as each kind of store says it."""
    for name in ("LastModified", "mtime", "last_modified", "created"):
        said = entry.get(name)
        if isinstance(said, datetime):
            return said.timestamp()
        if isinstance(said, int | float):
            return float(said)
    return 0.0


def _last(name: str) -> str:
    return name.rstrip("/").rpartition("/")[2]


def _safe(name: str) -> str:
    """A name that leads nowhere else, whatever the store holds."""
    return "_" if name in {"", ".", ".."} else name.replace("\0", "_")


@contextmanager
def _asking(address: str) -> Iterator[tuple[Any, str]]:
    """The store, and the address as it is called there; its failures in our words."""
    import fsspec.core  # noqa: PLC0415  needed by few

    try:
        store, root = fsspec.core.url_to_fs(address)
        store.invalidate_cache()
        yield store, root.rstrip("/")
    except ImportError as error:
        raise ToolMissingError(f"{address}: {error}", remedy="pip install '.[s3]'") from error
    except FileNotFoundError as error:
        raise CallError(f"nothing is at {address}", remedy="Check the address.") from error
    except ChushenError:
        raise
    except ValueError as error:
        raise CallError(f"{address}: {error}", remedy="Check the address.") from error
    except Exception as error:  # each store has failures of its own
        message = f"cannot read {address}: {type(error).__name__} {error}"
        raise StoreError(message) from error
