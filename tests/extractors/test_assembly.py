"""Pages become documents: bundles split, what belongs together joined."""

from __future__ import annotations

from chushen.evidence import Evidence, Field
from chushen.geometry import Box
from chushen.kinds import DocumentKind, FieldName, Part
from chushen.pages import Numbering, Page
from chushen.seals import Imprint, Seal, SealColour, SealShape, SealType
from extractors.assembly import assemble

K, F = DocumentKind, FieldName


def a_page(kind, number=1, *, file="all.pdf", titled=True, at=None, **more):
    """A page of that kind; `at` is what it says of its own place: (number, total). The rest are fields or a page's."""
    where = Evidence(file=file, page=number)
    names = {name.value for name in F}
    fields = tuple(
        Field(name=F(name), value=value[0], confidence=value[1], evidence=where)
        for name, value in more.items()
        if name in names
    )
    return Page(
        file=file,
        page=number,
        kind=kind,
        confidence=0.97 if titled else 0.7,
        numbering=Numbering(number=at[0], total=at[1]) if at else None,
        fields=fields,
        **{name: value for name, value in more.items() if name not in names},
    )


def shape(documents):
    return [(d.kind, [p.page for p in d.pages]) for d in documents]


def test_a_bundle_is_split_where_the_next_document_begins():
    pages = [
        a_page(K.BUSINESS_LICENSE, 1),
        a_page(K.PERMIT_MAIN, 2),
        a_page(K.OPERATION_REPORT, 3, at=(1, 3)),
        a_page(K.OPERATION_REPORT, 4, titled=False, at=(2, 3)),
        a_page(K.OTHER, 5, titled=False, at=(3, 3)),
        a_page(K.TECHNICAL_PLAN, 6, at=(1, 2)),
        a_page(K.OPERATION_REPORT, 7, titled=False, at=(2, 2)),
    ]
    assert shape(assemble(pages)) == [
        (K.BUSINESS_LICENSE, [1]),
        (K.PERMIT_MAIN, [2]),
        (K.OPERATION_REPORT, [3, 4, 5]),
        (K.TECHNICAL_PLAN, [6, 7]),
    ]


def test_untitled_pages_without_numbers_follow_the_document_before_them_in_the_same_file():
    pages = [
        a_page(K.TECHNICAL_PLAN, 1),
        a_page(K.OTHER, 2, titled=False),
        a_page(K.TECHNICAL_PLAN, 3, titled=False),
    ]
    assert shape(assemble(pages)) == [(K.TECHNICAL_PLAN, [1, 2, 3])]


def test_another_paper_with_a_title_of_its_own_is_not_swallowed():
    pages = [a_page(K.OPERATION_REPORT, 1), a_page(K.OTHER, 2), a_page(K.LEGAL_REP_ID, 3, parts=(Part.FRONT,))]
    assert shape(assemble(pages)) == [(K.OPERATION_REPORT, [1]), (K.OTHER, [2]), (K.LEGAL_REP_ID, [3])]


def test_two_reports_in_one_file_are_two_when_the_numbers_begin_again():
    pages = [
        a_page(K.OPERATION_REPORT, 1, at=(1, None)),
        a_page(K.OPERATION_REPORT, 2, titled=False, at=(2, None)),
        a_page(K.OPERATION_REPORT, 3, at=(1, None)),
    ]
    assert shape(assemble(pages)) == [(K.OPERATION_REPORT, [1, 2]), (K.OPERATION_REPORT, [3])]


def test_the_sheets_of_a_report_scanned_one_by_one_are_joined_by_their_numbers():
    pages = [
        a_page(K.OPERATION_REPORT, file="a.jpg", at=(1, 3)),
        a_page(K.OPERATION_REPORT, file="b.jpg", titled=False, at=(2, 3)),
        a_page(K.BUSINESS_LICENSE, file="c.jpg"),
        a_page(K.OPERATION_REPORT, file="d.jpg", titled=False, at=(3, 3)),
    ]
    assert [(d.kind, [p.file for p in d.pages]) for d in assemble(pages)] == [
        (K.OPERATION_REPORT, ["a.jpg", "b.jpg", "d.jpg"]),
        (K.BUSINESS_LICENSE, ["c.jpg"]),
    ]


def test_a_missing_sheet_does_not_part_a_report():
    pages = [a_page(K.OPERATION_REPORT, 1, at=(1, 4)), a_page(K.OPERATION_REPORT, 2, titled=False, at=(3, 4))]
    assert shape(assemble(pages)) == [(K.OPERATION_REPORT, [1, 2])]


def test_the_two_sides_of_a_card_from_two_files_are_one_document_front_first():
    pages = [
        a_page(K.LEGAL_REP_ID, file="back.jpg", parts=(Part.BACK,)),
        a_page(K.BUSINESS_LICENSE, file="licence.jpg"),
        a_page(K.LEGAL_REP_ID, file="front.jpg", parts=(Part.FRONT,)),
    ]
    card = next(d for d in assemble(pages) if d.kind is K.LEGAL_REP_ID)
    assert [p.file for p in card.pages] == ["front.jpg", "back.jpg"]
    assert card.parts == {Part.FRONT, Part.BACK}


def test_two_fronts_are_two_cards():
    pages = [a_page(K.LEGAL_REP_ID, n, parts=(Part.FRONT,)) for n in (1, 2)]
    assert len(assemble(pages)) == 2


def test_a_duplicate_and_its_annexes_are_one_document():
    number = ("鄂B2-20210748", 0.95)
    pages = [
        a_page(K.PERMIT_MAIN, 1, permit_number=number),
        a_page(K.PERMIT_DUPLICATE, 2, permit_number=number),
        a_page(K.PERMIT_DUPLICATE, 3, parts=(Part.ANNEX,), permit_number=number),
        a_page(K.PERMIT_DUPLICATE, 4, parts=(Part.ANNEX,)),
    ]
    assert shape(assemble(pages)) == [(K.PERMIT_MAIN, [1]), (K.PERMIT_DUPLICATE, [2, 3, 4])]


def test_the_annex_of_another_permit_stays_apart():
    pages = [
        a_page(K.PERMIT_DUPLICATE, 1, permit_number=("鄂B2-20210748", 0.95)),
        a_page(K.PERMIT_DUPLICATE, 2, parts=(Part.ANNEX,), permit_number=("B1-20150233", 0.95)),
    ]
    assert len(assemble(pages)) == 2


def test_a_sheet_of_its_own_file_follows_where_its_text_goes_on():
    pages = [
        a_page(K.TECHNICAL_PLAN, file="08.jpg", text="六、呼叫转接\n可转接专家。"),
        a_page(K.OTHER, file="09.jpg", titled=False, text="七、呼叫处理\n座席登记。"),
        a_page(K.OTHER, file="10.jpg", titled=False, text="我公司地址如下。"),
    ]
    assert [d.kind for d in assemble(pages)] == [K.TECHNICAL_PLAN, K.OTHER]


def test_an_untitled_sheet_that_states_what_the_document_before_it_must_state_is_a_sheet_of_it():
    def kinds(text):
        first = a_page(K.TECHNICAL_PLAN, file="08.jpg", text="技术方案\n本方案适用于国内呼叫中心业务。")
        return [d.kind for d in assemble([first, a_page(K.OTHER, file="09.jpg", titled=False, text=text)])]

    assert kinds("座席无法解答时，可将通话转接至专家席。") == [K.TECHNICAL_PLAN]
    assert kinds("我公司地址如下。") == [K.TECHNICAL_PLAN, K.OTHER]


def test_the_surest_reading_of_a_field_is_taken_and_gains_when_another_page_says_the_same():
    pages = [
        a_page(K.PERMIT_DUPLICATE, 1, permit_number=("鄂B2-20210748", 0.9)),
        a_page(K.PERMIT_DUPLICATE, 2, parts=(Part.ANNEX,), permit_number=("鄂B2-20210748", 0.8)),
    ]
    field = assemble(pages)[0].field(F.PERMIT_NUMBER)
    assert field.value == "鄂B2-20210748"
    assert field.confidence > 0.9


def test_a_sentence_that_runs_over_a_page_break_is_put_together():
    pages = [
        a_page(K.OPERATION_REPORT, 1, text="业务开展情况报告\n本年度业务平稳。\n报告期内公司累计接听\n第 1 页"),
        a_page(K.OPERATION_REPORT, 2, titled=False, text="呼叫312.5万次。\n设备运行良好。\n第 2 页"),
    ]
    field = assemble(pages)[0].field(F.CALLS_HANDLED)
    assert field.value == "报告期内公司累计接听呼叫312.5万次。"
    assert field.evidence.page == 1


def test_a_page_taken_for_another_kind_is_searched_for_what_its_document_must_state():
    pages = [
        a_page(K.TECHNICAL_PLAN, 1, at=(1, 2)),
        a_page(
            K.OTHER, 2, titled=False, at=(2, 2), text="二、线路\n互联网出口带宽为100Mbps，语音中继容量为180路并发。"
        ),
    ]
    assert assemble(pages)[0].field(F.BANDWIDTH).evidence.page == 2


def test_the_registry_is_known_by_its_seal_where_it_is_printed_nowhere():
    seal = Seal(
        evidence=Evidence(file="all.pdf", page=1, box=Box(left=0.6, top=0.6, right=0.8, bottom=0.8)),
        colour=SealColour.RED,
        shape=SealShape.ROUND,
        type=SealType.AUTHORITY,
        imprint=Imprint.ORIGINAL,
        text="江城市南山区市场监督管理局",
        code="",
        confidence=0.9,
        text_confidence=0.85,
    )
    field = assemble([a_page(K.BUSINESS_LICENSE, seals=(seal,))])[0].field(F.REGISTRATION_AUTHORITY)
    assert (field.value, field.evidence.box) == ("江城市南山区市场监督管理局", seal.evidence.box)


def test_every_page_is_in_exactly_one_document():
    pages = [a_page(kind, n, titled=bool(n % 2)) for n, kind in enumerate([*K, *K], start=1)]
    assert sorted(p.page for d in assemble(pages) for p in d.pages) == list(range(1, len(pages) + 1))


def test_a_sentence_torn_between_two_pages_is_put_together_though_its_first_half_says_enough():
    torn = "公司按照客服代表、培训师、班组长、运营主管等岗位"
    pages = [
        a_page(K.OPERATION_REPORT, 1, text=f"五、人员\n{torn}\n第1页 共2页", staff_posts=(torn, 0.9), at=(1, 2)),
        a_page(K.OPERATION_REPORT, 2, titled=False, text="进行分工，实行三级管理。\n岗位 人数", at=(2, 2)),
    ]
    assert assemble(pages)[0].field(F.STAFF_POSTS).value == f"{torn}进行分工，实行三级管理。"
