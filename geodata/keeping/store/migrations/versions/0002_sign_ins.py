"""Who signed in, signed out or was refused; and on which days the store was tidied."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "sign_ins",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wie", sa.Text, nullable=False),
        sa.Column("wat", sa.String(40), nullable=False),
        sa.Column("uitgegeven", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_sign_ins"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sign_ins_wie_wat", "sign_ins", ["wie", "wat"])
    op.create_table(
        "days",
        sa.Column("dag", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("dag", name="pk_days"),
    )
