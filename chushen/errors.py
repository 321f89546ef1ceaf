"""What can go wrong with our own work. What is wrong with an application is a Finding, never one of these."""

from __future__ import annotations

import re


class ChushenError(Exception):
    """The work could not be done.

    Attributes:
        exit_code: what the command line ends with (contract: exit status).
        remedy: what the operator can do about it, one sentence.
    """

    exit_code = 3
    remedy = ""

    def __init__(self, message: str, *, remedy: str | None = None) -> None:
        """Say what happened, to which file, and what to do."""
        super().__init__(message)
        if remedy is not None:
            self.remedy = remedy

    @property
    def code(self) -> str:
        """The kind of failure as a word for programs: `tool-missing` of a ToolMissingError."""
        if type(self) is ChushenError:
            return "internal"
        return re.sub("(?<=[a-z])(?=[A-Z])", "-", type(self).__name__.removesuffix("Error")).lower()


class CallError(ChushenError):
    """The command was called wrongly: a path that is not there, an option that makes no sense."""

    exit_code = 2


class SettingsError(CallError):
    """A setting, a checklist or a declaration cannot be understood."""


class ToolMissingError(ChushenError):
    """An outside program or model that is needed is not installed."""

    remedy = "Run `chushen doctor` to see what is missing and how to install it."


class ReaderError(ChushenError):
    """A reader failed on a page for a reason that is not the page's."""


class RecordsError(ChushenError):
    """The data folder or the database cannot be used."""


class GivenUpError(ChushenError):
    """The program ended again and again while it worked on this application."""

    remedy = "See in the log how it ended; then `chushen quarantine retry`, or ask the applicant for other files."


class ChangedError(ChushenError):
    """What was sent was written or replaced while it was worked on: what was read of it is of no content at all."""

    remedy = "Verify it again once nothing in it changes any more; `chushen watch` does so by itself."


class TakenAwayError(ChushenError):
    """What was sent was moved or deleted while it was worked on."""

    remedy = "Drop it into the folder again, if it is still to be verified."


class OrchestrationError(ChushenError):
    """Prefect could not be started or reached."""


class BeingVerifiedError(ChushenError):
    """Another process works on this application at this moment."""

    remedy = "Wait until it is done; `chushen list` shows it."


class LeaseLostError(ChushenError):
    """Another process has taken an application over from this one, which was thought dead."""

    remedy = "Nothing is lost: the other one keeps the result."


class StoreError(ChushenError):
    """The store in which applications lie cannot be reached, or does not let us in."""

    remedy = "See whether it can be reached from here with these rights; for S3 the AWS_* variables name them."
