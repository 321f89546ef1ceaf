"""One way into every kind of archive."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chushen.documents import RefusedFile
from intake.archives import mails, rars, sevens, tars, zips
from intake.archives.members import Members, Unpacked
from intake.limits import Limits
from intake.refusal import outcome_of
from intake.sniffing import FileKind

_UNPACKERS = {
    FileKind.ZIP: zips.unpack,
    FileKind.TAR: tars.unpack,
    FileKind.SEVEN: sevens.unpack,
    FileKind.RAR: rars.unpack,
    FileKind.MAIL: mails.unpack,
}
ARCHIVES = frozenset(_UNPACKERS)


def unpack(
    archive: Path, name: str, into: Path, limits: Limits, kind: FileKind
) -> tuple[list[Unpacked | RefusedFile], RefusedFile | None]:
    """Unpack an archive's members into the folder `into`; also, where it cannot be unpacked to its end, why.

    A single folder around everything is left out of the names: an archive of a folder is that folder.
    Runs in a child process.
    """
    members = Members(archive, into, limits)
    broken_off = outcome_of(name, lambda: _UNPACKERS[kind](archive, members, limits))
    around = _folder_around([_name(outcome) for outcome in members.outcomes])
    return [_within(outcome, around) for outcome in members.outcomes], broken_off


def _name(outcome: Unpacked | RefusedFile) -> str:
    return outcome.name if isinstance(outcome, Unpacked) else outcome.file


def _within(outcome: Unpacked | RefusedFile, around: int) -> Unpacked | RefusedFile:
    if isinstance(outcome, Unpacked):
        return replace(outcome, name=outcome.name[around:])
    return replace(outcome, file=outcome.file[around:])


def _folder_around(names: list[str]) -> int:
    """The length of the one folder's name, with its slash, that holds all members; 0 without one."""
    tops = {name.split("/", 1)[0] for name in names if "/" in name}
    if len(tops) == 1 and all("/" in name for name in names):
        return len(tops.pop()) + 1
    return 0
