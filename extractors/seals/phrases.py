"""The fixed words of seals: what law prescribes is put right where a character was misread.

Only words that any such seal bears are touched, never the name itself: 市场血督管理局 can be nothing but
市场监督管理局, while of 北京动拙咨询 nobody knows. Legal forms of which another differs by one character
(控股有限公司) are left alone.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import Levenshtein

_PHRASES = (
    "中华人民共和国",
    "国家质量监督检验检疫总局", "市场和质量监督管理委员会", "人力资源和社会保障局", "食品药品监督管理局",
    "市场监督管理局", "工商行政管理局", "质量技术监督局", "住房和城乡建设局", "住房和城乡建设厅", "卫生健康委员会",
    "行政审批服务局", "行政审批局", "通信管理局", "工业和信息化部", "国家税务总局", "国家税务局", "地方税务局",
    "国家版权局", "有限责任公司",
    "计算机软件著作权登记专用章", "电信业务审批专用章", "食品药品许可专用章", "税务登记证专用章", "年检合格专用章",
    "全国统一发票监制章",
)  # fmt: skip
_ENDINGS = ("有限公司", "人民政府", "委员会", "专用章")
"""Their last character stands nearest to the ring's gap, and is lost first."""
_BRANCH = re.compile(r"(管理局|税务局|监督局).{1,8}分[^局]$")
"""A body's branch is a 分局."""
_STEPS = 4
"""One character in so many may be wrong."""

Read = tuple[str, tuple[float, ...]]
"""A text, and the certainty of each of its characters (or of none)."""


def put_right(text: str, certainties: tuple[float, ...] = ()) -> Read:
    """The text with its fixed words as they are written; each character keeps its certainty."""
    said, shares = _between(text, certainties)
    if _BRANCH.search(said):
        return said[:-1] + "局", shares
    for ending in _ENDINGS:
        if said.endswith(ending[:-1]) and len(said) > len(ending):
            return said + ending[-1], (*shares, shares[-1]) if shares else ()
    return said, shares


def _between(text: str, certainties: tuple[float, ...]) -> Read:
    """Put right the phrase that is nearest to how it is written, then what stands before and behind it."""
    found = _nearest(text)
    if found is None:
        return text, certainties
    low, high, phrase = found
    before, behind = _between(text[:low], certainties[:low]), _between(text[high:], certainties[high:])
    old = certainties[low:high]
    shares = tuple(old[min(i, len(old) - 1)] for i in range(len(phrase))) if old else ()
    return before[0] + phrase + behind[0], before[1] + shares + behind[1]


def _nearest(text: str) -> tuple[int, int, str] | None:
    """From where to where a phrase stands, and which; one that is whole comes before any other, the longest first."""
    best: tuple[float, int, int, str] | None = None
    for phrase in _PHRASES:
        size, allowed = len(phrase), len(phrase) // _STEPS
        for low in range(max(len(text) - size + 2, 0)):
            for high in range(low + size - 1, min(low + size + 1, len(text)) + 1):
                wrong = Levenshtein.distance(text[low:high], phrase, score_cutoff=allowed)
                distance = (wrong + 0.5 * abs(high - low - size)) / size if wrong else -size
                if wrong <= allowed and (best is None or distance < best[0]):
                    best = (distance, low, high, phrase)
    return best[1:] if best else None
