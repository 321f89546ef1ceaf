"""Sets an application's facts to what its recipe says exactly: just within a limit, or just beyond it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sample_docs.draw.facts import Facts
from sample_docs.draw.recipe import Recipe


def set_to_limits(facts: Facts, recipe: Recipe) -> Facts:
    """The facts with the numbers and days that the recipe states; where it states none, as they are."""
    for setting in (_received, _licence, _permit, _card, _prose):
        facts = setting(facts, recipe)
    return facts


def _received(facts: Facts, recipe: Recipe) -> Facts:
    """Another day received: report and plan are as old then as they were."""
    if recipe.calendar is None:
        return facts
    later = recipe.calendar[0] - facts.received
    return replace(
        facts,
        received=recipe.calendar[0],
        report_to=facts.report_to + later,
        report_dated=facts.report_dated + later,
        plan_dated=facts.plan_dated + later,
    )


def _licence(facts: Facts, recipe: Recipe) -> Facts:
    company = facts.company
    if recipe.capital:
        company = replace(company, capital=recipe.capital)
    if recipe.licence_left is not None:
        company = replace(company, term_to=facts.received + timedelta(days=recipe.licence_left), term_shown=True)
    return replace(facts, company=company)


def _permit(facts: Facts, recipe: Recipe) -> Facts:
    permit = facts.permit
    if recipe.number_classes:
        permit = replace(permit, number=permit.number.replace("B2", recipe.number_classes))
    if recipe.number:
        permit = replace(permit, number=recipe.number)
    if recipe.kinds:
        permit = replace(permit, kinds=(recipe.kinds,))
    ends = permit.valid_to
    if recipe.days_left is not None:
        ends = facts.received + timedelta(days=recipe.days_left)
    if recipe.calendar is not None:
        ends = recipe.calendar[1]
    if ends != permit.valid_to or recipe.term_years:
        begins = _years_before(ends, recipe.term_years or 5)
        permit = replace(permit, valid_from=begins, valid_to=ends, issued=begins)
        facts = replace(facts, report_from=begins)
    return replace(facts, permit=permit)


def _card(facts: Facts, recipe: Recipe) -> Facts:
    """A card of ten years, which nobody's age forbids."""
    if recipe.id_left is None:
        return facts
    ends = facts.received + timedelta(days=recipe.id_left)
    return replace(facts, representative=replace(facts.representative, card_to=ends, card_from=_years_before(ends, 10)))


def _prose(facts: Facts, recipe: Recipe) -> Facts:
    if recipe.report_gap is not None:
        facts = replace(facts, report_to=facts.received - timedelta(days=recipe.report_gap))
    if recipe.report_skips is not None:
        facts = replace(facts, report_from=facts.report_from + timedelta(days=recipe.report_skips))
    if recipe.plan_age is not None:
        facts = replace(facts, plan_dated=facts.received - timedelta(days=recipe.plan_age))
    return facts


def _years_before(day: date, years: int) -> date:
    return day.replace(year=day.year - years, day=min(day.day, 28))
