"""Labelled pages: what a person saw on each, in the contract's words.

A folder holds `labels.json`, a list with one object a page; their keys are the labellers' and are translated here.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chushen.kinds import FIELDS_OF, LONG_TERM, DocumentKind

_PERMITS = frozenset({DocumentKind.PERMIT_MAIN, DocumentKind.PERMIT_DUPLICATE})
_ID = frozenset({DocumentKind.LEGAL_REP_ID})
_KINDS = {
    **{kind.value: frozenset({kind}) for kind in DocumentKind},
    "business_licence": frozenset({DocumentKind.BUSINESS_LICENSE}),
    "telecom_permit": _PERMITS,
    "permit": _PERMITS,
    "permit_annex": frozenset({DocumentKind.PERMIT_DUPLICATE}),
    "report": frozenset({DocumentKind.OPERATION_REPORT}),
    "plan": frozenset({DocumentKind.TECHNICAL_PLAN}),
    "report_or_letter": frozenset({DocumentKind.OTHER, DocumentKind.OPERATION_REPORT, DocumentKind.TECHNICAL_PLAN}),
    **dict.fromkeys(("id_front", "id_back", "id_card", "passport", "residence_permit"), _ID),
}
_OTHER = frozenset({DocumentKind.OTHER})
_FORMS = frozenset({DocumentKind.BUSINESS_LICENSE}) | _PERMITS | _ID
"""Kinds whose fields are asked: what a label calls a report may as well be a letter, which has none."""
_FIELDS = {
    "issue_date": "issued",
    "gender": "sex",
    "id": "id_number",
    "birth": "birth_date",
    "credit_code": "uscc",
}
_WITHOUT_END = frozenset({"长期", "不约定期限", "无固定期限", "永久"})
_COLOURS = {"gray": "black", "grey": "black"}
_TYPES = {"issuing_authority": "authority", "company": "company"}
_LEGIBLE = {"yes": True, True: True, "no": False, False: False}


@dataclass(frozen=True, slots=True, kw_only=True)
class SealSeen:
    """A seal that a person marked.

    Attributes:
        box: [x0, y0, x1, y1] in fractions of the page.
        type: the contract's word where the role settles it, else None: then it is not asked.
        text: "" where it was not read in full.
        is_watermark: neither asked for nor held against whoever finds it.
    """

    box: tuple[float, ...]
    role: str
    quality: str
    colour: str | None
    shape: str | None
    type: str | None
    text: str
    is_watermark: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSeen:
    """A page as a person described it; None where they did not or could not say."""

    file: Path
    page: int
    label: str
    kinds: frozenset[DocumentKind] | None
    rotation: int | None
    legible: bool | None
    fields: dict[str, str]
    seals: tuple[SealSeen, ...]


def load_labels(folder: Path) -> list[PageSeen]:
    """Every labelled page of a folder.

    Raises:
        OSError: there is no `labels.json`.
    """
    return [_page(folder, entry) for entry in json.loads((folder / "labels.json").read_text("utf-8"))]


def _page(folder: Path, entry: dict[str, Any]) -> PageSeen:
    label = str(entry.get("doc_type") or "other")
    kinds = _KINDS.get(label, _OTHER)
    legible = _LEGIBLE.get(entry.get("legible", ""))
    rotation = entry.get("rotation_deg")
    return PageSeen(
        file=folder / entry["file"],
        page=int(entry.get("page", 1)),
        label=label,
        kinds=None if entry.get("ambiguous") else kinds,
        rotation=None if rotation is None else int(rotation) % 360,
        legible=legible,
        fields={} if legible is False else _fields(kinds, entry.get("fields") or {}),
        seals=tuple(_seal(seal) for seal in entry.get("seals") or []),
    )


def _fields(kinds: frozenset[DocumentKind], stated: dict[str, object]) -> dict[str, str]:
    asked = {name.value for kind in kinds if kinds <= _FORMS for name in FIELDS_OF[kind]}
    named = {_FIELDS.get(key, key): str(value) for key, value in stated.items() if value not in ("", None)}
    return {key: LONG_TERM if value in _WITHOUT_END else value for key, value in named.items() if key in asked}


def _seal(seal: dict[str, Any]) -> SealSeen:
    role = str(seal.get("role") or seal.get("type") or "seal")
    text = re.sub(r"\([a-z ]+\)", "", seal.get("text") or "").strip()
    return SealSeen(
        box=tuple(seal.get("bbox_norm") or seal["box"]),
        role=role,
        quality=str(seal.get("quality") or ""),
        colour=_COLOURS.get(seal.get("color", ""), seal.get("color")),
        shape=seal.get("shape"),
        type=_TYPES.get(role, seal.get("type")),
        text="" if "_" in text else text,
        is_watermark=role == "watermark",
    )
