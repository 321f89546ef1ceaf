"""What a seal's words say of its type (国发〔1999〕25号: special seals differ from the 公章 in name)."""

from __future__ import annotations

import re
import unicodedata

from chushen.seals import SealType
from extractors.places import begins_as_written, begins_with_place

_AUTHORITY = re.compile(
    r"市场监|市场.{0,3}管理|监督管理|工商行政|行政审批|审批(服务)?局|通信管|工业和信息|信息化部|中国人民银行|公安|税务|派出所|人民政府|版权局|监制"
    r"|(局|厅|署|委员会|[省市区县]政府|办公室|协会|学会|商会|联合会|分局|总局|通管局)$"
    r"|^中华人民|^中国共产党|国家.{2,8}局"
)
"""Bodies that issue documents; an association that certifies is one too: never the applicant."""
_COMPANY = re.compile(
    r"公司|有限责|有限公|限公司|股份|集团|合伙|事务所|合作社|工作室|个体工商户"
    r"|(厂|店|中心|经营部|商行|企业|研究院|医院|学校|银行)$"
)
_PART_OF_COMPANY = re.compile(
    r"分公司|公司.{2,}[支分][行厅店局]$|支行|支公司|营业部|办事处|分店|分部|(人事|业务|采购|行政|技术|市场|人力资源|客服|综合)部"
)
_SPECIAL = (
    (SealType.INVOICE, re.compile(r"发票")),
    (SealType.CONTRACT, re.compile(r"合同")),
    (SealType.FINANCE, re.compile(r"财务|财\w专用")),
)
_OTHER_SPECIAL = re.compile(r"专用章?|业务章|年检|骑缝|作废|收讫|付讫|副本|复印件")
_INNER = re.compile(r"[专用章]|业务|发票|合同|财务|[局处部室会]$|[0-9A-Z]{12,}|^\(\d[\d-]*\)$")
_PURPOSE = re.compile(r"[\u4e00-\u9fff]{3,12}(?<![年月日])")
_PERSON = re.compile(r"^[\u4e00-\u9fff]{2,4}(之?印|章)?$")
_ENDING = re.compile(r"(公司|[局厅署部会所厂店院府室社处]|中心|合伙\)|专用章|银行|章|集团)$")
_SURE_ENDING = re.compile(
    r"(有限公司|责任公司|股份公司|管理局|监督局|税务局|审批局|服务局|委员会|事务所|合伙\)|信息化部|检疫总局|公安局|协会|办公室|专用章)"
)
_BEGINNING = re.compile(
    r"^(中华|中国|国家|北京|上海|天津|重庆|河[北南]|山[东西]|辽宁|吉林|黑龙|江[苏西]|浙江|安徽|福建|湖[北南]|广[东西]|海南|四川|贵州"
    r"|云南|陕西|甘肃|青海|内蒙|西藏|宁夏|新疆|深圳|广州|杭州|南京|成都|武汉|苏州|[^市省]{1,3}[市省县州])"
)
_SHORTEST = 4
_LONG = 7
"""Of a shorter text a turn may begin with a place by accident."""
_STRAY = 3
"""More characters than that behind an ending are part of the name, read badly (…管理局朝阳分后)."""
_EDGE_NOISE = re.compile(r"^[^\u4e00-\u9fff(]+|[^\u4e00-\u9fff)]+$")


def tidy(text: str) -> str:
    """A ring's text as it was meant: half-width, no spaces, nothing of the code's digits at its ends."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    if not re.search(r"[\u4e00-\u9fff]", plain):
        return plain
    return _EDGE_NOISE.sub("", plain)


def is_inner_line(text: str) -> bool:
    """Is it a line that seals bear inside the ring, rather than print that runs across (most often the date)?"""
    return bool(_INNER.search(text))


def is_begin_of_purpose(text: str) -> bool:
    """May it stand on the line above 专用章 (作品自愿登记), and is no date that runs across?"""
    return bool(_PURPOSE.fullmatch(text))


def begun_aright(text: str) -> str:
    """A ring's text that was unrolled in its middle, put together again; what follows a name's end is left away.

    A ring has no beginning of its own, but names begin with a place and end in one of few ways: what was read as
    设备有限公司北京领航 is 北京领航设备有限公司.
    """
    if begins_as_written(text[1:]) and not begins_as_written(text):  # a scrap of print before the first character
        text = text[1:]
    if ends_well(text):
        return text
    for shift in range(1, min(4, len(text))):  # the cut went through the ending itself: 司北京…有限公
        turned = text[shift:] + text[:shift]
        if (found := _last_sure_ending(turned)) == len(turned) and found > 0:
            return turned
    if len(text) >= _LONG and not begins_as_written(text):
        for shift in (-1, 1, -2, 2, -3, 3):
            turned = text[shift:] + text[:shift]
            if begins_with_place(turned):
                return turned
    end = _last_sure_ending(text)
    head, tail = text[:end], tidy(text[end:])
    if not end or not tail:
        return text
    if _BEGINNING.match(tail) and not _BEGINNING.match(head):
        return tail + head
    return head if _BEGINNING.match(head) and len(tail) <= _STRAY else text


def _last_sure_ending(text: str) -> int:
    """Where the last sure ending ends; 0 where there is none."""
    return max((found.end() for found in _SURE_ENDING.finditer(text)), default=0)


def ends_well(text: str) -> bool:
    """Names end in one of few ways; a text that does was most likely unrolled at the right place."""
    return len(text) >= _SHORTEST and bool(_ENDING.search(text))


def names_authority(text: str) -> bool:
    """Is it the name of a body that issues documents?"""
    return bool(_AUTHORITY.search(text))


def type_of(ring: str, inner: str, *, square: bool, emblem: bool) -> SealType:
    """The type by words first, then by shape and centre.

    Args:
        ring: the text along the rim; on a square seal all of it.
        inner: the lines in the middle.
        square: a square or rectangular seal.
        emblem: the national emblem stands in the middle.
    """
    words = ring + inner
    if emblem or names_authority(inner) or (names_authority(ring) and not _PART_OF_COMPANY.search(ring)):
        return SealType.AUTHORITY
    for kind, pattern in _SPECIAL:
        if pattern.search(words):
            return kind
    if _OTHER_SPECIAL.search(words) or _PART_OF_COMPANY.search(words):
        return SealType.UNKNOWN
    if square:
        return SealType.PERSONAL if _PERSON.match(words) else SealType.UNKNOWN
    return SealType.COMPANY if _COMPANY.search(ring) else SealType.UNKNOWN
