"""Evidence: headers and a chain for the readings, and when each edition was listed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Not by a batch: that would copy a year of readings, and a column that may be empty needs no copy.
    op.add_column("readings", sa.Column("headers", sa.String(), nullable=True))
    op.add_column("readings", sa.Column("chain", sa.String(), nullable=True))
    op.create_table(
        "appearances",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("publication", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_appearances"),
    )
    op.create_index("ix_appearances_publication", "appearances", ["publication"])
