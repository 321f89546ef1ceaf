"""Mails (EML): their attachments are members, mails in mails included; the text of the mail is no document."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from mimetypes import guess_extension
from pathlib import Path

from intake.archives.members import Members
from intake.limits import Limits

_HEADERS = re.compile(
    rb"^(from|to|subject|date|received|return-path|message-id|mime-version|content-type):", re.IGNORECASE | re.MULTILINE
)
_ENOUGH = 3
"""Headers of a mail; a letter that somebody wrote begins with fewer."""


def is_mail(head: bytes) -> bool:
    """Does a file that begins so begin with a mail's headers?"""
    first = head.lstrip(b"\xef\xbb\xbf\r\n")
    begins = re.match(rb"[A-Za-z][A-Za-z0-9-]*:|From \S", first) is not None
    return begins and len({found.lower() for found in _HEADERS.findall(first)}) >= _ENOUGH


def unpack(mail: Path, members: Members, limits: Limits) -> None:
    """Hand over the attachments, and the pictures in the text.

    Raises:
        RefusalError: too many of them.
        OSError: it cannot be read.
    """
    with mail.open("rb") as file:
        message = email.message_from_binary_file(file, policy=email.policy.default)
    modified = _sent(message)
    for part in _leaves(message, limits.max_nesting):
        kind = part.get_content_type()
        name = part.get_filename()
        if name or not kind.startswith("text/"):
            stated = name or f"附件{len(members.outcomes) + 1}{guess_extension(kind) or ''}"
            members.take(stated, modified, lambda p=part: [_bytes(p)])  # type: ignore[misc]


def _leaves(message: EmailMessage, deepest: int) -> Iterator[EmailMessage]:
    for part in message.iter_parts() if message.is_multipart() else [message]:
        if not isinstance(part, EmailMessage):
            continue
        if part.is_multipart():
            inner = part.get_content_type() == "message/rfc822"
            if not inner or deepest > 0:
                yield from _leaves(part, deepest - inner)
        else:
            yield part


def _bytes(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _sent(message: EmailMessage) -> datetime | None:
    try:
        sent = parsedate_to_datetime(str(message["date"]))
    except (TypeError, ValueError, IndexError):
        return None
    return sent if sent.tzinfo else None
