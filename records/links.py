"""Where a report is found by whoever has no access to the data folder (`desk.web`)."""

from __future__ import annotations

from urllib.parse import quote

from records.folder import safe_name


def report_link(base: str, name: str) -> str:
    """The address of a submission's report.

    Args:
        base: `Settings.reports_base`, or `Settings.reports_url` where no link is better than one to this machine.
        name: of the submission.

    Returns:
        "" where there is no base.
    """
    return f"{base.rstrip('/')}/{quote(safe_name(name), safe='')}/report.html" if base else ""
