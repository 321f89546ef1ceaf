"""What telecom permits can say: the kinds of business of the catalogue, and the bodies that issue permits."""

from __future__ import annotations

import re

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from extractors.glyphs import printed

_KINDS = (
    "国内呼叫中心业务",
    "离岸呼叫中心业务",
    "信息服务业务",
    "信息服务业务（不含互联网信息服务）",
    "信息服务业务（仅限互联网信息服务）",
    "互联网接入服务业务",
    "互联网数据中心业务",
    "内容分发网络业务",
    "国内互联网虚拟专用网业务",
    "国内因特网虚拟专用网业务",
    "国内多方通信服务业务",
    "存储转发类业务",
    "在线数据处理与交易处理业务",
    "在线数据处理与交易处理业务（仅限经营类电子商务）",
    "编码和规程转换业务",
    "编码和规程转换业务（仅限互联网域名解析服务业务）",
    "固定网国内数据传送业务",
    "国内甚小口径终端地球站通信业务",
)
"""电信业务分类目录（2015年版）, the value-added ones and those sold along with them."""
_REGIONS = [
    "北京市",
    "天津市",
    "河北省",
    "山西省",
    "内蒙古自治区",
    "辽宁省",
    "吉林省",
    "黑龙江省",
    "上海市",
    "江苏省",
    "浙江省",
    "安徽省",
    "福建省",
    "江西省",
    "山东省",
    "河南省",
    "湖北省",
    "湖南省",
    "广东省",
    "广西壮族自治区",
    "海南省",
    "重庆市",
    "四川省",
    "贵州省",
    "云南省",
    "西藏自治区",
    "陕西省",
    "甘肃省",
    "青海省",
    "宁夏回族自治区",
    "新疆维吾尔自治区",
]
_BUREAUS = tuple(f"{region}通信管理局" for region in _REGIONS)
_ALIKE = 88.0
_BUREAU_ALIKE = 80.0
_APART = 6.0
"""The best candidate must be so much more alike than the next."""


def kind_of_business(item: str) -> str:
    """An item of 业务种类 as the catalogue has it, if all but a character or two of it are so; else as it is."""
    best = extract(item, _KINDS, scorer=ratio, limit=2)
    near = best[0][1] >= _ALIKE and best[0][1] - best[1][1] >= _APART
    return str(best[0][0]) if near else item


def kinds_of_business(value: str) -> str:
    """A list of them, its marks untouched."""
    return "".join(
        part if re.fullmatch(r"[、；，;]", part) else kind_of_business(part)
        for part in re.split(r"([、；，;])", printed(value))
    )


def bureau(name: str) -> str:
    """The 通信管理局 that is meant, if one is much more alike than any other; else the name as it is."""
    if name in _BUREAUS or not name.endswith("局"):
        return name
    best = extract(name, _BUREAUS, scorer=ratio, limit=2)
    near = best[0][1] >= _BUREAU_ALIKE and best[0][1] - best[1][1] >= _APART
    return str(best[0][0]) if near else name
