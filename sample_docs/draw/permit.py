"""The telecom permit (增值电信业务经营许可证): 正本, 副本 and its annexes, in three layouts."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from sample_docs.draw.facts import Facts, Permit
from sample_docs.draw.licence import written
from sample_docs.draw.ornament import qr_code, scroll_border
from sample_docs.draw.sheet import BLACK, Colour, Sheet, Style, wrap
from sample_docs.draw.stamps import authority_seal, press_on
from sample_docs.draw.typefaces import HEI, HEI_BOLD, HEIS, KAI, SONG_BOLD, SONG_HEAVY, SONGS

_RED: Colour = (206, 30, 40)
_GRANTS = (
    (
        "根据《中华人民共和国电信条例》及国家有关规定，经审查，准许你公司按照本经营许可证（正文和附件）载明的内容"
        "经营增值电信业务，特颁发增值电信业务经营许可证。"
    ),
    (
        "根据《中华人民共和国电信条例》和《电信业务经营许可管理办法》，经审查，准予你公司按照本许可证载明的业务种类"
        "和覆盖范围经营增值电信业务，特颁此证。"
    ),
)
_SERVICES = (
    "呼叫中心系统和话务员座席的出租服务、受托代理客户咨询服务",
    "受企事业单位委托，提供业务咨询、信息咨询和数据查询等服务",
)
_TINTS: tuple[Colour, ...] = ((104, 108, 122), (132, 98, 70), (96, 120, 110), (92, 104, 140))


@dataclass(frozen=True, slots=True, kw_only=True)
class PermitLook:
    """What the pages of one permit share."""

    layout: str
    tint: Colour
    body: str
    label: str
    date_form: int
    grant: str


def draw_look(rng: Random) -> PermitLook:
    """One printing of the form."""
    return PermitLook(
        layout=rng.choice(("banded", "banded", "red", "landscape")),
        tint=rng.choice(_TINTS),
        body=rng.choice(SONGS),
        label=rng.choice((*HEIS, *SONGS)),
        date_form=rng.randrange(0, 3),
        grant=rng.choice(_GRANTS),
    )


def draw_body(
    facts: Facts, look: PermitLook, rng: Random, *, duplicate: bool, without: frozenset[str] = frozenset()
) -> tuple[Sheet, dict[str, str]]:
    """The page that grants: 正本, or the first page of the 副本; the fields in `without` are left blank."""
    wide = look.layout == "landscape" and not duplicate
    sheet = Sheet(
        width=297 if wide else 210,
        height=210 if wide else 297,
        paper=rng.choice(((255, 255, 255), (248, 248, 244), (246, 248, 250))),
    )
    y = _head(sheet, look, _subtitle(duplicate, rng), facts.permit, without)
    left = 45.0 if wide else 36.0
    width = sheet.width - 2 * left
    prose = Style(font=look.body, size=5.0)
    for number, line in enumerate(wrap(sheet, look.grant, prose, width, 10)):
        sheet.text(left + (10 if number == 0 else 0), y, line, prose)
        y += 7.6
    y = _entries(sheet, facts, look, (left, y + (3 if wide else 8)), without)
    _foot(sheet, facts, look, (left, y), without, rng)
    return sheet, stated(facts.permit, without, term_from=look.layout == "red")


def draw_annex(facts: Facts, look: PermitLook, rng: Random) -> Sheet:
    """附页: what may be done where, business by business."""
    permit = facts.permit
    sheet = Sheet(width=210, height=297)
    y = _head(sheet, look, rng.choice(("（附  页）", "附  页", "（附页）")), permit, frozenset())
    prose = Style(font=look.body, size=4.7)
    place = facts.company
    parts = [f"{permit.company}获准经营的业务种类、服务项目和业务覆盖范围："]
    for kind in permit.kinds:
        parts += [f"{kind}", f"业务覆盖范围：{permit.coverage}"]
        if "呼叫中心" in kind:
            parts += [
                f"服务项目：{rng.choice(_SERVICES)}",
                f"呼叫中心平台设置地点：{place.address}",
                f"接入号码：{rng.choice((95, 96))}{rng.randrange(100, 999)}、400-{rng.randrange(1000000, 9999999)}",
            ]
    for part in parts:
        for number, line in enumerate(wrap(sheet, part, prose, 138, 9.4)):
            sheet.text(36 + (9.4 if number == 0 else 0), y, line, prose)
            y += 7.4
        y += 1.5
    seal = authority_seal(permit.authority, rng)
    press_on(sheet, seal, (rng.uniform(105, 160), min(y + rng.uniform(-6, 26), 240)), rng, tilt=rng.gauss(0, 4))
    sheet.text(120, 262, f"发证日期：{written(permit.issued, look.date_form)}", prose)
    return sheet


def draw_rules(facts: Facts, look: PermitLook, rng: Random) -> Sheet:
    """特别规定事项: what the holder must keep to."""
    sheet = Sheet(width=210, height=297)
    if look.layout != "red":
        scroll_border(sheet, 12, 8, look.tint)
    sheet.centred(105, 34, "特别规定事项", Style(font=SONG_BOLD, size=7, spread=1))
    rules = [
        "本经营许可证是电信业务经营者经营电信业务的法定凭证，不得伪造、涂改、冒用、租借、买卖和转让。",
        "公司名称、法定代表人、注册资本发生变化的，应当自完成变更登记之日起30日内向原发证机关提出变更申请。",
        "经营许可证有效期届满需要继续经营的，应当提前90日向原发证机关提出延续经营许可证的申请。",
        "呼叫中心业务经营者应当遵守码号资源管理规定，使用从基础电信业务经营者处合法取得的接入号码和中继线路。",
        "未经用户同意或者请求，不得向其拨打商业性电话；应当建立投诉处理机制，妥善保存外呼记录和通话录音。",
        "应当于每年第一季度通过电信业务市场综合管理信息系统报送上一年度信息年报。",
        "应当落实网络与信息安全责任，建立用户个人信息保护制度，接受电信主管部门的监督检查。",
    ]
    y, prose = 52.0, Style(font=look.body, size=4.8)
    for number, rule in enumerate(rng.sample(rules[:2], 2) + rules[2 : rng.choice((6, 7))]):
        for row, line in enumerate(wrap(sheet, f"{'一二三四五六七'[number]}、{rule}", prose, 148, 9.6)):
            sheet.text(31 + (9.6 if row == 0 else 0), y, line, prose)
            y += 8.2
        y += 2
    sheet.text(31, 270, f"经营许可证编号：{facts.permit.number}", Style(font=look.body, size=4.2))
    return sheet


def _subtitle(duplicate: bool, rng: Random) -> str:  # noqa: FBT001  the one question that is asked
    if duplicate:
        return rng.choice(("（副  本）", "（副本）"))
    return rng.choice(("（正  本）", "（正本）", ""))


def _head(sheet: Sheet, look: PermitLook, subtitle: str, permit: Permit, without: frozenset[str]) -> float:
    middle, red = sheet.width / 2, look.layout == "red"
    number = f"经营许可证编号：{'' if 'permit_number' in without else permit.number}"
    style = Style(font=look.label, size=4.8)
    ink = _RED if red else BLACK
    top = 26.0 if sheet.width > 250 else 34.0
    if red:
        for gap, thick in ((0.0, 0.7), (1.4, 0.3)):
            frame = [sheet.px(v) for v in (20 + gap, 76 + gap, 190 - gap, 280 - gap)]
            for side in range(4):
                ends = [
                    (frame[0], frame[1]),
                    (frame[2], frame[1]),
                    (frame[2], frame[3]),
                    (frame[0], frame[3]),
                    (frame[0], frame[1]),
                ]
                _red_line(sheet, ends[side], ends[side + 1], thick)
    else:
        scroll_border(sheet, 11, 9, look.tint)
    heavy = SONG_HEAVY if red else SONG_BOLD
    if sheet.width > 250:
        sheet.centred(
            middle, top, "中华人民共和国增值电信业务经营许可证", Style(font=heavy, size=10, colour=ink, spread=1.2)
        )
        y = top + 14
    else:
        sheet.centred(middle, top, "中华人民共和国", Style(font=heavy, size=8, colour=ink, spread=1))
        sheet.centred(middle, top + 12, "增值电信业务经营许可证", Style(font=heavy, size=9, colour=ink, spread=1))
        y = top + 24
    if subtitle:
        sheet.centred(middle, y, subtitle, Style(font=HEI_BOLD if not red else KAI, size=6, colour=ink))
    y = max(y + 10, 80.0 if red else 0.0)
    right = sheet.width - (45 if sheet.width > 250 else 34)
    sheet.text(right - sheet.measure(number, style), y + 3, number, style)
    return y + 15


def _red_line(sheet: Sheet, start: tuple[int, int], end: tuple[int, int], thick: float) -> None:
    half = max(1, sheet.px(thick)) // 2 + 1
    box = (
        min(start[0], end[0]) - half,
        min(start[1], end[1]) - half,
        max(start[0], end[0]) + half,
        max(start[1], end[1]) + half,
    )
    sheet.image.paste(_RED, box)


def _entries(
    sheet: Sheet, facts: Facts, look: PermitLook, corner: tuple[float, float], without: frozenset[str]
) -> float:
    permit = facts.permit
    joined = look.layout == "banded"
    rows = [("公司名称", "" if "company_name" in without else permit.company), ("法定代表人", permit.representative)]
    if not joined:
        rows.append(("注册住所", facts.company.address))
    kinds = "、".join(permit.kinds)
    if joined:
        rows.append(("业务种类", kinds))
    else:
        rows += [("业务种类", kinds), ("业务覆盖范围", permit.coverage)]
    label, value = Style(font=look.label, size=5.0), Style(font=look.body, size=5.0)
    x, y = corner
    reach = sheet.width - x - 42 - (40 if sheet.width > 250 else 32)
    for name, text in rows:
        sheet.spaced(x, y, 31 if len(name) > 4 else 29, name, label)
        sheet.text(x + 31.5, y, "：", label)
        begun = y
        for line in wrap(sheet, text, value, reach):
            sheet.text(x + 40, y, line, value)
            y += 7.2
        if joined and name == "业务种类":
            sheet.text(x, begun + 7, "（服务项目）", label)
            sheet.text(x, begun + 14, "及覆盖范围", label)
            for line in wrap(sheet, f"业务覆盖范围：{permit.coverage}", value, reach):
                sheet.text(x + 40, y, line, value)
                y += 7.2
            y = max(y, begun + 21)
        y += 3.2 if sheet.width < 250 else 1.2
    return y


def _foot(
    sheet: Sheet, facts: Facts, look: PermitLook, corner: tuple[float, float], without: frozenset[str], rng: Random
) -> None:
    permit = facts.permit
    label = Style(font=look.label, size=5.0)
    x, y = corner
    bottom = sheet.height - (62 if sheet.width > 250 else 66)
    y = max(y, bottom)
    ends = "" if "valid_to" in without else written(permit.valid_to, look.date_form)
    if look.layout == "red":
        y -= 10
        begin = "" if "valid_to" in without else written(permit.valid_from, look.date_form)
        sheet.text(x + 72, y, f"发证机关：{rng.choice(('（盖章）', permit.authority))}", label)
        sheet.text(x + 72, y + 13, f"发证日期：{written(permit.issued, look.date_form)}", label)
        sheet.text(x, y + 36, f"有效期限：自{begin or '　　　年　月　日'}至{ends or '　　　年　月　日'}", label)
        seal_at = (x + 108, y + 8)
    else:
        shift = 95 if sheet.width > 250 else 0
        qr_at = (x + 2, y - 24) if sheet.width < 250 else (x, y - 6)
        content = f"https://tsm.miit.gov.cn/dxxzsp/xkz/xkzgl/resource/qiyesearch.jsp?num={permit.number}&type=xuke"
        sheet.paste(qr_code(content, sheet.px(30)), *qr_at)
        sheet.text(x + 74 + shift, y - 16 if sheet.width < 250 else y - 8, "发证机关（盖章）：", label)
        sheet.text(x + shift * 0.55, y + 16, f"发证日期：{written(permit.issued, look.date_form)}", label)
        sheet.text(x + shift * 0.55, y + 26, f"有效期至：{ends}", label)
        seal_at = (x + 112 + shift * 0.9, y - 2)
    words = "" if permit.authority.startswith("中华") else rng.choice(("", "", "电信业务审批专用章"))
    press_on(
        sheet,
        authority_seal(permit.authority, rng, words),
        (seal_at[0] + rng.uniform(-5, 5), seal_at[1] + rng.uniform(-4, 4)),
        rng,
        tilt=rng.gauss(0, 4),
    )
    if look.layout != "red" and sheet.width < 250:
        sheet.text(16, 288, "中华人民共和国工业和信息化部监制", Style(font=HEI, size=3))


def stated(permit: Permit, without: frozenset[str], *, term_from: bool) -> dict[str, str]:
    """The fields that stand on a permit."""
    fields = {
        "permit_number": permit.number,
        "company_name": permit.company,
        "legal_representative": permit.representative,
        "business_kinds": "、".join(permit.kinds),
        "coverage": permit.coverage,
        "valid_to": permit.valid_to.isoformat(),
        "issuing_authority": permit.authority,
        "issued": permit.issued.isoformat(),
    }
    if term_from and "valid_to" not in without:
        fields["valid_from"] = permit.valid_from.isoformat()
    return {name: value for name, value in fields.items() if name not in without}
