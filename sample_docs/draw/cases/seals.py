"""Seals that do not count, and seals that count although they look as if they did not."""

from __future__ import annotations

from sample_docs.draw.flaw import Flaw, flaw, near_miss
from sample_docs.draw.recipe import Expected

_LICENCE, _ID = "business_license", "legal_rep_id"
_REPORT, _PLAN = "operation_report", "technical_plan"
_SETTING = {_LICENCE: ("licence", "seal_on_licence"), _ID: ("id", "seal_on_id")}


def _pressed(code: str, choice: str, kind: str, cause: str | None = None) -> Flaw:
    short, setting = _SETTING[kind]
    return flaw(f"{choice}-seal-on-{short}", kind, Expected(code=code, document=kind, cause=cause), **{setting: choice})


def _in_order(code: str, choice: str, kind: str) -> Flaw:
    short, setting = _SETTING[kind]
    avoided = Expected(code=code, document=kind)
    return near_miss(f"{code}-{choice}-on-{short}", kind, avoided, **{setting: choice})


UNSEALED = (
    flaw(
        "no-seal-on-either-copy",
        f"{_LICENCE} {_ID}",
        Expected(code="unsealed", document=_LICENCE),
        Expected(code="unsealed", document=_ID),
        seal_on_licence="none",
        seal_on_id="none",
    ),
    _in_order("unsealed", "faint", _ID),
    _in_order("unsealed", "oval", _LICENCE),
    _in_order("unsealed", "over-print", _LICENCE),
)
SEAL_PHOTOCOPIED = (
    _in_order("seal-photocopied", "on-copy", _LICENCE),
    _in_order("seal-photocopied", "on-copy", _ID),
    _in_order("seal-photocopied", "faint", _LICENCE),
)
SEAL_MISMATCH = (
    _in_order("seal-mismatch", "upside-down", _LICENCE),
    _in_order("seal-mismatch", "with-other", _ID),
    _in_order("seal-mismatch", "chipped", _LICENCE),
)
SEAL_WRONG_TYPE = (
    _pressed("seal-wrong-type", "branch", _LICENCE),
    _in_order("seal-wrong-type", "with-personal", _ID),
    _in_order("seal-wrong-type", "with-invoice", _LICENCE),
    _in_order("seal-wrong-type", "oval", _ID),
)
SEAL_UNREADABLE = (
    _pressed("seal-unreadable", "slipped", _ID),
    _pressed("seal-unreadable", "flooded", _ID),
    _pressed("seal-unreadable", "half-dry", _LICENCE),
    _in_order("seal-unreadable", "chipped", _LICENCE),
    _in_order("seal-unreadable", "over-print", _ID),
    _in_order("seal-unreadable", "upside-down", _ID),
)
SEAM_SEAL_MISSING = (
    flaw(
        "report-without-seam", _REPORT, Expected(code="seam-seal-missing", document=_REPORT), manner={"digital": False}
    ),
    flaw("plan-without-seam", "", Expected(code="seam-seal-missing", document=_PLAN)),
    flaw(
        "seam-seal-on-one-page-alone",
        _REPORT,
        Expected(code="seam-seal-missing", document=_REPORT),
        lone_seam=True,
        manner={"digital": False, "seams": True},
    ),
    near_miss(
        "seam-over-the-report",
        _REPORT,
        Expected(code="seam-seal-missing", document=_REPORT),
        manner={"digital": False, "seams": True},
    ),
    near_miss(
        "seam-over-the-plan",
        _PLAN,
        Expected(code="seam-seal-missing", document=_PLAN),
        manner={"digital": False, "seams": True},
    ),
    near_miss("seam-of-one-page", _PLAN, Expected(code="seam-seal-missing", document=_PLAN), short=_PLAN),
)
