"""What people type and readers misread ends well too: declarations, dates, checklists; for an hour by `make fuzz`."""

import os
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chushen.checklist_file import load_checklist
from chushen.errors import SettingsError
from extractors.dates import find_dates, find_months
from intake.declaration import read_declaration

EXAMPLES = int(os.environ.get("CHUSHEN_FUZZ_EXAMPLES", "60"))
many = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])

KEYS = st.sampled_from(["company", "uscc", "legal_representative", "permit_number", "received", "other"])
VALUES = st.sampled_from(
    ['"某某公司"', "1", "2026-05-04", "2026-13-40", "[1]", "true", "nan", "{}", '"\\u0000"', "1e400"]
)
LINES = st.builds("{} = {}".format, KEYS, VALUES)
TOML = st.lists(LINES, max_size=6).map("\n".join) | st.text(max_size=60)
DATE_SIGNS = st.sampled_from([*"0123456789年月日-./ 〇一二十至长期OolI"])
SHIPPED = (Path(__file__).parents[1] / "chushen/checklists/call_center_renewal.toml").read_text("utf-8")


@given(text=TOML, junk=st.binary(max_size=8))
@many
def test_any_declaration_is_read_or_refused(text, junk):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "application.toml"
        path.write_bytes(text.encode("utf-8", "surrogatepass") + junk)
        declared, refused = read_declaration(path)
    assert declared.received is None or isinstance(declared.received, date)
    assert all(one.file == "application.toml" for one in refused)


@given(text=st.lists(DATE_SIGNS, max_size=40).map("".join))
@many
def test_whatever_is_found_as_a_date_is_one(text):
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.value == "long-term" or date.fromisoformat(found.value)
    assert all(1 <= month <= 12 for _, month, *_ in find_months(text))


@given(at=st.integers(0, len(SHIPPED)), length=st.integers(0, 30), put=st.text(max_size=8))
@many
def test_a_bent_checklist_is_used_or_refused_with_its_place(at, length, put):
    bent = SHIPPED[:at] + put + SHIPPED[at + length :]
    with TemporaryDirectory() as folder:
        path = Path(folder) / "bent.toml"
        path.write_bytes(bent.encode("utf-8", "replace"))
        try:
            outcome = load_checklist(str(path)).documents
        except SettingsError as error:
            outcome = error.remedy
    assert outcome
