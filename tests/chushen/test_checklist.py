"""A checklist is data: whatever is wrong with it is said with its line, in Chinese first, with what is allowed."""

import re
from dataclasses import replace

import pytest

from chushen.checklist import SealDuty, fields_of, items_of
from chushen.checklist_file import load_checklist, shipped_checklists
from chushen.errors import SettingsError
from chushen.kinds import FIELDS_OF, DocumentKind
from chushen.names import Language

K = DocumentKind
SMALL = """
id = "own"
version = "1"
title = "自编清单"
title_en = "own"
scope_words = ["国内呼叫中心业务"]

[[documents]]
kind = "business_license"
sealed = "required"

[[documents]]
kind = "operation_report"
content = ["staff_count"]
"""


def written(folder, source):
    path = folder / "own.toml"
    path.write_text(source, "utf-8")
    return str(path)


@pytest.mark.parametrize("name", shipped_checklists())
def test_every_shipped_checklist_can_be_used_and_bears_its_name(name):
    checklist = load_checklist(name)
    assert checklist.id == name
    assert checklist.matter
    assert checklist.matter_en


def test_the_call_centre_renewal_asks_for_the_five_materials_and_two_sealed_copies():
    checklist = load_checklist("call_center_renewal")
    sealed = {r.kind for r in checklist.documents if r.sealed is SealDuty.REQUIRED}
    assert sealed == {K.BUSINESS_LICENSE, K.LEGAL_REP_ID}
    assert len(checklist.documents) == 6  # the permit is two: 正本 and 副本
    assert checklist.limits.renew_before_days == 90
    assert checklist.of(K.OTHER) is None


def test_filed_online_only_copies_must_be_sealed_and_the_rest_stays():
    usual, online = load_checklist("call_center_renewal"), load_checklist("call_center_renewal:online")
    assert online.of(K.LEGAL_REP_ID).sealed is SealDuty.COPIES
    assert online.of(K.LEGAL_REP_ID).parts == usual.of(K.LEGAL_REP_ID).parts
    assert online.of(K.OPERATION_REPORT) == usual.of(K.OPERATION_REPORT)
    assert online.named(Language.ZH) == "呼叫中心许可证续期（网上申报）"


def test_an_item_of_its_own_is_called_and_looked_for_as_the_file_says():
    checklist = load_checklist("icp_renewal")
    names = [item.name for item in items_of(K.TECHNICAL_PLAN, checklist)]
    assert names == list(checklist.of(K.TECHNICAL_PLAN).content)
    assert checklist.called("content_review") == "信息发布审核制度"
    assert checklist.called(K.TECHNICAL_PLAN, Language.EN) == "technical plan with information security measures"
    assert fields_of(K.TECHNICAL_PLAN, checklist) == (
        *FIELDS_OF[K.TECHNICAL_PLAN],
        "content_review",
        "emergency_response",
    )


def test_what_another_checklist_asks_for_is_called_by_its_bare_name():
    assert load_checklist("call_center_renewal").called("content_review") == "content review"


def test_a_checklist_of_ones_own_is_read_from_its_path(tmp_path):
    assert load_checklist(written(tmp_path, SMALL)).title == "自编清单"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('id = "own"', "id = ["), r"不是有效的 TOML.*line 3"),
        (('title = "自编清单"\n', ""), r"title: 缺少此项"),
        (('version = "1"', "version = 1"), r"第 3 行 line 3: version: 须为文字"),
        (('["国内呼叫中心业务"]', "[]"), r"line 6: scope_words: 不能为空"),
        (('kind = "business_license"', 'kind = "boat"'), r"第 9 行.*“boat”.*business_license"),
        (('sealed = "required"', 'sealed = "always"'), r"line 10: documents.1.sealed: 不能是 “always”.*recommended"),
        (('sealed = "required"', 'colour = "red"'), r"line 10: documents.1.colour: 没有这一项.*seam_seal"),
        (('sealed = "required"', 'fields = ["permit_number"]'), r"permit_number.*不认识|不认识 “permit_number”"),
        (('sealed = "required"', 'content = ["staff_count"]'), r"content（business_license）: 不认识"),
        (('"staff_count"', '"sails"'), r"content（operation_report）: 不认识 “sails”.*calls_handled"),
        (('kind = "operation_report"', 'kind = "business_license"'), r"business_license"),
        (('content = ["staff_count"]', 'titles = ["("]'), r"不是有效的正则表达式"),
        (('content = ["staff_count"]', "scope = true"), r"scope: operation_report 不载明业务种类"),
        (('[[documents]]\nkind = "b', '[limits]\nplan_max_age_days = -1\n[[documents]]\nkind = "b'), r"不能小于 0"),
        (('[[documents]]\nkind = "b', '[limits]\ndecide_confidence = 2\n[[documents]]\nkind = "b'), r"不能大于 1"),
        (('[[documents]]\nkind = "b', "[items.sails]\nany = ['帆']\n[[documents]]\nkind = \"b"), r"title_en"),
        (
            ('[[documents]]\nkind = "b', "[items.sails]\ntitle='帆'\ntitle_en='s'\n[[documents]]\nkind = \"b"),
            r"须有 any 或 words",
        ),
        (
            (
                '[[documents]]\nkind = "b',
                "[profiles.x]\ntitle='t'\ntitle_en='t'\ndocuments={legal_rep_id={}}\n[[documents]]\nkind = \"b",
            ),
            r"profiles.x.documents: 不认识 “legal_rep_id”",
        ),
        (
            (
                '[[documents]]\nkind = "b',
                "[profiles.x]\ntitle=''\ntitle_en='t'\n[[documents]]\nkind = \"b",
            ),
            r"profiles.x.title: 不能为空",
        ),
    ],
)
def test_a_checklist_that_cannot_be_used_says_what_is_wrong_and_what_is_allowed(tmp_path, change, says):
    assert change[0] in SMALL
    with pytest.raises(SettingsError) as caught:
        load_checklist(written(tmp_path, SMALL.replace(*change)))
    assert re.search(says, str(caught.value))
    assert caught.value.exit_code == 2


def test_what_a_profile_changes_is_validated_too(tmp_path):
    profile = "[profiles.x]\ntitle = 't'\ntitle_en = 't'\n[profiles.x.documents.business_license]\nsealed = 'x'\n"
    with pytest.raises(SettingsError, match="不能是 “x”"):
        load_checklist(written(tmp_path, SMALL + profile))


def test_a_kind_that_stands_twice_is_refused(tmp_path):
    with pytest.raises(SettingsError, match="business_license 出现两次"):
        load_checklist(written(tmp_path, SMALL + '[[documents]]\nkind = "business_license"\n'))


def test_several_faults_are_named_at_once(tmp_path):
    source = SMALL.replace('version = "1"', "version = 1").replace('"required"', '"always"')
    with pytest.raises(SettingsError) as caught:
        load_checklist(written(tmp_path, source))
    assert len(str(caught.value).splitlines()) == 3


def test_a_file_that_is_no_text_is_refused(tmp_path):
    path = tmp_path / "own.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="UTF-8"):
        load_checklist(str(path))


@pytest.mark.parametrize("name", ["boat_renewal", "no/such/file.toml"])
def test_an_unknown_checklist_is_answered_with_the_known_ones(name):
    with pytest.raises(SettingsError) as caught:
        load_checklist(name)
    assert "call_center_renewal" in caught.value.remedy


def test_an_unknown_profile_is_answered_with_the_known_ones():
    with pytest.raises(SettingsError) as caught:
        load_checklist("call_center_renewal:by-mail")
    assert "online" in caught.value.remedy


def test_a_checklist_is_called_by_its_title_and_that_of_the_profile_in_force():
    checklist = load_checklist("call_center_renewal")
    (profile, *_) = checklist.profiles
    under = checklist.under(profile)
    for language, bracket in ((Language.ZH, "（"), (Language.EN, " (")):
        assert under.named(language).startswith(replace(checklist, profile="").named(language) + bracket)


def test_readers_are_given_what_papers_are_called_and_no_duty():
    seen = load_checklist("call_center_renewal").as_readers_see_it()
    assert [requirement.titles for requirement in seen.documents]
    assert not any(requirement.fields or requirement.parts for requirement in seen.documents)


def test_what_is_read_off_a_kind_is_its_fields_and_then_its_items():
    names = fields_of(K.OPERATION_REPORT, load_checklist("call_center_renewal"))
    assert names[0] in FIELDS_OF[K.OPERATION_REPORT]
    assert "staff_count" in names


def test_without_a_checklist_all_items_that_are_known_are_looked_for():
    known = items_of(K.OPERATION_REPORT)
    assert {item.name for item in items_of(K.OPERATION_REPORT, load_checklist("call_center_renewal"))} <= {
        item.name for item in known
    }


def test_a_list_that_is_empty_only_because_of_what_is_wrong_in_it_is_not_called_empty(tmp_path):
    bad = SMALL.replace('scope_words = ["国内呼叫中心业务"]', "scope_words = [7]")
    with pytest.raises(SettingsError) as told:
        load_checklist(written(tmp_path, bad))
    assert str(told.value).count("scope_words") == 1
