"""Who told of something in place of another channel: asked for whenever that one takes what comes of it."""

import json
import zlib

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_DELIVERIES = sa.table(
    "deliveries",
    sa.column("number", sa.Integer),
    sa.column("key", sa.String),
    sa.column("message", sa.LargeBinary),
    sa.column("instead_of", sa.String),
)


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("instead_of", sa.String(), nullable=False, server_default=""))
    is_in_place = sa.text("instead_of != ''")
    op.create_index(
        "ix_deliveries_instead_of_thread",
        "deliveries",
        ["instead_of", "thread"],
        sqlite_where=is_in_place,
        postgresql_where=is_in_place,
    )
    _fill()


def _fill() -> None:
    connection = op.get_bind()
    for number, message in connection.execute(sa.select(_DELIVERIES.c.number, _DELIVERIES.c.message)).all():
        taken_from = json.loads(zlib.decompress(message))["value"].get("instead_of", "")
        if taken_from:
            of_it = sa.update(_DELIVERIES).where(_DELIVERIES.c.number == number)
            connection.execute(of_it.values(instead_of=taken_from))
