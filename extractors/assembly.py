"""Pages into documents: bundles split, sides and annexes joined, the best reading of each field chosen."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from chushen.checklist import Checklist, fields_of, items_of
from chushen.documents import Document
from chushen.evidence import Field, Witness
from chushen.items import PROSE, Item
from chushen.kinds import DocumentKind, FieldName, Part
from chushen.pages import Page
from chushen.seals import SealType
from extractors.continuation import body, goes_on
from extractors.fields.telecom import bureau
from extractors.glyphs import compact, printed
from extractors.paragraphs import Paragraph, plain_paragraphs
from extractors.passages import Sentence, find_passages, sentences_of, split_sentences
from extractors.places import completed, without_junk
from extractors.seams import joined

_TITLED = 0.85
"""A page without its kind's title is never surer than this (extractors.kind)."""
_UNDECIDED = 0.8
_CONFIRMED = 0.02
_PASSAGE_LEAST = 0.55
_PLAINER = 0.15
_BY_SEAL = 0.89
"""Ring text bends; a body that only its seal names is never more certain."""
_SEAL_READ = 0.6
_BODY = re.compile(r"[\u3400-\u9fff（）()]{2,24}?(?:局|委员会|信息化部|信息产业部)(?:[\u3400-\u9fff]{1,8}分局)?")
_FREE_TRADE = re.compile(r"[目白日]由贸易")
_BODY_OF = {
    DocumentKind.BUSINESS_LICENSE: FieldName.REGISTRATION_AUTHORITY,
    DocumentKind.PERMIT_MAIN: FieldName.ISSUING_AUTHORITY,
    DocumentKind.PERMIT_DUPLICATE: FieldName.ISSUING_AUTHORITY,
}

Run = list[Page]


def assemble(pages: Sequence[Page], checklist: Checklist | None = None) -> tuple[Document, ...]:
    """Join pages into documents.

    Args:
        pages: all pages of a submission, file by file, in order.
        checklist: says what reports and plans are looked through for; None for the usual.

    Returns:
        Documents in the order of their first pages. Every page is in exactly one.
    """
    runs: list[Run] = []
    for page in pages:
        last = runs[-1] if runs else None
        if last is not None and _continues(last, page, checklist):
            last.append(page)
        else:
            runs.append([page])
    runs = _join_apart(runs)
    return tuple(_document(run, checklist) for run in runs)


def _continues(run: Run, page: Page, checklist: Checklist | None) -> bool:
    """Does the page go on with the run, as the next sheet of the same document?"""
    last, kind = run[-1], run[0].kind
    if kind not in PROSE or page.blank:
        return False
    same_file = last.file == page.file
    onward = _onward(run, page)
    if _restarts(page) and last.numbering is not None:
        return False
    if page.kind is kind:
        return same_file or onward or page.confidence <= _TITLED
    told = page.numbering is None and (goes_on(last.text, page.text) or _is_of(kind, page, checklist))
    follows = same_file or told
    if page.kind in PROSE:
        return page.confidence <= _TITLED and (onward or (follows and page.confidence <= _UNDECIDED))
    if page.kind is DocumentKind.OTHER:
        return onward or (follows and page.confidence <= _UNDECIDED)
    return False


def _is_of(kind: DocumentKind, page: Page, checklist: Checklist | None) -> bool:
    """Does it state what such a document must state, and more of that than of what its own kind must?"""
    sentences = sentences_of(plain_paragraphs(page.text))
    stated = find_passages(items_of(kind, checklist), sentences)
    others = find_passages(items_of(page.kind, checklist), sentences) if page.kind in PROSE else ()
    return len(stated) > len(others)


def _onward(run: Run, page: Page) -> bool:
    """The page's number follows the last one that the run has."""
    if page.numbering is None:
        return False
    numbered = [p.numbering for p in run if p.numbering is not None]
    if not numbered:
        return page.numbering.number == len(run) + 1
    totals = {n.total for n in numbered} | {page.numbering.total}
    gap = page.numbering.number - numbered[-1].number
    return len(totals) == 1 and 1 <= gap <= 1 + (len(run) - len(numbered)) + 1


def _restarts(page: Page) -> bool:
    return page.numbering is not None and page.numbering.number == 1


def _join_apart(runs: list[Run]) -> list[Run]:
    """Join what came in pieces: an ID's two sides, a permit's duplicate and its annexes, sheets scanned one by one."""
    joined: list[Run] = []
    for run in runs:
        home = next((other for other in reversed(joined) if _belongs(other, run)), None)
        if home is None:
            joined.append(run)
        else:
            home.extend(run)
    return joined


def _belongs(home: Run, run: Run) -> bool:
    kind = run[0].kind
    if home[0].kind is not kind:
        return False
    if kind is DocumentKind.LEGAL_REP_ID:
        there, here = _parts(home), _parts(run)
        return bool(there) and bool(here) and there.isdisjoint(here)
    if kind is DocumentKind.PERMIT_DUPLICATE:
        annexed = Part.ANNEX in _parts(home) or Part.ANNEX in _parts(run)
        return annexed and _agree(home, run, FieldName.PERMIT_NUMBER) and _agree(home, run, FieldName.COMPANY_NAME)
    if kind in PROSE:
        begins = _restarts(run[0]) or run[0].confidence > _TITLED
        return not begins and (_onward(home, run[0]) or run[0].numbering is None)
    return False


def _parts(run: Run) -> set[Part]:
    return {part for page in run for part in page.parts}


def _agree(home: Run, run: Run, name: FieldName) -> bool:
    """They name the same, or one of them does not say (or not surely)."""
    one, other = _best(home, name), _best(run, name)
    if one is None or other is None or one.value == other.value:
        return True
    return min(one.confidence, other.confidence) < _UNDECIDED


def _document(run: Run, checklist: Checklist | None) -> Document:
    kind = run[0].kind
    pages = joined(_in_order(run))
    names = fields_of(kind, checklist)
    fields = [_best(pages, name) for name in names]
    found = {field.name: field for field in fields if field is not None}
    if kind in PROSE:
        for field in _stated(kind, run, items_of(kind, checklist)):
            known = found.get(field.name)
            torn = known is not None and compact(known.value) in compact(field.value)
            if known is None or torn or known.confidence < field.confidence - _PLAINER:
                found[field.name] = field
    for field in _sealed(kind, pages):
        found.setdefault(field.name, field)
    return Document(
        kind=kind,
        confidence=max(page.confidence for page in pages),
        pages=pages,
        fields=tuple(found[name] for name in names if name in found),
    )


def _sealed(kind: DocumentKind, pages: Sequence[Page]) -> Iterator[Field]:
    """The issuing body by its seal: on many licences and permits its name stands nowhere else."""
    name = _BODY_OF.get(kind)
    if name is None:
        return
    heard = compact("".join(page.text for page in pages))
    for seal in sorted((s for page in pages for s in page.seals), key=lambda s: -s.text_confidence):
        found = _BODY.search(compact(seal.text))
        if seal.type is SealType.AUTHORITY and found is not None and seal.text_confidence >= _SEAL_READ:
            yield Field(
                name=name,
                value=_office(found.group(), heard),
                confidence=min(_BY_SEAL, seal.text_confidence),
                evidence=seal.evidence,
                witnesses=(Witness.PP_OCR,),
            )
            return


def _office(name: str, heard: str) -> str:
    """A body's name off its seal, freed of what such rings are misread for."""
    return bureau(completed(without_junk(_FREE_TRADE.sub("自由贸易", name), heard), heard))


def _in_order(run: Run) -> list[Page]:
    """An ID's front before its back; sheets that carry numbers by their numbers; others as they came."""
    if run[0].kind is DocumentKind.LEGAL_REP_ID:
        return sorted(run, key=lambda page: Part.FRONT not in page.parts)
    if run[0].kind is DocumentKind.PERMIT_DUPLICATE:
        return sorted(run, key=lambda page: Part.ANNEX in page.parts)
    if len({page.file for page in run}) > 1 and all(page.numbering is not None for page in run):
        return sorted(run, key=lambda page: page.numbering.number if page.numbering else 0)
    return list(run)


def _best(pages: Sequence[Page], name: str) -> Field | None:
    """The surest reading; where another page says the same, surer still."""
    read = [field for page in pages if (field := page.field(name)) is not None]
    if not read:
        return None
    best = max(read, key=lambda field: field.confidence)
    again = sum(field.value == best.value for field in read)
    if again == 1 or pages[0].kind in PROSE:
        return best
    return replace(best, confidence=min(0.99, best.confidence + _CONFIRMED * (again - 1)))


def _stated(kind: DocumentKind, pages: Sequence[Page], items: Sequence[Item]) -> Iterator[Field]:
    """Passages that the pages by themselves could not give.

    A page that was taken for another kind has not been searched for them; and a sentence may begin at the foot of one
    page and end at the head of the next.
    """
    for page in pages:
        if page.kind is not kind:
            yield from _passages(items, sentences_of(plain_paragraphs(page.text)), page)
    for page, following in pairwise(pages):
        shared = set(page.text.splitlines()) & set(following.text.splitlines())
        above, below = _body(page, shared), _body(following, shared)
        tail = "".join(split_sentences(above[-1].text)[-1:]) if above else ""
        head = "".join(split_sentences(below[0].text)[:1]) if below else ""
        if tail and head and not tail.endswith(("。", "！", "？")):
            yield from _passages(items, [Sentence(text=tail + head, heading=above[-1].under)], page)


def _passages(items: Sequence[Item], sentences: Sequence[Sentence], page: Page) -> Iterator[Field]:
    for passage in find_passages(items, sentences):
        if passage.score >= _PASSAGE_LEAST:
            confidence = min(_UNDECIDED, passage.score)
            yield Field(
                name=passage.name,
                value=printed(passage.sentence.text),
                confidence=confidence,
                evidence=page.evidence(),
            )


def _body(page: Page, furniture: Collection[str]) -> list[Paragraph]:
    """The page's running text, without its page number and what stands on the next page too."""
    kept = "\n".join(body(page.text, furniture))
    return [paragraph for paragraph in plain_paragraphs(kept) if not paragraph.row]
