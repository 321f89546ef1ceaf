"""chushen notice: the notice to the applicant, drafted."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk import options
from desk.notice.content import NoticeKind

HELP = """起草《行政许可申请材料补正通知书》（或受理通知书），保存为 DOCX 和 PDF，并输出文件路径。

Draft the notice of what is to be corrected (or of acceptance) as DOCX and PDF, and print where they lie.

SUBMISSION 是已核验过的申请的名称。补正期限由承办人填写；记录同意的决定（chushen decide）之前，通知书标明“草稿”。

\b
例 Examples:
  chushen notice 星河通信
  chushen notice 星河通信 --kind accept --authority 某省通信管理局
  chushen notice 星河通信 --template 本局模板.docx --no-pdf
"""


def notice(
    submission: Annotated[str, typer.Argument(metavar="SUBMISSION", help="申请的名称。/ Name of a checked one.")],
    *,
    kind: Annotated[
        NoticeKind | None,
        typer.Option("--kind", metavar="correct|accept", help="补正或受理；不填则按结论。/ Else as the verdict says."),
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="DOCX", help="机关自己的模板。/ The authority's own template.")
    ] = None,
    authority: Annotated[
        str | None, typer.Option("--authority", metavar="NAME", help="机关名称。/ The authority's name.")
    ] = None,
    pdf: Annotated[bool, typer.Option("--pdf/--no-pdf", help="同时生成 PDF。/ Make a PDF too.")] = True,
    data: options.Data = None,
    checklist: options.ChecklistName = None,
) -> None:
    """Write the notice and print its paths."""
    from chushen.checklist_file import load_checklist
    from desk.work.noticing import write_notice

    settings = options.settings_with(data, checklist)
    own = template.read_bytes() if template else None
    write_notice(
        submission,
        settings,
        load_checklist(settings.checklist),
        kind=kind,
        template=own,
        authority=authority,
        with_pdf=pdf,
    )
