"""The answer in the contract's shape: `chushen.result/1` and `chushen.page/1`."""

from __future__ import annotations

from typing import Any

from chushen.documents import Document, RefusedFile, Submission
from chushen.evidence import Evidence, Field
from chushen.findings import Finding, Judgement
from chushen.names import Language
from chushen.pages import Page
from chushen.seals import Seal

RESULT_SCHEMA = "chushen.result/1"
PAGE_SCHEMA = "chushen.page/1"

Json = dict[str, Any]
"""A JSON object on its way out of the program; inside, nothing is handed on in this form."""


def result(submission: Submission, judgement: Judgement, language: Language = Language.ZH) -> Json:
    """One submission, judged."""
    return {
        "schema": RESULT_SCHEMA,
        "submission": judgement.submission,
        "verdict": judgement.verdict.value,
        "received": judgement.received.isoformat(),
        "documents": [_document(document) for document in submission.documents],
        "findings": [_finding(finding, language) for finding in judgement.findings],
        "notes": [{"file": note.file, "note": note.remark.value} for note in submission.notes],
        "not_checked": [
            {"rule": n.rule, "code": n.code.value, "reason": n.reason if language is Language.ZH else n.reason_en}
            for n in judgement.not_checked
        ],
    }


def page(facts: Page) -> Json:
    """One page, not judged."""
    return {
        "schema": PAGE_SCHEMA,
        "file": facts.file,
        "page": facts.page,
        "kind": facts.kind.value,
        "confidence": round(facts.confidence, 4),
        "rotation": facts.rotation,
        "legible": facts.legibility.legible,
        "causes": [cause.value for cause in facts.legibility.causes],
        "parts": [part.value for part in facts.parts],
        "blank": facts.blank,
        "colourless": facts.colourless,
        "text": facts.text,
        "fields": _fields(facts.fields),
        "seals": [_seal(seal) for seal in facts.seals],
    }


def refused(file: RefusedFile) -> Json:
    """A file or a page that could not be had, where `page` has nothing to print."""
    return {
        "schema": PAGE_SCHEMA,
        "file": file.file,
        "page": file.page,
        "kind": "other",
        "error": "unreadable-file",
        "cause": file.cause.value,
    }


def _document(document: Document) -> Json:
    return {
        "kind": document.kind.value,
        "confidence": round(document.confidence, 4),
        "pages": [{"file": p.file, "page": p.page} for p in document.pages],
        "parts": sorted(part.value for part in document.parts),
        "fields": _fields(document.fields),
        "seals": [_seal(seal) for seal in document.seals],
    }


def _fields(fields: tuple[Field, ...]) -> Json:
    return {
        str(field.name): {
            "value": field.value,
            "confidence": round(field.confidence, 4),
            **_place(field.evidence),
            "witnesses": [witness.value for witness in field.witnesses],
            "under_seal": field.under_seal,
        }
        for field in fields
    }


def _seal(seal: Seal) -> Json:
    return {
        **_place(seal.evidence),
        "colour": seal.colour.value,
        "shape": seal.shape.value,
        "type": seal.type.value,
        "imprint": seal.imprint.value,
        "text": seal.text,
        "code": seal.code,
        "confidence": round(seal.confidence, 4),
        "text_confidence": round(seal.text_confidence, 4),
        "at_edge": seal.at_edge,
        "pieces": seal.pieces,
    }


def _finding(finding: Finding, language: Language) -> Json:
    chinese = language is Language.ZH
    return {
        "code": finding.code.value,
        "severity": finding.severity.value,
        "document": finding.document.value if finding.document else None,
        "field": finding.field,
        "cause": finding.cause.value if finding.cause else None,
        "message": finding.message if chinese else finding.message_en,
        "remedy": finding.remedy if chinese else finding.remedy_en,
        "evidence": [_place(evidence) for evidence in finding.evidence],
    }


def _place(evidence: Evidence) -> Json:
    return {"file": evidence.file, "page": evidence.page, "box": evidence.box.as_list() if evidence.box else None}
