"""A corrected application beside the one before it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chushen.findings import FindingCode, Judgement, NotChecked, Severity, Verdict
from chushen.kinds import DocumentKind
from chushen.rounds import compared
from tests.desk.building import LICENCE, a_finding

K, C = DocumentKind, FindingCode


def found(code, document=K.BUSINESS_LICENSE, severity=Severity.ERROR):
    return a_finding(code, LICENCE, document=document, severity=severity)


def judged(*findings, unchecked=()):
    gaps = tuple(NotChecked(rule="r", code=code, reason="", reason_en="") for code in unchecked)
    return Judgement(
        submission="a", received=date(2026, 5, 4), verdict=Verdict.CORRECT, findings=findings, not_checked=gaps
    )


def test_what_is_cured_what_remains_and_what_is_new():
    former = judged(found(C.UNSEALED), found(C.EXPIRED, K.LEGAL_REP_ID))
    present = judged(found(C.EXPIRED, K.LEGAL_REP_ID), found(C.ILLEGIBLE))
    seen = compared(former, present)
    assert [f.code for f in seen.cured] == [C.UNSEALED]
    assert [f.code for f in seen.remaining] == [C.EXPIRED]
    assert [f.code for f in seen.new] == [C.ILLEGIBLE]


def test_what_could_not_be_checked_again_is_not_cured():
    seen = compared(judged(found(C.UNSEALED)), judged(unchecked=(C.UNSEALED,)))
    assert (seen.cured, [f.code for f in seen.unchecked]) == ((), [C.UNSEALED])


def test_the_same_fault_on_another_document_is_another():
    seen = compared(judged(found(C.UNSEALED)), judged(found(C.UNSEALED, K.LEGAL_REP_ID)))
    assert (len(seen.cured), len(seen.new), len(seen.remaining)) == (1, 1, 0)


def test_one_of_two_alike_may_be_cured():
    seen = compared(judged(found(C.ILLEGIBLE), found(C.ILLEGIBLE)), judged(found(C.ILLEGIBLE)))
    assert (len(seen.cured), len(seen.remaining)) == (1, 1)


def test_notes_are_left_out():
    seen = compared(judged(found(C.SEAM_SEAL_MISSING, severity=Severity.INFO)), judged())
    assert (seen.cured, seen.new) == ((), ())


codes = st.lists(st.sampled_from([C.UNSEALED, C.EXPIRED, C.ILLEGIBLE]), max_size=6)


@given(codes, codes)
def test_every_finding_is_accounted_for_once(before, now):
    seen = compared(judged(*map(found, before)), judged(*map(found, now)))
    assert len(seen.cured) + len(seen.remaining) + len(seen.unchecked) == len(before)
    assert len(seen.remaining) + len(seen.new) == len(now)
