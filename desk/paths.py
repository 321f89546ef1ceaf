"""The paths that a command was given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from chushen.errors import CallError
from intake.fetching import address_of


def all_there(paths: Sequence[Path]) -> None:
    """Make sure of the paths before the readers' models are loaded.

    Raises:
        CallError: one of them is not there.
    """
    for path in paths:
        if not path.exists() and address_of(path) is None:
            message = f"没有这个文件或文件夹 / no such file or folder: {path}"
            raise CallError(message, remedy="请检查路径 / Check the path.")


def resolved(path: Path) -> Path:
    """The path without links in it and from the root; an address stays as it is."""
    return path if address_of(path) else path.resolve()
