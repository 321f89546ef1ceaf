"""A storm over a watched folder: many applications at once, some growing, replaced or taken away meanwhile.

What happens is decided by a seed. Pages are blank pictures; the number of the application stands before the name of
each page, so that whoever reads one can let happen what is to happen while that application is read.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from time import monotonic, sleep

import numpy as np
from PIL import Image

from chushen.pages import PageImage

WHITE, GREY = 250, 200
"""Shades of the pages, before and after an application was replaced."""


class Fate(StrEnum):
    """What becomes of a drop before or while it is verified."""

    RENAMED = "renamed in whole"
    COPIED = "copied file by file"
    STALLED = "an archive whose copy stalls for longer than the settle time"
    REPLACED_EARLY = "replaced before it has settled"
    REPLACED_READ = "replaced while it is read"
    NAMESAKE = "an archive with the name of a folder"
    TAKEN_EARLY = "taken away before it has settled"
    TAKEN_READ = "taken away while it is read"


_SHARES = (
    (Fate.RENAMED, 40),
    (Fate.COPIED, 20),
    (Fate.STALLED, 8),
    (Fate.REPLACED_EARLY, 8),
    (Fate.REPLACED_READ, 8),
    (Fate.NAMESAKE, 4),
    (Fate.TAKEN_EARLY, 6),
    (Fate.TAKEN_READ, 6),
)
GONE = frozenset({Fate.TAKEN_EARLY, Fate.TAKEN_READ})


@dataclass(slots=True)
class Storm:
    """Drops so many applications into a folder within so many seconds.

    Attributes:
        aside: a folder on the same file system where they are made.
        settle: the settle time of the watch.
        fates: by number.
        last_drop: when the last change to the folder was made, by `monotonic`; 0.0 before.
    """

    folder: Path
    aside: Path
    number: int
    seconds: float
    settle: float
    seed: int = 1
    fates: list[Fate] = field(default_factory=list)
    last_drop: float = 0.0
    _steps: list[tuple[float, Callable[[], object]]] = field(default_factory=list)
    _on_read: dict[str, Callable[[], object]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        """Decide everything and make what is to be dropped."""
        dice = random.Random(self.seed)
        kinds, weights = zip(*_SHARES, strict=True)
        self.fates = [*kinds, *dice.choices(kinds, weights, k=self.number - len(kinds))]
        dice.shuffle(self.fates)
        for number, fate in enumerate(self.fates):
            self._plan(number, fate, dice)
        self._steps.sort(key=lambda step: step[0])

    def name(self, number: int) -> str:
        """What the application is called when it is dropped."""
        return f"申请 {self._namesake(number) if self.fates[number] is Fate.NAMESAKE else number}"

    def survivors(self) -> int:
        """How many are there in the end."""
        return sum(fate not in GONE for fate in self.fates)

    def start(self) -> Thread:
        """Let it begin, in a thread of its own."""
        thread = Thread(target=self._play, daemon=True)
        thread.start()
        return thread

    def reads(self, image: PageImage) -> None:
        """A page is being read: what is to happen meanwhile happens now, once."""
        with self._lock:
            happens = self._on_read.pop(Path(image.file).name.partition("-")[0], None)
        if happens:
            happens()

    def _plan(self, number: int, fate: Fate, dice: random.Random) -> None:
        at = self.seconds * number / self.number
        made = an_application(self.aside / str(number), number, dice.randint(1, 3))
        drop = self.folder / self.name(number)
        late = at + self.settle * dice.uniform(0.1, 0.3)
        match fate:
            case Fate.COPIED:
                for turn, page in enumerate(sorted(made.iterdir())):
                    self._steps.append((at + turn * self.settle / 4, partial(_copy, page, drop / page.name)))
                return
            case Fate.STALLED | Fate.NAMESAKE:
                content = Path(shutil.make_archive(str(made), "zip", made)).read_bytes()
                archive = drop.with_name(drop.name + ".zip")
                parts = 3 if fate is Fate.STALLED else 1
                for part in range(1, parts + 1):
                    there = content[: len(content) * part // parts]
                    self._steps.append((at + (part - 1) * 1.5 * self.settle, partial(archive.write_bytes, there)))
                return
            case Fate.REPLACED_EARLY:
                self._steps.append((late, partial(an_application, drop, number, 2, GREY)))
            case Fate.REPLACED_READ:
                self._on_read[str(number)] = partial(an_application, drop, number, 2, GREY)
            case Fate.TAKEN_EARLY:
                self._steps.append((late, partial(shutil.rmtree, drop)))
            case Fate.TAKEN_READ:
                self._on_read[str(number)] = partial(shutil.rmtree, drop)
        self._steps.append((at, partial(made.rename, drop)))

    def _namesake(self, number: int) -> int:
        """A folder that stays, another one for each archive; there are more of those."""
        folders = [n for n, fate in enumerate(self.fates) if fate is Fate.RENAMED]
        archives = [n for n, fate in enumerate(self.fates) if fate is Fate.NAMESAKE]
        return folders[archives.index(number)]

    def _play(self) -> None:
        begun = monotonic()
        for at, step in self._steps:
            sleep(max(0.0, begun + at - monotonic()))
            step()
        self.last_drop = monotonic()


def an_application(folder: Path, number: int, pages: int, shade: int = WHITE) -> Path:
    """A folder of blank pages, each with the application's number before its name."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in range(1, pages + 1):
        pixels = np.full((80, 60), shade, np.uint8)
        pixels[40, 20:29] = [int(digit) for digit in f"{number:06}{page:03}"]  # no two pages alike: each is read
        Image.fromarray(pixels).save(folder / f"{number}-{page}.png")
    return folder


def _copy(page: Path, target: Path) -> None:
    target.parent.mkdir(exist_ok=True)
    shutil.copyfile(page, target)
