"""Lists that stand at an address: which, how they are read, and when they were looked at."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "addresses",
        sa.Column("naam", sa.String(80), nullable=False),
        sa.Column("adres", sa.Text, nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("kolommen", sa.Text, nullable=False),
        sa.Column("bron", sa.Text, nullable=False),
        sa.Column("zekerheid", sa.String(10), nullable=False),
        sa.Column("dagen", sa.Integer, nullable=False),
        sa.Column("wie", sa.Text, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("gekeken", MOMENT),
        sa.Column("gezien", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("naam", name="pk_addresses"),
    )
