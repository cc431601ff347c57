"""How complete and how fresh the data are."""

from geodata.compare.quality import gaps, known_coalities, overview, source_years
from geodata.figures import values, weight
from geodata.regions.layer_records import records
from geodata.words import MONTHS


def test_what_is_missing_nationally(small):
    found = {gap.onderwerp: (gap.aantal, gap.totaal) for gap in gaps(small)}
    assert found["VSV's en IGO's"] == (28, 71)
    assert found["ROS'en"] == (9, 15)
    assert found["Gemeenten met een uitspraak over een coalitie"] == (23, 40)


def test_children_are_counted_where_something_is_known(small):
    gap = next(gap for gap in gaps(small) if gap.eenheid == weight(small).eenheid)
    gemeenten = values(small, weight(small).id)
    assert gap.totaal == gemeenten.sum()
    assert gap.aantal == gemeenten[list(known_coalities(small))].sum()


def test_gegevens_and_the_map_know_of_as_many_coalities(landscape):
    laag = next(laag for laag in landscape.vocabulary.lagen if laag.kind.coalities)
    drawn = records(landscape, laag)["status"]
    silent = landscape.vocabulary.status_of("geen gegevens").id
    assert set(known_coalities(landscape)) == set(drawn.index[drawn != silent])


def test_every_gap_says_by_whose_count_and_what_to_do(small):
    for gap in gaps(small):
        assert 0 < gap.aantal <= gap.totaal
        assert isinstance(gap.aantal, int)
        assert gap.eenheid
        assert gap.volgens
        assert gap.doen.endswith(".")
        assert gap.bron.startswith("https://") or not gap.bron


def test_no_data_is_never_called_no_coalitie(small):
    gap = next(gap for gap in gaps(small) if gap.aantal == 23)
    assert "geen gegevens is niet hetzelfde als geen coalitie" in gap.doen


def test_the_newest_national_count_is_the_one_used(small):
    gap = next(gap for gap in gaps(small) if gap.onderwerp == "ROS'en")
    assert gap.volgens == "landelijke telling van 2023"
    assert "ros-netwerk.nl" in gap.bron


def test_the_overview_counts_what_has_a_statement(small):
    found = overview(small).set_index("laag")
    for laag in small.vocabulary.lagen:
        stated = not laag.berekend and not laag.kind.administrative
        assert (laag.label in found.index) == stated
        if stated:
            row, frame = found.loc[laag.label], records(small, laag)
            assert row["records"] == (frame["zekerheid"] != "").sum()
            assert row["hoog"] + row["middel"] + row["laag_"] == row["records"]
            assert row["zonder_datum"] <= row["records"]


def test_the_overview_of_the_coalities(small):
    row = overview(small).set_index("laag").loc["Coalities Kansrijke Start"]
    assert row["records"] == 25
    assert (row["hoog"], row["middel"], row["laag_"]) == (11, 12, 2)


def test_the_oldest_and_newest_source_are_dates_in_words(small):
    for row in overview(small).itertuples():
        undated = row.zonder_datum == row.records
        for text in (row.oudste, row.nieuwste):
            assert bool(text) != undated
            if text:
                *day_and_month, year = text.split()
                assert 2000 < int(year) < 2030
                assert not day_and_month or day_and_month[-1] in MONTHS


def test_the_years_of_the_sources_hold_every_source(small):
    first, last = source_years(small)
    dated = [small.organisaties["bron_datum"], small.table("contacten")["bron_datum"]]
    assert (first, last) == ("2016", "2026")
    assert all(first <= value[:4] <= last for column in dated for value in column if value)
