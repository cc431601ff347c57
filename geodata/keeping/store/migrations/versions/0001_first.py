"""The first tables: imports, changes, proposals, salts and mappings."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

KEY = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("wie", sa.Text, nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("bestand", sa.Text, nullable=False),
        sa.Column("bron", sa.Text, nullable=False),
        sa.Column("bron_datum", sa.String(10), nullable=False),
        sa.Column("zekerheid", sa.String(10), nullable=False),
        sa.Column("opmerking", sa.Text, nullable=False),
        sa.Column("neemt_terug", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
        sa.ForeignKeyConstraint(["neemt_terug"], ["imports.id"], name="fk_imports_neemt_terug"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "changes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("import_id", sa.Integer, nullable=False),
        sa.Column("tabel", sa.String(63), nullable=False),
        sa.Column("sleutel", KEY, nullable=False),
        sa.Column("veld", sa.String(63), nullable=False),
        sa.Column("oud", sa.Text),
        sa.Column("nieuw", sa.Text),
        sa.Column("gewist", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_changes"),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name="fk_changes_import_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_changes_import_id", "changes", ["import_id"])
    op.create_index("ix_changes_tabel_sleutel_id", "changes", ["tabel", "sleutel", "id"])
    op.create_table(
        "proposals",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("tabel", sa.String(63), nullable=False),
        sa.Column("sleutel", KEY, nullable=False),
        sa.Column("veld", sa.String(63), nullable=False),
        sa.Column("wat", sa.Text, nullable=False),
        sa.Column("waarom", sa.Text, nullable=False),
        sa.Column("mail", sa.Text, nullable=False),
        sa.Column("afzender", sa.String(64), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("afgehandeld", MOMENT),
        sa.Column("wie", sa.Text, nullable=False),
        sa.Column("import_id", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_proposals"),
        sa.ForeignKeyConstraint(["import_id"], ["imports.id"], name="fk_proposals_import_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_proposals_status_moment", "proposals", ["status", "moment"])
    op.create_index("ix_proposals_afzender", "proposals", ["afzender"])
    op.create_table(
        "salts",
        sa.Column("dag", sa.String(10), nullable=False),
        sa.Column("zout", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("dag", name="pk_salts"),
    )
    op.create_table(
        "mappings",
        sa.Column("vingerafdruk", sa.String(64), nullable=False),
        sa.Column("soort", sa.String(40), nullable=False),
        sa.Column("kolommen", sa.Text, nullable=False),
        sa.Column("moment", MOMENT, nullable=False),
        sa.Column("wie", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("vingerafdruk", "soort", name="pk_mappings"),
    )
