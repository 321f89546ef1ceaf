"""A telecom permit whose entries stand in a ruled table, as some provinces print it."""

from __future__ import annotations

from random import Random

from sample_docs.draw.facts import Facts
from sample_docs.draw.licence import written
from sample_docs.draw.permit import stated
from sample_docs.draw.sheet import Sheet, Style, wrap
from sample_docs.draw.stamps import authority_seal, press_on
from sample_docs.draw.typefaces import HEIS, SONG_BOLD, SONGS


def draw_table_permit(
    facts: Facts, rng: Random, *, duplicate: bool, without: frozenset[str] = frozenset()
) -> tuple[Sheet, dict[str, str]]:
    """The page that grants; the fields in `without` are left blank."""
    permit = facts.permit
    sheet = Sheet(width=210, height=297)
    sheet.centred(105, 30, "中华人民共和国", Style(font=SONG_BOLD, size=7, spread=1))
    sheet.centred(105, 42, "增值电信业务经营许可证", Style(font=SONG_BOLD, size=8.5, spread=1))
    sheet.centred(105, 54, "（副本）" if duplicate else "（正本）", Style(font=SONG_BOLD, size=5))
    label, value = Style(font=rng.choice(HEIS), size=4.4), Style(font=rng.choice(SONGS), size=4.5)
    ends = "" if "valid_to" in without else f"{written(permit.valid_from, 1)}至{written(permit.valid_to, 1)}"
    rows = (
        ("许可证编号", "" if "permit_number" in without else permit.number),
        ("公司名称", "" if "company_name" in without else permit.company),
        ("法定代表人", permit.representative),
        ("注册住所", facts.company.address),
        ("业务种类", "、".join(permit.kinds)),
        ("业务覆盖范围", permit.coverage),
        ("有效期", ends),
        ("发证机关", permit.authority),
        ("发证日期", written(permit.issued, 1)),
    )
    y = 70.0
    for name, text in rows:
        lines = wrap(sheet, text, value, 104)
        high = max(13.0, 6.6 * len(lines) + 6)
        sheet.box((26, y), (44, high))
        sheet.box((70, y), (114, high))
        sheet.centred(48, y + (high - 4.4) / 2, name, label)
        for number, line in enumerate(lines):
            sheet.text(75, y + (high - 6.6 * len(lines)) / 2 + 1 + 6.6 * number, line, value)
        y += high
    press_on(
        sheet, authority_seal(permit.authority, rng), (150 + rng.uniform(-6, 6), y - 12), rng, tilt=rng.gauss(0, 4)
    )
    return sheet, stated(permit, without, term_from="valid_to" not in without)
