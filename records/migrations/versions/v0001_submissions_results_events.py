"""Submissions, their results, and the audit trail."""

import sqlalchemy as sa
from alembic import op

from records.columns import NAME
from records.migrations.append_only import only_added_to

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the three tables, and keep the trail from being rewritten."""
    op.create_table(
        "submissions",
        sa.Column("name", NAME, nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("verdict", sa.String(32), nullable=True),
        sa.Column("received", sa.Date(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("runs", sa.Integer(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.DateTime(), nullable=False),
        sa.Column("changed", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_submissions"),
    )
    op.create_table(
        "results",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("submission", NAME, nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("checklist", sa.Text(), nullable=False),
        sa.Column("received", sa.Date(), nullable=False),
        sa.Column("verdict", sa.String(32), nullable=False),
        sa.Column("finished", sa.DateTime(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("verified", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["submission"], ["submissions.name"], name="fk_results_submission"),
        sa.PrimaryKeyConstraint("id", name="pk_results"),
        sa.UniqueConstraint("submission", "digest", "edition", "checklist", "received", name="uq_results_submission"),
    )
    op.create_index("ix_results_submission_id", "results", ["submission", "id"])
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("submission", NAME, nullable=False),
        sa.Column("happening", sa.String(32), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_submission", "events", ["submission"])
    only_added_to("events", "the audit trail is only ever added to")


def downgrade() -> None:
    """Take the three tables away."""
    for table in ("events", "results", "submissions"):
        op.drop_table(table)
