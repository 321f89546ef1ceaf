"""What a seal's words say of its type (domain.md section 4; 国发〔1999〕25号: special seals differ from the 公章 in name)."""

from __future__ import annotations

import re
import unicodedata

from chushen.seals import SealType

_AUTHORITY = re.compile(
    r"市场监督|监督管理[局委]|工商行政|行政审批|审批(服务)?局|通信管理|工业和信息化|公安|税务|派出所|人民政府|版权局|监制"
    r"|(局|厅|署|委员会|[省市区县]政府|办公室|协会|学会|商会|联合会|分局|总局|通管局)$"
    r"|^中华人民共和国"
)
"""Bodies that issue documents; an association that certifies is one too: never the applicant."""
_COMPANY = re.compile(
    r"公司|有限责|有限公|限公司|股份|集团|合伙|事务所|合作社|工作室|个体工商户"
    r"|(厂|店|中心|经营部|商行|企业|研究院|医院|学校|银行)$"
)
_PART_OF_COMPANY = re.compile(
    r"分公司|支行|支公司|营业部|办事处|分店|分部|(人事|业务|采购|行政|技术|市场|人力资源|客服|综合)部"
)
_SPECIAL = (
    (SealType.INVOICE, re.compile(r"发票")),
    (SealType.CONTRACT, re.compile(r"合同")),
    (SealType.FINANCE, re.compile(r"财务|财\w专用")),
)
_OTHER_SPECIAL = re.compile(r"专用章?|业务章|年检|骑缝|作废|收讫|付讫|副本|复印件")
_PERSON = re.compile(r"^[\u4e00-\u9fff]{2,4}(之?印|章)?$")
_ENDING = re.compile(r"(公司|[局厅署部会所厂店院府室社处]|中心|合伙\)|专用章|银行|章|集团)$")
_EDGE_NOISE = re.compile(r"^[^\u4e00-\u9fff(]+|[^\u4e00-\u9fff)]+$")


def tidy(text: str) -> str:
    """A ring's text as it was meant: half-width, no spaces, nothing of the code's digits at its ends."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    if not re.search(r"[\u4e00-\u9fff]", plain):
        return plain
    return _EDGE_NOISE.sub("", plain)


def ends_well(text: str) -> bool:
    """Names end in one of few ways; a text that does was most likely unrolled at the right place."""
    return len(text) >= 4 and bool(_ENDING.search(text))


def type_of(ring: str, inner: str, *, square: bool, emblem: bool) -> SealType:
    """The type by words first, then by shape and centre.

    Args:
        ring: the text along the rim; on a square seal all of it.
        inner: the lines in the middle.
        square: a square or rectangular seal.
        emblem: the national emblem stands in the middle.
    """
    words = ring + inner
    if emblem or _AUTHORITY.search(ring) or _AUTHORITY.search(inner):
        return SealType.AUTHORITY
    for kind, pattern in _SPECIAL:
        if pattern.search(words):
            return kind
    if _OTHER_SPECIAL.search(words) or _PART_OF_COMPANY.search(words):
        return SealType.UNKNOWN
    if square:
        return SealType.PERSONAL if _PERSON.match(words) else SealType.UNKNOWN
    return SealType.COMPANY if _COMPANY.search(ring) else SealType.UNKNOWN
