"""A passport's data page: labels above values, and the machine-readable zone (ICAO 9303, TD3) below them."""

from __future__ import annotations

from datetime import date
from random import Random

from sample_docs.draw.facts import Person
from sample_docs.draw.ornament import guilloche
from sample_docs.draw.sheet import Colour, Sheet, Style
from sample_docs.draw.typefaces import DIGITS, HEI, HEI_BOLD

OFFICE = "国家移民管理局"
_LABEL: Colour = (110, 80, 96)
_WAVES: tuple[Colour, ...] = ((236, 224, 232), (226, 234, 238), (240, 236, 222))
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_WEIGHTS = (7, 3, 1)


def draw_passport(person: Person, rng: Random) -> tuple[Sheet, dict[str, str]]:
    """The page, 125 x 88 mm, and the fields that stand on it."""
    page = Sheet(width=125, height=88, dpi=300, paper=(247, 243, 246))
    guilloche(page, (0, 0), (125, 88), _WAVES)
    begin = person.card_from
    end = begin.replace(year=begin.year + 10, day=min(begin.day, 28))
    number = f"E{rng.choice('ABCDEFGH')}{rng.randrange(10**6, 10**7)}"
    page.text(6, 5, "护照", Style(font=HEI_BOLD, size=4))
    page.text(6, 10, "PASSPORT", Style(font=HEI, size=3))
    page.text(40, 5, "中华人民共和国", Style(font=HEI_BOLD, size=4))
    page.text(40, 10, "PEOPLE'S REPUBLIC OF CHINA", Style(font=HEI, size=2.6))
    entries = (
        (40, 15, "类型/Type", "P"),
        (58, 15, "国家码/Country Code", "CHN"),
        (90, 15, "护照号/Passport No.", number),
        (40, 24, "姓名/Name", person.name),
        (40, 34, "性别/Sex", "女/F" if person.sex == "女" else "男/M"),
        (60, 34, "国籍/Nationality", "中国/CHINESE"),
        (92, 34, "出生日期/Date of birth", _written(person.born)),
        (40, 43, "出生地点/Place of birth", "中国/CHINA"),
        (92, 43, "签发日期/Date of issue", _written(begin)),
        (40, 52, "签发地点/Place of issue", "中国/CHINA"),
        (92, 52, "有效期至/Date of expiry", _written(end)),
        (40, 61, "签发机关/Authority", OFFICE),
    )
    for x, y, name, text in entries:
        page.text(x, y, name, Style(font=HEI, size=2, colour=_LABEL))
        page.text(x, y + 3, text, Style(font=HEI, size=3.4))
    zone = Style(font=DIGITS, size=3.6, spread=0.25)
    page.text(5, 74, "POCHNXING<<MING".ljust(44, "<"), zone)
    page.text(5, 80, _second_line(number, person, end), zone)
    fields = {
        "name": person.name,
        "sex": person.sex,
        "birth_date": person.born.isoformat(),
        "id_number": number,
        "issuing_authority": OFFICE,
        "valid_from": begin.isoformat(),
        "valid_to": end.isoformat(),
    }
    return page, fields


def _written(day: date) -> str:
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year}"


def _second_line(number: str, person: Person, end: date) -> str:
    born, ends = f"{person.born:%y%m%d}", f"{end:%y%m%d}"
    sex = "F" if person.sex == "女" else "M"
    parts = [number + _check(number), born + _check(born), ends + _check(ends), "<" * 14 + "0"]
    body = f"{parts[0]}CHN{parts[1]}{sex}{parts[2]}{parts[3]}"
    return body + _check("".join(parts))


def _check(text: str) -> str:
    return str(sum((0 if c == "<" else int(c, 36)) * _WEIGHTS[i % 3] for i, c in enumerate(text)) % 10)
