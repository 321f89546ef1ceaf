"""A page as the report shows it: turned upright, with places measured in its pixels."""

from __future__ import annotations

from dataclasses import dataclass

from chushen.geometry import Box
from desk.report.pictures import Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """A part of a sheet, in pixels of the upright sheet.

    Attributes:
        mark: the place to be drawn on it; None where the crop is the place.
        share: the crop's width as a share of the sheet's.
    """

    sheet: Sheet
    left: float
    top: float
    width: float
    height: float
    share: float
    mark: Box | None = None

    @property
    def view_box(self) -> str:
        """The SVG viewBox that shows this part."""
        return f"{self.left:.1f} {self.top:.1f} {self.width:.1f} {self.height:.1f}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page.

    Attributes:
        id: its anchor in the report.
        rotation: degrees clockwise by which the content is turned in the file; the report turns it back.
        picture: None where none was kept.
    """

    id: str
    rotation: int
    picture: Picture | None

    @property
    def width(self) -> int:
        """Pixels from left to right, upright; A4's proportions where there is no picture."""
        if self.picture is None:
            return 210
        return self.picture.height if self.rotation in {90, 270} else self.picture.width

    @property
    def height(self) -> int:
        """Pixels from top to bottom, upright."""
        if self.picture is None:
            return 297
        return self.picture.width if self.rotation in {90, 270} else self.picture.height

    @property
    def transform(self) -> str | None:
        """The SVG transform that turns the picture upright; None where it is."""
        match self.rotation:
            case 90:
                return f"matrix(0 -1 1 0 0 {self.height})"
            case 180:
                return f"matrix(-1 0 0 -1 {self.width} {self.height})"
            case 270:
                return f"matrix(0 1 -1 0 {self.width} 0)"
            case _:
                return None

    def upright(self, box: Box) -> Box:
        """A place as seen in the file, on the sheet turned upright."""
        match self.rotation:
            case 90:
                return Box(left=box.top, top=1 - box.right, right=box.bottom, bottom=1 - box.left)
            case 180:
                return Box(left=1 - box.right, top=1 - box.bottom, right=1 - box.left, bottom=1 - box.top)
            case 270:
                return Box(left=1 - box.bottom, top=box.left, right=1 - box.top, bottom=box.right)
            case _:
                return box

    def cut(self, box: Box, *, margin: float = 0.006) -> Crop:
        """Just the place, with a little paper round it.

        Args:
            box: a place as seen in the file.
            margin: the paper round it, as a share of the sheet's width.
        """
        place = self.upright(box)
        across, down = margin, margin * self.width / self.height
        return self._crop(
            Box.clipped(place.left - across, place.top - down, place.right + across, place.bottom + down), None
        )

    def around(self, box: Box | None) -> Crop:
        """The place, marked, with enough of the page round it to know where one is; the whole page for None."""
        if box is None:
            return self._crop(Box(left=0, top=0, right=1, bottom=1), None)
        place = self.upright(box)
        across = max(0.06, (0.42 - (place.right - place.left)) / 2)
        wanted = max((place.right - place.left + 2 * across) * self.width * 0.38 / self.height, 0.01)
        down = max(0.02, (wanted - (place.bottom - place.top)) / 2)
        seen = Box.clipped(place.left - across, place.top - down, place.right + across, place.bottom + down)
        return self._crop(seen, place)

    def _crop(self, seen: Box, mark: Box | None) -> Crop:
        return Crop(
            sheet=self,
            left=seen.left * self.width,
            top=seen.top * self.height,
            width=max((seen.right - seen.left) * self.width, 1),
            height=max((seen.bottom - seen.top) * self.height, 1),
            share=seen.right - seen.left,
            mark=mark,
        )
