"""A checklist as people read it."""

from __future__ import annotations

from rich.text import Text

from chushen.checklist import Checklist, Requirement
from chushen.checklist_file import shipped_checklists
from chushen.names import Language
from desk.console import columns, either, out
from desk.report.words import say

_TITLES = (
    ("材料", "document"),
    ("公章", "seal"),
    ("须齐全", "parts"),
    ("须载明", "must show"),
    ("须说明", "must state"),
)
_LIMITS = {
    "renew_before_days": ("最迟于许可证届满前 {} 日提出", "to be applied for {} days before the permit runs out"),
    "term_years": ("许可证有效期 {} 年", "a permit's term is {} years"),
    "plan_max_age_days": ("技术方案编制日期不早于收件前 {} 日", "a technical plan is at most {} days old"),
    "report_gap_days": ("情况报告最多可缺有效期内的 {} 日", "a report may leave out {} days of the term"),
    "capital_provincial": ("省内业务注册资本不少于 {} 万元", "registered capital in one province: {} 万元 or more"),
    "capital_national": ("跨地区业务注册资本不少于 {} 万元", "registered capital over several: {} 万元 or more"),
    "notice_days": ("收件后 {} 个工作日内一次性告知", "the applicant is told within {} working days"),
    "decide_confidence": (
        "识别把握低于 {} 的内容须人工核对",
        "what is read less surely than {} is for a person",
    ),
}


def show_checklist(checklist: Checklist, language: Language) -> None:
    """Print what it asks for: documents, limits, profiles."""
    console = out()
    edition = (f"  {checklist.id} {checklist.version}", "dim")
    console.print(Text.assemble((checklist.named(language), "bold"), edition), soft_wrap=True)
    console.print(either(checklist.matter, checklist.matter_en, language), markup=False, soft_wrap=True)
    table = columns(*(either(zh, en, language) for zh, en in _TITLES))
    for requirement in checklist.documents:
        table.add_row(*_row(requirement, checklist, language))
    console.print(table)
    for name, words in _LIMITS.items():
        limit = getattr(checklist.limits, name)
        if limit:
            console.print(Text("· " + either(*words, language).format(limit)), soft_wrap=True)
    for name, profile in checklist.profiles.items():
        title = either(profile.title, profile.title_en, language)
        console.print(Text.assemble(f"{checklist.id}:{name}  ", (title, "bold")), soft_wrap=True)


def tell_valid(name: str, checklist: Checklist, language: Language) -> None:
    """Say that it can be used, and what else is there."""
    title, count = checklist.named(language), len(checklist.documents)
    said = either(
        f"可用：{title}，{checklist.version} 版，{count} 项材料。",
        f"It can be used: {title}, version {checklist.version}, {count} documents.",
        language,
    )
    out().print(Text.assemble(("✓ ", "green"), f"{name}  ", said), soft_wrap=True)
    shipped = "、".join(shipped_checklists())
    out().print(Text(either(f"内置清单：{shipped}", f"Shipped: {shipped}", language), style="dim"), soft_wrap=True)


def _row(requirement: Requirement, checklist: Checklist, language: Language) -> tuple[str, ...]:
    def names(words: tuple[str, ...]) -> str:
        return either("、", ", ", language).join(checklist.called(word, language) for word in words) or "—"

    title = checklist.called(requirement.kind, language)
    optional = "" if requirement.required else f" ({say('optional', language)})"
    return (
        title + optional,
        say(f"seal.{requirement.sealed.value}", language),
        names(requirement.parts),
        names(requirement.fields),
        names(requirement.content),
    )
