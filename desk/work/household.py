"""All that runs all day, side by side: each part is a command of ours, as people would give it."""

from __future__ import annotations

from chushen.checklist_file import load_checklist
from chushen.names import Language
from chushen.settings import Settings
from desk.console import either, err
from flows import start

_OURS = "desk.cli:main"


def serve_everything(settings: Settings, language: Language) -> None:
    """Serve until SIGINT or SIGTERM.

    Raises:
        CallError: a port is taken, or another one serves this data folder.
        OrchestrationError: one of the parts has ended by itself.
        SettingsError: the checklist cannot be used.
    """
    load_checklist(settings.checklist)  # to say at once what is wrong with it
    spoken = ("--lang", language.value)
    parts: dict[str, tuple[str, ...]] = {"web": (_OURS, "web", *spoken), "nightly": (_OURS, "nightly", *spoken)}
    if settings.watch_folder:
        parts["watch"] = (_OURS, "watch", str(settings.watch_folder.resolve()), *spoken)
    pages = f"http://127.0.0.1:{settings.prefect_port}"
    said = either(f"运行情况见 {pages}，按 Ctrl-C 结束。", f"Runs are shown at {pages}; Ctrl-C ends it.", language)
    err().print(said, markup=False, soft_wrap=True)
    start.serve_all(settings, parts)
    err().print(either("已停止。", "Stopped.", language))
