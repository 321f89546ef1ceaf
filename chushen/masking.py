"""Personal numbers as people may see them: the first six and the last four characters."""

from __future__ import annotations

import re

_CITIZEN = re.compile(
    r"(?<![0-9A-Za-z])([1-9]\d{5})((?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))(\d{3}[0-9Xx])(?![0-9A-Za-z])"
)
_HIDDEN = "********"
_MOBILE = re.compile(r"(?<![0-9A-Za-z])((?:\+?86[- ]?)?1[3-9]\d)([- ]?\d{4}[- ]?)(\d{4})(?![0-9A-Za-z])")


def masked(text: str) -> str:
    """The text with every citizen's number in it masked; a USCC is no personal number and stays."""
    return _CITIZEN.sub(lambda seen: f"{seen[1]}{_HIDDEN}{seen[3]}", text)


def masked_for_log(text: str) -> str:
    """The text with citizens' and mobile numbers masked: whoever reads a log need not know either."""
    return masked(_MOBILE.sub(r"\1****\3", text))


def masked_number(value: str) -> str:
    """A value that is known to be a personal number, however long it is and however badly it was read."""
    if len(value) <= 10:  # noqa: PLR2004  six and four: nothing would be left to hide
        return value[:1] + "*" * (len(value) - 1)
    return f"{value[:6]}{'*' * (len(value) - 10)}{value[-4:]}"
