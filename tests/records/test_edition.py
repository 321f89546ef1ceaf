from dataclasses import replace

from chushen.checklist_file import load_checklist
from records import edition
from records.edition import checklist_edition, edition_of


def a_package(folder, **files):
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        (folder / f"{name}.py").write_text(content)


def edition_afresh(name, without=()):
    edition._source.cache_clear()  # noqa: SLF001  as a new process has it
    return edition_of([name], ["numpy"], {"render_dpi": 200}, without)


def test_any_change_to_the_source_is_another_edition(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    folder = tmp_path / "a_package_of_rules"
    a_package(folder, __init__="", rule="LIMIT = 90")
    first = edition_afresh(folder.name)
    same = edition_afresh(folder.name)
    a_package(folder, rule="LIMIT = 91")
    changed = edition_afresh(folder.name)
    a_package(folder, rule="LIMIT = 90", another="")

    assert first == same
    assert len({first, changed, edition_afresh(folder.name)}) == 3


def test_a_file_under_another_name_is_another_edition(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    folder = tmp_path / "another_package_of_rules"
    a_package(folder, __init__="", rule="")
    first = edition_afresh(folder.name)
    (folder / "rule.py").rename(folder / "renamed.py")

    assert edition_afresh(folder.name) != first


def test_another_library_version_or_another_setting_is_another_edition():
    plain = edition_of(["chushen"], ["numpy"], {"render_dpi": 200})

    assert edition_of(["chushen"], ["numpy"], {"render_dpi": 300}) != plain
    assert edition_of(["chushen"], ["numpy", "pydantic"], {"render_dpi": 200}) != plain
    assert edition_of(["chushen"], ["numpy", "not-installed-anywhere"], {"render_dpi": 200}) != plain


def test_any_change_to_a_checklist_is_another_edition_of_it():
    shipped = load_checklist("call_center_renewal")

    assert checklist_edition(shipped).startswith("call_center_renewal@")
    assert checklist_edition(shipped) == checklist_edition(load_checklist("call_center_renewal"))
    assert checklist_edition(replace(shipped, scope_words=("呼叫",))) != checklist_edition(shipped)


def test_a_file_that_is_left_out_may_change(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    folder = tmp_path / "a_package_with_limits"
    a_package(folder, __init__="", rule="", limits="90")
    first = edition_afresh(folder.name, without=[f"{folder.name}/limits.py"])
    a_package(folder, limits="180")

    assert edition_afresh(folder.name, without=[f"{folder.name}/limits.py"]) == first
    assert edition_afresh(folder.name) != first
