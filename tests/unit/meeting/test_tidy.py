"""What is the same for many rows of a table is said once, and nothing of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from geodata.meeting.slide import Table
from geodata.meeting.tidy import SHORT, is_heading, tidied

CELLS = st.sampled_from(("", "hoog", "laag", "een langer stuk tekst", "x" * (SHORT + 1)))
ROWS = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.tuples(*[CELLS] * width), max_size=12).map(
        lambda rows: Table(tuple(f"Kolom {n}" for n in range(width)), tuple(rows), "Wat het is")
    )
)


def test_a_column_that_says_the_same_and_one_that_goes_on_are_said_once():
    rows = (("Moet", "a", "x", "hoog"), ("Moet", "b", "y", "hoog"))
    rows += (("Mag", "c", "z", "hoog"), ("Mag", "d", "z", "hoog"))
    found = tidied(Table(("Groep", "Wat", "Wie", "Zekerheid"), rows, "De route"))
    assert found.kolommen == ("Wat", "Wie")
    assert found.rijen == (("Moet",), ("a", "x"), ("b", "y"), ("Mag",), ("c", "z"), ("d", "z"))
    assert found.bijschrift == "De route. Zekerheid: hoog."


@given(ROWS)
def test_every_value_stays_with_its_row(table):
    found = tidied(table)
    heading, rows = "", []
    for row in found.rijen:
        if is_heading(row, found.kolommen):
            heading = row[0]
        else:
            rows.append((heading, *row))
    assert len(rows) == len(table.rijen)
    for before, after in zip(table.rijen, rows, strict=True):
        assert all(value in after or value in found.bijschrift for value in before)
        assert len(after) - 1 == len(found.kolommen)
