"""A page's objects painted one over the other, and the characters noted as they are set."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PIL import Image, ImageDraw

from chushen.documents import RefusedFile
from intake.limits import Limits
from intake.ofd.document import Resources
from intake.ofd.geometry import Frame, Matrix, frame, matrix, numbers
from intake.ofd.paths import outlines
from intake.packed import Element, Packed, attribute, child, children, local, number
from intake.pictures import paste
from intake.refusal import outcome_of
from intake.typeface import Colour, Typeface, is_wide, set_character

_DEEPEST = 20
_BLACK: Colour = (0, 0, 0)
_GREY: Colour = (120, 120, 120)
_USUAL_LINE = 0.353
"""Millimetres, where a path does not say how thick it is."""
_CMYK, _RGB = 4, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A character where it was set, in millimetres: left edge, base line, em, advance."""

    text: str
    x: float
    base: float
    em: float
    advance: float


class Painter:
    """Paints objects on a sheet.

    Attributes:
        glyphs: every upright character that was set.
        pictures: where pictures were painted.
    """

    def __init__(
        self, canvas: Image.Image, scale: float, package: Packed, resources: Resources, limits: Limits
    ) -> None:
        """Paint on `canvas`, which has `scale` pixels a millimetre."""
        self.glyphs: list[Glyph] = []
        self.pictures: list[Frame] = []
        self._canvas = canvas
        self._pen = ImageDraw.Draw(canvas)
        self._scale = scale
        self._package = package
        self._resources = resources
        self._limits = limits
        self._faces: dict[str, Typeface] = {}

    def paint(self, parent: Element, place: Matrix, depth: int = 0, param: str | None = None) -> None:
        """Paint the objects in a layer or block, moved by `place`."""
        param = attribute(parent, "DrawParam") or param
        for element in parent if depth <= _DEEPEST else ():
            kind = local(element)
            if attribute(element, "Visible") == "false":
                continue
            if kind == "TextObject":
                self._text(element, place, param)
            elif kind == "PathObject":
                self._path(element, place, param)
            elif kind == "ImageObject":
                self._image(element, place)
            elif kind == "PageBlock":
                self.paint(element, place, depth + 1, param)
            elif kind == "CompositeObject":
                unit = child(self._resources.composites.get(attribute(element, "ResourceID") or ""), "Content")
                if unit is not None:
                    self.paint(unit, _placed(element, place), depth + 1, param)

    def _text(self, element: Element, place: Matrix, param: str | None) -> None:
        place = _placed(element, place)
        size = min(max(number(attribute(element, "Size"), 0.0), 0.0), 1000.0)
        stretch = number(attribute(element, "HScale"), 1.0) or 1.0
        colour = self._colour(element, "FillColor", param) or _BLACK
        face = self._face(attribute(element, "Font") or "")
        x = y = 0.0
        for code in children(element, "TextCode"):
            x, y = number(attribute(code, "X"), x), number(attribute(code, "Y"), y)
            steps, drops = numbers(attribute(code, "DeltaX")), numbers(attribute(code, "DeltaY"))
            at_x, at_y = x, y
            for index, character in enumerate(code.text or ""):
                own = (size if is_wide(character) else size / 2) * stretch
                self._character(character, place, (at_x, at_y, size, own), face, colour)
                at_x += _nth(steps, index, 0.0 if drops else own)
                at_y += _nth(drops, index, 0.0)

    def _character(
        self, character: str, place: Matrix, at: tuple[float, float, float, float], face: Typeface, colour: Colour
    ) -> None:
        x, base = place.at(at[0], at[1])
        em = at[2] * place.height
        if face.is_embedded and face.lacks(character):
            face = self._face("")
        set_character(self._pen, character, (x * self._scale, base * self._scale), em * self._scale, face, colour)
        if place.is_level and character.strip() and em > 0:
            self.glyphs.append(Glyph(text=character, x=x, base=base, em=em, advance=at[3] * place.width))

    def _path(self, element: Element, place: Matrix, param: str | None) -> None:
        data = child(element, "AbbreviatedData")
        place = _placed(element, place)
        lines = [
            [tuple(self._scale * side for side in place.at(x, y)) for x, y in line]
            for line in outlines((data.text or "") if data is not None else "")
        ]
        if attribute(element, "Fill") == "true":
            fill = self._colour(element, "FillColor", param)
            for line in lines:
                if fill is not None and len(line) > 2:  # noqa: PLR2004  an area has three corners
                    self._pen.polygon([(x, y) for x, y in line], fill=fill)
        if attribute(element, "Stroke") != "false":
            stroke = self._colour(element, "StrokeColor", param) or _BLACK
            thick = number(self._stated(element, "LineWidth", param), _USUAL_LINE) * max(place.width, 1e-6)
            width = min(max(round(thick * self._scale), 1), 1000)
            for line in lines:
                if len(line) > 1:
                    self._pen.line([(x, y) for x, y in line], fill=stroke, width=width)

    def _image(self, element: Element, place: Matrix) -> None:
        part = self._resources.media.get(attribute(element, "ResourceID") or "", "")
        bounds = frame(attribute(element, "Boundary"))
        if bounds is None:
            return
        if attribute(element, "CTM") is None:  # some writers leave out what fills the boundary
            corners = Matrix(a=bounds.width, d=bounds.height, e=bounds.x, f=bounds.y)
            inner = place.after(corners)
        else:
            inner = _placed(element, place)
        points = [inner.at(x, y) for x in (0, 1) for y in (0, 1)]
        left, top = (min(point[axis] for point in points) for axis in (0, 1))
        right, bottom = (max(point[axis] for point in points) for axis in (0, 1))
        where = (left * self._scale, top * self._scale, right * self._scale, bottom * self._scale)
        painted = outcome_of(part, lambda: paste(self._canvas, self._package.read(part), where, self._limits))
        if isinstance(painted, RefusedFile):
            self._pen.rectangle(where, outline=_GREY)
        self.pictures.append(Frame(x=left, y=top, width=right - left, height=bottom - top))

    def _face(self, font: str) -> Typeface:
        if font not in self._faces:
            part = self._resources.fonts.get(font, "")
            content = outcome_of(part, lambda: self._package.read(part)) if part else None
            self._faces[font] = Typeface(content if isinstance(content, bytes) else None)
        return self._faces[font]

    def _stated(self, element: Element, name: str, param: str | None) -> str | None:
        """An attribute of the object, or of the parameters that it names, or of those on which they build."""
        for one in self._chain(element, param):
            if (value := attribute(one, name)) is not None:
                return value
        return None

    def _colour(self, element: Element, name: str, param: str | None) -> Colour | None:
        for one in self._chain(element, param):
            stated = child(one, name)
            if stated is not None:
                return _rgb(numbers(attribute(stated, "Value")))
        return None

    def _chain(self, element: Element, param: str | None) -> list[Element]:
        chain, named = [element], attribute(element, "DrawParam") or param
        while named in self._resources.params and len(chain) <= _DEEPEST:
            chain.append(self._resources.params[named])
            named = attribute(chain[-1], "Relative")
        return chain


def _placed(element: Element, place: Matrix) -> Matrix:
    """An object's own coordinates on the page: its CTM, then its boundary's corner."""
    own, bounds = matrix(attribute(element, "CTM")), frame(attribute(element, "Boundary"))
    if bounds is not None:
        own = replace(own, e=own.e + bounds.x, f=own.f + bounds.y)
    return place.after(own)


def _nth(steps: list[float], index: int, otherwise: float) -> float:
    """The step after a character; of too few the last one goes on."""
    return steps[min(index, len(steps) - 1)] if steps else otherwise


def _rgb(values: list[float]) -> Colour | None:
    levels = [round(min(max(value, 0), 255)) for value in values]
    if len(levels) == _RGB:
        return levels[0], levels[1], levels[2]
    if len(levels) == _CMYK:
        red, green, blue = (round((255 - ink) * (255 - levels[3]) / 255) for ink in levels[:3])
        return red, green, blue
    return (levels[0], levels[0], levels[0]) if levels else None
