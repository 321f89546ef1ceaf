"""An example of each finding for docs/findings.md: `python -m bench.example_pictures [CODE ...]`.

Cut out of the samples, as they lie there; what none of them shows, out of a case drawn for it. The first finding of
each code that has a place gives the picture.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw, ImageOps

from bench.samples import Sample, find_samples
from chushen.evidence import Evidence
from chushen.findings import FindingCode
from chushen.settings import load_settings
from flows.equipment import open_office
from flows.handling import handle
from flows.office import Office
from records.pictures import picture_path
from sample_docs.draw.beside import draw_beside
from sample_docs.draw.catalogue import SITUATIONS
from sample_docs.draw.writing import write_application
from validators.catalogue import PICTURED

TARGET = Path(__file__).parents[1] / "docs" / "pictures" / "findings"
_WIDTH, _HEIGHT = 420, 300
_RED = (200, 40, 40)
_AROUND = 0.08
"""So much of the page is shown on every side of a box, in fractions of it."""


def main() -> None:
    """Verify sample after sample, then drawn cases, until every code that is asked for has its picture."""
    parser = argparse.ArgumentParser(prog="python -m bench.example_pictures", description=__doc__)
    parser.add_argument("codes", nargs="*", metavar="CODE", help="draw only these (default: all that have a picture)")
    wanted = {FindingCode(code) for code in parser.parse_args().codes} or set(PICTURED)
    TARGET.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="chushen-pictures-") as data, open_office(load_settings(Path(data))) as office:
        for sample in find_samples():
            wanted -= _pictures_of(sample, wanted & _shown_in(sample), office)
        for code in sorted(wanted):
            with TemporaryDirectory(prefix="chushen-case-") as folder:
                flaw = SITUATIONS[code].shown[0]
                write_application(draw_beside(flaw, SITUATIONS[code].company), flaw.name, Path(folder))
                for sample in find_samples(Path(folder)):
                    wanted -= _pictures_of(sample, {code}, office)
    print("without a picture:", *sorted(wanted))


def _shown_in(sample: Sample) -> set[FindingCode]:
    return {FindingCode(finding["code"]) for finding in sample.expected["findings"]} | {FindingCode.SEAM_SEAL_MISSING}


def _pictures_of(sample: Sample, codes: set[FindingCode], office: Office) -> set[FindingCode]:
    """Draw those codes' pictures off this application; give those that it had."""
    drawn: set[FindingCode] = set()
    if not codes:
        return drawn
    name = handle(sample.path, office, received=sample.received).name
    verified = office.store.newest(name)
    for finding in verified.judgement.findings if verified else ():
        place = next((e for e in finding.evidence if e.page is not None), None)
        if verified and place and finding.code in codes - drawn:
            picture = picture_path(office.store.pictures(name, verified.digest), place.file, place.page or 1)
            _cut(picture, place).save(TARGET / f"{finding.code}.jpg", quality=62, optimize=True)
            drawn.add(finding.code)
            print(finding.code, sample.path.name)
    return drawn


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
