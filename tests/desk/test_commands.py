"""The command line as people and programs meet it; the readers behind it are quick ones."""

import json
import re
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pikepdf
import pytest
import typer.main
from typer.testing import CliRunner

import flows.equipment
import flows.start
from chushen import __version__
from chushen.errors import ChushenError, ReaderError, ToolMissingError
from chushen.findings import FindingCode
from desk.cli import app
from desk.manual import manual
from flows.handling import handle, not_processed
from flows.night import night_over
from flows.outcome_folders import OutcomeFolders
from flows.sources import submissions_in
from tests.desk.building import a_picture
from tests.desk.sinks import a_webhook
from tests.flows.building import GOOD, TOOLLESS, CountingReader, a_workbench, an_application, an_office

COMMANDS = sorted(typer.main.get_command(app).commands)


class InterruptedReader(CountingReader):
    def __call__(self, image):
        raise KeyboardInterrupt(image.file)


@pytest.fixture(autouse=True)
def quick_readers(monkeypatch):
    """Stand in for the models only; intake, records and reports are the real ones."""

    @contextmanager
    def office(settings, *, write_report=None, write_digest=None, progress=None, watch=None, all_cores=False):
        del watch, all_cores
        with an_office(
            settings.data, write_report=write_report, write_digest=write_digest, progress=progress
        ) as opened:
            yield opened

    @contextmanager
    def workbench(settings, watch=None, *, all_cores=False):
        del settings, watch, all_cores
        with a_workbench() as opened:
            yield opened

    monkeypatch.setattr(flows.equipment, "open_office", office)
    monkeypatch.setattr(flows.equipment, "open_workbench", workbench)


def verified_one_by_one(paths, office, data, *, received=None, since=None, again=False):
    """What `flows.start.verify_many` does, without Prefect; that one has its own tests."""
    del data, since
    outcomes = []
    for path in paths:
        try:
            outcomes.append(handle(path, office, received=received, again=again))
        except ChushenError as error:
            outcomes.append(not_processed(path, error))
        office.progress.ended(outcomes[-1])
    return tuple(outcomes)


@pytest.fixture(autouse=True)
def without_prefect(monkeypatch):
    def in_folder(folder, office, data, **options):
        del options
        return verified_one_by_one(submissions_in(folder), office, data)

    def tonight(office, data, *, folder):
        night = night_over(office.store, datetime.now(UTC), in_folder(folder, office, data))
        office.write_digest(office.store, night)
        return night

    monkeypatch.setattr(flows.start, "verify_many", verified_one_by_one)
    monkeypatch.setattr(flows.start, "nightly_once", tonight)
    monkeypatch.setattr(flows.start, "watch_folder", in_folder)


@pytest.fixture(autouse=True)
def own_data(monkeypatch, tmp_path):
    monkeypatch.setenv("CHUSHEN_DATA", str(tmp_path / "data"))


def chushen(*arguments):
    return CliRunner().invoke(app, [str(a) for a in arguments])


def objects(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_in_both_languages_with_an_example(command):
    shown = chushen(command, "--help")

    assert shown.exit_code == 0
    assert "例 Examples:" in shown.stdout
    assert f"chushen {command}" in shown.stdout.split("Examples:")[1]


def test_the_page_of_commands_is_what_the_commands_say():
    assert Path("docs/commands.md").read_text("utf-8") == manual()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_on_the_page_of_commands(command):
    assert f"## chushen {command}\n" in Path("docs/commands.md").read_text("utf-8")


def test_the_version_is_said():
    assert chushen("--version").stdout == f"chushen {__version__}\n"


def test_a_good_application_passes_with_0_and_its_report_lies_where_it_is_said(tmp_path):
    result = chushen("check", an_application(tmp_path / "云帆", GOOD))
    path = Path(
        next(line for line in result.stdout.splitlines() if line.startswith("报告")).removeprefix("报告").strip()
    )

    assert result.exit_code == 0
    assert "云帆" in path.read_text("utf-8")


def test_one_that_needs_correction_ends_with_1(tmp_path):
    folder = an_application(tmp_path / "a", GOOD)
    (folder / "坏.pdf").write_bytes(b"")

    assert chushen("check", folder).exit_code == 1


def test_one_without_a_single_page_ends_with_3_and_still_answers(tmp_path):
    empty = tmp_path / "空.pdf"
    empty.write_bytes(b"")
    result = chushen("check", empty, "--json")

    assert result.exit_code == 3
    assert [f["code"] for f in objects(result)[0]["findings"]] == ["unreadable-file"]


@pytest.mark.parametrize("command", ["check", "read", "batch"])
def test_a_path_that_is_not_there_is_a_wrong_call(tmp_path, command):
    result = chushen(command, tmp_path / "没有")

    assert result.exit_code == 2
    assert "没有这个文件或文件夹" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("check",),
        ("check", ".", "--received", "4 May"),
        ("check", ".", "--lang", "fr"),
        ("check", ".", "--checklist", "no-such-list"),
        ("report", "从未核验过"),
        ("export", "--format", "docx"),
        ("no-such-command",),
    ],
)
def test_a_wrong_call_ends_with_2(arguments):
    assert chushen(*arguments).exit_code == 2


def test_json_is_one_object_a_line_and_nothing_else(tmp_path):
    applications = [an_application(tmp_path / name, GOOD) for name in ("甲", "乙")]
    result = chushen("check", *applications, "--json", "--received", "2026-05-04")

    assert [(o["schema"], o["submission"], o["received"]) for o in objects(result)] == [
        ("chushen.result/1", "甲", "2026-05-04"),
        ("chushen.result/1", "乙", "2026-05-04"),
    ]
    assert "甲" in result.stdout


def test_read_prints_a_page_a_line_and_what_was_refused(tmp_path):
    folder = an_application(tmp_path / "a", GOOD)
    (folder / "坏.pdf").write_bytes(b"no pdf")
    result = chushen("read", folder / "1.png", folder / "坏.pdf", "--json")

    assert result.exit_code == 0
    assert [o.get("error") for o in objects(result)] == [None, "unreadable-file"]


def test_read_of_nothing_readable_ends_with_3(tmp_path):
    (tmp_path / "空.jpg").write_bytes(b"")

    assert chushen("read", tmp_path / "空.jpg").exit_code == 3


def test_a_missing_tool_is_said_with_its_remedy_and_the_next_application_is_still_checked(tmp_path):
    result = chushen("check", an_application(tmp_path / "a", TOOLLESS), an_application(tmp_path / "b", GOOD), "--json")

    assert result.exit_code == 3
    assert "Tesseract is not installed" in result.stderr
    assert "chushen doctor" in result.stderr
    assert [o["submission"] for o in objects(result)] == ["b"]


def test_what_was_checked_is_listed_and_exported(tmp_path):
    chushen("check", an_application(tmp_path / "a", GOOD), an_application(tmp_path / "b", TOOLLESS))
    listed = objects(chushen("list", "--json"))

    assert [(o["submission"], o["state"], o["verdict"], o["runs"]) for o in listed] == [
        ("a", "done", "pass", 1),
        ("b", "quarantined", None, 1),
    ]
    assert [o["submission"] for o in objects(chushen("export", "--format", "jsonl"))] == ["a"]
    assert "已隔离" in chushen("list").stdout


class TestQuarantine:
    @pytest.fixture
    def quarantined(self, tmp_path):
        sent = an_application(tmp_path / "b", TOOLLESS)
        chushen("check", an_application(tmp_path / "a", GOOD), sent)
        return sent

    def test_what_could_not_be_processed_is_listed_with_the_reason(self, quarantined):
        [reason] = objects(chushen("quarantine", "list", "--json"))
        assert reason.pop("at")
        assert reason.pop("digest")
        assert reason == {
            "schema": "chushen.quarantine/1",
            "submission": "b",
            "path": str(quarantined),
            "code": "tool-missing",
            "problem": "Tesseract is not installed",
            "remedy": ToolMissingError.remedy,
            "runs": 1,
        }
        assert "tool-missing: Tesseract is not installed" in chushen("quarantine", "list").stdout

    def test_it_is_shown_with_what_happened_and_what_to_do(self, quarantined):
        shown = chushen("quarantine", "show", "b").stdout
        for said in (
            "tool-missing",
            ToolMissingError.remedy,
            str(quarantined),
            "begun",
            "failed",
            "quarantine retry b",
        ):
            assert said in shown
        assert objects(chushen("quarantine", "show", "--json"))[0]["submission"] == "b"

    def test_it_is_verified_once_more_and_leaves(self, quarantined):
        assert chushen("quarantine", "retry", "b").exit_code == 3
        an_application(quarantined, GOOD)
        assert chushen("quarantine", "retry").exit_code == 0
        assert chushen("quarantine", "list", "--json").stdout == ""
        assert [o["state"] for o in objects(chushen("list", "--json"))] == ["done", "done"]

    def test_one_that_is_not_quarantined_is_a_wrong_call(self, quarantined):
        del quarantined
        for action in ("show", "retry"):
            result = chushen("quarantine", action, "a")
            assert result.exit_code == 2
            assert "quarantine list" in result.stderr


def test_a_report_is_written_again_in_english(tmp_path):
    chushen("check", an_application(tmp_path / "a", GOOD))
    result = chushen("report", "a", "--lang", "en")

    assert result.exit_code == 0
    assert 'lang="en"' in Path(result.stdout.strip()).read_text("utf-8")


def test_a_report_of_what_was_never_checked_checks_it(tmp_path):
    result = chushen("report", an_application(tmp_path / "a", GOOD))

    assert result.exit_code == 0
    assert Path(result.stdout.strip()).is_file()


def test_the_rules_are_all_listed():
    assert {o["code"] for o in objects(chushen("rules", "--json"))} == {code.value for code in FindingCode}
    assert "{" not in chushen("rules").stdout


@pytest.mark.parametrize("failure", [ReaderError("不能识别"), ValueError("a bug")])
def test_no_failure_comes_out_as_a_traceback(monkeypatch, tmp_path, failure):
    def broken(*_args, **_options):
        raise failure

    monkeypatch.setattr(flows.equipment, "open_office", broken)
    result = chushen("check", an_application(tmp_path / "a", GOOD))

    assert result.exit_code == 3
    assert str(failure) in result.stderr
    assert "Traceback" not in result.output


def test_an_interruption_ends_with_130_and_leaves_the_application_waiting(monkeypatch, tmp_path):
    @contextmanager
    def office(settings, **options):
        del options
        with an_office(settings.data, InterruptedReader()) as opened:
            yield opened

    monkeypatch.setattr(flows.equipment, "open_office", office)

    assert chushen("check", an_application(tmp_path / "a", GOOD)).exit_code == 130
    assert [o["state"] for o in objects(chushen("list", "--json"))] == ["waiting"]


def test_a_data_folder_that_cannot_be_used_is_said(tmp_path):
    (tmp_path / "file").write_text("not a folder")
    result = chushen("list", "--data", tmp_path / "file")

    assert result.exit_code == 3
    assert "--data" in result.stderr


def an_empty_file(path):
    path.with_suffix(".pdf").write_bytes(b"")


def a_text_called_pdf(path):
    path.with_suffix(".pdf").write_text("这不是 PDF", "utf-8")


def a_truncated_jpeg(path):
    path.with_suffix(".jpg").write_bytes(a_picture(600, 800)[:900])


def an_encrypted_pdf(path):
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(path.with_suffix(".pdf"), encryption=pikepdf.Encryption(owner="o", user="u"))


@pytest.mark.parametrize("bad", [an_empty_file, a_text_called_pdf, a_truncated_jpeg, an_encrypted_pdf])
@pytest.mark.parametrize("command", ["check", "read"])
def test_a_bad_file_costs_a_finding_never_a_traceback(tmp_path, bad, command):
    bad(tmp_path / "坏")
    result = chushen(command, next(tmp_path.glob("坏*")), "--json")

    assert result.exit_code == 3
    assert "unreadable-file" in result.stdout
    assert len(objects(result)) == 1
    assert "Traceback" not in result.output


def test_a_folder_without_files_is_judged_as_one_in_which_everything_is_missing(tmp_path):
    (tmp_path / "空").mkdir()
    result = chushen("check", tmp_path / "空", "--json")

    assert result.exit_code in {0, 1}
    assert objects(result)[0]["documents"] == []


def a_folder_of_three(folder):
    an_application(folder / "甲", GOOD)
    an_application(folder / "乙", TOOLLESS)
    an_empty_file(folder / "丙")
    return folder


def test_a_batch_goes_on_after_a_bad_one_and_leads_to_every_report(tmp_path):
    result = chushen("batch", a_folder_of_three(tmp_path / "本周"))
    files = [Path(line.removeprefix("汇总").strip()) for line in result.stdout.splitlines() if line.startswith("汇总")]
    index = files[-1].read_text("utf-8")

    assert result.exit_code == 3
    assert "通过  甲" in result.stderr
    assert "Tesseract is not installed" in result.stdout
    assert all(href in index for href in ("submissions/%E7%94%B2/report.html", "submissions/%E4%B8%99/report.html"))
    assert "已隔离" in index
    assert [path.name for path in files] == ["summary.html", "summary.xlsx", "index.html"]
    assert "submissions/%E7%94%B2/report.html" in files[0].read_text("utf-8")
    assert "[3/3]" in result.stderr
    assert "须补正 1" in result.stderr


def test_the_summary_of_a_batch_goes_where_it_is_wanted_and_its_links_still_lead_to_the_reports(tmp_path):
    an_application(tmp_path / "本周" / "甲", GOOD)
    chushen("batch", tmp_path / "本周", "--output", tmp_path / "汇总")
    page = (tmp_path / "汇总" / "summary.html").read_text("utf-8")
    (link,) = re.findall('href="(file://[^"]+)"', page)

    assert Path(unquote(urlsplit(link).path)).read_text("utf-8").startswith("<!DOCTYPE html>")


def test_only_those_that_fit_a_pattern_are_taken(tmp_path):
    for name in ("北京一", "北京二", "上海一"):
        an_application(tmp_path / "本周" / name, GOOD)
    result = chushen("batch", tmp_path / "本周", "--only", "北京*", "--only", "*三", "--json")

    assert sorted(o["submission"] for o in objects(result)) == ["北京一", "北京二"]


def test_a_retry_takes_up_only_what_failed(tmp_path):
    folder = a_folder_of_three(tmp_path / "本周")
    chushen("batch", folder)
    an_application(folder / "乙", GOOD)
    result = chushen("batch", folder, "--retry", "--json")

    assert [(o["submission"], o["verdict"]) for o in objects(result)] == [("乙", "pass")]
    assert chushen("batch", folder, "--retry", "--json").stdout == ""


def test_of_many_applications_the_table_shows_those_that_need_somebody_and_says_how_many_more_there_are(tmp_path):
    for number in range(44):
        an_application(tmp_path / "积压" / f"好{number}", GOOD)
    a_bad_one(tmp_path / "积压", "坏")
    lines = chushen("batch", tmp_path / "积压").stdout.splitlines()

    assert lines[1].startswith("坏")
    assert sum(line.startswith("好") for line in lines) == 39
    assert any("另有 5 份" in line for line in lines)


def test_a_batch_in_json_prints_only_what_has_a_result(tmp_path):
    result = chushen("batch", a_folder_of_three(tmp_path / "本周"), "--json")

    assert [(o["submission"], o["verdict"]) for o in objects(result)] == [("丙", "correct"), ("甲", "pass")]


def test_a_batch_without_applications_says_so_with_an_index(tmp_path):
    (tmp_path / "空").mkdir()

    assert chushen("batch", tmp_path / "空").exit_code == 0


def test_the_night_can_be_had_now(tmp_path):
    an_application(tmp_path / "收件箱" / "甲", GOOD)
    result = chushen("nightly", "--once", "--folder", tmp_path / "收件箱")

    assert result.exit_code == 0
    assert "通过  甲" in result.stderr
    assert "本次新增" in result.stdout
    said = next(line for line in result.stdout.splitlines() if line.startswith("日报"))
    digest = Path(said.removeprefix("日报 digest").strip())
    assert digest.parent.name == "digests"
    assert "甲" in digest.read_text("utf-8")
    assert "甲" in (digest.parents[1] / "index.html").read_text("utf-8")


def test_what_a_night_could_not_process_ends_it_with_3_and_stands_in_its_digest(tmp_path):
    an_application(tmp_path / "收件箱" / "甲", TOOLLESS)
    result = chushen("nightly", "--once", "--folder", tmp_path / "收件箱")

    assert result.exit_code == 3
    assert "未能处理 1" in result.stdout
    assert "Tesseract is not installed" in result.stdout


def test_those_whom_the_digest_goes_to_are_tried_and_shown_without_their_secrets(monkeypatch):
    with a_webhook() as webhook:
        monkeypatch.setenv("CHUSHEN_NOTIFY", f"json://u:geheim@127.0.0.1:{webhook.port}/key, wecombot://not a key")
        listed = chushen("notify")
        assert not webhook.posted
        tried = chushen("notify", "--test")

    assert (listed.exit_code, tried.exit_code) == (3, 3)
    for result in (listed, tried):
        good, wrong = result.stdout.splitlines()
        assert good.strip() == f"✓ json://127.0.0.1:{webhook.port}"
        assert wrong.startswith("✕ wecombot://…")
        assert "geheim" not in result.output
    assert webhook.posted[0]["title"] == "【初审】测试 / test"


def test_without_anybody_to_send_the_digest_to_notify_says_how_to_name_them():
    result = chushen("notify", "--test")
    assert result.exit_code == 2
    assert "docs/operations.md" in result.stderr


def test_a_night_sends_its_digest_to_whom_notify_names(tmp_path, monkeypatch):
    an_application(tmp_path / "收件箱" / "甲", GOOD)
    with a_webhook() as webhook:
        monkeypatch.setenv("CHUSHEN_NOTIFY", f"json://127.0.0.1:{webhook.port}")
        assert chushen("nightly", "--once", "--folder", tmp_path / "收件箱").exit_code == 0
    (posted,) = webhook.posted
    assert posted["title"].startswith("【初审】")
    assert "甲" in posted["message"]


def test_a_watched_folder_leaves_an_index_when_it_is_stopped(tmp_path):
    an_application(tmp_path / "收件箱" / "甲", GOOD)
    result = chushen("watch", tmp_path / "收件箱")

    assert result.exit_code == 0
    assert "正在监视" in result.stderr
    assert Path(result.stderr.splitlines()[-1].removeprefix("已停止。汇总").strip()).is_file()


def test_what_lies_in_a_watched_folders_quarantine_moves_on_when_a_retry_succeeds(tmp_path):
    box = tmp_path / "收件箱"
    box.mkdir()
    OutcomeFolders(box).prepare()
    sent = an_application(box / "quarantine" / "甲", TOOLLESS)
    chushen("check", sent)
    an_application(sent, GOOD)
    result = chushen("quarantine", "retry", "甲")

    assert result.exit_code == 0
    assert (box / "done" / "甲.初审报告.html").is_file()
    assert (box / "done" / "甲" / "1.png").is_file()
    assert not sent.exists()


def a_bad_one(tmp_path, name="丁"):
    folder = an_application(tmp_path / name, GOOD)
    (folder / "坏.pdf").write_bytes(b"")
    return folder


def test_a_notice_is_drafted_of_what_was_checked(tmp_path):
    chushen("check", a_bad_one(tmp_path))
    result = chushen("notice", "丁", "--no-pdf")

    assert result.exit_code == 0
    assert Path(result.stdout.strip()).read_bytes().startswith(b"PK")
    assert Path(result.stdout.strip()).stat().st_mode & 0o777 == 0o600


def test_a_notice_of_correction_needs_something_to_be_corrected(tmp_path):
    chushen("check", an_application(tmp_path / "a", GOOD))

    assert chushen("notice", "a", "--kind", "correct", "--no-pdf").exit_code == 2
    assert "受理通知书.docx" in chushen("notice", "a", "--no-pdf").stdout


@pytest.mark.parametrize("arguments", [("notice", "谁"), ("decide", "谁", "accept", "--reason", "…")])
def test_of_what_was_never_checked_there_is_no_notice_and_no_decision(arguments):
    result = chushen(*arguments)

    assert result.exit_code == 2
    assert "没有已核验的申请" in result.stderr


def test_a_decision_is_listed_beside_the_verdict_with_the_day_of_the_notice(tmp_path):
    chushen("check", an_application(tmp_path / "a", GOOD), "--received", "2026-04-30")
    result = chushen("decide", "a", "return", "--reason", "申请人撤回", "--by", "王某")
    (listed,) = objects(chushen("list", "--json"))

    assert "退回（王某" in result.stdout
    assert (listed["verdict"], listed["decision"], listed["notify_by"]) == ("pass", "return", "2026-05-11")
    assert "退回" in chushen("list").stdout
    assert "申请人撤回" in Path(chushen("report", "a").stdout.strip()).read_text("utf-8")


@pytest.mark.parametrize("wrong", [("decide", "a", "burn", "--reason", "x"), ("decide", "a", "accept")])
def test_a_decision_needs_a_known_word_and_a_reason(wrong):
    assert chushen(*wrong).exit_code == 2


def test_a_decision_without_a_word_of_reason_is_refused(tmp_path):
    chushen("check", an_application(tmp_path / "a", GOOD))

    assert chushen("decide", "a", "accept", "--reason", " ").exit_code == 2


def test_a_checklist_is_shown_and_validated(tmp_path):
    assert "国内呼叫中心业务" in chushen("checklist", "show").stdout
    assert "on copies" in chushen("checklist", "show", "call_center_renewal:online", "--lang", "en").stdout
    assert chushen("checklist", "validate", "icp_renewal").exit_code == 0
    (tmp_path / "own.toml").write_text("id = 1", "utf-8")
    wrong = chushen("checklist", "validate", tmp_path / "own.toml")
    assert wrong.exit_code == 2
    assert "第 1 行 line 1: id: 须为文字" in wrong.stderr


def test_a_corrected_application_is_laid_beside_the_one_before(tmp_path):
    folder = a_bad_one(tmp_path)
    declaration = 'uscc = "91110108MA00ABCD45"\nreceived = 2026-05-04\n'
    (folder / "application.toml").write_text(declaration, "utf-8")
    chushen("check", folder)
    (folder / "坏.pdf").unlink()
    result = chushen("check", folder)

    assert "与上次提交相比：丁（2026-05-04）" in result.stdout
    assert "已补正：" in result.stdout
    report = Path(result.stdout.splitlines()[-1].removeprefix("报告").strip()).read_text("utf-8")
    assert "与上次提交相比" in report


def test_a_purge_shows_and_with_yes_does_and_the_backup_from_before_comes_back(tmp_path):
    chushen("check", an_application(tmp_path / "a", GOOD))
    chushen("decide", "a", "accept", "--reason", "材料齐全")
    assert chushen("backup", tmp_path / "b.tar").exit_code == 0
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date()

    assert "将清理 1 份" in chushen("purge", "--older-than", tomorrow).stdout
    assert len(objects(chushen("list", "--json"))) == 1
    assert "已清理 1 份" in chushen("purge", "--older-than", tomorrow, "--yes").stdout
    assert objects(chushen("list", "--json")) == []
    assert chushen("restore", tmp_path / "b.tar").exit_code == 2
    restored = chushen("restore", tmp_path / "b.tar", "--data", tmp_path / "other")
    assert "1 份申请" in restored.stdout
    assert len(objects(chushen("list", "--json", "--data", tmp_path / "other"))) == 1


@pytest.mark.parametrize("age", ["long ago", "-3", "2024-13-01"])
def test_an_age_that_is_none_is_a_wrong_call(age):
    assert chushen("purge", f"--older-than={age}").exit_code == 2
