"""Who applies, with what: a company, its legal representative, its permit, all of them invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sample_docs.draw.identifiers import draw_id_number, draw_seal_code, draw_uscc
from sample_docs.draw.places import HOMES, MINISTRY, PLACES, Place
from sample_docs.draw.words import (
    BRANDS,
    BUILDINGS,
    CAPITALS,
    GIVEN,
    PEOPLES,
    ROADS,
    SCOPES,
    SURNAMES,
    TRADES,
    TYPES,
    WOMEN,
)

CALL_CENTRE = "国内呼叫中心业务"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A legal representative and the ID card in force."""

    name: str
    sex: str
    people: str
    born: date
    address: str
    id_number: str
    police: str
    card_from: date
    card_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company as its licence states it; `old_licence` is the portrait form of 2014, issued until early 2019.

    `term_shown`: its 营业期限 is printed; since 2022 it need not be.
    """

    name: str
    uscc: str
    type: str
    capital: str
    established: date
    term_to: date | None
    address: str
    scope: str
    licence_issued: date
    old_licence: bool
    term_shown: bool
    place: Place
    seal_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """The telecom permit that is to be renewed."""

    number: str
    company: str
    representative: str
    kinds: tuple[str, ...]
    coverage: str
    valid_from: date
    valid_to: date
    issued: date
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """An application's truth; `licence_representative` is what the licence prints where a flaw makes it differ."""

    company: Company
    representative: Person
    licence_representative: str
    permit: Permit
    received: date
    report_from: date
    report_to: date
    report_dated: date
    plan_dated: date


def draw_facts(rng: Random, *, late: bool = False) -> Facts:
    """A company that has everything right; with `late`, one whose permit runs out in fewer than 90 days."""
    received = date(2026, 1, 5) + timedelta(days=rng.randrange(0, 240))
    left = rng.randrange(12, 88) if late else rng.randrange(96, 240)
    valid_to = received + timedelta(days=left)
    if valid_to.month == 2 and valid_to.day == 29:
        valid_to -= timedelta(days=1)
    place = rng.choice(PLACES)
    valid_from = valid_to.replace(year=valid_to.year - 5)
    if rng.random() < 0.5:
        valid_from += timedelta(days=1)
    company = _draw_company(place, valid_from, received, rng)
    person = draw_person(received, rng)
    report_to = (received.replace(day=1) - timedelta(days=1)) if rng.random() < 0.6 else received - timedelta(days=20)
    return Facts(
        company=company,
        representative=person,
        licence_representative=person.name,
        permit=_draw_permit(company, person, (valid_from, valid_to), rng),
        received=received,
        report_from=valid_from,
        report_to=report_to,
        report_dated=received - timedelta(days=rng.randrange(1, 9)),
        plan_dated=received - timedelta(days=rng.randrange(3, 150)),
    )


def draw_company_name(place: Place, rng: Random) -> str:
    """As 北京云岚信息技术有限公司, or 云岚（北京）信息技术有限公司."""
    brand, trade = rng.choice(BRANDS), rng.choice(TRADES)
    if rng.random() < 0.15:
        return f"{brand}（{place.short_city}）{trade}有限公司"
    return f"{place.short_city}{brand}{trade}有限公司"


def draw_person(today: date, rng: Random) -> Person:
    """Somebody between 27 and 60 with an ID card that is valid on `today`, of the term that the age at issue gives."""
    given = rng.choice(GIVEN)
    sex = "女" if given in WOMEN else "男"
    born = today - timedelta(days=rng.randrange(27 * 366, 60 * 365))
    region, province, city, district = rng.choice(HOMES)
    home = (province if province != city else "") + city + district
    card_from = today - timedelta(days=rng.randrange(200, 8 * 365))
    age = (card_from - born).days // 365.25
    term = 10 if age < 26 else 20 if age < 46 else None
    card_to = None
    if term:
        card_from = card_from.replace(day=min(card_from.day, 28))
        card_to = card_from.replace(year=card_from.year + term)
        if card_to <= today + timedelta(days=30):
            return draw_person(today, rng)
    return Person(
        name=rng.choice(SURNAMES) + given,
        sex=sex,
        people=rng.choice(PEOPLES),
        born=born,
        address=f"{home}{rng.choice(ROADS)}{rng.randrange(1, 260)}号{rng.randrange(1, 30)}号楼"
        f"{rng.randrange(1, 6)}单元{rng.randrange(101, 1900)}室",
        id_number=draw_id_number(region, born, sex, rng),
        police=f"{city}公安局{district.removesuffix('区')}分局",
        card_from=card_from,
        card_to=card_to,
    )


def _draw_company(place: Place, permit_from: date, received: date, rng: Random) -> Company:
    established = permit_from - timedelta(days=rng.randrange(400, 3600))
    established = established.replace(day=min(established.day, 28))
    term = rng.choice((None, None, 20, 30))
    old = established < date(2018, 6, 1) and rng.random() < 0.6
    issued = received - timedelta(days=rng.randrange(120, 1500))
    if old:
        issued = max(established, date(2015, 11, 2)) + timedelta(days=rng.randrange(0, 200))
    scope = "；".join([SCOPES[0], *rng.sample(SCOPES[1:], rng.randrange(2, 5))])
    return Company(
        name=draw_company_name(place, rng),
        uscc=draw_uscc(place.region, established, rng),
        type=rng.choice(TYPES),
        capital=rng.choice(CAPITALS)[0],
        established=established,
        term_to=established.replace(year=established.year + term) - timedelta(days=1) if term else None,
        address=f"{place.prefix}{rng.choice(ROADS)}{rng.randrange(1, 400)}号{rng.choice(BUILDINGS)}"
        f"{rng.choice('ABC')}座{rng.randrange(201, 2600)}室",
        scope=scope + "。（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
        licence_issued=issued,
        old_licence=old,
        term_shown=old or rng.random() < 0.6,
        place=place,
        seal_code=draw_seal_code(place.region, rng),
    )


def _draw_permit(company: Company, person: Person, term: tuple[date, date], rng: Random) -> Permit:
    national = rng.random() < 0.6
    others = ("信息服务业务（不含互联网信息服务）", "信息服务业务（仅限互联网信息服务）", "国内多方通信服务业务")
    kinds = (CALL_CENTRE, *rng.sample(others, rng.choice((0, 0, 1))))
    issued = term[0] - timedelta(days=rng.choice((0, 0, 6, 15)))
    renewed = rng.random() < 0.25 and company.established.year < issued.year - 6
    serial = f"B2-{issued.year - 5 * renewed}{rng.randrange(30, 2600):04d}"
    if national:
        coverage = rng.choice(("全国", "全国", "北京、上海、广东、江苏、浙江、四川"))
    else:
        coverage = company.place.province
    return Permit(
        number=serial if national else company.place.letter + serial,
        company=company.name,
        representative=person.name,
        kinds=kinds,
        coverage=coverage,
        valid_from=term[0],
        valid_to=term[1],
        issued=issued,
        authority=MINISTRY if national else company.place.telecom,
    )
