"""What is drawn is valid where nothing says otherwise, and drawn again it is the same."""

# ruff: noqa: S311  these draw pages, not keys

import hashlib
from dataclasses import replace
from datetime import timedelta
from random import Random

import cv2
import pytest
from stdnum.cn import ric, uscc

from chushen.geometry import Box
from extractors.identifiers.machine_zone import read_machine_zone
from sample_docs.draw.bend import bent_facts
from sample_docs.draw.capture import scan, turned_by
from sample_docs.draw.catalogue import ALL, flaw_of
from sample_docs.draw.electronic import draw_electronic
from sample_docs.draw.facts import draw_facts
from sample_docs.draw.flaws import FLAWS, draw_flaws
from sample_docs.draw.hardship import dim, skewed
from sample_docs.draw.identity import draw_front
from sample_docs.draw.passport import draw_passport
from sample_docs.draw.recipe import Recipe
from sample_docs.draw.report import ITEMS, draw_report
from sample_docs.draw.sheet import Sheet
from sample_docs.draw.spoiling import spoil_picture
from sample_docs.draw.stamps import company_seal, in_blue, press_on
from sample_docs.draw.table_permit import draw_table_permit
from tests.sample_docs.fonts import needs_fonts

SEEDS = range(40)


@pytest.mark.parametrize("seed", SEEDS)
def test_an_application_without_flaws_has_valid_numbers_and_dates_in_order(seed):
    facts = draw_facts(Random(seed))
    person, company, permit = facts.representative, facts.company, facts.permit
    assert uscc.is_valid(company.uscc)
    assert ric.calc_check_digit(person.id_number) == person.id_number[-1]
    assert ric.get_birth_date(person.id_number) == person.born
    assert int(person.id_number[16]) % 2 == (person.sex == "男")
    assert person.card_from < facts.received
    assert person.card_to is None or person.card_to > facts.received
    assert company.established < company.licence_issued < facts.received
    assert company.term_to is None or company.term_to > facts.received
    assert permit.valid_to - facts.received >= timedelta(days=90)
    assert int(permit.number.split("-")[1][:4]) <= permit.issued.year
    assert permit.authority.endswith("工业和信息化部") == permit.number.startswith("B2-")


def test_a_spoilt_number_fails_its_check_digit():
    for seed in SEEDS:
        wrong_code = bent_facts(flaw_of("wrong-uscc").apply(Recipe()), Random(seed))
        wrong_id = bent_facts(flaw_of("wrong-id-number").apply(Recipe()), Random(seed))
        assert not uscc.is_valid(wrong_code.company.uscc)
        number = wrong_id.representative.id_number
        assert ric.calc_check_digit(number) != number[-1]


@needs_fonts
def test_the_same_seed_draws_the_same_page():
    def page() -> str:
        rng = Random(5)
        card = draw_front(draw_facts(rng).representative)
        press_on(card, company_seal("示例通信有限公司", "1101050000001", rng), (40, 30), rng)
        return hashlib.sha256(scan(card, rng, dpi=150).pixels.tobytes()).hexdigest()

    assert page() == page()


@needs_fonts
def test_a_seal_is_where_the_truth_says_after_scanning_and_turning():
    rng = Random(3)
    sheet = Sheet(width=120, height=160)
    press_on(sheet, company_seal("示例通信有限公司", "", rng), (40, 50), rng)
    for degrees in (0, 90, 180, 270):
        picture = turned_by(scan(sheet, rng, dpi=150, skew=1.0), degrees)
        ((told, _),) = picture.seals
        seen = _red_box(picture.pixels)
        assert seen.overlap(told) > 0.9 * max(seen.area, told.area)


def test_a_report_without_an_item_says_nothing_of_it():
    for item in ITEMS:
        prose = draw_report(draw_facts(Random(1)), Random(1), frozenset({item}))
        assert set(prose.passages) == set(ITEMS) - {item}


def test_two_flaws_never_concern_the_same_document():
    for seed in range(300):
        flaws = draw_flaws(Random(seed))
        assert len(flaws) < 2 or not flaws[0].touches & flaws[1].touches


def test_two_documents_left_out_are_both_left_out():
    recipe = flaw_of("missing-permit-main").apply(flaw_of("missing-technical-plan").apply(Recipe()))
    assert recipe.omit == {"permit_main", "technical_plan"}
    assert len(recipe.findings) == 2


def test_a_near_miss_avoids_what_it_nearly_is():
    for flaw in ALL.values():
        assert flaw.avoids is None or flaw.name.startswith("near-")
        assert flaw.avoids not in flaw.findings


def test_a_permit_has_so_many_days_left_as_is_asked():
    for seed in SEEDS:
        facts = bent_facts(Recipe(days_left=90), Random(seed))
        assert (facts.permit.valid_to - facts.received).days == 90


def test_every_flaw_changes_what_is_drawn_and_says_what_follows():
    for flaw in FLAWS:
        recipe = flaw.apply(Recipe())
        assert recipe.findings
        assert replace(recipe, findings=()) != Recipe()


def _red_box(pixels) -> Box:
    height, width = pixels.shape[:2]
    red = (pixels[..., 2].astype(int) - pixels[..., 1] > 60).astype("uint8")
    left, top, wide, high = cv2.boundingRect(red)
    return Box(left=left / width, top=top / height, right=(left + wide) / width, bottom=(top + high) / height)


@needs_fonts
def test_the_rarer_forms_state_what_stands_on_them():
    facts = draw_facts(Random(4))
    drawn = (
        draw_electronic(facts, Random(1)),
        draw_table_permit(facts, Random(2), duplicate=True),
        draw_passport(facts.representative, Random(3)),
    )
    for sheet, fields in drawn:
        text = "".join(sheet.lines)
        assert all(value in text for name, value in fields.items() if name in ("company_name", "name", "id_number"))
    assert read_machine_zone(drawn[2][0].lines).number == drawn[2][1]["id_number"]


@needs_fonts
def test_a_hand_hides_values_and_a_cut_page_lacks_them():
    rng = Random(6)
    page = scan(Sheet(width=210, height=297), rng, dpi=60)
    assert spoil_picture(page, "cut-off").pixels.shape[0] < page.pixels.shape[0] / 2
    hidden = (spoil_picture(page, "obscured").pixels != page.pixels).any(axis=2).mean()
    assert 0.2 < hidden < 0.6


@needs_fonts
def test_hardship_keeps_a_page_its_size_and_its_seals():
    rng = Random(8)
    sheet = Sheet(width=120, height=160)
    press_on(sheet, in_blue(company_seal("示例通信有限公司", "", rng)), (40, 50), rng)
    assert sheet.seals[0].colour == "blue"
    taken = scan(sheet, rng, dpi=110, skew=skewed(rng))
    worse = dim(taken, rng)
    assert worse.pixels.shape == taken.pixels.shape
    assert worse.seals == taken.seals
    assert worse.pixels.mean() < taken.pixels.mean()
