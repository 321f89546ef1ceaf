"""Logs: set up once at the door, the same for our own lines and for those of libraries.

A line goes to stderr, for people or as JSON, and, where the settings say so, as JSON to a file in the data folder.
While an application is worked on, every line bears its name; personal numbers are masked in all of them.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, TextIO

import structlog
from structlog.types import EventDict, Processor

from chushen.errors import SettingsError
from chushen.masking import masked_for_log
from chushen.settings import LogFormat, Settings

OURS = ("chushen", "intake", "extractors", "validators", "records", "flows", "desk")
_SPEAK_ALIKE = (*OURS, "prefect", "uvicorn")
_LEVELS = {"debug": "细节", "info": "信息", "warning": "警告", "error": "错误", "critical": "严重"}
_FILE_BYTES, _FILES = 10_000_000, 5


@contextmanager
def about(submission: str) -> Iterator[None]:
    """Every line that is written inside the block, in whatever thread of the work, bears the submission's name."""
    with structlog.contextvars.bound_contextvars(submission=submission):
        yield


def set_up_logs(settings: Settings) -> None:
    """Send all log lines where the settings say; may be called again, and then replaces what was.

    Raises:
        SettingsError: the log file cannot be written.
    """
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        structlog.processors.format_exc_info,
        structlog.processors.UnicodeDecoder(),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handlers: list[logging.Handler] = [_Stderr()]
    handlers[0].setFormatter(_formatter(shared, as_json=settings.log_format is LogFormat.JSON))
    if settings.log_file:
        handlers.append(_log_file(settings.data))
        handlers[-1].setFormatter(_formatter(shared, as_json=True))
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one, (_Stderr, _PrivateFile))]:
        root.removeHandler(old)
        old.close()
    for handler in handlers:
        root.addHandler(handler)
    level = settings.log_level.value.upper()
    root.setLevel(max(logging.getLevelName(level), logging.WARNING))
    for name in _SPEAK_ALIKE:
        logging.getLogger(name).setLevel(level)


def _formatter(shared: list[Processor], *, as_json: bool) -> logging.Formatter:
    rendered: Processor = structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else _for_people
    clean = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    return structlog.stdlib.ProcessorFormatter(foreign_pre_chain=shared, processors=[clean, _masked, rendered])


def _masked(_: object, __: str, said: EventDict) -> MutableMapping[str, Any]:
    """Numbers of persons, wherever in the line they stand. `message` is what other handlers leave on a record."""
    return {key: _masked_value(value) for key, value in said.items() if key != "message"}


def _masked_value(value: object) -> object:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return [_masked_value(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _masked_value(one) for key, one in value.items()}
    return masked_for_log(str(value)).encode("utf-8", errors="backslashreplace").decode("utf-8")


def _for_people(_: object, __: str, said: MutableMapping[str, Any]) -> str:
    """`2026-05-04T02:00:00Z 警告 [星河通信] what happened  key=value`, and the trace below it."""
    trace = said.pop("exception", None)
    at, level, event = said.pop("at", ""), said.pop("level", ""), said.pop("event", "")
    said.pop("logger", None)
    name = f"[{said.pop('submission')}] " if "submission" in said else ""
    more = "".join(f"  {key}={value}" for key, value in said.items())
    return f"{str(at)[:19]}Z {_LEVELS.get(level, level)} {name}{event}{more}" + (f"\n{trace}" if trace else "")


class _Stderr(logging.StreamHandler[TextIO]):
    """Whatever stderr is when the line is written: progress bars and tests put another in its place."""

    def __init__(self) -> None:
        """On stderr."""
        logging.Handler.__init__(self)

    @property
    def stream(self) -> TextIO:  # type: ignore[override]
        """Where it goes."""
        return sys.stderr


class _PrivateFile(RotatingFileHandler):
    """A file for its owner alone; several processes may write it, and each may begin a new one."""

    def _open(self) -> Any:  # noqa: ANN401  the signature of logging
        return open(
            self.baseFilename, self.mode, encoding=self.encoding, opener=lambda path, how: os.open(path, how, 0o600)
        )

    def emit(self, record: logging.LogRecord) -> None:
        """Write to the file that has the name now, should another process have begun a new one."""
        if self.stream is not None and not _is_same(self.baseFilename, self.stream):
            self.stream.close()
            self.stream = self._open()
        super().emit(record)


def _is_same(path: str, stream: TextIO) -> bool:
    try:
        return os.path.samestat(Path(path).stat(), os.fstat(stream.fileno()))
    except FileNotFoundError:
        return False


def _log_file(data: Path) -> _PrivateFile:
    folder = data / "logs"
    try:
        for each in (data, folder):
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / "chushen.log"
        return _PrivateFile(path, maxBytes=_FILE_BYTES, backupCount=_FILES, encoding="utf-8")
    except OSError as error:
        message = f"日志不能写入 / the log cannot be written: {folder}: {error.strerror}"
        raise SettingsError(message, remedy="--data DIR / CHUSHEN_LOG_FILE=false") from error
