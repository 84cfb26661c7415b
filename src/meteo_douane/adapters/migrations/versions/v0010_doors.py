"""Indexes for programs, which ask piece by piece: deliveries by state and settling, readings by source."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_deliveries_state_number", "deliveries", ["state", "number"])
    op.create_index("ix_deliveries_settled_at", "deliveries", ["settled_at"])
    op.create_index("ix_readings_source_ended_at", "readings", ["source", "ended_at"])
