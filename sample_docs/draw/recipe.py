"""Everything that may be wrong with an application, as the settings from which it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

KINDS = ("business_license", "permit_main", "permit_duplicate", "legal_rep_id", "operation_report", "technical_plan")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A finding that must come, in the contract's words."""

    code: str
    document: str | None = None
    field: str | None = None
    cause: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """What to draw. The defaults are an application with nothing wrong.

    Attributes:
        licence: the checklist of the licence that is to be renewed.
        omit: kinds of document that are left out.
        seal_on_licence, seal_on_id: what is pressed there: company, none, copied, grey, or a name of
            `sample_docs.draw.sealing`.
        id_sides: which sides of the ID are there.
        id_apart: each side of it is on a page of its own.
        annex: the 副本 has its 附页; annex_is "rules": it is the 特别规定事项 alone.
        layout: of the permit's form, where it is to be a certain one (`sample_docs.draw.permit`).
        skipped_page: operation_report or technical_plan, of which one page is left out that holds nothing the
            checklist asks for.
        spoilt: kind of document and the cause why its page cannot be read.
        worn: kind of document and what makes its page harder to read, and leaves it readable.
        blanks: fields left empty on the 正本.
        report_without, plan_without: items that are not stated.
        wrong_number: uscc or id_number, whose check digit fails; organisation, whose own check digit fails within the
            credit code while the code's holds.
        disagree: legal_representative, company_name or declared_number.
        declared: settings of the declaration that are stated otherwise than they are, by their names in it.
        expired: business_license or legal_rep_id.
        late: received fewer than 90 days before the permit runs out.
        scope: the permit is for the licence's business.
        outdated_report, outdated_plan: the one stops years before the permit's term does, the other is years old.
        capital: what the licence prints, where it is to be something particular.
        number_classes: the classes that the permit's number names.
        number, kinds: what the permit prints as its number and as its kinds of business, where that is particular.
        days_left: so many days from the day received to the permit's end.
        id_left, licence_left: the same for the ID card and for the licence's 营业期限.
        term_years: so long the permit runs.
        calendar: the day received and the permit's last day.
        report_gap: so many days before the day received the report's period ends; report_skips: so many days after the
            permit's first day it begins.
        plan_age: so many days old the plan is.
        in_report, in_plan: a sentence that stands at the end of it; {other} is another company's name.
        bad_file: encrypted, damaged, empty or not-accepted; an encrypted one is the plan itself, the others are extra.
        short: operation_report or technical_plan, which says what it must on one page.
        lone_seam: of a seal over the seam only the piece on the first page is there.
        extra: a page that nobody asked for, a name of `sample_docs.draw.extras`.
        twice: kind of document and how it comes once more (`sample_docs.draw.sending`).
        sent: how the files are sent, where that is particular (`sample_docs.draw.sending`).
    """

    licence: str = "call_center_renewal"
    omit: frozenset[str] = frozenset()
    seal_on_licence: str = "company"
    seal_on_id: str = "company"
    id_sides: tuple[str, ...] = ("front", "back")
    id_apart: bool = False
    annex: bool = True
    annex_is: str = ""
    layout: str = ""
    skipped_page: str = ""
    spoilt: tuple[str, str] | None = None
    worn: tuple[str, str] | None = None
    blanks: frozenset[str] = frozenset()
    report_without: frozenset[str] = frozenset()
    plan_without: frozenset[str] = frozenset()
    wrong_number: str = ""
    disagree: str = ""
    declared: tuple[tuple[str, str], ...] = ()
    expired: str = ""
    late: bool = False
    scope: bool = True
    outdated_report: bool = False
    outdated_plan: bool = False
    bad_file: str = ""
    capital: str = ""
    number_classes: str = ""
    number: str = ""
    kinds: str = ""
    days_left: int | None = None
    id_left: int | None = None
    licence_left: int | None = None
    term_years: int | None = None
    calendar: tuple[date, date] | None = None
    report_gap: int | None = None
    report_skips: int | None = None
    plan_age: int | None = None
    in_report: str = ""
    in_plan: str = ""
    short: str = ""
    lone_seam: bool = False
    extra: str = ""
    twice: tuple[str, str] | None = None
    sent: str = ""
    findings: tuple[Expected, ...] = ()
