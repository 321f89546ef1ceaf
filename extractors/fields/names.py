"""Names of companies and of people as they stand on forms, freed of what clings to them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from extractors.glyphs import compact, printed

_CJK = r"\u3400-\u9fff〇"
_BODY = rf"[{_CJK}A-Za-z0-9（）()·&\-.]"
_COMPANY_END = (
    r"(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|"
    r"(?:会计师|律师|税务师|资产评估|设计师)?事务所|合作社|工作室|商行|经营部|服务部|门市部|研究院|研究所|医院|学校|酒店|"
    r"饭店|宾馆|中心|工厂|加工厂|厂|店|社|站|馆|部|行|场|铺|坊|吧|院|园|会)"
)
_BRANCH = r"(?:[\u3400-\u9fff（）()]{1,12}(?:分公司|支公司|营业部|办事处|分店|分厂|分行|支行))?"
_PARTNERS = r"(?:[（(](?:普通合伙|有限合伙|特殊普通合伙|个人独资|集团)[)）])?"
_WHOLE = re.compile(rf"{_BODY}{{2,}}?{_COMPANY_END}{_BRANCH}{_PARTNERS}$")
_LIMITED = re.compile(rf"{_BODY}{{2,}}?(?:有限责任公司|有限公司|股份公司|集团公司){_BRANCH}{_PARTNERS}")
_WORN_END = re.compile(r"有(?:限公|限司|公司|限|司|限公同|限公可|限么司|眼公司|限公词|很公司)$")
_LABEL_RESTS = re.compile(r"^(?:(?:名称|名祢|各称|称|名)[:：]?)(?=.{4,})")
_FORM_MARKS = re.compile(r"[（(](?:副\s*本|正\s*本|[\d\s\-—/]+)[)）]")
"""What stands below the title of a form, in the row of the name on a skewed page."""
_UNDERPRINT, _MISREAD = "SCJDGL", 2
"""市场监督管理 in letters, all over the background of a licence; so many of them may be read wrong."""
_LETTERS_BEFORE = re.compile(rf"^[A-Za-z0-9]{{5,7}}\s*(?=[{_CJK}])")
_PIECE_BEFORE = re.compile(rf"^[A-Z]{{2,6}}\s*(?=[{_CJK}])")
_PIECE_BEHIND = re.compile(rf"(?<=[{_CJK}])\s*[A-Z]{{2,6}}$")
_EDGES = "　 :：,，。.、*#＊_-—~|;；'\"“”《》【】[]"

_PERSON = re.compile(rf"[{_CJK}]{{2,4}}")
_LONG_PERSON = re.compile(rf"[{_CJK}]{{1,8}}(?:[·•・.][{_CJK}]{{1,8}})+|[{_CJK}]{{5,6}}|[A-Z][A-Za-z ,.\-]{{3,40}}")
_NO_NAMES = re.compile(r"姓名|负责人|代表|法定|机关|公司|日期|住所|名称|地址|签|盖章|性别|注册|资本")


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name and how well it is shaped.

    Attributes:
        sound: it has the shape that such names have.
        repaired: worn last characters were put back.
    """

    value: str
    sound: bool
    repaired: bool = False


def company_name(text: str) -> Name | None:
    """The company's name in what stands behind its label."""
    value = _bare(printed(text))
    value = without_underprint(_bare(_LABEL_RESTS.sub("", _FORM_MARKS.sub("", value))))
    if len(value) < 4:  # noqa: PLR2004  the shortest names: two characters of trade and 公司
        return None
    if _WHOLE.fullmatch(value) and value[0] not in "（(":
        return Name(value=value, sound=True)
    worn = _WORN_END.sub("有限公司", value)
    if worn != value:
        return Name(value=worn, sound=True, repaired=True)
    inner = _LIMITED.search(value)
    if inner is not None:
        return Name(value=inner.group().strip(_EDGES), sound=inner.start() == 0, repaired=False)
    return Name(value=value, sound=False)


def without_underprint(text: str) -> str:
    """Without the letters of a licence's background, or the piece of them, that were read before or behind a value."""
    letters = _LETTERS_BEFORE.match(text)
    if letters and Levenshtein.distance(letters.group().strip().upper(), _UNDERPRINT) <= _MISREAD:
        return text[letters.end() :]
    for piece in (_PIECE_BEFORE, _PIECE_BEHIND):
        found = piece.search(text)
        if found and found.group().strip() in _UNDERPRINT:
            text = text[: found.start()] + text[found.end() :]
    return text


def _bare(text: str) -> str:
    """Without the punctuation, boxes, ticks and stars at its ends: no name begins or ends with one."""
    marks = {c for c in text if unicodedata.category(c).startswith("S")}
    return text.strip(_EDGES + "".join(marks))


def company_in(line: str) -> str | None:
    """The company's name if the line is nothing else: found by its ending, for pages whose label is lost."""
    value = without_underprint(_LABEL_RESTS.sub("", printed(line).strip(_EDGES)).strip(_EDGES))
    if len(value) >= 6 and _LIMITED.fullmatch(value) and not _STARTS_AS_SENTENCE.match(value):  # noqa: PLR2004
        return value
    return None


def company_before(line: str, words: str) -> str | None:
    """The company's name in front of such words as 获准经营."""
    head, found, _ = compact(line).partition(words)
    return company_in(head) if found else None


_STARTS_AS_SENTENCE = re.compile(
    r"^(?:公司|我司|租用|采用|授予|根据|经(?!纬|典|济)|由|为(?!民|你)|兹|关于|授权|委托|与|"
    r"和(?!田|平|顺|静|硕|龙|政|县|林格尔|布克赛尔|谐|信|利|美|盛|众|讯|通)|及|我(?:公司|司|们)|(?:贵|本|该)(?:公司|司|单位))"
)
"""Words before a name. Places and firms begin with some of them too: 贵阳, 本溪, 和田."""


def person_name(text: str) -> Name | None:
    """The person's name in what stands behind its label."""
    value = _bare(printed(text))
    value = re.sub(r"^(?:姓名|名)[:：]?(?=.{2,})", "", value)
    value = _bare(re.sub(r"[（(].*$", "", value))
    if not value or _NO_NAMES.search(value):
        return None
    if _PERSON.fullmatch(value) or _LONG_PERSON.fullmatch(value):
        return Name(value=value.replace("•", "·").replace("・", "·"), sound=True)
    head = re.match(rf"[{_CJK}]{{2,4}}(?![{_CJK}])", value)
    if head is not None:
        return Name(value=head.group(), sound=False)
    return Name(value=value, sound=False) if re.search(rf"[{_CJK}]", value) and len(value) <= 12 else None  # noqa: PLR2004
