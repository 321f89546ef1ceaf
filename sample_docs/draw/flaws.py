"""The flaws that can be drawn, each with the findings that follow from it and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sample_docs.draw.flaw import Flaw, flaw
from sample_docs.draw.plan import ITEMS as PLAN_ITEMS
from sample_docs.draw.recipe import KINDS, Expected
from sample_docs.draw.report import ITEMS as REPORT_ITEMS

_SEAL_CODES = {
    "none": ("unsealed", None),
    "copied": ("seal-photocopied", "reproduction"),
    "grey": ("seal-photocopied", "grey-scan"),
    "other": ("seal-mismatch", None),
    "near": ("seal-mismatch", None),
    "invoice": ("seal-wrong-type", None),
    "contract": ("seal-wrong-type", None),
    "finance": ("seal-wrong-type", None),
    "personal": ("seal-wrong-type", None),
}


def _missing() -> list[Flaw]:
    return [
        flaw(
            f"missing-{kind.replace('_', '-')}",
            kind,
            Expected(code="missing-document", document=kind),
            omit=frozenset({kind}),
        )
        for kind in KINDS
    ]


def _parts() -> list[Flaw]:
    part = "missing-part"
    return [
        flaw(
            "missing-id-back",
            "legal_rep_id",
            Expected(code=part, document="legal_rep_id", field="back"),
            id_sides=("front",),
        ),
        flaw(
            "missing-id-front",
            "legal_rep_id",
            Expected(code=part, document="legal_rep_id", field="front"),
            id_sides=("back",),
        ),
        flaw(
            "missing-annex",
            "permit_duplicate",
            Expected(code=part, document="permit_duplicate", field="annex"),
            annex=False,
        ),
        flaw(
            "missing-report-page",
            "operation_report",
            Expected(code=part, document="operation_report", field="pages"),
            skipped_page="operation_report",
        ),
        flaw(
            "missing-plan-page",
            "technical_plan",
            Expected(code=part, document="technical_plan", field="pages"),
            skipped_page="technical_plan",
        ),
    ]


def _illegible(*causes: str) -> list[Flaw]:
    return [
        flaw(
            f"illegible-permit-{cause}",
            "permit_main",
            Expected(code="illegible", document="permit_main", cause=cause),
            spoilt=("permit_main", cause),
        )
        for cause in causes
    ]


def _seals() -> list[Flaw]:
    flaws = []
    for kind, short in (("business_license", "licence"), ("legal_rep_id", "id")):
        for choice, (code, cause) in _SEAL_CODES.items():
            finding = Expected(code=code, document=kind, cause=cause)
            setting = {f"seal_on_{short}": choice}
            flaws.append(flaw(f"{choice}-seal-on-{short}", kind, finding, **setting))
    return flaws


def _values() -> list[Flaw]:
    licence, permit, person = "business_license", "permit_main", "legal_rep_id"
    all_permits = "permit_main permit_duplicate"
    return [
        flaw(
            "permit-without-end",
            permit,
            Expected(code="field-missing", document=permit, field="valid_to"),
            blanks=frozenset({"valid_to"}),
        ),
        flaw(
            "permit-without-number",
            permit,
            Expected(code="field-missing", document=permit, field="permit_number"),
            blanks=frozenset({"permit_number"}),
        ),
        flaw(
            "wrong-uscc",
            licence,
            Expected(code="identifier-invalid", document=licence, field="uscc"),
            wrong_number="uscc",
        ),
        flaw(
            "wrong-id-number",
            person,
            Expected(code="identifier-invalid", document=person, field="id_number"),
            wrong_number="id_number",
        ),
        flaw(
            "other-representative",
            f"{licence} {all_permits}",
            Expected(code="inconsistent", document="permit_main", field="legal_representative"),
            disagree="legal_representative",
        ),
        flaw(
            "former-name-on-permit",
            f"{licence} {all_permits} {person}",
            Expected(code="inconsistent", document="permit_main", field="company_name"),
            disagree="company_name",
        ),
        flaw(
            "other-number-declared",
            all_permits,
            Expected(code="inconsistent", document="permit_main", field="permit_number"),
            disagree="declared_number",
        ),
        flaw("expired-licence", licence, Expected(code="expired", document=licence, field="valid_to"), expired=licence),
        flaw("expired-id", person, Expected(code="expired", document=person, field="valid_to"), expired=person),
        flaw(
            "renewal-late",
            all_permits,
            Expected(code="renewal-late", document="permit_main", field="valid_to"),
            late=True,
        ),
        flaw(
            "no-call-centre-scope",
            f"{all_permits} {licence}",
            Expected(code="scope-missing", document="permit_main", field="business_kinds"),
            scope=False,
        ),
    ]


def _content() -> list[Flaw]:
    report, plan = "operation_report", "technical_plan"
    flaws = [
        flaw(
            f"report-without-{item.replace('_', '-')}",
            report,
            Expected(code="content-missing", document=report, field=item),
            report_without=frozenset({item}),
        )
        for item in REPORT_ITEMS
    ]
    flaws += [
        flaw(
            f"plan-without-{item.replace('_', '-')}",
            plan,
            Expected(code="content-missing", document=plan, field=item),
            plan_without=frozenset({item}),
        )
        for item in PLAN_ITEMS
    ]
    for kind, field in ((report, "period_to"), (plan, "dated")):
        late = Expected(code="outdated", document=kind, field=field)
        aged = f"outdated_{kind.split('_')[1]}"
        flaws.append(flaw(aged.replace("_", "-"), kind, late, **{aged: True}))
    return flaws


def _files() -> list[Flaw]:
    return [
        flaw(f"{cause}-file", "extra", Expected(code="unreadable-file", cause=cause), bad_file=cause)
        for cause in ("damaged", "empty", "not-accepted")
    ] + [_encrypted_plan()]


def _encrypted_plan() -> Flaw:
    return flaw(
        "encrypted-plan",
        "extra technical_plan",
        Expected(code="unreadable-file", cause="encrypted"),
        Expected(code="missing-document", document="technical_plan"),
        bad_file="encrypted",
    )


FLAWS: tuple[Flaw, ...] = (
    *_missing(),
    *_parts(),
    *_illegible("blur", "low-resolution", "dark", "glare"),
    *_seals(),
    *_values(),
    *_content(),
    *_files(),
)


ICP_FLAWS: tuple[Flaw, ...] = tuple(
    flaw(
        f"plan-without-{item.replace('_', '-')}",
        "technical_plan",
        Expected(code="content-missing", document="technical_plan", field=item),
        plan_without=frozenset({item}),
    )
    for item in ("content_review", "emergency_response")
)
"""Of the second licence's papers."""


MORE_FLAWS: tuple[Flaw, ...] = tuple(_illegible("obscured", "cut-off"))
"""Drawn only where other forms are drawn too, so that what was drawn without them stays as it was."""


def draw_flaws(rng: Random, flaws: Sequence[Flaw] = FLAWS) -> tuple[Flaw, ...]:
    """None in a fifth of all draws, else one or two that do not touch the same document."""
    if rng.random() < 0.2:
        return ()
    first = rng.choice(flaws)
    others = [flaw for flaw in flaws if not flaw.touches & first.touches]
    return (first, rng.choice(others)) if others and rng.random() < 0.4 else (first,)
