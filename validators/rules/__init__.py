"""The rules, in the order in which a reviewer goes through an application. One a file; written out, so none is lost."""

from validators.rule import Rule
from validators.rules.annex_is_there import annex_is_there
from validators.rules.bears_a_seal import bears_a_seal
from validators.rules.capital_is_enough import capital_is_enough
from validators.rules.changes_come_first import changes_come_first
from validators.rules.company_name_agrees import company_name_agrees
from validators.rules.contents_are_complete import contents_are_complete
from validators.rules.documents_are_there import documents_are_there
from validators.rules.files_can_be_opened import files_can_be_opened
from validators.rules.id_is_in_force import id_is_in_force
from validators.rules.id_number_is_valid import id_number_is_valid
from validators.rules.id_shows_both_sides import id_shows_both_sides
from validators.rules.kinds_can_be_told import kinds_can_be_told
from validators.rules.licence_is_in_force import licence_is_in_force
from validators.rules.nothing_came_twice import nothing_came_twice
from validators.rules.nothing_is_left_open import nothing_is_left_open
from validators.rules.number_names_the_class import number_names_the_class
from validators.rules.pages_are_complete import pages_are_complete
from validators.rules.pages_can_be_read import pages_can_be_read
from validators.rules.permit_is_in_force import permit_is_in_force
from validators.rules.permit_number_agrees import permit_number_agrees
from validators.rules.permit_number_is_valid import permit_number_is_valid
from validators.rules.plan_is_recent import plan_is_recent
from validators.rules.renewal_is_in_time import renewal_is_in_time
from validators.rules.report_covers_the_term import report_covers_the_term
from validators.rules.representative_agrees import representative_agrees
from validators.rules.required_fields_are_there import required_fields_are_there
from validators.rules.scope_is_covered import scope_is_covered
from validators.rules.seal_can_be_read import seal_can_be_read
from validators.rules.seal_is_in_colour import seal_is_in_colour
from validators.rules.seal_is_ink import seal_is_ink
from validators.rules.seal_is_the_company_seal import seal_is_the_company_seal
from validators.rules.seal_names_the_applicant import seal_names_the_applicant
from validators.rules.seams_are_sealed import seams_are_sealed
from validators.rules.seats_and_lines_agree import seats_and_lines_agree
from validators.rules.term_is_lawful import term_is_lawful
from validators.rules.text_is_the_applicants import text_is_the_applicants
from validators.rules.uscc_agrees import uscc_agrees
from validators.rules.uscc_is_valid import uscc_is_valid
from validators.rules.values_are_sure import values_are_sure

RULES: tuple[Rule, ...] = (
    # is everything there
    files_can_be_opened,
    documents_are_there,
    id_shows_both_sides,
    annex_is_there,
    pages_are_complete,
    # can it be read
    pages_can_be_read,
    kinds_can_be_told,
    nothing_came_twice,
    # is it sealed
    bears_a_seal,
    seal_is_ink,
    seal_is_in_colour,
    seal_names_the_applicant,
    seal_is_the_company_seal,
    seal_can_be_read,
    seams_are_sealed,
    # does each document say what it must
    required_fields_are_there,
    uscc_is_valid,
    id_number_is_valid,
    permit_number_is_valid,
    # do the documents agree
    changes_come_first,
    company_name_agrees,
    representative_agrees,
    uscc_agrees,
    permit_number_agrees,
    # is it in time
    permit_is_in_force,
    licence_is_in_force,
    id_is_in_force,
    renewal_is_in_time,
    # is it about this business
    scope_is_covered,
    contents_are_complete,
    nothing_is_left_open,
    text_is_the_applicants,
    report_covers_the_term,
    plan_is_recent,
    # can it well be so
    capital_is_enough,
    number_names_the_class,
    term_is_lawful,
    seats_and_lines_agree,
    # may one decide on what was read
    values_are_sure,
)
