"""The readers, as far as a quick look can tell: nothing is started, nothing is loaded."""

from __future__ import annotations

import shutil
from importlib.util import find_spec

from desk.looks.look import Missing

_MODULES = ("rapidocr", "openvino", "spacy", "cv2")


def readers_there() -> str:
    """Are the programs and packages that read installed?

    Raises:
        Missing: one of them is not.
    """
    missing = [name for name in _MODULES if find_spec(name) is None]
    if shutil.which("tesseract") is None:
        missing.append("tesseract")
    if missing:
        raise Missing(what=", ".join(missing), remedy="chushen doctor")
    return "installed"
