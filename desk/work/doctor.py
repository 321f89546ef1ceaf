"""Everything outside our own source that the work needs, looked at one by one."""

# ruff: noqa: PLC0415  what is looked at may be broken: importing it is the look

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from packaging.requirements import Requirement
from rich.text import Text

from chushen.checklist_file import load_checklist
from chushen.errors import ChushenError
from chushen.names import Language
from chushen.settings import Settings, load_settings
from desk.console import either, out
from desk.looks import machine, stated
from desk.looks.look import Look, Missing
from desk.looks.places import data_folder, room

_INSTALL = {
    "apt-get": "sudo apt-get install tesseract-ocr tesseract-ocr-chi-sim",
    "dnf": "sudo dnf install tesseract tesseract-langpack-chi_sim",
    "brew": "brew install tesseract tesseract-lang",
}
_UNPACKERS = ("unrar", "unar", "bsdtar")
_PACKAGES = "pip install --require-hashes -r requirements.lock"


def examine(data: Path | None, language: Language) -> int:
    """Look at everything and print a line for each.

    Returns:
        0 where nothing is missing, else 3.
    """
    console, sound = out(), True
    for look in _looks(data):
        name = either(look.zh, look.en, language)
        try:
            found = look.at()
        except Missing as missing:
            sound = sound and not look.needed
            mark = ("✕ ", "bold red") if look.needed else ("○ ", "yellow")
            console.print(Text.assemble(mark, (name, "bold"), f"  {missing.what}"), soft_wrap=True)
            console.print(Text(f"    → {missing.remedy}", style="yellow"), soft_wrap=True)
        else:
            console.print(Text.assemble(("✓ ", "green"), name, (f"  {found}", "dim")), soft_wrap=True)
    return 0 if sound else ChushenError.exit_code


def _looks(data: Path | None) -> Iterator[Look]:
    yield Look(zh="Python", en="Python", at=_python)
    yield Look(zh="依赖包", en="packages", at=_packages)
    yield Look(zh="Prefect 及其依赖", en="Prefect and what it rests on", at=_prefect)
    yield Look(zh="Tesseract", en="Tesseract", at=_tesseract)
    yield Look(zh="Tesseract 简体中文数据", en="Tesseract's Chinese data", at=_chinese_data)
    yield Look(zh="OpenCV", en="OpenCV", at=_opencv)
    yield Look(zh="PP-OCR 模型", en="PP-OCR models", at=_pp_ocr)
    yield Look(zh="spaCy", en="spaCy", at=_spacy)
    yield Look(
        zh="LibreOffice（DOC、WPS、通知书 PDF）", en="LibreOffice (DOC, WPS, notices as PDF)", at=_office, needed=False
    )
    yield Look(zh="RAR 解压程序", en="a program that unpacks RAR", at=_unpacker, needed=False)
    yield Look(zh="中文字体（Word、OFD）", en="a Chinese font (Word, OFD)", at=machine.font, needed=False)
    yield Look(zh="隔离子进程", en="bonds for child processes", at=machine.bonds, needed=False)
    yield Look(zh="时钟与时区", en="clock and time zone", at=machine.clock)
    yield Look(zh="临时文件夹", en="temporary folder", at=machine.temporary_space)
    yield Look(zh="设置与材料清单", en="settings and checklist", at=lambda: _checklist(data))
    try:
        settings = load_settings(data)
    except ChushenError:
        return  # said in the line before
    yield Look(zh="数据文件夹", en="data folder", at=lambda: data_folder(settings.data))
    yield Look(zh="磁盘空间", en="free space", at=lambda: room(settings.data))
    yield Look(zh="数据库", en="database", at=lambda: stated.database(settings))
    yield Look(zh="文件权限", en="rights", at=lambda: stated.rights(settings))
    if settings.database:
        yield Look(zh="数据库备份程序", en="a program that backs it up", at=stated.dump_program, needed=False)
    today = datetime.now(UTC).date()
    yield Look(zh="节假日", en="holidays", at=lambda: stated.holidays(settings, today), needed=False)
    yield Look(zh="日报地址", en="addresses of the digest", at=lambda: stated.messages(settings))
    yield Look(zh="Prefect 服务器", en="Prefect's server", at=stated.prefect_server)
    for host, number, setting in (
        (settings.web_host, settings.web_port, "web_port"),
        ("127.0.0.1", settings.prefect_port, "prefect_port"),
    ):
        look = partial(machine.port, host, number, setting)
        yield Look(zh=f"端口 {setting}", en=f"port {setting}", at=look, needed=False)


def _python() -> str:
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        raise Missing(what=platform.python_version(), remedy="Python 3.11 – 3.13")
    return platform.python_version()


def _packages() -> str:
    wrong = []
    wanted = [Requirement(line) for line in requires("chushen") or ()]
    for one in wanted:
        if one.marker and not one.marker.evaluate():
            continue
        try:
            installed = version(one.name)
        except PackageNotFoundError:
            wrong.append(f"{one.name} (—)")
            continue
        if not one.specifier.contains(installed, prereleases=True):
            wrong.append(f"{one.name} {installed}, {one.specifier}")
    if wrong:
        raise Missing(what="; ".join(wrong), remedy=_PACKAGES)
    return str(len(wanted))


def _prefect() -> str:
    try:
        return ", ".join(f"{name} {version(name)}" for name in ("prefect", "fastapi", "sqlalchemy"))
    except PackageNotFoundError as error:
        raise Missing(what=str(error), remedy=_PACKAGES) from error


def _tesseract() -> str:
    from extractors.tesseract import version as tesseract_version

    try:
        return tesseract_version()
    except ChushenError as error:
        raise Missing(what=str(error), remedy=_install()) from error


def _chinese_data() -> str:
    from extractors.tesseract import languages

    try:
        there = languages()
    except Exception as error:  # pytesseract raises several kinds where there is no Tesseract
        raise Missing(what=str(error), remedy=_install()) from error
    if "chi_sim" not in there:
        raise Missing(what="chi_sim", remedy=_install())
    return "chi_sim"


def _opencv() -> str:
    try:
        import cv2
    except ImportError as error:
        raise Missing(what=str(error), remedy=_PACKAGES) from error
    return str(cv2.__version__)


def _pp_ocr() -> str:
    try:
        from extractors.pp_ocr import PpOcr

        PpOcr()
    except (ChushenError, ImportError) as error:
        raise Missing(what=str(error), remedy=_PACKAGES) from error
    return f"rapidocr {version('rapidocr')}"


def _spacy() -> str:
    try:
        import spacy

        spacy.blank("zh")
    except (ImportError, OSError, ValueError) as error:
        raise Missing(what=str(error), remedy=_PACKAGES) from error
    return version("spacy")


def _office() -> str:
    from intake.office import PROGRAMS

    return _one_of(PROGRAMS, "sudo apt-get install libreoffice-writer-nogui")


def _unpacker() -> str:
    return _one_of(_UNPACKERS, "sudo apt-get install unar")


def _one_of(programs: tuple[str, ...], install: str) -> str:
    found = next((path for name in programs if (path := shutil.which(name))), None)
    if found is None:
        raise Missing(what=" / ".join(programs), remedy=install)
    return found


def _settings(data: Path | None) -> Settings:
    try:
        return load_settings(data)
    except ChushenError as error:
        raise Missing(what=str(error), remedy=error.remedy) from error


def _checklist(data: Path | None) -> str:
    try:
        checklist = load_checklist(_settings(data).checklist)
    except ChushenError as error:
        raise Missing(what=str(error), remedy=error.remedy) from error
    return f"{checklist.id} {checklist.version}"


def _install() -> str:
    manager = next((name for name in _INSTALL if shutil.which(name)), "apt-get")
    return _INSTALL[manager]
