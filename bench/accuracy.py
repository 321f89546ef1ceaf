"""How much of what is there is read and found: `python -m bench.accuracy [FOLDER] [--misses N] [--keep FILE]`.

FOLDER holds labelled pages (`bench.labels`); without it, or where it is not there, only `sample_docs` is measured.
With `--fresh N --seed S` applications of together N pages are drawn and read instead, and thrown away; with `--harsh`
their pages are made hard to read (`sample_docs.draw.hardship` says how), and stay readable for a person;
with `--forms` papers of rarer forms are among them (`sample_docs.draw.forms`). `--applications N` draws so many
applications instead; with `--flaw TEXT` each has one flaw with that in its name, or is a near miss of it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench.drawn_pages import DrawnPages
from bench.fresh import Draw, draw_applications
from bench.labels import load_labels
from bench.page_scores import PageScores
from bench.sample_scores import SampleScores
from bench.samples import Sample, find_samples
from chushen import answer
from chushen.pages import Page
from chushen.settings import load_settings
from flows.equipment import open_workbench
from flows.verification import read_files, verify_submission
from flows.workbench import Workbench


def main() -> None:
    """Measure, print, and say what was missed."""
    options = _options()
    with open_workbench(load_settings()) as bench:
        if options.fresh or options.applications or options.flaw:
            drawn = draw_applications(
                Draw(
                    pages=options.fresh,
                    applications=options.applications,
                    flaw=options.flaw,
                    seed=options.seed,
                    harsh=options.harsh,
                    forms=options.forms,
                )
            )
            how = "harsh" if options.harsh else "as the samples"
            _measure_applications(drawn, f"fresh applications, seed {options.seed}, {how}", options, bench)
            return
        if options.folder is None:
            print("No folder of labelled pages given: measuring sample_docs only.")
        elif not (options.folder / "labels.json").is_file():
            print(f"No labels.json in {options.folder}: labelled pages skipped.")
        else:
            _measure_pages(options, bench)
        if not options.pages_only:
            _measure_samples(options, bench)


def _measure_pages(options: argparse.Namespace, bench: Workbench) -> None:
    labels = [seen for seen in load_labels(options.folder) if options.only in seen.file.name]
    files = list(dict.fromkeys(seen.file for seen in labels))
    read: dict[tuple[str, int], dict[str, Any]] = {}
    for page in read_files(files, bench):
        if isinstance(page, Page):
            read[page.file, page.page] = answer.page(page)
    if options.keep:
        options.keep.write_text("".join(json.dumps(page, ensure_ascii=False) + "\n" for page in read.values()), "utf-8")
    scores = PageScores()
    for seen in labels:
        scores.add(seen, read.get((seen.file.as_posix(), seen.page)))
    print(f"\n{len(labels)} labelled pages in {options.folder}")
    print(scores.report())
    _print_misses(scores.misses, options.misses)


def _measure_samples(options: argparse.Namespace, bench: Workbench) -> None:
    samples = [sample for sample in find_samples() if options.only in sample.path.name]
    _measure_applications(samples, "applications in sample_docs", options, bench)


def _measure_applications(samples: Iterable[Sample], what: str, options: argparse.Namespace, bench: Workbench) -> None:
    scores, pages = SampleScores(), DrawnPages()
    count = sheets = 0
    for sample in samples:
        verified = verify_submission(sample.path, bench, received=sample.received)
        name, read = sample.path.name, [page for d in verified.submission.documents for page in d.pages]
        result = answer.result(verified.submission, verified.judgement)
        scores.add(name, sample.expected, result)
        pages.add(name, sample.expected, result, [answer.page(page) for page in read])
        sheets += len(sample.expected["pages"])
        count += 1
    print(f"\n{count} {what}: {sheets} pages")
    print(pages.report())
    print(scores.report())
    _print_misses([*pages.misses, *scores.misses], options.misses)


def _print_misses(misses: list[str], most: int) -> None:
    if misses and most:
        print(f"\n== what was missed ({min(most, len(misses))} of {len(misses)})")
        print("\n".join(f"  {miss}" for miss in misses[:most]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.accuracy", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="labelled pages: labels.json and the files it names")
    parser.add_argument("--fresh", type=int, default=0, metavar="N", help="draw applications of N pages and read those")
    parser.add_argument("--applications", type=int, default=0, metavar="N", help="draw N applications and read those")
    parser.add_argument("--flaw", default="", metavar="TEXT", help="of each flaw so named, --applications of them")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="with --fresh: what to draw (default 1)")
    parser.add_argument("--harsh", action="store_true", help="with --fresh: pages that are hard to read")
    parser.add_argument("--forms", action="store_true", help="with --fresh: rarer forms of papers too")
    parser.add_argument("--misses", type=int, default=40, metavar="N", help="show so many misses (default 40)")
    parser.add_argument("--keep", type=Path, metavar="FILE", help="write the pages that were read here, one a line")
    parser.add_argument("--only", default="", metavar="TEXT", help="only files with this in their name")
    parser.add_argument("--pages-only", action="store_true", help="leave out sample_docs")
    return parser.parse_args()


if __name__ == "__main__":
    main()
