"""经营许可证编号 of telecom permits: B2-20190001, A2.B1-20253008, 合字B2-20260381, 京ICP证120137号."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.glyphs import compact

_SCOPES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵黔云滇藏陕甘陇青宁新"
_DASHES = str.maketrans(dict.fromkeys("‐‑–—―−－﹣一~_", "-") | dict.fromkeys("．。·•、，,", "."))
_KIND = r"[ABab48][12lIZz]"
_MODERN = re.compile(
    rf"(?P<scope>合[字宇]|台字|[{_SCOPES}])?(?P<icp>ICP证)?(?P<kinds>{_KIND}(?:\.?{_KIND})*)"
    r"-?(?P<year>[12][09O][0-9OIl]{2})-?(?P<seq>[0-9OIlSBZ]{4})(?![0-9OA-Z])(?!-\d)(?P<tail>号)?"
)
_LEGACY = re.compile(rf"(?P<prov>[{_SCOPES}])ICP证(?P<digits>[0-9OIl]{{6,8}})(?P<tail>号)?")
_FILING = re.compile(r"ICP备|公网安备|网文")
_DIGITS = str.maketrans("OoIlSBZz", "00115822")
_KIND_LETTER = str.maketrans("ab84", "ABBA")
_KIND_DIGIT = str.maketrans("lIZz", "1122")


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitNumber:
    """A permit's number.

    Attributes:
        value: normalised: half-width, `-` before the year, `.` between kinds.
        repaired: a letter or digit was not what its place allows.
        authority: the kind of body that gives such numbers: its province's letter, or "" for the ministry.
    """

    value: str
    repaired: bool
    authority: str


def read_permit_number(text: str) -> PermitNumber | None:
    """The permit number in a piece of text; ICP filing numbers and those of other permits are none."""
    plain = compact(text)
    legacy = _LEGACY.search(plain.upper())
    if legacy is not None:
        digits = legacy["digits"].translate(_DIGITS)
        return PermitNumber(
            value=f"{legacy['prov']}ICP证{digits}{legacy['tail'] or ''}",
            repaired=digits != legacy["digits"],
            authority=legacy["prov"],
        )
    if _FILING.search(plain):
        return None
    match = _MODERN.search(plain.translate(_DASHES))
    if match is None:
        return None
    kinds = ".".join(_kind(k) for k in re.findall(_KIND, match["kinds"]))
    digits = (match["year"] + match["seq"]).translate(_DIGITS)
    scope = (match["scope"] or "").replace("宇", "字").replace("台", "合")
    repaired = kinds != match["kinds"] or digits != match["year"] + match["seq"] or scope != (match["scope"] or "")
    return PermitNumber(
        value=f"{scope}{kinds}-{digits}", repaired=repaired, authority="" if scope in ("", "合字") else scope
    )


def _kind(letters: str) -> str:
    return letters[0].translate(_KIND_LETTER) + letters[1].translate(_KIND_DIGIT)
