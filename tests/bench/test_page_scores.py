"""Pages are scored against labels as a person would score them."""

import json

import pytest

from bench.labels import load_labels
from bench.page_scores import PageScores
from chushen.kinds import DocumentKind


@pytest.fixture
def labelled(tmp_path):
    """Writes labels.json with one entry and gives what is made of it."""

    def write(**entry):
        (tmp_path / "labels.json").write_text(json.dumps([{"file": "a.jpg", **entry}]), "utf-8")
        return load_labels(tmp_path)[0]

    return write


def a_seal(**changes):
    return {"box": [0.1, 0.1, 0.3, 0.3], "colour": "red", "shape": "round", "type": "company", "text": ""} | changes


def test_labels_speak_the_contract_s_words(labelled):
    seen = labelled(
        doc_type="telecom_permit",
        rotation_deg=90,
        legible="partly",
        fields={"issue_date": "2020-01-02", "valid_to": "长期", "certificate_number": "7"},
        seals=[{"bbox_norm": [0, 0, 1, 1], "color": "gray", "shape": "round", "role": "issuing_authority"}],
    )
    assert seen.kinds == {DocumentKind.PERMIT_MAIN, DocumentKind.PERMIT_DUPLICATE}
    assert seen.fields == {"issued": "2020-01-02", "valid_to": "long-term"}
    assert (seen.rotation, seen.legible) == (90, None)
    assert (seen.seals[0].colour, seen.seals[0].type) == ("black", "authority")


def test_nothing_is_asked_of_a_page_that_cannot_be_read(labelled):
    assert labelled(doc_type="business_license", legible="no", fields={"uscc": "91"}).fields == {}


def test_no_field_is_asked_of_what_may_be_a_letter(labelled):
    assert labelled(doc_type="report_or_letter", fields={"company_name": "示例有限公司"}).fields == {}


def test_a_value_is_right_or_near_and_its_confidence_is_held_against_it(labelled):
    scores = PageScores()
    seen = labelled(doc_type="business_license", fields={"uscc": "9111", "company_name": "示例公司"})
    scores.add(
        seen,
        {
            "kind": "business_license",
            "fields": {
                "uscc": {"value": "9117", "confidence": 0.97},
                "company_name": {"value": "示例 公司", "confidence": 0.6},
            },
        },
    )
    assert (scores.fields.counts["all"].right, scores.fields.counts["uscc"].characters) == (1, 0.75)
    assert (scores.reliability.bins[0.95].asked, scores.reliability.bins[0.95].right) == (1, 0)
    assert (scores.reliability.bins[0.5].asked, scores.reliability.bins[0.5].right) == (1, 1)


def test_a_page_that_was_not_read_misses_everything_asked_of_it(labelled):
    scores = PageScores()
    seal = {"bbox_norm": [0, 0, 0.2, 0.2], "role": "company", "color": "red", "shape": "round"}
    scores.add(
        labelled(doc_type="other", rotation_deg=0, legible="yes", seals=[seal], fields={}),
        None,
    )
    assert scores.kinds.counts["all"].right == 0
    assert scores.rotation.counts["upright"].right == 0
    assert scores.seals.counts["all"].missed == 1


def test_a_watermark_is_neither_asked_for_nor_held_against(labelled):
    scores = PageScores()
    mark = {"bbox_norm": [0.1, 0.1, 0.3, 0.3], "role": "watermark", "color": "red", "shape": "square"}
    scores.add(labelled(doc_type="other", seals=[mark]), {"kind": "other", "seals": [a_seal()]})
    assert (scores.seals.counts["all"].false, scores.seals.counts["all"].missed) == (0, 0)


def test_a_seal_s_code_may_or_may_not_be_part_of_its_text(labelled):
    scores = PageScores()
    there = {"bbox_norm": [0.1, 0.1, 0.3, 0.3], "role": "company", "color": "red", "text": "示例公司1101080000001"}
    scores.add(labelled(doc_type="other", seals=[there]), {"kind": "other", "seals": [a_seal(text="示例公司")]})
    assert scores.seal_text.counts["company"].right == 1


def test_seals_found_invented_and_missed_are_counted(labelled):
    scores = PageScores()
    there = [
        {"bbox_norm": [0.1, 0.1, 0.3, 0.3], "role": "company", "color": "red", "quality": "faint"},
        {"bbox_norm": [0.7, 0.7, 0.9, 0.9], "role": "company", "color": "red", "quality": "faint"},
    ]
    read = [a_seal(), a_seal(box=[0.4, 0.4, 0.5, 0.5]), a_seal(box=[0.5, 0.5, 0.6, 0.6])]
    scores.add(labelled(doc_type="other", seals=there), {"kind": "other", "seals": read})
    found = scores.seals.counts["all"]
    assert (found.true, found.false, found.missed) == (1, 2, 1)
    assert (found.precision, found.recall, found.f1) == (pytest.approx(1 / 3), 0.5, 0.4)
    assert "1 of 2" in scores.report()
