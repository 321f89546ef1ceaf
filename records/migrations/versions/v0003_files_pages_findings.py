"""Files by content, what was seen on their pages, findings and particulars of results as rows."""

import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_READ = ("company_name", "uscc", "permit_number", "legal_representative")
_DECLARED = ("company", "uscc", "permit_number", "legal_representative")
_BEARERS = ("business_license", "permit_main", "permit_duplicate")
_LONGEST = 200
_AT_A_TIME = 200


def upgrade() -> None:
    """Make the tables, and fill them from the results that are there as far as these tell."""
    files = op.create_table(
        "files",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("digest", "name", name="pk_files"),
    )
    op.create_index("ix_files_content", "files", ["content"])
    op.create_table(
        "pages",
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Text(), nullable=False),
        sa.Column("kept", sa.DateTime(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("content", "page", "reading", name="pk_pages"),
    )
    findings = op.create_table(
        "findings",
        sa.Column("result", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(32), nullable=False),
        sa.Column("severity", sa.String(32), nullable=False),
        sa.Column("document", sa.String(32), nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("cause", sa.String(32), nullable=True),
        sa.ForeignKeyConstraint(["result"], ["results.id"], name="fk_findings_result", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("result", "number", name="pk_findings"),
    )
    op.create_index("ix_findings_code", "findings", ["code"])
    particulars = op.create_table(
        "particulars",
        sa.Column("result", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["result"], ["results.id"], name="fk_particulars_result", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("result", "name", "value", name="pk_particulars"),
    )
    op.create_index("ix_particulars_name_value", "particulars", ["name", "value"])
    op.drop_table("applicants")
    for column in ("company", "sent"):
        op.add_column("results", sa.Column(column, sa.Text(), nullable=False, server_default=""))

    seen: set[tuple[str, str]] = set()
    for number, submission, digest, answer, declared in _results():
        company = _company(answer, declared) or submission
        op.execute(sa.text("UPDATE results SET company = :c WHERE id = :n").bindparams(c=company, n=number))
        named = {(digest, name) for name in _files(answer)} - seen
        seen |= named
        _insert(files, [{"digest": d, "name": n, "content": "", "size": None} for d, n in sorted(named)])
        _insert(findings, list(_findings(number, answer)))
        said = sorted(_particulars(answer, declared))
        _insert(particulars, [{"result": number, "name": name, "value": value} for name, value in said])


def downgrade() -> None:
    """Take the tables away; applicants come back empty."""
    for column in ("company", "sent"):
        op.drop_column("results", column)
    for table in ("particulars", "findings", "pages", "files"):
        op.drop_table(table)
    op.create_table(
        "applicants",
        sa.Column("result", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["result"], ["results.id"], name="fk_applicants_result", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("result", "key", name="pk_applicants"),
    )
    op.create_index("ix_applicants_key", "applicants", ["key"])


def _insert(table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        op.bulk_insert(table, rows)


def _results() -> Iterator[tuple[int, str, str, dict[str, Any], dict[str, Any]]]:
    """Each result with its answer and what was declared, a few at a time in memory."""
    asked = sa.text(
        "SELECT id, submission, digest, answer, verified FROM results WHERE id > :last ORDER BY id LIMIT :most"
    )
    last = -1
    while rows := op.get_bind().execute(asked, {"last": last, "most": _AT_A_TIME}).all():
        for number, submission, digest, answer, verified in rows:
            kept = json.loads(verified) if verified else {}
            yield number, submission, digest, json.loads(answer), kept.get("submission", {}).get("declaration", {})
        last = rows[-1][0]


def _documents(answer: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"kind": "other", "fields": {}, "pages": [], **document} for document in answer.get("documents", [])]


def _files(answer: dict[str, Any]) -> set[str]:
    """The files that the result speaks of; of their contents nothing is known any more."""
    pages = [page for document in _documents(answer) for page in document["pages"]]
    places = [place for finding in answer.get("findings", []) for place in finding.get("evidence", [])]
    return {place["file"] for place in (*pages, *places)}


def _findings(number: int, answer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for position, finding in enumerate(answer.get("findings", []), start=1):
        said = {key: finding.get(key) for key in ("code", "severity", "document", "field", "cause")}
        yield {"result": number, "number": position, **said}


def _particulars(answer: dict[str, Any], declared: dict[str, Any]) -> set[tuple[str, str]]:
    fields = [document["fields"] for document in _documents(answer)]
    said = {(name, read[name]["value"]) for read in fields for name in _READ if name in read}
    said |= {(name, declared.get(key) or "") for name, key in zip(_READ, _DECLARED, strict=True)}
    return {(name, value) for name, value in said if 0 < len(value) <= _LONGEST}


def _company(answer: dict[str, Any], declared: dict[str, Any]) -> str | None:
    read = [
        (_BEARERS.index(document["kind"]), document["fields"]["company_name"]["value"])
        for document in _documents(answer)
        if document["kind"] in _BEARERS and "company_name" in document["fields"]
    ]
    return min(read)[1] if read else declared.get("company")
