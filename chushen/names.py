"""What kinds, fields, parts and causes are called on paper: Chinese first, English second."""

from __future__ import annotations

from enum import StrEnum

from chushen.findings import Cause, FindingCode, Verdict
from chushen.kinds import DocumentKind, FieldName, Part
from chushen.seals import Imprint, SealColour, SealShape, SealType


class Language(StrEnum):
    """The languages that chushen speaks."""

    ZH = "zh"
    EN = "en"


Named = DocumentKind | FieldName | Part | Cause | FindingCode | Verdict | SealType | SealColour | SealShape | Imprint

_NAMES: dict[type[StrEnum], dict[str, tuple[str, str]]] = {
    DocumentKind: {
        "business_license": ("营业执照", "business licence"),
        "permit_main": ("经营许可证正本", "permit, original"),
        "permit_duplicate": ("经营许可证副本", "permit, duplicate"),
        "legal_rep_id": ("法定代表人身份证明", "legal representative's ID"),
        "operation_report": ("业务开展情况报告", "operation report"),
        "technical_plan": ("技术方案和业务流程说明", "technical plan"),
        "other": ("其他材料", "other papers"),
    },
    FieldName: {
        "company_name": ("公司名称", "company name"),
        "uscc": ("统一社会信用代码", "unified social credit code"),
        "legal_representative": ("法定代表人", "legal representative"),
        "company_type": ("公司类型", "company type"),
        "registered_capital": ("注册资本", "registered capital"),
        "established": ("成立日期", "date of establishment"),
        "valid_from": ("有效期起始日", "valid from"),
        "valid_to": ("有效期截止日", "valid to"),
        "address": ("住所", "address"),
        "business_scope": ("经营范围", "business scope"),
        "registration_authority": ("登记机关", "registration authority"),
        "issued": ("发证日期", "date of issue"),
        "permit_number": ("经营许可证编号", "permit number"),
        "business_kinds": ("业务种类", "business kinds"),
        "coverage": ("业务覆盖范围", "coverage"),
        "issuing_authority": ("发证机关", "issuing authority"),
        "name": ("姓名", "name"),
        "sex": ("性别", "sex"),
        "ethnicity": ("民族", "ethnicity"),
        "birth_date": ("出生日期", "date of birth"),
        "id_number": ("公民身份号码", "ID number"),
        "period_from": ("报告期起始日", "period from"),
        "period_to": ("报告期截止日", "period to"),
        "calls_handled": ("接听呼叫数量", "calls handled"),
        "business_volume": ("业务处理量", "business volume"),
        "customers_served": ("服务客户数量", "customers served"),
        "business_types": ("业务类型", "types of business"),
        "staff_count": ("人员数量", "number of staff"),
        "staff_posts": ("岗位设置", "posts"),
        "equipment_updates": ("设备更新情况", "equipment updates"),
        "dated": ("编制日期", "date of the plan"),
        "network_architecture": ("网络架构", "network architecture"),
        "bandwidth": ("带宽与线路", "bandwidth"),
        "stability": ("稳定性保障", "stability"),
        "data_security": ("数据安全措施", "data security"),
        "call_intake": ("呼叫接入流程", "call intake"),
        "call_transfer": ("呼叫转接流程", "call transfer"),
        "call_handling": ("呼叫处理流程", "call handling"),
    },
    Part: {
        "front": ("人像面", "front"),
        "back": ("国徽面", "back"),
        "annex": ("附页", "annex"),
        "pages": ("缺页", "pages"),
    },
    Cause: {
        "blur": ("模糊", "blurred"),
        "low-resolution": ("分辨率过低", "resolution too low"),
        "low-contrast": ("对比度过低", "contrast too low"),
        "dark": ("过暗", "too dark"),
        "glare": ("反光", "glare"),
        "cut-off": ("页面不完整", "cut off"),
        "obscured": ("被遮挡", "covered"),
        "reproduction": ("印章为复制件", "a reproduced seal"),
        "grey-scan": ("整页为灰度扫描", "scanned without colour"),
        "damaged": ("文件已损坏", "damaged"),
        "empty": ("文件为空", "empty"),
        "encrypted": ("文件已加密", "encrypted"),
        "too-large": ("文件过大", "too large"),
        "not-accepted": ("文件类型不受理", "kind of file not accepted"),
        "timed-out": ("处理超时", "timed out"),
    },
    FindingCode: {
        "missing-document": ("缺少材料", "missing document"),
        "missing-part": ("材料不全", "missing part"),
        "illegible": ("无法辨认", "illegible"),
        "unsealed": ("未加盖公章", "unsealed"),
        "seal-photocopied": ("公章为复印件", "seal photocopied"),
        "seal-mismatch": ("印章与申请人不符", "seal of another company"),
        "seal-wrong-type": ("印章类型不符", "wrong type of seal"),
        "seal-unreadable": ("印章无法辨认", "seal unreadable"),
        "seam-seal-missing": ("未加盖骑缝章", "no seam seal"),
        "field-missing": ("缺少必填内容", "field missing"),
        "identifier-invalid": ("号码无效", "invalid identifier"),
        "inconsistent": ("内容不一致", "inconsistent"),
        "expired": ("已过有效期", "expired"),
        "renewal-late": ("申请逾期", "renewal late"),
        "scope-missing": ("业务范围不符", "scope missing"),
        "content-missing": ("缺少必要内容", "content missing"),
        "outdated": ("内容过时", "outdated"),
        "unidentified-document": ("材料类型不明", "unidentified document"),
        "duplicate-document": ("重复材料", "duplicate document"),
        "unreadable-file": ("文件无法打开", "unreadable file"),
        "low-confidence": ("识别把握不足", "low confidence"),
        "implausible": ("内容存疑", "implausible"),
    },
    Verdict: {
        "pass": ("通过", "pass"),
        "review": ("待人工复核", "review"),
        "correct": ("需补正", "to be corrected"),
    },
    SealType: {
        "company": ("公章", "company seal"),
        "invoice": ("发票专用章", "invoice seal"),
        "contract": ("合同专用章", "contract seal"),
        "finance": ("财务专用章", "finance seal"),
        "personal": ("个人名章", "personal seal"),
        "authority": ("发证机关印章", "issuing authority's seal"),
        "unknown": ("未知印章", "unknown seal"),
    },
    SealColour: {
        "red": ("红色", "red"),
        "blue": ("蓝色", "blue"),
        "black": ("黑色", "black"),
        "other": ("其他颜色", "another colour"),
    },
    SealShape: {
        "round": ("圆形", "round"),
        "oval": ("椭圆形", "oval"),
        "square": ("方形", "square"),
        "other": ("其他形状", "another shape"),
    },
    Imprint: {
        "original": ("原印", "original imprint"),
        "reproduction": ("复制件", "reproduction"),
        "unsure": ("无法判断", "unsure"),
    },
}


def name_of(word: Named, language: Language = Language.ZH) -> str:
    """What a word of the contract is called in a reader's language."""
    zh, en = _NAMES[type(word)][word.value]
    return zh if language is Language.ZH else en
