"""An example of each finding, cut out of the samples for docs/findings.md: `python -m bench.example_pictures`.

The samples are verified as they lie there; each code's first finding with a place gives the picture.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw, ImageOps

from bench.samples import find_samples
from chushen.evidence import Evidence
from chushen.settings import load_settings
from flows.equipment import open_office
from flows.handling import handle
from records.pictures import picture_path

TARGET = Path(__file__).parents[1] / "docs" / "pictures" / "findings"
_WIDTH, _HEIGHT = 420, 300
_RED = (200, 40, 40)
_AROUND = 0.08
"""So much of the page is shown on every side of a box, in fractions of it."""


def main() -> None:
    """Verify sample after sample until every code that they show has its picture."""
    TARGET.mkdir(parents=True, exist_ok=True)
    drawn: set[str] = set()
    with TemporaryDirectory(prefix="chushen-pictures-") as data, open_office(load_settings(Path(data))) as office:
        for sample in find_samples():
            wanted = {finding["code"] for finding in sample.expected["findings"]} | {"seam-seal-missing"}
            if wanted <= drawn:
                continue
            name = handle(sample.path, office, received=sample.received).name
            verified = office.store.newest(name)
            for finding in verified.judgement.findings if verified else ():
                place = next((e for e in finding.evidence if e.page is not None), None)
                if verified and place and finding.code not in drawn and finding.code in wanted:
                    pictures = office.store.pictures(name, verified.digest)
                    _cut(picture_path(pictures, place.file, place.page or 1), place).save(
                        TARGET / f"{finding.code}.jpg", quality=62, optimize=True
                    )
                    drawn.add(finding.code)
                    print(finding.code, sample.path.name)


def _cut(picture: Path, place: Evidence) -> Image.Image:
    """The place with its surroundings, framed in red; the whole page where it has no box."""
    with Image.open(picture) as opened:
        page = opened.convert("RGB")
    if place.box is None:
        return ImageOps.contain(page, (_WIDTH, _HEIGHT))
    wide, high = page.size
    box = place.box
    left, top, right, bottom = box.left * wide, box.top * high, box.right * wide, box.bottom * high
    ImageDraw.Draw(page).rectangle((left - 4, top - 4, right + 4, bottom + 4), outline=_RED, width=max(2, wide // 400))
    margin = _AROUND * max(wide, high)
    cut = page.crop(
        (
            round(max(left - margin, 0)),
            round(max(top - margin, 0)),
            round(min(right + margin, wide)),
            round(min(bottom + margin, high)),
        )
    )
    return ImageOps.contain(cut, (_WIDTH, _HEIGHT))


if __name__ == "__main__":
    main()
