"""The notice of an application that was checked."""

from __future__ import annotations

from chushen.checklist import Checklist
from chushen.errors import CallError
from chushen.findings import Verdict
from chushen.settings import Settings
from chushen.workdays import load_calendar
from desk.console import err, out
from desk.notice.content import NoticeKind, notice_of
from desk.notice.printing import as_pdf
from desk.notice.writing import as_docx
from desk.work.office import recorded_checklist
from records.folder import write_private
from records.store import Store

_NAMES = {NoticeKind.CORRECT: "补正通知书", NoticeKind.ACCEPT: "受理通知书"}


def write_notice(
    name: str,
    settings: Settings,
    checklist: Checklist,
    *,
    kind: NoticeKind | None,
    template: bytes | None,
    authority: str | None,
    with_pdf: bool,
) -> None:
    """Write it beside the report, and print where it lies; what it leaves out is said to the officer.

    Raises:
        CallError: there is no such application, or nothing to be corrected in it.
    """
    with Store.open(settings.data, settings.database) as store:
        verified = store.newest(name)
        if verified is None:
            message = f"没有已核验的申请 / no checked application: {name}"
            raise CallError(message, remedy="用 chushen list 查看 / `chushen list` shows what was checked.")
        correcting = verified.judgement.verdict is Verdict.CORRECT
        wanted = kind or (NoticeKind.CORRECT if correcting else NoticeKind.ACCEPT)
        drafted = notice_of(
            verified,
            recorded_checklist(verified, checklist),
            load_calendar(settings.holidays),
            kind=wanted,
            authority=authority or settings.authority,
            decisions=store.decisions(name),
            former=store.former(name),
        )
        if wanted is NoticeKind.CORRECT and not drafted.groups:
            message = f"{name} 没有须补正的事项 / nothing in it is to be corrected"
            raise CallError(message, remedy="受理通知书用 --kind accept / use --kind accept for the other notice.")
        docx = as_docx(drafted, template)
        path = store.folder(name) / f"{_NAMES[wanted]}.docx"
        write_private(path, docx)
        out().print(str(path), markup=False, soft_wrap=True)
        for finding in drafted.left_out:
            err().print(
                f"未列入通知书，由机关决定 / not in the notice: {finding.message}", markup=False, soft_wrap=True
            )
        if wanted is NoticeKind.ACCEPT and correcting:
            err().print("注意：结论为需补正 / mind: the verdict is to have it corrected", style="yellow")
        if with_pdf:
            write_private(path.with_suffix(".pdf"), as_pdf(docx))
            out().print(str(path.with_suffix(".pdf")), markup=False, soft_wrap=True)
