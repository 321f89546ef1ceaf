"""What the report itself says, Chinese first, English second."""

from __future__ import annotations

from collections.abc import Sequence

from chushen.evidence import Evidence, Witness
from chushen.findings import Severity
from chushen.kinds import LONG_TERM
from chushen.names import Language
from records.schema import Decision

_WORDS: dict[str, tuple[str, str]] = {
    "report": ("初审报告", "First review"),
    "index": ("初审结果汇总", "First reviews"),
    "received": ("收到日期", "received"),
    "submission": ("申请编号", "application"),
    "permit": ("经营许可证编号", "permit number"),
    "uscc": ("统一社会信用代码", "USCC"),
    "verdict": ("初审结论", "verdict"),
    "correct.why": (
        "材料需要补正，应一次性告知申请人下列全部事项。",
        "To be corrected: tell the applicant all of this at once.",
    ),
    "review.why": (
        "未发现必须补正的问题，但有事项需要审查人员判断。",
        "Nothing must be corrected; a person has to decide on some points.",
    ),
    "pass.why": (
        "材料齐全、清晰、一致，未发现需要补正的问题。",
        "Complete, legible and consistent: nothing to correct.",
    ),
    "errors": ("须补正", "to correct"),
    "warnings": ("待复核", "to review"),
    "infos": ("提示", "notes"),
    "pages": ("页", "pages"),
    "documents": ("份材料", "documents"),
    "checklist": ("材料清单", "Checklist"),
    "findings": ("发现的问题", "Findings"),
    "no-findings": ("没有发现问题。", "Nothing was found."),
    "details": ("逐份材料", "Documents"),
    "document": ("材料", "document"),
    "submitted": ("提交", "there"),
    "legible": ("清晰", "legible"),
    "sealed": ("公章", "sealed"),
    "content": ("内容", "content"),
    "where": ("所在文件", "files"),
    "yes": ("已提交", "yes"),
    "no": ("缺少", "missing"),
    "optional": ("选交", "optional"),
    "ok": ("符合", "fine"),
    "clear": ("可辨认", "legible"),
    "present": ("已加盖", "sealed"),
    "not-required": ("不要求", "not required"),
    "recommended": ("建议加盖", "recommended"),
    "seal.required": ("须加盖", "required"),
    "seal.copies": ("复印件须加盖", "on copies"),
    "seal.recommended": ("建议加盖", "recommended"),
    "seal.none": ("不要求", "not required"),
    "original-scan": ("彩色原件扫描", "original in colour"),
    "unchecked": ("未能检查", "not checked"),
    "problems": ("{count} 项问题", "{count} problems"),
    "to-review": ("{count} 项待复核", "{count} to review"),
    "remedy": ("补正方式", "remedy"),
    "evidence": ("见", "see"),
    "fields": ("识别内容", "Values read"),
    "seals": ("印章", "Seals"),
    "value": ("内容", "value"),
    "confidence": ("把握", "certainty"),
    "witnesses": ("依据", "read by"),
    "source": ("原件截图", "on the page"),
    "under-seal": ("压印章", "under a seal"),
    "no-fields": ("没有识别到内容。", "No values were read."),
    "no-seals": ("没有发现印章。", "No seals were found."),
    "at-edge": ("页边半枚", "half, at the edge"),
    "seal-text": ("印文", "text"),
    "seal-unread": ("未能读出", "could not be read"),
    "code": ("编码", "code"),
    "page": ("第 {page} 页", "page {page}"),
    "turned": ("原件旋转 {degrees}°，此处已转正", "turned by {degrees}° in the file, shown upright"),
    "illegible": ("无法辨认", "illegible"),
    "blank": ("空白页", "blank page"),
    "no-picture": ("未保存页面图片", "no picture was kept"),
    "on-this-page": ("本页", "on this page"),
    "not-checked": ("未能检查的项目", "Rules that could not be applied"),
    "not-checked.why": (
        "下列项目因缺少依据而未能检查，不等于通过。",
        "These could not be checked for want of something to check. That is not the same as passed.",
    ),
    "files": ("关于文件", "About the files"),
    "files.why": (
        "以下各项不是缺陷，供审查人员留意。",
        "None of this is a deficiency; a reviewer may want to know it.",
    ),
    "wrong-ending": (
        "文件扩展名与内容不符，已按实际内容读取",
        "its ending is not that of its content; it was read as what it is",
    ),
    "javascript": ("内含脚本，未执行", "it holds a script, which was not run"),
    "launch-action": ("内含启动其他程序的指令，未执行", "it would start another program, which was not done"),
    "attachment": ("内含附件，未作为材料读取，请查看", "it holds attachments, which were not read: look at them"),
    "signed-validity-unknown": (
        "带有电子签名或电子印章，其有效性未核验",
        "it bears an electronic signature or seal, whose validity was not verified",
    ),
    "show": ("图上标注", "on the pictures"),
    "show.findings": ("问题", "findings"),
    "show.fields": ("识别内容", "values"),
    "show.seals": ("印章", "seals"),
    "made-by": (
        "由 chushen {version} 生成，供初审参考；结论由审查人员作出。",
        "Made by chushen {version} to help the first review; the decision is a person's.",
    ),
    "checklist-used": ("清单 {id} {version}", "checklist {id} {version}"),
    "applications": ("份申请", "applications"),
    "application": ("申请", "application"),
    "result": ("结论", "verdict"),
    "waiting": ("等待中", "waiting"),
    "running": ("处理中", "running"),
    "done": ("已完成", "done"),
    "quarantined": ("已隔离", "quarantined"),
    "notify-by": ("最迟告知日", "to be told by"),
    "apply-by": ("续期申请最迟日", "renewal in time until"),
    "holidays-unknown": ("（{years}年法定节假日未知，仅按周末推算）", "(holidays of {years} unknown: weekends only)"),
    "decided": ("审查决定", "decided"),
    "round": ("与上次提交相比：{name}（{day}）", "Beside the former application: {name} ({day})"),
    "round.cured": ("已补正", "cured"),
    "round.remaining": ("仍未补正", "remaining"),
    "round.unchecked": ("未能核对是否补正", "cannot be told"),
    "round.new": ("新发现", "new"),
    "long-term": ("长期", "long-term"),
    "summary": ("批量核验汇总", "Batch summary"),
    "not-processed": ("未处理", "not processed"),
    "begun": ("开始", "begun"),
    "took": ("用时", "took"),
    "workers": ("并行", "workers"),
    "settled": ("其中 {count} 份无变化", "{count} of them unchanged"),
    "verdicts": ("结论", "Verdicts"),
    "by-code": ("问题分布", "Findings by kind"),
    "by-code.why": ("出现该问题的申请份数", "applications in which it was found"),
    "time-each": ("每份用时", "Time an application"),
    "times": (
        "本次核验 {count} 份：中位 {middle} 秒，九成在 {most} 秒以内，最长 {longest} 秒",
        "{count} verified in this run: median {middle} s, nine of ten within {most} s, longest {longest} s",
    ),
    "time.middle": ("中位", "median"),
    "time.most": ("九成以内", "nine of ten within"),
    "time.longest": ("最长", "longest"),
    "less-than": ("<{end} 秒", "<{end} s"),
    "or-more": ("≥{begin} 秒", "≥{begin} s"),
    "all-settled": ("本次没有需要核验的申请，均沿用原结论。", "Nothing was verified: all former results hold."),
    "by-day": ("收到日期", "Received"),
    "by-day.why": ("按结论分色", "coloured by verdict"),
    "each-application": ("逐份申请", "Applications"),
    "left-out": ("另有 {count} 份见 summary.xlsx。", "{count} more are in summary.xlsx."),
    "seconds": ("秒", "seconds"),
    "company": ("单位名称", "company"),
    "weight": ("程度", "weight"),
    "problem": ("未处理原因", "why not processed"),
    "report.link": ("报告", "report"),
    "open": ("打开", "open"),
    "count": ("申请份数", "applications"),
    "place": ("所在位置", "place"),
}

_SEVERITIES = {
    Severity.ERROR: ("须补正", "to correct"),
    Severity.WARNING: ("待复核", "to review"),
    Severity.INFO: ("提示", "note"),
}

_DECISIONS = {
    Decision.ACCEPT: ("受理", "accepted"),
    Decision.CORRECT: ("补正", "to be corrected"),
    Decision.RETURN: ("退回", "returned"),
}

_WITNESSES = {
    Witness.TESSERACT: ("Tesseract", "Tesseract"),
    Witness.PP_OCR: ("PP-OCR", "PP-OCR"),
    Witness.TEXT_LAYER: ("文本层", "text layer"),
    Witness.QR_CODE: ("二维码", "QR code"),
    Witness.CHECK_DIGIT: ("校验码正确", "check digit holds"),
    Witness.REPAIRED: ("已修正字符", "a character repaired"),
    Witness.DERIVED: ("推算", "derived"),
    Witness.OTHER_DOCUMENT: ("与另一份材料一致", "another document agrees"),
}


def say(key: str, language: Language, **details: object) -> str:
    """The phrase of that name in the reader's language, its gaps filled."""
    zh, en = _WORDS[key]
    return (zh if language is Language.ZH else en).format(**details)


def say_decision(decision: Decision, language: Language = Language.ZH) -> str:
    """What a person decided."""
    zh, en = _DECISIONS[decision]
    return zh if language is Language.ZH else en


def severity_name(severity: Severity, language: Language) -> str:
    """What a severity asks of the reader."""
    zh, en = _SEVERITIES[severity]
    return zh if language is Language.ZH else en


def witness_name(witness: Witness, language: Language) -> str:
    """Who read a value, or what confirmed it."""
    zh, en = _WITNESSES[witness]
    return zh if language is Language.ZH else en


def shown(value: str, language: Language) -> str:
    """A field's value as people read it."""
    return say("long-term", language) if value == LONG_TERM else value


def pages_name(file: str, pages: Sequence[int], language: Language) -> str:
    """A file and some of its pages: `scan.pdf · 第 1–3 页`."""
    if len(pages) > 1 and list(pages) == list(range(pages[0], pages[-1] + 1)):
        numbers = f"{pages[0]}–{pages[-1]}"
    else:
        numbers = "、".join(map(str, pages))
    return f"{file} · {say('page', language, page=numbers)}"


def place_name(place: Evidence, language: Language) -> str:
    """The file and page of a place."""
    return f"{place.file} · {say('page', language, page=place.page)}" if place.page is not None else place.file
