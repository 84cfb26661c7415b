"""Deliveries by their state, and by when they were settled: programs ask for them piece by piece."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_deliveries_state_number", "deliveries", ["state", "number"])
    op.create_index("ix_deliveries_settled_at", "deliveries", ["settled_at"])
