"""What a log line holds, where it goes, and what it never holds."""

import json
import logging
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
import structlog

from chushen.errors import SettingsError
from chushen.logs import about, set_up_logs
from chushen.settings import LogFormat, LogLevel, Settings
from flows.page_pool import PagePool

ID_NUMBER, PHONE = "310115198503071234", "13812345678"
LOG = logging.getLogger("flows.test")


@pytest.fixture
def set_up(tmp_path):
    """Set logs up; afterwards they are as they were."""
    root = logging.getLogger()
    before, level = list(root.handlers), root.level

    def with_settings(**said):
        set_up_logs(Settings(data=tmp_path / "data", **said))
        return tmp_path / "data" / "logs" / "chushen.log"

    yield with_settings
    for handler in [one for one in root.handlers if one not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def lines(set_up, capsys):
    """JSON lines on stderr, from `info` on."""
    set_up(log_format=LogFormat.JSON, log_level=LogLevel.INFO)
    return lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]


@contextmanager
def logged_failure(event):
    try:
        yield
    except ValueError:
        LOG.exception(event)


def test_a_line_of_json_says_when_how_grave_who_and_what(lines):
    LOG.warning("page %d not read", 3, extra={"seconds": 1.5})
    (line,) = lines()
    assert line.pop("at").endswith("Z")
    assert line == {"level": "warning", "logger": "flows.test", "event": "page 3 not read", "seconds": 1.5}


def test_lines_of_structlog_and_of_libraries_look_alike(lines):
    structlog.get_logger("flows.test").info("kept", verdict="pass")
    logging.getLogger("uvicorn.error").warning("started")
    logging.getLogger("prefect.flow_runs").error("failed")
    said = [(line["logger"], line["level"], line["event"]) for line in lines()]
    assert said == [
        ("flows.test", "info", "kept"),
        ("uvicorn.error", "warning", "started"),
        ("prefect.flow_runs", "error", "failed"),
    ]


def test_every_line_bears_the_application_that_is_worked_on_in_the_threads_of_the_pool_too(lines):
    with PagePool(2) as pool:
        with about("星河通信"):
            LOG.info("begun")
            pool.submit(LOG.info, "page read").result()
        with about("云帆"):
            pool.submit(LOG.info, "page read").result()
        LOG.info("none")
    said = [(line.get("submission"), line["event"]) for line in lines()]
    assert said == [("星河通信", "begun"), ("星河通信", "page read"), ("云帆", "page read"), (None, "none")]


def test_a_pool_that_is_none_of_ours_would_not_know(lines):
    with ThreadPoolExecutor(1) as pool, about("星河通信"):
        pool.submit(LOG.info, "page read").result()
    assert "submission" not in lines()[0]


def test_a_failure_is_logged_with_its_trace(lines):
    with logged_failure("page not read"):
        raise ValueError("list index out of range")
    assert "ValueError: list index out of range" in lines()[0]["exception"]


@pytest.mark.parametrize("log_format", LogFormat)
def test_no_personal_number_is_ever_written(set_up, capsys, log_format):
    path = set_up(log_format=log_format, log_level=LogLevel.INFO, log_file=True)
    LOG.warning("read %s on the page", ID_NUMBER, extra={"values": [ID_NUMBER, {"phone": PHONE}], "size": 13812345678})
    with about(f"{ID_NUMBER} 续期"):
        structlog.get_logger("flows").warning(f"call {PHONE}", path=Path(ID_NUMBER))
    with logged_failure("failed"):
        raise ValueError(f"cannot parse {ID_NUMBER}")
    for written in (capsys.readouterr().err, path.read_text("utf-8")):
        assert ID_NUMBER not in written
        assert f'"{PHONE}' not in written
        assert "310115********1234" in written
        assert "138****5678" in written


def test_for_people_it_is_a_line_in_chinese_that_names_the_application(set_up, capsys):
    set_up()
    with about("星河通信"):
        LOG.warning("page not read", extra={"page": 3})
    at, _, said = capsys.readouterr().err.partition(" ")
    assert at.endswith("Z")
    assert said == "警告 [星河通信] page not read  page=3\n"


def test_below_the_level_nothing_is_written_and_libraries_do_not_chatter(set_up, capsys):
    set_up(log_level=LogLevel.INFO)
    logging.getLogger("httpx").info("GET /")
    LOG.debug("detail")
    assert capsys.readouterr().err == ""


def test_the_file_holds_json_whatever_stderr_shows_and_is_its_owners_alone(set_up):
    path = set_up(log_file=True)
    LOG.warning("页面没有读出")
    assert json.loads(path.read_text("utf-8"))["event"] == "页面没有读出"
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)


def test_a_file_that_another_process_has_begun_anew_is_followed(set_up):
    path = set_up(log_file=True)
    LOG.warning("first")
    path.rename(path.with_suffix(".log.1"))
    path.touch(0o600)
    LOG.warning("second")
    assert [json.loads(line)["event"] for line in path.read_text("utf-8").splitlines()] == ["second"]


def test_a_long_log_is_begun_anew_and_the_new_file_is_private_too(set_up, monkeypatch):
    monkeypatch.setattr("chushen.logs._FILE_BYTES", 1000)
    path = set_up(log_file=True)
    for number in range(30):
        LOG.warning("line %d", number)
    kept = sorted(path.parent.iterdir())
    assert 1 < len(kept) <= 6
    assert all(file.stat().st_size <= 1000 and file.stat().st_mode & 0o777 == 0o600 for file in kept)


def test_set_up_twice_a_line_is_written_once(set_up, capsys):
    set_up()
    set_up(log_format=LogFormat.JSON)
    LOG.warning("once")
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_stderr_is_the_one_of_the_moment(set_up, monkeypatch, tmp_path):
    set_up()
    with (tmp_path / "other").open("w", encoding="utf-8") as other:
        monkeypatch.setattr(sys, "stderr", other)
        LOG.warning("there")
    assert "there" in (tmp_path / "other").read_text("utf-8")


def test_a_log_folder_that_cannot_be_made_is_said(set_up, tmp_path):
    (tmp_path / "data").write_text("a file")
    with pytest.raises(SettingsError, match="日志不能写入"):
        set_up(log_file=True)


def test_a_file_that_somebody_took_away_is_begun_anew(set_up):
    path = set_up(log_file=True)
    LOG.warning("before")
    path.unlink()
    LOG.warning("after")
    assert [json.loads(line)["event"] for line in path.read_text("utf-8").splitlines()] == ["after"]
