import importlib.metadata
import shutil
import socket
from datetime import UTC, date, datetime

import pytest
from typer.testing import CliRunner

import extractors.tesseract
from chushen.errors import ToolMissingError
from chushen.settings import Settings
from desk.cli import app
from desk.looks.look import Missing
from desk.looks.machine import bonds, clock
from desk.looks.stated import holidays, prefect_server
from records.schema import HEAD


def doctor(*arguments):
    return CliRunner().invoke(app, ["doctor", *map(str, arguments)])


def test_on_a_machine_with_everything_it_ends_with_0(tmp_path):
    result = doctor("--data", tmp_path / "data")

    assert result.exit_code == 0, result.stdout
    assert "✕" not in result.stdout
    assert (tmp_path / "data").is_dir()


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install tesseract-ocr tesseract-ocr-chi-sim"),
        ("dnf", "sudo dnf install tesseract tesseract-langpack-chi_sim"),
        ("brew", "brew install tesseract tesseract-lang"),
    ],
)
def test_without_chinese_data_it_says_what_to_install_here(monkeypatch, tmp_path, manager, command):
    monkeypatch.setattr(extractors.tesseract, "languages", lambda: ("eng", "osd"))
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}" if name == manager else None)
    result = doctor("--data", tmp_path)

    assert result.exit_code == 3
    assert command in result.stdout


def test_without_tesseract_everything_else_is_still_looked_at(monkeypatch, tmp_path):
    def none():
        raise ToolMissingError("Tesseract is not installed")

    monkeypatch.setattr(extractors.tesseract, "version", none)
    result = doctor("--data", tmp_path, "--lang", "en")

    assert result.exit_code == 3
    assert "Tesseract is not installed" in result.stdout
    assert "✓ free space" in result.stdout


def test_a_package_of_another_version_is_named(monkeypatch, tmp_path):
    real = importlib.metadata.version
    monkeypatch.setattr("desk.work.doctor.version", lambda name: "2.1.9" if name == "sqlalchemy" else real(name))
    result = doctor("--data", tmp_path)

    assert result.exit_code == 3
    assert "sqlalchemy 2.1.9" in result.stdout
    assert "requirements.lock" in result.stdout


def test_a_full_disk_and_a_folder_that_is_none_are_said(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    result = doctor("--data", tmp_path / "file", "--lang", "en")

    assert result.exit_code == 3
    assert "✕ free space  0.0 GB" in result.stdout
    assert "✕ data folder" in result.stdout


def test_what_only_some_files_need_may_be_missing(monkeypatch, tmp_path):
    there = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: None if name in {"soffice", "libreoffice"} else there(name))
    result = doctor("--data", tmp_path)

    assert result.exit_code == 0, result.stdout
    assert "○ LibreOffice" in result.stdout
    assert "libreoffice-writer-nogui" in result.stdout


def marked(result, name):
    """The mark before the line of that name, and what is said there."""
    line = next(line for line in result.stdout.splitlines() if name in line)
    return line[0], line


def test_the_database_is_asked_for_its_edition_and_the_shape_of_its_tables(tmp_path):
    mark, line = marked(doctor("--data", tmp_path / "data"), "数据库")
    assert mark == "✓"
    assert "SQLite" in line
    assert HEAD in line


def test_a_database_that_does_not_answer_is_said_without_its_password(monkeypatch, tmp_path):
    monkeypatch.setenv("CHUSHEN_DATABASE", "postgresql+psycopg://me:secret@127.0.0.1:1/none")
    result = doctor("--data", tmp_path)
    assert result.exit_code == 3
    assert marked(result, "数据库")[0] == "✕"
    assert "secret" not in result.stdout


def test_the_edition_of_a_postgresql_is_said(monkeypatch, tmp_path, postgresql, postgresql_template):
    monkeypatch.setenv("CHUSHEN_DATABASE", postgresql.url(postgresql_template))
    mark, line = marked(doctor("--data", tmp_path), "数据库")
    assert mark == "✓"
    assert "PostgreSQL 1" in line


def test_a_data_folder_that_others_may_enter_is_said_with_the_command_that_mends_it(tmp_path):
    doctor("--data", tmp_path / "data")
    (tmp_path / "data").chmod(0o755)
    result = doctor("--data", tmp_path / "data")
    assert result.exit_code == 3
    assert f"chmod go= {tmp_path / 'data'}" in result.stdout.replace("\n", "")


def test_years_whose_holidays_are_not_known_are_named(tmp_path):
    year = datetime.now(UTC).year
    own = tmp_path / "holidays.toml"
    own.write_text(f'[{year}]\noff = ["{year}-10-01"]\n[{year + 1}]\noff = []\n', "utf-8")
    assert holidays(Settings(holidays=own), date(year, 5, 4)) == f"{year}, {year + 1}"
    with pytest.raises(Missing) as missing:
        holidays(Settings(), date(2050, 5, 4))
    assert missing.value.what == "2050, 2051"


def test_an_address_of_the_digest_that_nobody_knows_is_said_without_what_is_secret_in_it(monkeypatch, tmp_path):
    monkeypatch.setenv("CHUSHEN_NOTIFY", "nosuch://token123")
    result = doctor("--data", tmp_path)
    assert result.exit_code == 3
    assert marked(result, "日报地址")[0] == "✕"
    assert "token123" not in result.stdout


def test_a_port_that_is_taken_is_said_and_is_no_obstacle(monkeypatch, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("CHUSHEN_WEB_PORT", str(taken.getsockname()[1]))
        result = doctor("--data", tmp_path)
    assert result.exit_code == 0, result.stdout
    assert marked(result, "web_port")[0] == "○"


def test_a_prefect_server_that_does_not_answer_is_said(monkeypatch):
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:1/api")
    with pytest.raises(Missing) as missing:
        prefect_server()
    assert "127.0.0.1:1" in missing.value.what


def test_a_kernel_without_bonds_is_said(monkeypatch):
    monkeypatch.setattr("desk.looks.machine.landlock_version", lambda _: -1)
    with pytest.raises(Missing) as missing:
        bonds()
    assert missing.value.what.startswith("Landlock (Linux")


def test_a_clock_that_cannot_be_right_is_said(monkeypatch):
    monkeypatch.setattr("desk.looks.machine._NOT_BEFORE", datetime(2100, 1, 1, tzinfo=UTC))
    with pytest.raises(Missing) as missing:
        clock()
    assert "timedatectl" in missing.value.remedy


def test_settings_that_cannot_be_used_are_said_and_the_rest_is_still_looked_at(monkeypatch, tmp_path):
    monkeypatch.setenv("CHUSHEN_WORKERS", "many")
    result = doctor("--data", tmp_path)
    assert result.exit_code == 3
    assert marked(result, "设置与材料清单")[0] == "✕"
    assert marked(result, "时钟")[0] == "✓"
