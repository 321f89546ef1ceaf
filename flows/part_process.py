"""The process of one part of a household: `python -m flows.part_process MODULE:FUNCTION ARGUMENTS…`.

The function is called as a program is: it finds its arguments in `sys.argv`.
"""

from __future__ import annotations

import sys
from pkgutil import resolve_name

from flows.lifeline import end_with_the_parent


def main() -> None:
    """Run it, until it ends, is told to stop or is left alone."""
    end_with_the_parent()
    program, *sys.argv[1:] = sys.argv[1:]
    resolve_name(program)()


if __name__ == "__main__":
    main()
