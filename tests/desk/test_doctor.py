import importlib.metadata
import shutil

import pytest
from typer.testing import CliRunner

import extractors.tesseract
from chushen.errors import ToolMissingError
from desk.cli import app


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
