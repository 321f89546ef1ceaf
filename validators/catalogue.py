"""The page on which every finding is explained, printed from the rules: `python -m validators.catalogue`."""

from __future__ import annotations

import re
import sys

from chushen.findings import FindingCode, Severity
from chushen.names import Language, name_of
from validators.rule import Rule
from validators.rules import RULES

_SEVERITIES = {
    Severity.ERROR: ("错误，须补正", "error"),
    Severity.WARNING: ("提示，须人工复核", "warning"),
    Severity.INFO: ("告知", "information"),
}
PICTURED = frozenset(FindingCode) - {FindingCode.MISSING_DOCUMENT, FindingCode.UNREADABLE_FILE}
"""The codes with an example in docs/pictures/findings (`python -m bench.example_pictures`): those that a page shows."""
_BRACES = re.compile(r"\{(\w+)\}")
_BLANKS = {
    "document": ("〔材料〕", "[document]"),
    "place": ("〔文件、页码〕", "[file, page]"),
    "field": ("〔项目〕", "[item]"),
    "cause": ("〔原因〕", "[cause]"),
    "causes": ("〔原因〕", "[causes]"),
    "value": ("〔读出的内容〕", "[value read]"),
    "fault": ("〔错误〕", "[fault]"),
    "stated": ("〔各材料所载内容〕", "[what each document states]"),
    "kinds": ("〔业务种类〕", "[business kinds]"),
    "scope": ("〔所需业务〕", "[business asked for]"),
    "text": ("〔印章文字〕", "[text of the seal]"),
    "left_open": ("〔未填写之处〕", "[what was left open]"),
    "other": ("〔其他公司〕", "[another company]"),
    "company": ("〔申请人〕", "[applicant]"),
    "type": ("〔印章种类〕", "[type of seal]"),
    "numbers": ("〔页码〕", "[numbers]"),
    "day": ("〔日期〕", "[day]"),
    "received": ("〔收件日期〕", "[day received]"),
    "last": ("〔最迟日期〕", "[last day]"),
    "days": ("〔天数〕", "[days]"),
    "begun": ("〔起始日〕", "[first day]"),
    "ended": ("〔截止日〕", "[last day]"),
    "since": ("〔应自何日〕", "[first day asked for]"),
    "least": ("〔最低数额〕", "[least]"),
    "least_en": ("", "[least]"),
    "wanted": ("〔类别〕", "[class]"),
    "years": ("〔年限〕", "[years]"),
    "stated_en": ("", "[what is stated]"),
    "until": ("〔应至何日〕", "[last day asked for]"),
}

_HEAD = """# 审查结果 · Findings

本页由规则生成（`python -m validators.catalogue > docs/findings.md`），按审查顺序列出每一种审查结果：
说明什么、需要提交什么、依据是什么。

This page is printed from the rules, in the order in which a reviewer works: what each finding says, what is to be
handed in, and why.

结论：有“错误”即**需补正**；无“错误”而有“提示”，或有规则未能核对，即**待人工复核**；其余为**通过**。

The verdict: an error means *to be corrected*; no error but a warning, or a rule that could not be applied, means
*review*; otherwise *pass*.
"""


def catalogue() -> str:
    """The page, as Markdown."""
    sections = [_section(code, [rule for rule in RULES if rule.code is code]) for code in _in_order()]
    return _HEAD + "".join(sections)


def _in_order() -> list[FindingCode]:
    return list(dict.fromkeys(rule.code for rule in RULES))


def _section(code: FindingCode, rules: list[Rule]) -> str:
    zh, en = _SEVERITIES[rules[0].severity]
    title = f"\n## {name_of(code)} · {name_of(code, Language.EN)} (`{code.value}`)\n\n{zh} · {en}\n"
    shown = f"\n![{name_of(code)}](pictures/findings/{code.value}.jpg)\n" if code in PICTURED else ""
    return title + shown + "".join(_entry(rule) for rule in rules)


def _entry(rule: Rule) -> str:
    return f"""
- {_blank(rule.says, 0)}{_blank(rule.remedy, 0)}
- {_blank(rule.says_en, 1)} {_blank(rule.remedy_en, 1)}
- 依据 · source: {rule.source}
- 规则 · rule: `{rule.name}`: {rule.intent}
"""


def _blank(template: str, language: int) -> str:
    return _BRACES.sub(lambda brace: _BLANKS.get(brace[1], ("", ""))[language], template)


if __name__ == "__main__":
    sys.stdout.write(catalogue())
