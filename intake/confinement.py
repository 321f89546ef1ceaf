"""What a child process may not do, beside what its limits say: reach a network, write outside of its folder.

Linux lets any process take such bonds on itself, without rights and for good, its children included: seccomp filters
system calls (seccomp(2)), Landlock changes to the file system (landlock(7)). Where a kernel lacks one of them, that
bond is not there (docs/operations.md). Both are asked through the C library, as Python knows neither.
"""

from __future__ import annotations

import ctypes
import os
import platform
import struct
from contextlib import suppress
from pathlib import Path

_SET_NO_NEW_PRIVILEGES, _SET_SECCOMP, _FILTER, _GET_SECCOMP = 38, 22, 2, 21

# classic BPF, as linux/filter.h and linux/seccomp.h have it
_LOAD, _JUMP_IF_EQUAL, _JUMP_IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | 13  # EACCES
_NUMBER_AT, _MACHINE_AT, _FIRST_ARGUMENT_AT = 0, 4, 16
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
"""Name of the machine: its AUDIT_ARCH and its number of socket(2)."""
_IO_URING_SETUP = 425
"""It opens sockets as well."""
_OTHER_ABI = 0x40000000
_UNIX = 1

_LANDLOCK_CREATE, _LANDLOCK_ADD, _LANDLOCK_RESTRICT = 444, 445, 446
_ASK_VERSION, _BENEATH_PATH = 1, 1
_MOVE_SINCE, _TRUNCATE_SINCE = 2, 3
_WRITE = 1 << 1
_REMOVE_FOLDER, _REMOVE_FILE, _MAKE_DEVICE, _MAKE_FOLDER, _MAKE_FILE = 1 << 4, 1 << 5, 1 << 6, 1 << 7, 1 << 8
_MAKE_PIPE, _MAKE_BLOCK_DEVICE, _MAKE_LINK, _MOVE, _TRUNCATE = 1 << 10, 1 << 11, 1 << 12, 1 << 13, 1 << 14
_SOCKETS = Path("/tmp")  # noqa: S108  LibreOffice puts its socket there, whatever TMPDIR says, and must remove it
_CHANGES = (
    _WRITE | _REMOVE_FOLDER | _REMOVE_FILE | _MAKE_DEVICE | _MAKE_FOLDER | _MAKE_FILE
    | _MAKE_PIPE | _MAKE_BLOCK_DEVICE | _MAKE_LINK
)  # fmt: skip


def confine(folder: Path) -> None:
    """Give up networks and, outside of the folder, every change to the file system; for good.

    What the kernel cannot do is left out.
    """
    library = ctypes.CDLL(None, use_errno=True)
    with suppress(AttributeError):  # no Linux
        if library.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0:
            _no_changes_outside(folder, library)
            _no_network(library)


def landlock_version(library: ctypes.CDLL) -> int:
    """What this kernel's Landlock can do; less than 1 where there is none."""
    return int(library.syscall(_LANDLOCK_CREATE, None, ctypes.c_size_t(0), _ASK_VERSION))


def seccomp_there(library: ctypes.CDLL) -> bool:
    """Can system calls be filtered on this machine?"""
    return platform.machine() in _MACHINES and library.prctl(_GET_SECCOMP, 0, 0, 0, 0) >= 0


def _no_network(library: ctypes.CDLL) -> None:
    if platform.machine() not in _MACHINES:
        return
    machine, socket = _MACHINES[platform.machine()]
    program = [
        (_LOAD, 0, 0, _MACHINE_AT),
        (_JUMP_IF_EQUAL, 0, 7, machine),
        (_LOAD, 0, 0, _NUMBER_AT),
        (_JUMP_IF_AT_LEAST, 5, 0, _OTHER_ABI),
        (_JUMP_IF_EQUAL, 4, 0, _IO_URING_SETUP),
        (_JUMP_IF_EQUAL, 0, 2, socket),
        (_LOAD, 0, 0, _FIRST_ARGUMENT_AT),
        (_JUMP_IF_EQUAL, 0, 1, _UNIX),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *step) for step in program))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(program), ctypes.addressof(code)))
    library.prctl(_SET_SECCOMP, _FILTER, header, 0, 0)


def _no_changes_outside(folder: Path, library: ctypes.CDLL) -> None:
    version = landlock_version(library)
    if version < 1:
        return
    changes = _CHANGES | (_MOVE if version >= _MOVE_SINCE else 0) | (_TRUNCATE if version >= _TRUNCATE_SINCE else 0)
    asked = ctypes.create_string_buffer(struct.pack("=Q", changes), 8)
    rules = library.syscall(_LANDLOCK_CREATE, asked, ctypes.c_size_t(8), 0)
    if rules < 0:
        return
    try:
        for path, allowed in ((folder, changes), (Path(os.devnull), _WRITE), (_SOCKETS, _REMOVE_FILE)):
            opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
            rule = ctypes.create_string_buffer(struct.pack("=Qi", allowed, opened), 12)
            library.syscall(_LANDLOCK_ADD, rules, _BENEATH_PATH, rule, 0)
            os.close(opened)
        library.syscall(_LANDLOCK_RESTRICT, rules, 0)
    finally:
        os.close(rules)
