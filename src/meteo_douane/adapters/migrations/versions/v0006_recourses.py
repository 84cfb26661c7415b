"""Ways through Fiche 1, and the records of the fallbacks that were started ourselves."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "triages",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_over", sa.Boolean(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_triages"),
        sa.UniqueConstraint("id", name="uq_triages_id"),
    )
    op.create_table(
        "recourse_entries",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("recourse", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("once", sa.String(), nullable=True),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_recourse_entries"),
        sa.UniqueConstraint("once", name="uq_recourse_entries_once"),
    )
    op.create_index("ix_recourse_entries_recourse", "recourse_entries", ["recourse"])
