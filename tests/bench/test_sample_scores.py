"""Applications are scored against their expected.json: no more and no less."""

import json
from datetime import date

from bench.sample_scores import SampleScores, holds
from bench.samples import find_samples


def a_finding(code="unsealed", document="legal_rep_id", severity="error", **more):
    return {"code": code, "document": document, "field": None, "cause": None, "severity": severity} | more


def a_result(*findings, verdict="correct", documents=()):
    return {"verdict": verdict, "findings": list(findings), "documents": list(documents)}


def expecting(*findings, verdict="correct", **more):
    return {"verdict": verdict, "findings": list(findings)} | more


def scored(expected, result):
    scores = SampleScores()
    scores.add("sample", expected, result)
    return scores


def test_what_is_expected_and_said_is_met():
    scores = scored(expecting(a_finding()), a_result(a_finding()))
    assert scores.met.counts["all"].right == 1
    assert scores.misses == []


def test_one_finding_more_is_invented_and_one_less_is_missed():
    scores = scored(expecting(a_finding()), a_result(a_finding(code="expired")))
    assert (scores.findings.counts["unsealed"].missed, scores.findings.counts["expired"].false) == (1, 1)
    assert scores.met.counts["all"].right == 0
    assert len(scores.misses) == 2


def test_an_info_more_is_no_fault_and_one_expected_is_asked_for():
    info = a_finding(code="seam-seal-missing", severity="info")
    assert scored(expecting(verdict="pass"), a_result(info, verdict="pass")).met.counts["all"].right == 1
    assert scored(expecting(info, verdict="pass"), a_result(verdict="pass")).met.counts["all"].right == 0


def test_a_finding_said_twice_is_invented_once():
    scores = scored(expecting(a_finding()), a_result(a_finding(), a_finding()))
    found = scores.findings.counts["unsealed"]
    assert (found.true, found.false, found.missed) == (1, 1, 0)


def test_another_cause_is_another_finding():
    scores = scored(expecting(a_finding(cause="blur")), a_result(a_finding(cause="dark")))
    assert scores.met.counts["all"].right == 0


def test_fields_are_looked_for_on_documents_of_their_kind():
    documents = [
        {"kind": "permit_main", "fields": {"uscc": {"value": "92", "confidence": 0.9}}},
        {"kind": "business_license", "fields": {"uscc": {"value": "91", "confidence": 0.99}}},
    ]
    scores = scored(
        expecting(fields={"business_license": {"uscc": "91", "issued": "2020-01-01"}}), a_result(documents=documents)
    )
    assert (scores.fields.counts["uscc"].right, scores.fields.counts["issued"].right) == (1, 0)
    assert scores.reliability.bins[0.95].right == 1
    assert "verdicts" in scores.report()


def test_samples_lie_beside_what_is_expected_of_them(tmp_path):
    for flaw, sent in (("clean", "clean"), ("late", "late.pdf"), ("broken", "broken.zip")):
        (tmp_path / flaw).mkdir()
        (tmp_path / flaw / "expected.json").write_text(json.dumps({"received": "2026-05-04"}), "utf-8")
        (tmp_path / flaw / sent).touch()
    samples = find_samples(tmp_path)
    assert [sample.path.name for sample in samples] == ["broken.zip", "clean", "late.pdf"]
    assert samples[0].received == date(2026, 5, 4)


def test_a_sentence_is_read_when_it_is_held_with_its_figures():
    said = "累计接听呼叫120.5万次，平均接通率为97.1%。"
    assert holds(f"一、{said}", said)
    assert not holds(said.replace("120.5", "128.5"), said)
    assert not holds("平均接通率为97.1%。", said)


def test_an_item_that_nothing_states_and_yet_was_found_is_invented():
    said = "公司租用中国电信100M专线一条。"
    documents = [
        {
            "kind": "technical_plan",
            "fields": {n: {"value": said, "confidence": 0.9} for n in ("bandwidth", "stability")},
        }
    ]
    scores = scored(expecting(passages={"technical_plan": {"bandwidth": said}}), a_result(documents=documents))
    assert scores.passages.counts["bandwidth"].true == 1
    assert scores.passages.counts["stability"].false == 1
