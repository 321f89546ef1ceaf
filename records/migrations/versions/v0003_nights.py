"""The nights: when each one was at work, and up to when its digest tells."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "nights",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("begun", sa.DateTime(), nullable=False),
        sa.Column("told", sa.DateTime(), nullable=True),
        sa.Column("undelivered", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("day", name="pk_nights"),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("nights")
