import pytest

from chushen.checklist import SealDuty, load_checklist, shipped_checklists
from chushen.errors import SettingsError
from chushen.kinds import DocumentKind


@pytest.mark.parametrize("name", shipped_checklists())
def test_every_shipped_checklist_can_be_used_and_bears_its_name(name):
    assert load_checklist(name).id == name


def test_the_call_centre_renewal_asks_for_the_five_materials_and_two_sealed_copies():
    checklist = load_checklist("call_center_renewal")
    sealed = {r.kind for r in checklist.documents if r.sealed is SealDuty.REQUIRED}
    assert sealed == {DocumentKind.BUSINESS_LICENSE, DocumentKind.LEGAL_REP_ID}
    assert len(checklist.documents) == 6  # the permit is two: 正本 and 副本
    assert checklist.limits.renew_before_days == 90
    assert checklist.of(DocumentKind.OTHER) is None


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("id = [", "not TOML"),
        ('id = "x"', "title"),
        (
            'id="x"\nversion="1"\ntitle="t"\ntitle_en="t"\nscope_words=[]\ncolour="red"\n[limits]\n[[documents]]\nkind="boat"',
            "kind",
        ),
    ],
)
def test_a_checklist_that_cannot_be_used_says_which_line_is_wrong(tmp_path, source, says):
    path = tmp_path / "own.toml"
    path.write_text(source, "utf-8")
    with pytest.raises(SettingsError, match=says):
        load_checklist(str(path))


def test_an_unknown_checklist_is_answered_with_the_known_ones():
    with pytest.raises(SettingsError) as caught:
        load_checklist("boat_renewal")
    assert "call_center_renewal" in caught.value.remedy
