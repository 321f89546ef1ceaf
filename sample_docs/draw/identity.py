"""The resident identity card (居民身份证法 §3), and the A4 page on which it is copied."""

from __future__ import annotations

from random import Random

from PIL import Image, ImageDraw

from sample_docs.draw.emblem import emblem
from sample_docs.draw.facts import Person
from sample_docs.draw.ornament import guilloche
from sample_docs.draw.sheet import Colour, Sheet, Style, wrap
from sample_docs.draw.typefaces import DIGITS, HEI, HEI_BOLD, KAI, SONG_BOLD

CARD = (85.6, 54.0)
_LABEL: Colour = (52, 118, 168)
_WAVES: tuple[Colour, ...] = ((214, 230, 240), (240, 220, 232), (222, 236, 226))


def draw_front(person: Person) -> Sheet:
    """The side with the person; a grey outline stands where the photograph would."""
    card = _blank()
    label, value = Style(font=HEI, size=2.9, colour=_LABEL, spread=0.6), Style(font=HEI, size=3.4)
    card.text(6, 6.5, "姓名", label)
    card.text(16.5, 6, person.name, Style(font=HEI, size=4))
    card.text(6, 14, "性别", label)
    card.text(16.5, 13.7, person.sex, value)
    card.text(27, 14, "民族", label)
    card.text(37, 13.7, person.people, value)
    card.text(6, 21, "出生", label)
    for x, text in ((16.5, f"{person.born.year}"), (30, f"{person.born.month}"), (39, f"{person.born.day}")):
        card.text(x, 20.7, text, value)
    for x, text in ((26, "年"), (35, "月"), (44, "日")):
        card.text(x, 21, text, Style(font=HEI, size=2.9, colour=_LABEL))
    card.text(6, 28, "住址", label)
    y = 27.7
    for line in wrap(card, person.address, value, 38):
        card.text(16.5, y, line, value)
        y += 4.6
    card.text(6, 45.5, "公民身份号码", Style(font=HEI, size=2.9, colour=_LABEL))
    card.text(29, 44.9, person.id_number, Style(font=DIGITS, size=3.7, spread=0.35))
    card.paste(_outline(card.px(24), card.px(31)), 57.5, 8)
    return card


def draw_back(person: Person) -> Sheet:
    """The side with the emblem."""
    card = _blank()
    card.paste(emblem(card.px(17), (206, 40, 52), (232, 160, 150)), 6, 5)
    card.centred(53, 7, "中华人民共和国", Style(font=SONG_BOLD, size=5.2, spread=1))
    card.centred(53, 15.5, "居民身份证", Style(font=SONG_BOLD, size=8.2, spread=1.4))
    small, value = Style(font=HEI_BOLD, size=2.9), Style(font=HEI, size=3.2)
    card.text(22, 37.5, "签发机关", small)
    card.text(37, 37.2, person.police, value)
    card.text(22, 44.5, "有效期限", small)
    end = f"{person.card_to:%Y.%m.%d}" if person.card_to else "长期"
    card.text(37, 44.2, f"{person.card_from:%Y.%m.%d}-{end}", value)
    return card


def copy_page(cards: list[Sheet], rng: Random, note: str = "") -> Sheet:
    """An A4 page with one or two sides copied on it, one above the other, at about their own size.

    The tops of the sides stand at a third and two thirds of the height.
    """
    page = Sheet(width=210, height=297)
    grown = rng.choice((1.0, 1.0, 1.15))
    x = 105 - CARD[0] * grown / 2 + rng.uniform(-6, 6)
    tops = (70, 150) if len(cards) == 2 else (95,)
    for card, top in zip(cards, tops, strict=True):
        size = (page.px(CARD[0] * grown), page.px(CARD[1] * grown))
        side = card.image.resize(size, Image.Resampling.LANCZOS).rotate(
            rng.uniform(-1.2, 1.2), resample=Image.Resampling.BICUBIC, expand=True, fillcolor=(246, 246, 246)
        )
        page.paste(side, x + rng.uniform(-2, 2), top + rng.uniform(-2, 2))
    if note:
        page.centred(105, 236, note, Style(font=rng.choice((HEI, KAI)), size=4.6))
    return page


def personal_fields(person: Person, *, front: bool = True, back: bool = True) -> dict[str, str]:
    """What the sides state."""
    fields: dict[str, str] = {}
    if front:
        fields |= {
            "name": person.name,
            "sex": person.sex,
            "ethnicity": person.people,
            "birth_date": person.born.isoformat(),
            "address": person.address,
            "id_number": person.id_number,
        }
    if back:
        fields |= {
            "issuing_authority": person.police,
            "valid_from": person.card_from.isoformat(),
            "valid_to": person.card_to.isoformat() if person.card_to else "long-term",
        }
    return fields


def _blank() -> Sheet:
    card = Sheet(width=CARD[0], height=CARD[1], dpi=300, paper=(244, 247, 250))
    guilloche(card, (0, 0), CARD, _WAVES)
    pen = ImageDraw.Draw(card.image)
    pen.rectangle((0, 0, card.image.width - 1, card.image.height - 1), outline=(170, 176, 184), width=2)
    return card


def _outline(width: int, height: int) -> Image.Image:
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    grey = (150, 154, 160, 255)
    pen.ellipse((width * 0.27, height * 0.08, width * 0.73, height * 0.56), fill=grey)
    pen.ellipse((width * 0.04, height * 0.6, width * 0.96, height * 1.5), fill=grey)
    return picture
