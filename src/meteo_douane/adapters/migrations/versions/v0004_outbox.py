"""What the outbox asks: which channels are dead, and what a message about several episodes holds back."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "dead_channels",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("channel", name="pk_dead_channels"),
    )
    is_a_start = sa.text("event_kind = 'state_at_start'")
    op.create_index(
        "ix_deliveries_starts",
        "deliveries",
        ["channel", "number"],
        sqlite_where=is_a_start,
        postgresql_where=is_a_start,
    )
