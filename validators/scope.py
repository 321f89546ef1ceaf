"""Does a text of business kinds cover the licence's business? By the longest name of the catalogue that fits."""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

from validators.company_name import written_name

CATALOGUE = (
    "国内呼叫中心业务",
    "离岸呼叫中心业务",
    "呼叫中心业务",
    "国内多方通信服务业务",
    "信息服务业务（不含互联网信息服务）",
    "信息服务业务（仅限互联网信息服务）",
    "信息服务业务",
    "在线数据处理与交易处理业务",
    "互联网接入服务业务",
    "互联网数据中心业务",
    "内容分发网络业务",
    "国内互联网虚拟专用网业务",
    "固定网国内数据传送业务",
    "存储转发类业务",
    "互联网域名解析服务业务",
    "编码和规程转换业务",
)
"""电信业务分类目录（2015年版）, as permits print its kinds: joined by 、 or by nothing at all."""

_CANCELLED = re.compile(
    r"(注销|终止|停止|不再经营|不予批准延续)(的)?(业务)?(种类|经营)?.*?(?=继续经营|保留|延续业务|批准|$)", re.DOTALL
)


def covers(kinds: str, scope_words: tuple[str, ...]) -> bool:
    """Is one of the scope words among the kinds that the text lists as held?

    Cancelled kinds (注销业务种类：…) do not count. One misread character in a name is forgiven.
    """
    text = written_name(_CANCELLED.sub("", kinds))
    wanted = {written_name(word) for word in scope_words}
    names = sorted(wanted | {written_name(name) for name in CATALOGUE}, key=len, reverse=True)
    found = {match[0] for match in re.finditer("|".join(map(re.escape, names)), text)}
    return bool(found & wanted) or (not found and any(_bent_in(text, word) for word in wanted))


def _bent_in(text: str, word: str) -> bool:
    windows = (text[at : at + len(word)] for at in range(max(1, len(text) - len(word) + 1)))
    return any(Levenshtein.distance(word, window) <= 1 for window in windows)
