import pytest

from chushen.errors import SettingsError
from chushen.settings import Settings, load_settings


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


@pytest.mark.parametrize(
    "stated", ['["mailto://h?to=a,b", "json://h"]', "mailto://h?to=a,b,json://h", " mailto://h?to=a,b , json://h "]
)
def test_whom_the_digest_goes_to_is_stated_as_json_or_after_commas_and_never_shown(stated, monkeypatch):
    monkeypatch.setenv("CHUSHEN_NOTIFY", stated)
    settings = load_settings()
    assert [address.get_secret_value() for address in settings.notify] == ["mailto://h?to=a,b", "json://h"]
    assert "mailto" not in repr(settings)


def test_a_process_of_our_own_works_under_the_very_same_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("CHUSHEN_NOTIFY", "json://user:key@h/x,feishu://k")
    settings = load_settings(tmp_path).model_copy(update={"workers": 3, "nightly_cron": "0 3 * * *"})
    for name, value in settings.as_environment().items():
        monkeypatch.setenv(name, value)
    assert load_settings() == settings


def test_a_list_that_is_no_json_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("CHUSHEN_NOTIFY", "[mailto://")
    with pytest.raises(SettingsError, match="notify"):
        load_settings(tmp_path)


def test_links_to_reports_begin_as_the_settings_say_else_on_this_machine(tmp_path):
    assert (
        Settings(data=tmp_path, reports_url="https://sp.example/reports").reports_base == "https://sp.example/reports"
    )
    assert Settings(data=tmp_path).reports_base.startswith("http://127.0.0.1:")
