"""A hundred thousand changes in the journal: what a card asks is found by an index, in few
questions. Counts and plans are asserted here; times are for the benchmarks."""

import pytest
import sqlalchemy

from geodata.keeping.store.changes_words import changes_in_words
from geodata.keeping.store.current import load_current
from geodata.keeping.store.tables import changes

ROWS = 100_000
INDEX = "ix_changes_tabel_sleutel_id"
# Each of 200 records goes to and fro, and ends where it began.
FILL = """
    INSERT INTO changes (import_id, tabel, sleutel, veld, oud, nieuw)
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :rows - 1)
    SELECT :number, 'plaatsen', :prefix || (i % 200), 'naam',
           CASE WHEN (i / 200) % 2 = 0 THEN 'a' ELSE 'b' END,
           CASE WHEN (i / 200) % 2 = 0 THEN 'b' ELSE 'a' END
    FROM n
"""


@pytest.fixture
def large(store, change):
    """A store with a change to an organisatie, its contact and a coalitie among very many."""
    done = change("organisaties", "ggd-zeeland", plaats="Middelburg")
    change("contacten", "ggd-zeeland/1", rol="secretariaat")
    change("coalities", "GM0363", sinds="2022")
    with store.writing() as connection:
        values = {"number": done.id, "rows": ROWS, "prefix": "niet-in-de-basis-"}
        connection.execute(sqlalchemy.text(FILL), values)
        connection.execute(sqlalchemy.text("ANALYZE"))
    return store


@pytest.fixture
def asked():
    """Every question about changes that is asked while this is in use."""
    found = []

    def listen(connection, cursor, statement, parameters, context, executemany):
        if "FROM changes" in statement and not statement.startswith("EXPLAIN"):
            found.append((statement, parameters))

    sqlalchemy.event.listen(sqlalchemy.Engine, "before_cursor_execute", listen)
    yield found
    sqlalchemy.event.remove(sqlalchemy.Engine, "before_cursor_execute", listen)


def test_a_card_asks_little_of_a_large_journal(large, small, asked):
    for key, told in (("ggd-zeeland", 2), ("GM0363", 1), ("ros-zonh", 0)):
        asked.clear()
        assert len(changes_in_words(large, small, key)) == told
        assert 0 < len(asked) <= 3
        explain = "EXPLAIN QUERY PLAN" if large.kind == "sqlite" else "EXPLAIN"
        for statement, parameters in tuple(asked):
            with large.writing() as connection:
                plan = connection.exec_driver_sql(f"{explain} {statement}", parameters).all()
            assert INDEX in str(plan), plan
    # What goes to and fro changes nothing in the data.
    now = load_current(store=large)
    assert now.table("plaatsen").equals(small.table("plaatsen"))
    assert now.organisaties.loc["ggd-zeeland", "plaats"] == "Middelburg"
    rows = large.rows(sqlalchemy.select(sqlalchemy.func.count()).select_from(changes))
    assert rows[0][0] > ROWS
