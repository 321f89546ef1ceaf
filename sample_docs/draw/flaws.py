"""The flaws that can be drawn, each with the findings that follow from it and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from sample_docs.draw.plan import ITEMS as PLAN_ITEMS
from sample_docs.draw.recipe import KINDS, Expected, Recipe
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """One thing that is wrong.

    Attributes:
        touches: the documents it concerns; two flaws that touch the same one are never drawn together.
        apply: gives the recipe with this flaw in it, findings included.
    """

    name: str
    touches: frozenset[str]
    apply: Callable[[Recipe], Recipe]


def _flaw(name: str, touches: str, finding: Expected, **changes: Any) -> Flaw:  # noqa: ANN401  any setting of a Recipe
    def apply(recipe: Recipe) -> Recipe:
        return replace(recipe, findings=(*recipe.findings, finding), **changes)

    return Flaw(name=name, touches=frozenset(touches.split()), apply=apply)


def _missing() -> list[Flaw]:
    return [_left_out(kind) for kind in KINDS]


def _left_out(kind: str) -> Flaw:
    def apply(recipe: Recipe) -> Recipe:
        finding = Expected(code="missing-document", document=kind)
        return replace(recipe, omit=recipe.omit | {kind}, findings=(*recipe.findings, finding))

    return Flaw(name=f"missing-{kind.replace('_', '-')}", touches=frozenset({kind}), apply=apply)


def _parts() -> list[Flaw]:
    part = "missing-part"
    return [
        _flaw(
            "missing-id-back",
            "legal_rep_id",
            Expected(code=part, document="legal_rep_id", field="back"),
            id_sides=("front",),
        ),
        _flaw(
            "missing-id-front",
            "legal_rep_id",
            Expected(code=part, document="legal_rep_id", field="front"),
            id_sides=("back",),
        ),
        _flaw(
            "missing-annex",
            "permit_duplicate",
            Expected(code=part, document="permit_duplicate", field="annex"),
            annex=False,
        ),
        _flaw(
            "missing-report-page",
            "operation_report",
            Expected(code=part, document="operation_report", field="pages"),
            skipped_page="operation_report",
        ),
        _flaw(
            "missing-plan-page",
            "technical_plan",
            Expected(code=part, document="technical_plan", field="pages"),
            skipped_page="technical_plan",
        ),
    ]


def _illegible(*causes: str) -> list[Flaw]:
    return [
        _flaw(
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
            flaws.append(_flaw(f"{choice}-seal-on-{short}", kind, finding, **setting))
    return flaws


def _values() -> list[Flaw]:
    licence, permit, person = "business_license", "permit_main", "legal_rep_id"
    all_permits = "permit_main permit_duplicate"
    return [
        _flaw(
            "permit-without-end",
            permit,
            Expected(code="field-missing", document=permit, field="valid_to"),
            blanks=frozenset({"valid_to"}),
        ),
        _flaw(
            "permit-without-number",
            permit,
            Expected(code="field-missing", document=permit, field="permit_number"),
            blanks=frozenset({"permit_number"}),
        ),
        _flaw(
            "wrong-uscc",
            licence,
            Expected(code="identifier-invalid", document=licence, field="uscc"),
            wrong_number="uscc",
        ),
        _flaw(
            "wrong-id-number",
            person,
            Expected(code="identifier-invalid", document=person, field="id_number"),
            wrong_number="id_number",
        ),
        _flaw(
            "other-representative",
            f"{licence} {all_permits}",
            Expected(code="inconsistent", document="permit_main", field="legal_representative"),
            disagree="legal_representative",
        ),
        _flaw(
            "former-name-on-permit",
            f"{licence} {all_permits} {person}",
            Expected(code="inconsistent", document="permit_main", field="company_name"),
            disagree="company_name",
        ),
        _flaw(
            "other-number-declared",
            all_permits,
            Expected(code="inconsistent", document="permit_main", field="permit_number"),
            disagree="declared_number",
        ),
        _flaw(
            "expired-licence", licence, Expected(code="expired", document=licence, field="valid_to"), expired=licence
        ),
        _flaw("expired-id", person, Expected(code="expired", document=person, field="valid_to"), expired=person),
        _flaw(
            "renewal-late",
            all_permits,
            Expected(code="renewal-late", document="permit_main", field="valid_to"),
            late=True,
        ),
        _flaw(
            "no-call-centre-scope",
            f"{all_permits} {licence}",
            Expected(code="scope-missing", document="permit_main", field="business_kinds"),
            scope=False,
        ),
    ]


def _content() -> list[Flaw]:
    report, plan = "operation_report", "technical_plan"
    flaws = [
        _flaw(
            f"report-without-{item.replace('_', '-')}",
            report,
            Expected(code="content-missing", document=report, field=item),
            report_without=frozenset({item}),
        )
        for item in REPORT_ITEMS
    ]
    flaws += [
        _flaw(
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
        flaws.append(_flaw(aged.replace("_", "-"), kind, late, **{aged: True}))
    return flaws


def _files() -> list[Flaw]:
    return [
        _flaw(f"{cause}-file", "extra", Expected(code="unreadable-file", cause=cause), bad_file=cause)
        for cause in ("damaged", "empty", "not-accepted")
    ] + [_encrypted_plan()]


def _encrypted_plan() -> Flaw:
    def apply(recipe: Recipe) -> Recipe:
        gone = (
            Expected(code="unreadable-file", cause="encrypted"),
            Expected(code="missing-document", document="technical_plan"),
        )
        return replace(recipe, bad_file="encrypted", findings=(*recipe.findings, *gone))

    return Flaw(name="encrypted-plan", touches=frozenset({"extra", "technical_plan"}), apply=apply)


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
    _flaw(
        f"plan-without-{item.replace('_', '-')}",
        "technical_plan",
        Expected(code="content-missing", document="technical_plan", field=item),
        plan_without=frozenset({item}),
    )
    for item in ("content_review", "emergency_response")
)
"""Of the second licence's papers."""


def _near_miss(name: str, **changes: Any) -> Flaw:  # noqa: ANN401  any setting of a Recipe
    return Flaw(name=f"near-{name}", touches=frozenset(), apply=lambda recipe: replace(recipe, **changes))


EDGES: tuple[Flaw, ...] = (
    _flaw(
        "late-by-a-day",
        "permit_main",
        Expected(code="renewal-late", document="permit_main", field="valid_to"),
        days_left=89,
    ),
    _flaw(
        "capital-too-low",
        "business_license",
        Expected(code="implausible", document="business_license", field="registered_capital"),
        capital="伍拾万元整",
    ),
    _flaw(
        "number-without-class",
        "permit_main",
        Expected(code="implausible", document="permit_main", field="permit_number"),
        number_classes="A2.B1",
    ),
    _flaw(
        "template-left-in-plan",
        "technical_plan",
        Expected(code="content-missing", document="technical_plan"),
        in_plan="系统由××公司负责日常维护，联系人（此处填写姓名）。",
    ),
    _flaw(
        "anothers-name-in-report",
        "operation_report",
        Expected(code="inconsistent", document="operation_report", field="company_name"),
        in_report="{other}成立于2012年，一贯重视服务质量。",
    ),
    _near_miss("late", days_left=90),
    _near_miss("capital-too-low", capital="壹仟万元整"),
    _near_miss("number-without-class", number_classes="B1.B2"),
    _near_miss("template-left-in-plan", in_plan="用户号码以138XXXX1234的形式脱敏显示，填写工单后归档。"),
    _near_miss("anothers-name-in-report", in_report="主要客户有{other}等，双方合作稳定。"),
)
"""Just beyond a limit, and just within it; drawn by their names only (`bench.accuracy --flaw`)."""

MORE_FLAWS: tuple[Flaw, ...] = tuple(_illegible("obscured", "cut-off"))
"""Drawn only where other forms are drawn too, so that what was drawn without them stays as it was."""


def flaw_of(name: str) -> Flaw:
    """The flaw of that name."""
    return next(flaw for flaw in (*FLAWS, *MORE_FLAWS, *ICP_FLAWS, *EDGES) if flaw.name == name)


def draw_flaws(rng: Random, flaws: Sequence[Flaw] = FLAWS) -> tuple[Flaw, ...]:
    """None in a fifth of all draws, else one or two that do not touch the same document."""
    if rng.random() < 0.2:
        return ()
    first = rng.choice(flaws)
    others = [flaw for flaw in flaws if not flaw.touches & first.touches]
    return (first, rng.choice(others)) if others and rng.random() < 0.4 else (first,)
