"""Why an application could not be processed, as a text beside it that a clerk can read."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from records.quarantine import Reason

_CHINA = ZoneInfo("Asia/Shanghai")
_CAUSES = {
    "tool-missing": "本机缺少识别所需的程序",
    "intake": "本机无法打开文件（权限、磁盘或临时文件夹）",
    "reader": "识别程序在本机出错",
    "records": "数据文件夹或数据库无法使用",
    "orchestration": "后台服务无法启动或连接",
    "given-up": "处理这份申请时程序多次意外结束",
    "changed": "处理过程中文件发生变化",
    "taken-away": "处理过程中文件被取走",
}
_OTHERWISE = "程序内部出错"
_NOTE = """\
未能处理：{name}

原因：{cause}（{code}）
时间：{at}（北京时间）

这不是申请材料的结论：材料没有被核验，原件没有改动。请把本文件交给系统管理员。
故障排除后，重新启动监视，或运行下面的命令，申请将重新核验：

    chushen quarantine retry "{name}"

--

Not processed: {name}

Reason: {problem} ({code})
Remedy: {remedy}

This says nothing about the application: it was not verified, and nothing in it was changed. Hand this file to the
system's administrator. It is verified once more when the watch is started again, or by the command above.
"""


def reason_note(reason: Reason) -> bytes:
    """The text, with a byte order mark and the line ends by which any Windows editor shows it right."""
    text = _NOTE.format(
        name=reason.submission,
        cause=_CAUSES.get(reason.code, _OTHERWISE),
        code=reason.code,
        at=f"{reason.at.astimezone(_CHINA):%Y-%m-%d %H:%M}",
        problem=reason.problem,
        remedy=reason.remedy or "The log has the details.",
    )
    return text.replace("\n", "\r\n").encode("utf-8-sig", errors="replace")
