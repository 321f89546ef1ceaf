"""Numbers that carry their own proof: the credit code, the citizen's number, the permit's number.

Each function answers with the first fault it sees, or None where the number is in order.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidComponent

PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵黔云滇藏陕甘陇青宁新"

_USCC_FORM = re.compile(r"[0-9A-Z]{2}\d{6}[0-9A-Z]{10}")
_USCC_ALPHABET = frozenset("0123456789ABCDEFGHJKLMNPQRTUWXY")
_COMPANY = "91"
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_CHECK = "0X987654321"

_CITIZEN_FORM = re.compile(r"\d{17}[\dX]")
_OTHER_PERSON = re.compile(
    r"[HM]\d{8}(\d{2})?"  # 港澳居民来往内地通行证
    r"|\d{8}|\d{10}"  # 台湾居民来往大陆通行证
    r"|[A-Z]{3}\d{12}"  # 外国人永久居留身份证, 2017
    r"|[A-Z]{1,2}\d{7,8}"  # passports
)

_DASHES = dict.fromkeys("‐‑‒–—―−－﹣", "-")
_DOTS = dict.fromkeys("．。·•、，,", ".")
_PERMIT_MARKS = str.maketrans(_DASHES | _DOTS)
_MODERN = re.compile(
    rf"(合字|[{PROVINCES}])?(?P<kinds>[AB][12](\.[AB][12])*)-(?P<year>(19|20)\d{{2}})-?(?P<sequence>\d{{4}})号?"
)
_CROSS_REGION = re.compile(r"合字|[AB][12]")
"""How the number of a permit for several provinces begins; a province's begins with its letter."""
_LEGACY = re.compile(rf"[{PROVINCES}]ICP证\d{{6,8}}号?")
_FILING = re.compile(r"ICP备|网文|公网安备|-\d{8}-\d|-\d{4}-?\d{4}-\d")


class Fault(StrEnum):
    """What is wrong with a number."""

    FORM = "form"
    CHARACTERS = "characters"
    CHECK_DIGIT = "check-digit"
    BIRTH_DATE = "birth-date"
    NOT_A_COMPANY = "not-a-company"
    FILING = "filing"


def written(number: str) -> str:
    """A number as it is compared: half-width, upper case, without spaces."""
    return "".join(unicodedata.normalize("NFKC", number).upper().split())


def uscc_fault(number: str) -> Fault | None:
    """统一社会信用代码, GB 32100-2015: form, alphabet (no I O S V Z), check character, registered as a company (91).

    The organisation code inside has a check character of its own: see `organisation_code_holds`.
    """
    code = written(number)
    if any(character in code for character in "IOSVZ"):
        return Fault.CHARACTERS
    if not _USCC_FORM.fullmatch(code) or not _USCC_ALPHABET.issuperset(code):
        return Fault.FORM
    if uscc.calc_check_digit(code) != code[-1]:
        return Fault.CHECK_DIGIT
    return None if code.startswith(_COMPANY) else Fault.NOT_A_COMPANY


def organisation_code_holds(number: str) -> bool:
    """Does the check character of the organisation code (GB 11714, positions 9-17) hold?"""
    body, check = written(number)[8:16], written(number)[16:17]
    total = sum(int(c, 36) * weight for c, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True))
    return _ORGANISATION_CHECK[total % 11] == check


def citizen_number_fault(number: str) -> Fault | None:
    """公民身份号码, GB 11643-1999: form, a birth date that exists, check character.

    The division code is not looked up: codes of divisions that are gone stay valid on cards.
    """
    code = written(number)
    if not _CITIZEN_FORM.fullmatch(code):
        return Fault.FORM
    if ric.calc_check_digit(code) != code[-1]:
        return Fault.CHECK_DIGIT
    try:
        ric.get_birth_date(code)
    except InvalidComponent:
        return Fault.BIRTH_DATE
    return None


def is_other_persons_number(number: str) -> bool:
    """Has it the form of a travel permit's, passport's or foreigner's card number?"""
    return _OTHER_PERSON.fullmatch(written(number)) is not None


def permit_number(number: str) -> str:
    """A permit's number as it is compared: one kind of dash and dot, no 号, no dash inside the year and sequence."""
    plain = written(number).translate(_PERMIT_MARKS).removesuffix("号")
    return re.sub(r"(-\d{4})-(\d{4})$", r"\1\2", plain)


def permit_number_fault(number: str) -> Fault | None:
    """经营许可证编号: its grammar. It has no check digit; a filing's number (备案) is none."""
    plain = written(number).translate(_PERMIT_MARKS)
    if _FILING.search(plain):
        return Fault.FILING
    modern = _MODERN.fullmatch(plain)
    if modern is not None:
        return None
    return None if _LEGACY.fullmatch(plain) else Fault.FORM


def classes_of(number: str) -> tuple[str, ...]:
    """The classes of business that a permit's number names (B1, B2 …); none where it is of the old form."""
    modern = _MODERN.fullmatch(written(number).translate(_PERMIT_MARKS))
    return tuple(modern["kinds"].split(".")) if modern else ()


def is_nationwide(number: str) -> bool:
    """Is it the number of a permit for several provinces, which the ministry issues?"""
    return _CROSS_REGION.match(written(number)) is not None
