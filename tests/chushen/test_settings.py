import pytest

from chushen.errors import SettingsError
from chushen.settings import load_settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("CHUSHEN_WORKERS", "CHUSHEN_DATA"):
        monkeypatch.delenv(name, raising=False)


def test_the_environment_wins_over_the_file_and_the_command_line_over_both(tmp_path, monkeypatch):
    (tmp_path / "chushen.toml").write_text('workers = 3\ndata = "from-file"\n', "utf-8")
    assert load_settings().workers == 3
    monkeypatch.setenv("CHUSHEN_WORKERS", "4")
    assert load_settings().workers == 4
    assert load_settings(tmp_path / "here").data == tmp_path / "here"


@pytest.mark.parametrize("line", ["workers = 0", "colour = 1", 'render_dpi = "fine"'])
def test_a_wrong_setting_is_named(tmp_path, line):
    (tmp_path / "chushen.toml").write_text(line, "utf-8")
    with pytest.raises(SettingsError, match=line.split()[0]):
        load_settings()
