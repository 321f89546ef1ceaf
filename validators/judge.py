"""Every rule over one submission: all findings at once, what could not be checked, and the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from chushen.checklist import Checklist
from chushen.documents import Submission
from chushen.evidence import Evidence
from chushen.findings import Finding, Judgement, NotChecked, Severity, Verdict
from chushen.names import Language
from validators.case import Case
from validators.rule import Problem, Rule, Unchecked
from validators.rules import RULES
from validators.wording import Detail, fill

_SOME_PAGE = {Language.ZH: "页面", Language.EN: "page"}
_SOMETHING = {Language.ZH: "申请材料", Language.EN: "application"}


def judge(submission: Submission, checklist: Checklist) -> Judgement:
    """Apply every rule to a submission.

    The order of documents changes nothing. A rule that could not be applied, wholly or to one document, is recorded as
    not checked, and a submission with anything not checked never passes.
    """
    case = Case(submission=submission, checklist=checklist)
    findings: list[Finding] = []
    not_checked: list[NotChecked] = []
    for rule in RULES:
        for outcome in rule.apply(case):
            if isinstance(outcome, Problem):
                findings.append(finding_of(rule, outcome, checklist))
            else:
                not_checked.append(_not_checked(rule, outcome, checklist))
    return Judgement(
        submission=submission.name,
        received=submission.received,
        verdict=verdict_of(findings, not_checked),
        findings=tuple(findings),
        not_checked=tuple(dict.fromkeys(not_checked)),
    )


def verdict_of(findings: list[Finding], not_checked: list[NotChecked]) -> Verdict:
    """What findings and gaps come to: an error must be corrected; a warning, or a gap, needs a person."""
    severities = {finding.severity for finding in findings}
    if Severity.ERROR in severities:
        return Verdict.CORRECT
    if Severity.WARNING in severities or not_checked:
        return Verdict.REVIEW
    return Verdict.PASS


def finding_of(rule: Rule, problem: Problem, checklist: Checklist) -> Finding:
    """A problem in a reviewer's words, Chinese and English."""
    evidence = tuple(sorted(set(problem.evidence), key=_place))
    words = {
        language: partial(
            fill,
            details={**_standing_details(problem, evidence, checklist, language), **problem.details},
            language=language,
            checklist=checklist,
        )
        for language in Language
    }
    return Finding(
        code=rule.code,
        severity=rule.severity,
        document=problem.document,
        field=str(problem.field) if problem.field else None,
        cause=problem.cause,
        message=words[Language.ZH](rule.says),
        remedy=words[Language.ZH](rule.remedy),
        message_en=words[Language.EN](rule.says_en),
        remedy_en=words[Language.EN](rule.remedy_en),
        evidence=evidence,
    )


def _standing_details(
    problem: Problem, evidence: tuple[Evidence, ...], checklist: Checklist, language: Language
) -> Mapping[str, Detail]:
    details: dict[str, Detail] = {
        "document": checklist.called(problem.document, language) if problem.document else _SOME_PAGE[language],
        "place": evidence,
    }
    if problem.field is not None:
        details["field"] = checklist.called(problem.field, language)
    if problem.cause is not None:
        details["cause"] = problem.cause
    return details


def _not_checked(rule: Rule, gap: Unchecked, checklist: Checklist) -> NotChecked:
    reasons = {
        language: template.format(
            document=checklist.called(gap.document, language) if gap.document else _SOMETHING[language],
            field=checklist.called(gap.field, language) if gap.field else "",
        )
        for language, template in zip((Language.ZH, Language.EN), gap.why.value, strict=True)
    }
    return NotChecked(rule=rule.name, code=rule.code, reason=reasons[Language.ZH], reason_en=reasons[Language.EN])


def _place(evidence: Evidence) -> tuple[str, int, list[float]]:
    return evidence.file, evidence.page or 0, evidence.box.as_list() if evidence.box else []
