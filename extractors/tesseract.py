"""Tesseract through pytesseract: the second reader. It is asked for lines that the first one found."""

from __future__ import annotations

import csv
import os
import re
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

import cv2
import numpy as np
import pytesseract
from numpy.typing import NDArray

from chushen.errors import ReaderError, ToolMissingError

Pixels = NDArray[np.uint8]

_LANGUAGE = "chi_sim"
_LINE_HEIGHT = 40
"""Tesseract's LSTM reads lines of about this height best; taller ones cost time and read no better."""
_GAP = 28
_MACHINE = "See whether the disk or the memory is full, and whether the temporary folder (TMPDIR) is there."
_SINGLE_BLOCK = "-c tessedit_create_tsv=1 --psm 6 -c preserve_interword_spaces=0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tesseract:
    """Tesseract with its time limit in seconds."""

    timeout: float

    def read(self, strips: Sequence[Pixels]) -> list[str]:
        """Read pictures of single lines, all in one call; "" where nothing was read.

        A strip that Tesseract does not finish within the time limit counts as not read; it is ended then, with whatever
        it has started.

        Raises:
            ToolMissingError: Tesseract or its Chinese data is not installed.
            ReaderError: it cannot be started, or handed the picture: memory, disk or temporary folder are gone.
        """
        if not strips:
            return []
        sheet, tops = _stack(strips)
        try:
            # not image_to_data: that asks Tesseract for its version first, without a time limit
            said = pytesseract.run_and_get_output(sheet, "tsv", _LANGUAGE, _SINGLE_BLOCK, timeout=self.timeout)
        except pytesseract.TesseractNotFoundError as error:
            raise ToolMissingError("Tesseract is not installed") from error
        except pytesseract.TesseractError as error:
            if _LANGUAGE in str(error):
                raise ToolMissingError(f"Tesseract has no data for {_LANGUAGE}: {error}") from error
            return [""] * len(strips)
        except RuntimeError:  # what pytesseract raises at its time limit
            return [""] * len(strips)
        except (OSError, UnboundLocalError) as error:  # the latter is how pytesseract stumbles over the former
            raise ReaderError(f"Tesseract: {error}", remedy=_MACHINE) from error
        texts = [""] * len(strips)
        for row in csv.DictReader(said.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE):
            if word := (row["text"] or "").strip():
                middle = int(row["top"]) + int(row["height"]) / 2
                texts[int(np.searchsorted(tops, middle, side="right")) - 1] += word
        return texts


def _end(process: subprocess.Popen[bytes], code: int) -> None:
    """End Tesseract at its time limit, and what it has started; wait for it, so that no zombie is left."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    process.returncode = code


_popen_arguments = pytesseract.pytesseract.subprocess_args
# pytesseract has no argument for these two; each Tesseract leads a session, so that all of it can be ended
pytesseract.pytesseract.subprocess_args = lambda **asked: {**_popen_arguments(**asked), "start_new_session": True}
pytesseract.pytesseract.kill = _end


def version() -> str:
    """Tesseract's version.

    Raises:
        ToolMissingError: it is not installed.
    """
    try:
        return str(pytesseract.get_tesseract_version())
    except (pytesseract.TesseractNotFoundError, subprocess.SubprocessError, SystemExit) as error:
        raise ToolMissingError("Tesseract is not installed") from error


def languages() -> tuple[str, ...]:
    """The languages that Tesseract has data for."""
    return tuple(pytesseract.get_languages())


def one_thread_each() -> None:
    """Keep each Tesseract on one core: without it several at a time are thirty times slower (docs/decisions)."""
    os.environ["OMP_THREAD_LIMIT"] = "1"


def bare(text: str) -> str:
    """The text without white space, as two readers are compared."""
    return re.sub(r"\s+", "", text)


def _stack(strips: Sequence[Pixels]) -> tuple[Pixels, list[int]]:
    """Put the strips under each other on white paper; the start of each one's room, in pixels from the top."""
    lines = []
    for strip in strips:
        grey = cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY)
        width = max(int(grey.shape[1] * _LINE_HEIGHT / grey.shape[0]), 8)
        method = cv2.INTER_AREA if grey.shape[0] > _LINE_HEIGHT else cv2.INTER_CUBIC
        line = cv2.resize(grey, (width, _LINE_HEIGHT), interpolation=method)
        low, high = np.percentile(line, (1, 60))
        lines.append(np.clip((line - low) * (255.0 / max(high - low, 1.0)), 0, 255).astype(np.uint8))
    room = _LINE_HEIGHT + _GAP
    sheet = np.full((room * len(lines) + _GAP, max(line.shape[1] for line in lines) + 2 * _GAP), 255, np.uint8)
    for row, line in enumerate(lines):
        top = _GAP + row * room
        sheet[top : top + _LINE_HEIGHT, _GAP : _GAP + line.shape[1]] = line
    return sheet, [row * room + _GAP // 2 for row in range(len(lines))]
