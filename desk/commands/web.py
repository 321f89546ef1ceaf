"""chushen web: reports, health and metrics over HTTP."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from typing import Annotated

import typer

from chushen.names import Language
from desk import options

HELP = """用浏览器查看报告：/ 为汇总，/reports/名称/ 为报告；/health 为健康状态，/metrics 为 Prometheus 指标。
默认只在本机可访问，不设登录；对外提供时请放在有登录的代理之后。按 Ctrl-C 结束。

Reports for the browser: `/` is the index, `/reports/NAME/` a report; `/health` and `/metrics` (Prometheus) are for
programs. Reached from this machine only by default, without a log-in; for others put a proxy with one before it.

\b
例 Examples:
  chushen web
  chushen web --port 8080 --data /srv/chushen
"""


def web(
    *,
    port: Annotated[
        int | None,
        typer.Option("--port", min=0, max=65535, metavar="PORT", help="端口；0 为任意空闲端口。/ 0 for any free one."),
    ] = None,
    host: Annotated[
        str | None, typer.Option("--host", metavar="ADDRESS", help="监听地址。/ The address to listen on.")
    ] = None,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
) -> None:
    """Serve until told to stop."""
    from desk.work.serving import serve_pages

    said = {"web_port": port, "web_host": host}
    given = {name: value for name, value in said.items() if value is not None}
    serve_pages(options.settings_with(data).model_copy(update=given), language)
