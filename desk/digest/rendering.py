"""A digest as a mail (which is also the file that is kept), as a short message, and as a subject."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files
from itertools import accumulate

from jinja2 import Environment, PackageLoader, StrictUndefined

from chushen import __version__
from chushen.findings import Verdict
from chushen.names import name_of
from desk.digest.content import Digest
from desk.digest.lines import TONES, Line, Named
from desk.digest.sections import parts_of, said_next, weekday
from desk.report.rendering import printable
from flows.night import SHANGHAI
from records.links import report_link

_MOST_BYTES = 1900
"""Of a short message with its subject: WeCom takes 2048 of a text, DingTalk and Feishu about ten times as many."""

_REST = "…（余下 {count} 行见日报）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What is sent: people's mail shows `html`, group robots show `text`."""

    subject: str
    html: str
    text: str


def subject_of(digest: Digest) -> str:
    """What matters, in one line: `【初审】2026-11-28：新增 12，需补正 5，明日到期 2`."""
    counts = (
        ("逾期", len(digest.overdue), False),
        ("新增", digest.new, True),
        ("需补正", digest.verdicts[Verdict.CORRECT], False),
        ("未能处理", sum(stuck.new for stuck in digest.stuck), False),
        ("今日到期", len(digest.today), False),
        (said_next(digest), len(digest.soon), False),
    )
    return f"【初审】{digest.day}：" + "，".join(f"{said} {n}" for said, n, always in counts if n or always)


def message_of(digest: Digest, named: Named, *, reports_url: str) -> Message:
    """Put it into words; links only where reports can be had over HTTP."""
    subject = subject_of(digest)
    return Message(subject=subject, html=html_of(digest, named, base=reports_url), text=_text(digest, named, subject))


def html_of(digest: Digest, named: Named, *, base: str) -> str:
    """A whole HTML file for mail programs: tables, inline style, nothing fetched.

    Args:
        digest: what to say.
        named: the company of a submission.
        base: where links to reports begin; "" for none.
    """
    return (
        _environment()
        .get_template("digest.html.j2")
        .render(
            digest=digest,
            subject=subject_of(digest),
            weekday=weekday(digest),
            since=digest.since.astimezone(SHANGHAI) if digest.since else None,
            tiles=(
                ("已逾期", "overdue", len(digest.overdue), "bad"),
                ("即将到期", "due soon", len(digest.today) + len(digest.soon), "doubt"),
                ("新增", "new", digest.new, "note"),
                ("未能处理", "stuck", len(digest.stuck), "bad"),
            ),
            verdicts=[
                (verdict, digest.verdicts[verdict]) for verdict in (Verdict.CORRECT, Verdict.REVIEW, Verdict.PASS)
            ],
            parts=parts_of(digest, named),
            link=partial(_link, base),
        )
    )


def _link(base: str, line: Line) -> str:
    """None to a report whose very address would give away what must not be seen."""
    return report_link(base, line.submission) if line.shown == line.submission else ""


def _text(digest: Digest, named: Named, subject: str) -> str:
    """As many lines as a group robot takes, in the same order; then how many more there are."""
    lines = [f"上一期日报未送达：{'、'.join(digest.undelivered)}"] if digest.undelivered else []
    for part in parts_of(digest, named):
        for section in part.sections:
            lines.append(f"{part.title} · {section.title} {section.count}")
            lines += [f"· {line.company}：{line.badge}，{'，'.join(line.said)}" for line in section.lines]
            lines += [f"· 另有 {section.left_out} 份"] * bool(section.left_out)
    if not lines:
        return "没有新的情况。"
    room = _MOST_BYTES - len(subject.encode()) - len(_REST.format(count=len(lines)).encode())
    ends = accumulate(len(line.encode()) + 1 for line in lines)
    kept = sum(end <= room for end in ends)
    return "\n".join(lines if kept == len(lines) else (*lines[:kept], _REST.format(count=len(lines) - kept)))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("desk.digest"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable,
    )
    style = (files("desk.report") / "templates" / "style.css").read_text("utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", style))  # one look: the report's own colours
    environment.globals |= {"colour": colours, "tone_of": TONES, "name_of": name_of, "version": __version__}
    return environment
