"""The parts of an OFD file: its pages in order, what they share, what lies over them."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as default

from chushen.findings import Cause
from intake.ofd.geometry import Frame, frame
from intake.packed import Element, Packed, attribute, beside, child, children, local
from intake.refusal import RefusalError

_ROOT = "OFD.xml"
_A4 = Frame(x=0, y=0, width=210, height=297)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resources:
    """What objects name by number, in the document or on one page.

    Attributes:
        media: the picture's part.
        fonts: the embedded font's part.
        params: `DrawParam` elements.
        composites: `CompositeGraphicUnit` elements.
    """

    media: dict[str, str] = default(default_factory=dict)
    fonts: dict[str, str] = default(default_factory=dict)
    params: dict[str, Element] = default(default_factory=dict)
    composites: dict[str, Element] = default(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfdPage:
    """One page, not yet read.

    Attributes:
        document: the part that lists it.
        number: its ID.
        part: where its content is.
    """

    document: str
    number: str
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A page's content with the templates under and over it.

    Attributes:
        layers: `Layer` and `Appearance` elements, the lowest first.
        area: the paper.
    """

    layers: tuple[Element, ...]
    area: Frame
    resources: Resources


def pages(package: Packed) -> list[OfdPage]:
    """Every page of every document in the file.

    Raises:
        RefusalError: parts are missing or no XML.
    """
    found: list[OfdPage] = []
    for body in children(package.xml(_ROOT), "DocBody"):
        document = beside(_ROOT, _text(child(body, "DocRoot")))
        listed = children(child(package.xml(document), "Pages"), "Page")
        found += [
            OfdPage(
                document=document,
                number=attribute(page, "ID") or "",
                part=beside(document, attribute(page, "BaseLoc") or ""),
            )
            for page in listed
        ]
    if not found:
        raise RefusalError(Cause.EMPTY, "an OFD without pages")
    return found


def content(package: Packed, page: OfdPage) -> Content:
    """A page's layers in the order in which they are painted (GB/T 33190, 7.7): templates, body, annotations.

    Raises:
        RefusalError: a part is missing or no XML.
    """
    root, document = package.xml(page.part), package.xml(page.document)
    common = child(document, "CommonData")
    resources = Resources()
    for element in [*children(common, "PublicRes"), *children(common, "DocumentRes")]:
        _collect(package, beside(page.document, _text(element)), resources)
    for element in children(root, "PageRes"):
        _collect(package, beside(page.part, _text(element)), resources)
    templates = {attribute(one, "ID"): attribute(one, "BaseLoc") for one in children(common, "TemplatePage")}
    under: list[Element] = []
    over: list[Element] = []
    area = _area(child(root, "Area")) or _area(child(common, "PageArea"))
    for used in children(root, "Template"):
        place = beside(page.document, templates.get(attribute(used, "TemplateID")) or "")
        if package.has(place):
            template = package.xml(place)
            for element in children(template, "PageRes"):
                _collect(package, beside(place, _text(element)), resources)
            (over if attribute(used, "ZOrder") == "Foreground" else under).extend(_layers(template))
    layers = (*under, *_layers(root), *over, *_annotations(package, page, document))
    return Content(layers=layers, area=area or _A4, resources=resources)


def _layers(root: Element) -> list[Element]:
    """Background first, foreground last, as their type says."""
    order = {"Background": 0, "Foreground": 2}
    return sorted(
        children(child(root, "Content"), "Layer"), key=lambda layer: order.get(attribute(layer, "Type") or "", 1)
    )


def _annotations(package: Packed, page: OfdPage, document: Element) -> list[Element]:
    """What was laid over the page: stamps, remarks, watermarks (GB/T 33190, 15)."""
    listed = beside(page.document, _text(child(document, "Annotations")))
    if child(document, "Annotations") is None or not package.has(listed):
        return []
    appearances: list[Element] = []
    for one in children(package.xml(listed), "Page"):
        place = beside(listed, _text(child(one, "FileLoc")))
        if attribute(one, "PageID") == page.number and package.has(place):
            shown = [a for a in package.xml(place).iter("{*}Annot") if attribute(a, "Visible") != "false"]
            appearances += [look for a in shown for look in children(a, "Appearance")]
    return appearances


def _collect(package: Packed, part: str, resources: Resources) -> None:
    if not package.has(part):
        return
    root = package.xml(part)
    folder = beside(part, (attribute(root, "BaseLoc") or ".") + "/-")
    for element in root.iter():
        number, kind = attribute(element, "ID"), local(element)
        if number is None:
            continue
        if kind == "MultiMedia":
            resources.media[number] = _file(package, folder, part, child(element, "MediaFile"))
        elif kind == "Font":
            resources.fonts[number] = _file(package, folder, part, child(element, "FontFile"))
        elif kind == "DrawParam":
            resources.params[number] = element
        elif kind == "CompositeGraphicUnit":
            resources.composites[number] = element


def _file(package: Packed, folder: str, part: str, element: Element | None) -> str:
    """Counted from the stated folder; some writers count from the part."""
    name = _text(element)
    stated = beside(folder, name)
    return stated if package.has(stated) else beside(part, name)


def _area(element: Element | None) -> Frame | None:
    boxes = (frame(_text(child(element, name))) for name in ("PhysicalBox", "ApplicationBox"))
    return next((box for box in boxes if box is not None), None)


def _text(element: Element | None) -> str:
    return (element.text or "").strip() if element is not None else ""
