"""Whether the digest would reach those whom `notify` names."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from chushen.errors import CallError, ChushenError
from chushen.settings import Settings
from desk.console import out
from desk.digest.rendering import Message
from desk.digest.sending import Delivery, deliver, known

_TEST = Message(
    subject="【初审】测试 / test",
    html="<p>这是一条测试消息：夜间日报会发送到这里。</p><p>A test: the nightly digest will come here.</p>",
    text="这是一条测试消息：夜间日报会发送到这里。\nA test: the nightly digest will come here.",
)


def show_addresses(settings: Settings, *, test: bool) -> int:
    """Print whom the digest goes to, with nothing secret in it; send each a test first, if asked.

    Returns:
        0, or 3 where one of them is unknown or was not reached.

    Raises:
        CallError: nobody is named.
    """
    if not settings.notify:
        raise CallError(
            "没有设置 notify / the setting `notify` names nobody",
            remedy="写法见 docs/operations.md 的“夜间” / docs/operations.md, Nights, says how to write it.",
        )
    return _shown(deliver(_TEST, settings.notify) if test else known(settings.notify))


def unknown_addresses(settings: Settings) -> tuple[Delivery, ...]:
    """Those that no message can ever reach, as they are written."""
    return tuple(one for one in known(settings.notify) if one.problem)


def _shown(found: Sequence[Delivery]) -> int:
    for delivery in found:
        mark = ("✕ ", "bold red") if delivery.problem else ("✓ ", "green")
        out().print(Text.assemble(mark, delivery.address, (f"  {delivery.problem}", "dim")), soft_wrap=True)
    return ChushenError.exit_code if any(delivery.problem for delivery in found) else 0
