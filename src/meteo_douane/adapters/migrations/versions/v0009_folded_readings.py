"""Readings: how many of its hour a row stands for, once it is old."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("readings", sa.Column("folded", sa.Integer(), nullable=True))
