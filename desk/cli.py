"""The command line: every command, in the order in which a newcomer meets them."""

from __future__ import annotations

import sys
from contextlib import suppress
from io import TextIOWrapper
from typing import Annotated

import typer

from chushen import __version__
from desk.commands import (
    batch,
    check,
    checklist,
    decide,
    doctor,
    listing,
    nightly,
    notice,
    notify,
    purge,
    quarantine,
    read,
    report,
    rules,
    serve,
    storing,
    watch,
    web,
    worker,
)
from desk.doors import told

HELP = """初审：许可证续期材料的初步审查。识别每一页，找出每一枚印章，比对各份材料，把全部问题连同位置一次列出。

First review of licence renewals: every page read, every seal seen, everything wrong shown in its place.

\b
例 Examples:
  chushen check 申请材料/星河通信        核验一份申请 check one application
  chushen report 星河通信                生成报告 write its report
  chushen doctor                         检查环境 is everything installed?
"""

app = typer.Typer(help=HELP, no_args_is_help=True, add_completion=False, rich_markup_mode="rich")

app.command("check", help=check.HELP, short_help="核验申请 / check applications")(told(check.check))
app.command("read", help=read.HELP, short_help="逐页识别，不作判断 / read pages without judging")(told(read.read))
app.command("report", help=report.HELP, short_help="生成 HTML 报告 / write the HTML report")(told(report.report))
app.command("notice", help=notice.HELP, short_help="起草通知书 / draft the notice")(told(notice.notice))
app.command("decide", help=decide.HELP, short_help="记录决定 / record a decision")(told(decide.decide))
app.command("batch", help=batch.HELP, short_help="核验整个文件夹 / verify a folder of applications")(told(batch.batch))
app.command("watch", help=watch.HELP, short_help="监视文件夹 / watch a folder")(told(watch.watch))
app.command("nightly", help=nightly.HELP, short_help="每晚核验 / verify every night")(told(nightly.nightly))
app.command("web", help=web.HELP, short_help="用浏览器查看报告 / reports in the browser")(told(web.web))
app.command("notify", help=notify.HELP, short_help="夜间日报的接收地址 / whom the digest goes to")(told(notify.notify))
app.command("serve", help=serve.HELP, short_help="启动全部服务 / everything with one command")(told(serve.serve))
app.command("worker", help=worker.HELP, short_help="领取分发的申请 / take a share of a batch")(told(worker.worker))
app.command("list", help=listing.LIST_HELP, short_help="列出所有申请 / list all applications")(told(listing.list_))
app.command("show", help=listing.SHOW_HELP, short_help="查看一份申请 / show one application")(told(listing.show))
app.command("search", help=listing.SEARCH_HELP, short_help="查找申请 / search applications")(told(listing.search))
app.command("export", help=listing.EXPORT_HELP, short_help="导出结果 / export the results")(told(listing.export))
app.command("quarantine", help=quarantine.HELP, short_help="查看、重试隔离的申请 / what could not be processed")(
    told(quarantine.quarantine)
)
app.command("checklist", help=checklist.HELP, short_help="查看或检查材料清单 / show or validate a checklist")(
    told(checklist.checklist)
)
app.command("rules", help=rules.HELP, short_help="列出检查项 / list what can be found")(told(rules.rules))
app.command("backup", help=storing.BACKUP_HELP, short_help="备份 / back up all that is kept")(told(storing.backup))
app.command("restore", help=storing.RESTORE_HELP, short_help="恢复备份 / bring a backup back")(told(storing.restore))
app.command("purge", help=purge.HELP, short_help="清理到期的记录 / purge what is old")(told(purge.purge))
app.command("doctor", help=doctor.HELP, short_help="检查运行环境 / is everything installed?")(told(doctor.doctor))


def _print_version(wanted: bool) -> None:  # noqa: FBT001  typer's callbacks get the value so
    if wanted:
        typer.echo(f"chushen {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    *,
    _version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="显示版本。/ Show the version."),
    ] = False,
) -> None:
    """Take what stands before the command."""


def main() -> None:
    """Run the command line: the entry point of `chushen`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            with suppress(ValueError):  # a stream that was closed already
                stream.reconfigure(errors="replace")
    app()
