"""People's decisions, never changed; and by whom each application is, so that its second round finds its first."""

import json

import sqlalchemy as sa
from alembic import op

from records.columns import NAME
from records.migrations.append_only import only_added_to

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make both tables, and fill the second from the results that are there."""
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("submission", NAME, nullable=False),
        sa.Column("result", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.String(32), nullable=False),
        sa.Column("decision", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("officer", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
    )
    op.create_index("ix_decisions_submission", "decisions", ["submission"])
    applicants = op.create_table(
        "applicants",
        sa.Column("result", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["result"], ["results.id"], name="fk_applicants_result", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("result", "key", name="pk_applicants"),
    )
    op.create_index("ix_applicants_key", "applicants", ["key"])
    results = op.get_bind().execute(sa.text("SELECT id, answer FROM results")).all()
    rows = [{"result": number, "key": key} for number, answer in results for key in sorted(_keys(answer))]
    if rows:
        op.bulk_insert(applicants, rows)
    only_added_to("decisions", "decisions are only ever added to")


def downgrade() -> None:
    """Take both tables away."""
    for table in ("applicants", "decisions"):
        op.drop_table(table)


def _keys(answer: str) -> set[str]:
    fields = [document["fields"] for document in json.loads(answer)["documents"]]
    return {f"{name}:{read[name]['value']}" for read in fields for name in ("uscc", "permit_number") if name in read}
