"""Everything that may be wrong with an application, as the settings from which it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

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
        seal_on_licence, seal_on_id: what is pressed there: company, none, copied, grey, other, near, invoice,
            contract, finance or personal.
        id_sides: which sides of the ID are there.
        annex: the 副本 has its 附页.
        skipped_page: operation_report or technical_plan, of which one page is left out that holds nothing the
            checklist asks for.
        spoilt: kind of document and the cause why its page cannot be read.
        blanks: fields left empty on the 正本.
        report_without, plan_without: items that are not stated.
        wrong_number: uscc or id_number, whose check digit fails.
        disagree: legal_representative, company_name or declared_number.
        expired: business_license or legal_rep_id.
        late: received fewer than 90 days before the permit runs out.
        scope: the permit is for the licence's business.
        outdated_report, outdated_plan: the one stops years before the permit's term does, the other is years old.
        capital: what the licence prints, where it is to be something particular.
        number_classes: the classes that the permit's number names.
        days_left: so many days from the day received to the permit's end.
        in_report, in_plan: a sentence that stands at the end of it; {other} is another company's name.
        bad_file: encrypted, damaged, empty or not-accepted; an encrypted one is the plan itself, the others are extra.
    """

    licence: str = "call_center_renewal"
    omit: frozenset[str] = frozenset()
    seal_on_licence: str = "company"
    seal_on_id: str = "company"
    id_sides: tuple[str, ...] = ("front", "back")
    annex: bool = True
    skipped_page: str = ""
    spoilt: tuple[str, str] | None = None
    blanks: frozenset[str] = frozenset()
    report_without: frozenset[str] = frozenset()
    plan_without: frozenset[str] = frozenset()
    wrong_number: str = ""
    disagree: str = ""
    expired: str = ""
    late: bool = False
    scope: bool = True
    outdated_report: bool = False
    outdated_plan: bool = False
    bad_file: str = ""
    capital: str = ""
    number_classes: str = ""
    days_left: int | None = None
    in_report: str = ""
    in_plan: str = ""
    findings: tuple[Expected, ...] = ()
