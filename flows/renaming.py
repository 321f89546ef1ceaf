"""A rename that never takes another file's place."""

from __future__ import annotations

import ctypes
import errno
import os
from pathlib import Path

_HERE = -100  # AT_FDCWD
_NO_REPLACE = 1  # RENAME_NOREPLACE
_NOT_SUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


def rename_to_unused(path: Path, target: Path) -> None:
    """Rename a file or a folder, on the same file system, to a name that nothing bears.

    Python's own rename silently replaces a file. The kernel's does not where it is asked so; some network file systems
    cannot be asked, and there one looks first.

    Raises:
        FileExistsError: something bears that name.
        OSError: it is gone, or may not be renamed, or the target lies on another file system.
    """
    renamed = _rename_without_replacing(path, target)
    if renamed in _NOT_SUPPORTED:
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
        path.rename(target)
    elif renamed:
        raise OSError(renamed, os.strerror(renamed), str(path), None, str(target))


def _rename_without_replacing(path: Path, target: Path) -> int:
    """The error's number; 0 for none."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return errno.ENOSYS
    failed = libc.renameat2(_HERE, os.fsencode(path), _HERE, os.fsencode(target), _NO_REPLACE)
    return ctypes.get_errno() if failed else 0
