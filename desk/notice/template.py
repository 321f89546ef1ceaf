"""The template of a notice in Word: made here where the authority has none of its own.

What stands in double braces is filled in by docxtpl. docs/notices.md lists the names.
"""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from desk.notice.content import NoticeKind

_BODY, _HEAD, _LATIN = "仿宋", "黑体", "Times New Roman"
_SIZE = Pt(14)
_TITLES = {NoticeKind.CORRECT: "行政许可申请材料补正通知书", NoticeKind.ACCEPT: "行政许可申请受理通知书"}
_INCOMPLETE = (
    "你单位于{{ received }}提交的{{ matter }}申请{{ permit }}，经审查，申请材料不齐全或者不符合法定形式。"
    "根据{{ basis }}的规定，现一次性告知你单位需要补正的全部内容："
)
_COMPARED = (
    "与你单位{{ former.received }}提交的申请材料相比，仍未补正：{{ former.remaining }}；"
    "已补正：{% if not former.cured %}无。{% endif %}"
)
_COMPLETE = (
    "你单位于{{ received }}提交的{{ matter }}申请{{ permit }}，经审查，申请材料齐全，符合法定形式。"
    "根据{{ basis }}的规定，决定予以受理。"
)
_BODIES = {
    NoticeKind.CORRECT: (
        "{{ applicant }}：",
        _INCOMPLETE,
        "{%p for group in groups %}",
        "{{ group.heading }}",
        "{%p for item in group['items'] %}",
        "{{ item.number }}．{{ item.defect }}补正要求：{{ item.remedy }}",
        "{%p endfor %}",
        "{%p endfor %}",
        "{%p if former %}",
        _COMPARED,
        "{%p for defect in former.cured %}",
        "· {{ defect }}",
        "{%p endfor %}",
        "{%p endif %}",
        "请于{{ term }}前补正上述材料。补正时请对照本通知逐项提交，并附本通知书复印件。",
    ),
    NoticeKind.ACCEPT: (
        "{{ applicant }}：",
        _COMPLETE,
    ),
}


def default_template(kind: NoticeKind) -> bytes:
    """The template of a kind of notice as a DOCX."""
    document = Document()
    _set_page(document)
    _line(document, "{{ draft }}", align=ALIGN.RIGHT, size=Pt(10.5), colour=RGBColor(0xC0, 0x39, 0x2B))
    _line(document, _TITLES[kind], align=ALIGN.CENTER, font=_HEAD, size=Pt(20))
    _line(document, "{{ number }}", align=ALIGN.RIGHT)
    for position, text in enumerate(_BODIES[kind]):
        heading = text == "{{ group.heading }}"
        paragraph = _line(document, text, font=_HEAD if heading else _BODY)
        if position and not text.startswith("{%"):
            paragraph.paragraph_format.first_line_indent = 2 * _SIZE
        paragraph.paragraph_format.keep_with_next = heading or text is _BODIES[kind][-1]
    closing = [
        _line(document, "承办人：{{ officer }}　　联系电话：＿＿＿＿＿＿＿＿"),
        _line(document, "{{ authority }}（印章）", align=ALIGN.RIGHT),
        _line(document, "{{ day }}", align=ALIGN.RIGHT),
        _line(document, "申请人签收：＿＿＿＿＿＿＿＿　　日期：＿＿＿＿年＿＿月＿＿日"),
    ]
    for paragraph in closing:
        paragraph.paragraph_format.keep_with_next = True  # the seal never stands on a page without text
    _line(document, "（本通知书一式两份，一份存档，一份交申请人。）", size=Pt(10.5))
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.7)
    section.top_margin, section.bottom_margin = Cm(3), Cm(2.5)


def _line(
    document: WordDocument,
    text: str,
    *,
    align: ALIGN = ALIGN.LEFT,
    font: str = _BODY,
    size: Pt = _SIZE,
    colour: RGBColor | None = None,
) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    paragraph.paragraph_format.space_after = Pt(6)
    paragraph.paragraph_format.line_spacing = 1.4
    run = paragraph.add_run(text)
    run.font.name, run.font.size = _LATIN, size
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()  # noqa: SLF001  python-docx has no other way to name a Chinese font
    fonts.set(qn("w:eastAsia"), font)
    fonts.set(qn("w:hint"), "eastAsia")  # quotation marks are Chinese ones
    if colour is not None:
        run.font.color.rgb = colour
    return paragraph
