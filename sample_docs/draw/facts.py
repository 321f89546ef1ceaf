"""Who applies, with what: a company, its legal representative, its permit, all of them invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sample_docs.draw.identifiers import draw_id_number, draw_seal_code, draw_uscc
from sample_docs.draw.places import MINISTRY, PLACES, Place

CALL_CENTRE = "国内呼叫中心业务"
_BRANDS = (
    "云岚 启和 汇声 佳讯 瑞联 智通 恒语 远达 鑫诚 天信 博睿 德铭 宏景 嘉言 聚诚 朗讯达 易联众 百应通 华声 中语 优服 速答 "
    "灵犀通 捷声 诚呼 万声 声远 信合 讯捷 客通 亿声 盛语 联众达 音信 快应 星语 慧联 通达 声汇 领讯"
).split()
_TRADES = "信息技术 通信技术 网络科技 信息服务 呼叫服务 科技 通信服务 数据科技 客户服务 电子商务 智能科技 商务服务".split()
_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金贾夏付方邹熊白孟秦邱侯江尹薛"
_GIVEN = (
    "建国 志强 文斌 晓峰 海涛 立新 国栋 永康 嘉豪 子轩 明远 俊杰 浩然 伟 磊 鹏 军 勇 静 敏 丽娟 雪梅 晓燕 佳琪 思远 雨桐 "
    "慧敏 春华 秀兰 玉珍 婷婷 红霞 海燕 文静 丹 颖 倩 琳 新宇 天佑 云飞 德华 光明 振华 家栋 少华 学文 怀瑾 若愚 承志"
).split()
_WOMEN = frozenset("静 敏 丽娟 雪梅 晓燕 佳琪 雨桐 慧敏 春华 秀兰 玉珍 婷婷 红霞 海燕 文静 丹 颖 倩 琳".split())
_PEOPLES = ("汉", "汉", "汉", "汉", "汉", "汉", "汉", "回", "满", "壮", "土家", "蒙古")
_ROADS = "建设路 人民路 科技路 软件园二路 创业街 学府路 长江路 迎宾大道 高新三路 望江路 文化路 中山北路 解放东路 新华大街 锦绣路".split()
_BUILDINGS = "创新大厦 科技园 国际中心 商务广场 软件大厦 数码港 智汇园 时代广场 金融中心 信息产业园".split()
_TYPES = ("有限责任公司(自然人投资或控股)", "有限责任公司（自然人独资）", "其他有限责任公司", "有限责任公司")
_CAPITALS = (
    ("壹仟万元整", 1000),
    ("壹仟伍佰万元整", 1500),
    ("贰仟万元整", 2000),
    ("1000万元人民币", 1000),
    ("伍仟万元整", 5000),
    ("3000万元整", 3000),
)
_SCOPES = (
    "第二类增值电信业务；呼叫中心；软件开发",
    "增值电信业务；技术服务、技术开发、技术咨询、技术交流、技术转让、技术推广",
    "信息系统集成服务；信息技术咨询服务",
    "数据处理和存储支持服务；计算机系统服务",
    "市场营销策划；企业管理咨询；商务代理代办服务",
    "人力资源服务（不含职业中介活动、劳务派遣服务）",
    "电子产品销售；通讯设备销售；办公设备租赁服务",
    "会议及展览服务；广告设计、代理；广告制作",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A legal representative and the ID card in force."""

    name: str
    sex: str
    people: str
    born: date
    address: str
    id_number: str
    police: str
    card_from: date
    card_to: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A company as its licence states it; `old_licence` is the portrait form of 2014, issued until early 2019."""

    name: str
    uscc: str
    type: str
    capital: str
    established: date
    term_to: date | None
    address: str
    scope: str
    licence_issued: date
    old_licence: bool
    place: Place
    seal_code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    """The telecom permit that is to be renewed."""

    number: str
    company: str
    representative: str
    kinds: tuple[str, ...]
    coverage: str
    valid_from: date
    valid_to: date
    issued: date
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """An application's truth; `licence_representative` is what the licence prints where a flaw makes it differ."""

    company: Company
    representative: Person
    licence_representative: str
    permit: Permit
    received: date
    report_from: date
    report_to: date
    report_dated: date
    plan_dated: date


def draw_facts(rng: Random, *, late: bool = False) -> Facts:
    """A company that has everything right; with `late`, one whose permit runs out in fewer than 90 days."""
    received = date(2026, 1, 5) + timedelta(days=rng.randrange(0, 240))
    left = rng.randrange(12, 88) if late else rng.randrange(96, 240)
    valid_to = received + timedelta(days=left)
    if valid_to.month == 2 and valid_to.day == 29:
        valid_to -= timedelta(days=1)
    place = rng.choice(PLACES)
    valid_from = valid_to.replace(year=valid_to.year - 5)
    if rng.random() < 0.5:
        valid_from += timedelta(days=1)
    company = _draw_company(place, valid_from, received, rng)
    person = draw_person(received, rng)
    report_to = (received.replace(day=1) - timedelta(days=1)) if rng.random() < 0.6 else received - timedelta(days=20)
    return Facts(
        company=company,
        representative=person,
        licence_representative=person.name,
        permit=_draw_permit(company, person, (valid_from, valid_to), rng),
        received=received,
        report_from=valid_from,
        report_to=report_to,
        report_dated=received - timedelta(days=rng.randrange(1, 9)),
        plan_dated=received - timedelta(days=rng.randrange(3, 150)),
    )


def draw_company_name(place: Place, rng: Random) -> str:
    """As 北京云岚信息技术有限公司, or 云岚（北京）信息技术有限公司."""
    brand, trade = rng.choice(_BRANDS), rng.choice(_TRADES)
    if rng.random() < 0.15:
        return f"{brand}（{place.short_city}）{trade}有限公司"
    return f"{place.short_city}{brand}{trade}有限公司"


def draw_person(today: date, rng: Random) -> Person:
    """Somebody between 27 and 60 with an ID card that is valid on `today`, of the term that the age at issue gives."""
    given = rng.choice(_GIVEN)
    sex = "女" if given in _WOMEN else "男"
    born = today - timedelta(days=rng.randrange(27 * 366, 60 * 365))
    home = rng.choice(PLACES)
    card_from = today - timedelta(days=rng.randrange(200, 8 * 365))
    age = (card_from - born).days // 365.25
    term = 10 if age < 26 else 20 if age < 46 else None
    card_to = None
    if term:
        card_from = card_from.replace(day=min(card_from.day, 28))
        card_to = card_from.replace(year=card_from.year + term)
        if card_to <= today + timedelta(days=30):
            return draw_person(today, rng)
    return Person(
        name=rng.choice(_SURNAMES) + given,
        sex=sex,
        people=rng.choice(_PEOPLES),
        born=born,
        address=f"{home.prefix}{rng.choice(_ROADS)}{rng.randrange(1, 260)}号{rng.randrange(1, 30)}号楼{rng.randrange(1, 6)}单元{rng.randrange(101, 1900)}室",
        id_number=draw_id_number(home.region, born, sex, rng),
        police=f"{home.city}公安局{home.district.removesuffix('新区').removesuffix('区')}分局",
        card_from=card_from,
        card_to=card_to,
    )


def _draw_company(place: Place, permit_from: date, received: date, rng: Random) -> Company:
    established = permit_from - timedelta(days=rng.randrange(400, 3600))
    established = established.replace(day=min(established.day, 28))
    term = rng.choice((None, None, 20, 30))
    old = established < date(2018, 6, 1) and rng.random() < 0.6
    issued = received - timedelta(days=rng.randrange(120, 1500))
    if old:
        issued = max(established, date(2015, 11, 2)) + timedelta(days=rng.randrange(0, 200))
    scope = "；".join([_SCOPES[0], *rng.sample(_SCOPES[1:], rng.randrange(2, 5))])
    return Company(
        name=draw_company_name(place, rng),
        uscc=draw_uscc(place.region, established, rng),
        type=rng.choice(_TYPES),
        capital=rng.choice(_CAPITALS)[0],
        established=established,
        term_to=established.replace(year=established.year + term) - timedelta(days=1) if term else None,
        address=f"{place.prefix}{rng.choice(_ROADS)}{rng.randrange(1, 400)}号{rng.choice(_BUILDINGS)}{rng.choice('ABC')}座{rng.randrange(201, 2600)}室",
        scope=scope + "。（依法须经批准的项目，经相关部门批准后方可开展经营活动）",
        licence_issued=issued,
        old_licence=old,
        place=place,
        seal_code=draw_seal_code(place.region, rng),
    )


def _draw_permit(company: Company, person: Person, term: tuple[date, date], rng: Random) -> Permit:
    national = rng.random() < 0.6
    others = ("信息服务业务（不含互联网信息服务）", "信息服务业务（仅限互联网信息服务）", "国内多方通信服务业务")
    kinds = (CALL_CENTRE, *rng.sample(others, rng.choice((0, 0, 1))))
    issued = term[0] - timedelta(days=rng.choice((0, 0, 6, 15)))
    renewed = rng.random() < 0.25 and company.established.year < issued.year - 6
    serial = f"B2-{issued.year - 5 * renewed}{rng.randrange(30, 2600):04d}"
    if national:
        coverage = rng.choice(("全国", "全国", "北京、上海、广东、江苏、浙江、四川"))
    else:
        coverage = company.place.province
    return Permit(
        number=serial if national else company.place.letter + serial,
        company=company.name,
        representative=person.name,
        kinds=kinds,
        coverage=coverage,
        valid_from=term[0],
        valid_to=term[1],
        issued=issued,
        authority=MINISTRY if national else company.place.telecom,
    )
