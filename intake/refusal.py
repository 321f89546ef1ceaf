"""The one place where a parser's failure on an applicant's bytes becomes an outcome.

Every parser of such bytes is called through `outcome_of`, and that in a child process (`intake.isolation`): what a
parser takes and gives is picklable.
"""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import TypeVar

from chushen.documents import RefusedFile
from chushen.errors import ChushenError
from chushen.findings import Cause

T = TypeVar("T")

_OUR_FAULT = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.EROFS})

_TOO_MUCH = frozenset({errno.EFBIG, errno.ENOMEM})


class RefusalError(Exception):
    """A file is not taken in. Raised by the parsers, never out of intake."""

    def __init__(self, cause: Cause, detail: str) -> None:
        """Say why: the contract's cause for the applicant, the detail for the operator."""
        super().__init__(detail)
        self.cause = cause


class IntakeError(ChushenError):
    """This machine, not the file, kept us from reading."""

    remedy = "Free space in the temporary folder (TMPDIR), or raise the limit on open files; then run it again."


def outcome_of(file: str, parse: Callable[[], T]) -> T | RefusedFile:
    """Run a parser on a file's bytes: what it gives, or why the file is refused.

    Raises:
        IntakeError: disk full, no more file handles: nothing that the file is to blame for.
    """
    try:
        return parse()
    except RefusalError as refusal:
        return RefusedFile(file=file, cause=refusal.cause, detail=str(refusal))
    except IntakeError:  # of a step within this one
        raise
    except MemoryError:
        return RefusedFile(file=file, cause=Cause.TOO_LARGE, detail="memory ran out", for_good=False)
    except (Exception, SystemExit) as error:  # parsers throw anything at all at hostile bytes
        if isinstance(error, OSError) and error.errno in _OUR_FAULT:
            raise IntakeError(f"{file}: {error.strerror}") from error
        if isinstance(error, OSError) and error.errno in _TOO_MUCH:
            detail = f"beyond the limits of a child: {error.strerror}"
            return RefusedFile(file=file, cause=Cause.TOO_LARGE, detail=detail, for_good=False)
        detail = f"{type(error).__name__}: {error}"[:300]
        return RefusedFile(
            file=file, cause=Cause.DAMAGED, detail=detail, for_good=getattr(error, "errno", None) is None
        )
