"""The threads that pages are read in."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from functools import partial
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


class PagePool(ThreadPoolExecutor):
    """Threads that know for which application they work: what is logged in them bears its name (`chushen.logs`)."""

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have it done in the context of whoever asks."""
        return super().submit(partial(copy_context().run, fn, *args, **kwargs))
