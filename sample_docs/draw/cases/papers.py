"""Papers that are missing, incomplete, unreadable, unknown or sent twice, and papers that only seem so."""

from __future__ import annotations

from sample_docs.draw.flaw import flaw, near_miss
from sample_docs.draw.recipe import Expected

_LICENCE, _MAIN, _DUPLICATE, _ID = "business_license", "permit_main", "permit_duplicate", "legal_rep_id"
_REPORT, _PLAN = "operation_report", "technical_plan"

MISSING_DOCUMENT = (
    flaw(
        "letter-in-place-of-licence",
        _LICENCE,
        Expected(code="missing-document", document=_LICENCE),
        omit=frozenset({_LICENCE}),
        extra="letter",
    ),
    flaw(
        "only-the-permits",
        f"{_LICENCE} {_ID} {_REPORT} {_PLAN}",
        *(Expected(code="missing-document", document=kind) for kind in (_LICENCE, _ID, _REPORT, _PLAN)),
        omit=frozenset({_LICENCE, _ID, _REPORT, _PLAN}),
    ),
    near_miss(
        "missing-plan-in-one-file-with-the-report",
        "",
        Expected(code="missing-document", document=_PLAN),
        sent="together",
    ),
    near_miss("missing-all-in-an-archive", "", Expected(code="missing-document", document=_LICENCE), sent="zip"),
    near_miss("missing-form-beside-them", "", Expected(code="missing-document", document=_ID), extra="form"),
)

MISSING_PART = (
    near_miss(
        "missing-id-back-on-another-page", _ID, Expected(code="missing-part", document=_ID, field="back"), id_apart=True
    ),
    near_miss(
        "missing-annex-of-rules-alone",
        _DUPLICATE,
        Expected(code="missing-part", document=_DUPLICATE, field="annex"),
        annex_is="rules",
    ),
    near_miss(
        "missing-report-page-of-reversed-pages",
        "",
        Expected(code="missing-part", document=_REPORT, field="pages"),
        sent="reversed",
    ),
)

ILLEGIBLE = (
    flaw(
        "permit-blurred-with-its-title",
        _MAIN,
        Expected(code="illegible", document=_MAIN, cause="blur"),
        spoilt=(_MAIN, "blur"),
    ),
    flaw(
        "permit-taken-at-night",
        _MAIN,
        Expected(code="illegible", document=_MAIN, cause="dark"),
        spoilt=(_MAIN, "dark"),
    ),
    flaw(
        "lamp-on-a-photographed-permit",
        _MAIN,
        Expected(code="illegible", document=_MAIN, cause="glare"),
        spoilt=(_MAIN, "glare"),
        manner={"photographed": frozenset({_MAIN})},
    ),
    *(
        near_miss(f"illegible-{how}", _MAIN, Expected(code="illegible", document=_MAIN), worn=(_MAIN, how))
        for how in ("soft", "dusk", "few-pixels", "thumb")
    ),
)

UNIDENTIFIED = (
    *(
        flaw(f"unidentified-{extra}", "extra", Expected(code="unidentified-document"), extra=extra)
        for extra in ("divider", "plate", "figures")
    ),
    *(
        near_miss(f"unidentified-{extra}", "extra", Expected(code="unidentified-document"), extra=extra)
        for extra in ("letter", "blank", "insured")
    ),
)

DUPLICATE = (
    flaw("licence-sent-twice", "", Expected(code="duplicate-document", document=_LICENCE), twice=(_LICENCE, "same")),
    flaw("id-scanned-twice", "", Expected(code="duplicate-document", document=_ID), twice=(_ID, "again")),
    flaw("permit-saved-smaller-too", "", Expected(code="duplicate-document", document=_MAIN), twice=(_MAIN, "smaller")),
    flaw(
        "licence-upside-down-too", "", Expected(code="duplicate-document", document=_LICENCE), twice=(_LICENCE, "over")
    ),
    near_miss("duplicate-original-and-duplicate", "", Expected(code="duplicate-document", document=_DUPLICATE)),
    near_miss("duplicate-two-sides", _ID, Expected(code="duplicate-document", document=_ID), id_apart=True),
    near_miss(
        "duplicate-annex-and-rules",
        _DUPLICATE,
        Expected(code="duplicate-document", document=_DUPLICATE),
        annex_is="rules",
    ),
    near_miss("duplicate-pages-of-prose", "", Expected(code="duplicate-document", document=_REPORT), sent="together"),
)

UNREADABLE_FILE = (
    near_miss("unreadable-wrong-endings", "", Expected(code="unreadable-file"), sent="misnamed"),
    near_miss("unreadable-torn-pdf", "", Expected(code="unreadable-file"), sent="torn"),
    near_miss("unreadable-locked-pdf", "", Expected(code="unreadable-file"), sent="locked"),
)
