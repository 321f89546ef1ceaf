"""Stages: how long each kind of work has taken so far, over all processes."""

import sqlalchemy as sa
from alembic import op

from records.columns import NAME

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "stages",
        sa.Column("name", NAME, nullable=False),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_stages"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("stages")
