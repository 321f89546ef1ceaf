"""What a result was made with: an older program's or another checklist's result is not taken as current."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from pydantic import TypeAdapter

from chushen.checklist import Checklist

_LENGTH = 16


def edition_of(
    packages: Iterable[str],
    distributions: Iterable[str],
    choices: Mapping[str, object],
    without: Iterable[str] = (),
) -> str:
    """A digest over everything that a result depends on, besides what was sent.

    Args:
        packages: import names of our packages, hashed file by file: code, rules, word lists, models.
        without: files and folders in them that it does not depend on, as `package/file.py`.
        distributions: names of installed distributions, taken by their version.
        choices: settings that change what is read.
    """
    digest = sha256(_source(tuple(packages), tuple(without)).encode())
    for name in sorted(distributions):
        digest.update(f"{name}={_version(name)}\n".encode())
    for key, value in sorted(choices.items()):
        digest.update(f"{key}={value}\n".encode())
    return digest.hexdigest()[:_LENGTH]


def checklist_edition(checklist: Checklist) -> str:
    """The checklist's name, its profile and version, and a digest of all that it states: a local change counts too."""
    content = TypeAdapter(Checklist).dump_json(checklist)
    name = f"{checklist.id}:{checklist.profile}" if checklist.profile else checklist.id
    return f"{name}@{checklist.version}+{sha256(content).hexdigest()[:8]}"


@cache
def _source(packages: tuple[str, ...], without: tuple[str, ...]) -> str:
    """Once a process: the source cannot change under a running program."""
    digest = sha256()
    for package in sorted(packages):
        for root in _roots(package):
            for file in sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
                name = f"{package}/{file.relative_to(root).as_posix()}"
                if not any(name == left_out or name.startswith(f"{left_out}/") for left_out in without):
                    digest.update(f"{name}\n".encode())
                    digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _roots(package: str) -> list[Path]:
    spec = find_spec(package)
    return [Path(root) for root in (spec.submodule_search_locations or ())] if spec else []


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return "absent"
