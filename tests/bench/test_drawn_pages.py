"""Pages of drawn applications are scored one by one and as documents."""

from bench.drawn_pages import DrawnPages


def a_page(kind="permit_main", part="", rotation=0):
    return {"file": "a.jpg", "page": 1, "kind": kind, "part": part, "rotation": rotation}


def a_reading(kind="permit_main", *, rotation=0, legible=True, **fields):
    values = {name: {"value": value, "confidence": 0.9} for name, value in fields.items()}
    return {"file": "a.jpg", "page": 1, "kind": kind, "rotation": rotation, "legible": legible, "fields": values}


def scored(page, reading, *, joined=None, findings=(), fields=None):
    pages = DrawnPages()
    result = {"documents": [{"kind": joined or reading["kind"], "pages": [{"file": "a.jpg", "page": 1}]}]}
    expected = {"pages": [page], "findings": list(findings), "fields": {page["kind"]: fields or {}}}
    pages.add("one", expected, result, [reading])
    return pages


def test_a_page_may_be_told_rightly_only_among_its_neighbours():
    pages = scored(a_page("technical_plan"), a_reading("other"), joined="technical_plan")
    assert pages.kinds.counts["all"].right == 1
    assert pages.kinds_alone.counts["all"].right == 0
    assert "each alone" in pages.report()


def test_a_page_made_illegible_is_asked_for_nothing_else():
    illegible = {"code": "illegible", "document": "permit_main"}
    pages = scored(a_page(), a_reading("other", legible=False), findings=[illegible], fields={"valid_to": "2026-01-01"})
    assert pages.legible.counts["not legible"].right == 1
    assert not pages.kinds.counts
    assert not pages.fields.counts


def test_fields_are_asked_of_the_side_of_a_card_on_which_they_stand():
    printed = {"name": "王伟", "valid_to": "2030-01-01"}
    pages = scored(a_page("legal_rep_id", "front"), a_reading("legal_rep_id", name="王伟"), fields=printed)
    assert (pages.fields.counts["all"].asked, pages.fields.counts["all"].right) == (1, 1)


def test_a_page_turned_and_taken_for_upright_is_a_miss():
    pages = scored(a_page(rotation=90), a_reading(rotation=0))
    assert pages.rotation.counts["turned by 90"].right == 0
    assert len(pages.misses) == 1
