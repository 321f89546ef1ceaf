"""A person's decision, recorded."""

from __future__ import annotations

from chushen.errors import CallError
from chushen.names import name_of
from chushen.settings import Settings
from desk.console import out
from desk.report.words import say_decision
from records.schema import Decision
from records.store import Store


def record_decision(name: str, choice: str, reason: str, officer: str, settings: Settings) -> None:
    """Add it to the records, and print it beside the verdict.

    Raises:
        CallError: there is no such application, or no reason is given.
    """
    if not reason.strip():
        message = "须写明理由 / a reason must be given"
        raise CallError(message, remedy='--reason "…"')
    with Store.open(settings.data, settings.database) as store:
        if store.newest(name) is None:
            message = f"没有已核验的申请 / no checked application: {name}"
            raise CallError(message, remedy="用 chushen list 查看 / `chushen list` shows what was checked.")
        decided = store.decide(name, Decision(choice), reason=reason.strip(), officer=officer)
    said = f"{name}：{say_decision(decided.decision)}（{officer}，{decided.at.astimezone():%Y-%m-%d %H:%M}）"
    out().print(f"{said}；程序结论 verdict：{name_of(decided.verdict)}", markup=False, soft_wrap=True)
