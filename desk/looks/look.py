"""One thing to look at, and what is said where it is missing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing(Exception):  # noqa: N818  it is what the reader of the list is told, not an error of ours
    """What is missing, and what to do about it."""

    what: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One thing to look at: gives what was found, or raises `Missing`.

    Attributes:
        needed: without it nothing works; what is not needed serves some kinds of files.
    """

    zh: str
    en: str
    at: Callable[[], str]
    needed: bool = True
