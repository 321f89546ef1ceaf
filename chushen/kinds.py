"""What a document can be, what can stand in it, and what both are called."""

from __future__ import annotations

from enum import StrEnum


class DocumentKind(StrEnum):
    """The kinds of document that an application is made of."""

    BUSINESS_LICENSE = "business_license"
    PERMIT_MAIN = "permit_main"
    PERMIT_DUPLICATE = "permit_duplicate"
    LEGAL_REP_ID = "legal_rep_id"
    OPERATION_REPORT = "operation_report"
    TECHNICAL_PLAN = "technical_plan"
    OTHER = "other"


class Part(StrEnum):
    """A part of a document that a person would ask for by its name."""

    FRONT = "front"
    BACK = "back"
    ANNEX = "annex"
    PAGES = "pages"


class FieldName(StrEnum):
    """What is read off a document."""

    COMPANY_NAME = "company_name"
    USCC = "uscc"
    LEGAL_REPRESENTATIVE = "legal_representative"
    COMPANY_TYPE = "company_type"
    REGISTERED_CAPITAL = "registered_capital"
    ESTABLISHED = "established"
    VALID_FROM = "valid_from"
    VALID_TO = "valid_to"
    ADDRESS = "address"
    BUSINESS_SCOPE = "business_scope"
    REGISTRATION_AUTHORITY = "registration_authority"
    ISSUED = "issued"
    PERMIT_NUMBER = "permit_number"
    BUSINESS_KINDS = "business_kinds"
    COVERAGE = "coverage"
    ISSUING_AUTHORITY = "issuing_authority"
    NAME = "name"
    SEX = "sex"
    ETHNICITY = "ethnicity"
    BIRTH_DATE = "birth_date"
    ID_NUMBER = "id_number"
    PERIOD_FROM = "period_from"
    PERIOD_TO = "period_to"
    CALLS_HANDLED = "calls_handled"
    BUSINESS_VOLUME = "business_volume"
    CUSTOMERS_SERVED = "customers_served"
    BUSINESS_TYPES = "business_types"
    STAFF_COUNT = "staff_count"
    STAFF_POSTS = "staff_posts"
    EQUIPMENT_UPDATES = "equipment_updates"
    DATED = "dated"
    NETWORK_ARCHITECTURE = "network_architecture"
    BANDWIDTH = "bandwidth"
    STABILITY = "stability"
    DATA_SECURITY = "data_security"
    CALL_INTAKE = "call_intake"
    CALL_TRANSFER = "call_transfer"
    CALL_HANDLING = "call_handling"


_F = FieldName
_PERMIT = (
    _F.PERMIT_NUMBER,
    _F.COMPANY_NAME,
    _F.LEGAL_REPRESENTATIVE,
    _F.BUSINESS_KINDS,
    _F.COVERAGE,
    _F.VALID_FROM,
    _F.VALID_TO,
    _F.ISSUING_AUTHORITY,
    _F.ISSUED,
)

FIELDS_OF: dict[DocumentKind, tuple[FieldName, ...]] = {
    DocumentKind.BUSINESS_LICENSE: (
        _F.COMPANY_NAME,
        _F.USCC,
        _F.LEGAL_REPRESENTATIVE,
        _F.COMPANY_TYPE,
        _F.REGISTERED_CAPITAL,
        _F.ESTABLISHED,
        _F.VALID_FROM,
        _F.VALID_TO,
        _F.ADDRESS,
        _F.BUSINESS_SCOPE,
        _F.REGISTRATION_AUTHORITY,
        _F.ISSUED,
    ),
    DocumentKind.PERMIT_MAIN: _PERMIT,
    DocumentKind.PERMIT_DUPLICATE: _PERMIT,
    DocumentKind.LEGAL_REP_ID: (
        _F.NAME,
        _F.SEX,
        _F.ETHNICITY,
        _F.BIRTH_DATE,
        _F.ADDRESS,
        _F.ID_NUMBER,
        _F.ISSUING_AUTHORITY,
        _F.VALID_FROM,
        _F.VALID_TO,
    ),
    DocumentKind.OPERATION_REPORT: (
        _F.COMPANY_NAME,
        _F.PERIOD_FROM,
        _F.PERIOD_TO,
        _F.CALLS_HANDLED,
        _F.BUSINESS_VOLUME,
        _F.CUSTOMERS_SERVED,
        _F.BUSINESS_TYPES,
        _F.STAFF_COUNT,
        _F.STAFF_POSTS,
        _F.EQUIPMENT_UPDATES,
    ),
    DocumentKind.TECHNICAL_PLAN: (
        _F.COMPANY_NAME,
        _F.DATED,
        _F.NETWORK_ARCHITECTURE,
        _F.BANDWIDTH,
        _F.STABILITY,
        _F.DATA_SECURITY,
        _F.CALL_INTAKE,
        _F.CALL_TRANSFER,
        _F.CALL_HANDLING,
    ),
    DocumentKind.OTHER: (),
}
"""The fields of each kind of document, in the order in which a reviewer looks at them."""

LONG_TERM = "long-term"
"""The value of a date without end (长期, 无固定期限)."""
