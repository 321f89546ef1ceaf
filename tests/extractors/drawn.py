"""Pages of the clean sample, as pictures: real engines need real pages."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from chushen.kinds import DocumentKind
from extractors.readers import Readers, open_readers
from intake.limits import Limits
from intake.render import render_page
from intake.source import PageSource

SAMPLE = Path(__file__).parents[2] / "sample_docs" / "clean-scans"
TRUTH = json.loads((SAMPLE / "expected.json").read_text("utf-8"))


@cache
def readers() -> Readers:
    """Both readers, loaded once for all tests."""
    return open_readers(tesseract_timeout=60)


@cache
def the_page_of(kind: DocumentKind):
    """The first page of that kind, as intake renders it."""
    page = next(page for page in TRUTH["pages"] if page["kind"] == kind)
    source = PageSource(path=SAMPLE / SAMPLE.name / page["file"], file=page["file"], page=page["page"])
    return render_page(source, 200, Limits())


def printed(kind: DocumentKind, field: str) -> str:
    """What the drawing program printed there."""
    return TRUTH["fields"][kind.value][field]


def blurred(pixels, sigma: float):
    """The page out of focus."""
    return cv2.GaussianBlur(pixels, (0, 0), sigma)


def on_a_desk(pixels):
    """The page photographed askew on dark wood; also its corners on the photograph, from top left clockwise."""
    height, width = pixels.shape[:2]
    corners = np.array(
        [
            [0.12 * width, 0.10 * height],
            [1.05 * width, 0.16 * height],
            [1.12 * width, 1.12 * height],
            [0.06 * width, 1.05 * height],
        ],
        np.float32,
    )
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(flat, corners)
    size = (int(1.2 * width), int(1.2 * height))
    desk = np.full((size[1], size[0], 3), (40, 60, 80), np.uint8)
    cv2.warpPerspective(pixels, turn, size, dst=desk, borderMode=cv2.BORDER_TRANSPARENT)
    return desk, corners
