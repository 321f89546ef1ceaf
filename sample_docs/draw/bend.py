"""Bends an application's facts so that they carry the flaws of its recipe."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from sample_docs.draw.facts import Facts, draw_company_name, draw_facts, draw_person
from sample_docs.draw.icp import ICP, KINDS
from sample_docs.draw.identifiers import id_check, spoil, uscc_check, with_wrong_organisation
from sample_docs.draw.limits import set_to_limits
from sample_docs.draw.recipe import Recipe

_PLAIN_KINDS = ("信息服务业务（不含互联网信息服务）", "信息服务业务（仅限互联网信息服务）")


def bent_facts(recipe: Recipe, rng: Random) -> Facts:
    """Facts that have everything right except what the recipe asks for."""
    facts = draw_facts(rng, late=recipe.late)
    for bend in (_number, _disagreement, _expiry, _scope, _age):
        facts = bend(facts, recipe, rng)
    return set_to_limits(facts, recipe)


def _number(facts: Facts, recipe: Recipe, rng: Random) -> Facts:
    if recipe.wrong_number == "uscc":
        return replace(facts, company=replace(facts.company, uscc=spoil(facts.company.uscc, uscc_check, rng)))
    if recipe.wrong_number == "organisation":
        return replace(facts, company=replace(facts.company, uscc=with_wrong_organisation(facts.company.uscc)))
    if recipe.wrong_number == "id_number":
        person = facts.representative
        return replace(facts, representative=replace(person, id_number=_broken_tail(person.id_number)))
    return facts


def _disagreement(facts: Facts, recipe: Recipe, rng: Random) -> Facts:
    if recipe.disagree == "legal_representative":
        former = draw_person(facts.received, rng)
        while former.name[0] == facts.representative.name[0]:
            former = draw_person(facts.received, rng)
        return replace(facts, permit=replace(facts.permit, representative=former.name))
    if recipe.disagree == "company_name":
        former_name = facts.company.name
        while former_name[:4] == facts.company.name[:4]:
            former_name = draw_company_name(facts.company.place, rng)
        return replace(facts, permit=replace(facts.permit, company=former_name))
    return facts


def _expiry(facts: Facts, recipe: Recipe, rng: Random) -> Facts:
    if recipe.expired == "legal_rep_id":
        return _with_expired_card(facts, rng)
    if recipe.expired == "business_license":
        ended = facts.received - timedelta(days=rng.randrange(20, 300))
        established = ended.replace(year=ended.year - 10, day=min(ended.day, 28))
        issued = established + timedelta(days=rng.randrange(5, 900))
        company = replace(
            facts.company,
            established=established,
            term_to=ended,
            term_shown=True,
            old_licence=False,
            licence_issued=issued,
        )
        return replace(facts, company=company)
    return facts


def _scope(facts: Facts, recipe: Recipe, rng: Random) -> Facts:
    if recipe.licence == ICP:
        kinds = KINDS if recipe.scope else ("国内呼叫中心业务",)
        scope = facts.company.scope.replace("呼叫中心", "互联网信息服务")
        return replace(facts, company=replace(facts.company, scope=scope), permit=replace(facts.permit, kinds=kinds))
    if recipe.scope:
        return facts
    scope = facts.company.scope.replace("；呼叫中心", "").replace(
        "第二类增值电信业务", "第二类增值电信业务中的信息服务业务"
    )
    kinds = _PLAIN_KINDS[: rng.choice((1, 2))]
    return replace(facts, company=replace(facts.company, scope=scope), permit=replace(facts.permit, kinds=kinds))


def _age(facts: Facts, recipe: Recipe, rng: Random) -> Facts:
    if recipe.outdated_report:
        facts = replace(facts, report_to=facts.report_from + timedelta(days=rng.randrange(600, 900)))
    if recipe.outdated_plan:
        facts = replace(facts, plan_dated=facts.received - timedelta(days=rng.randrange(500, 1300)))
    return facts


def _broken_tail(number: str) -> str:
    """Another last character: the date of birth and the sex in the number stay right."""
    right = id_check(number[:17])
    return number[:17] + ("0" if right == "X" else str((int(right) + 3) % 10))


def _with_expired_card(facts: Facts, rng: Random) -> Facts:
    """A card of twenty years, issued when its holder was about thirty, that ran out some months ago."""
    person = facts.representative
    ended = facts.received - timedelta(days=rng.randrange(15, 200))
    ended = ended.replace(day=min(ended.day, 28))
    issued = ended.replace(year=ended.year - 20)
    born = issued - timedelta(days=rng.randrange(27 * 366, 38 * 366))
    body = person.id_number[:6] + f"{born:%Y%m%d}" + person.id_number[14:17]
    person = replace(person, born=born, id_number=body + id_check(body), card_from=issued, card_to=ended)
    return replace(facts, representative=person)
