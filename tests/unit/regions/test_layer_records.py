"""The records of a layer: one list for the table, the legend and the map."""

import json

import pytest

from geodata.map.publish import publish
from geodata.records import status_in_words
from geodata.regions.layer_records import RECORD_COLUMNS, records, served


def test_records_are_the_published_features_in_the_same_order(landscape, laag):
    features = json.loads(publish(landscape, laag).content)["features"]
    frame = records(landscape, laag)
    assert [feature["id"] for feature in features] == frame.index.tolist()
    assert [feature["properties"]["naam"] for feature in features] == frame["naam"].tolist()


def test_records_are_complete_and_in_order_of_name(landscape, laag):
    frame = records(landscape, laag)
    assert list(frame.columns) == list(RECORD_COLUMNS)
    assert frame.index.is_unique
    assert len(frame) > 0
    assert frame["naam"].tolist() == sorted(frame["naam"])


def test_values_are_those_of_the_filters(landscape, laag):
    frame = records(landscape, laag)
    vocabulary = landscape.vocabulary
    assert set(frame["status"]) <= {klasse.id for klasse in vocabulary.statussen} | {""}
    assert set(frame["zekerheid"]) <= {klasse.id for klasse in vocabulary.zekerheden} | {""}
    known = set(landscape.gemeenten["provincie"])
    assert all(set(there) <= known for there in frame["provincies"])
    stated = frame[frame["zekerheid"] != ""]
    assert (stated["bron"] != "").all()


@pytest.mark.parametrize("vorm", ["punt", "lijst"])
def test_every_organisatie_of_the_kinds_is_there(landscape, vorm):
    soorten = landscape.organisaties["soort"]
    lagen = [laag for laag in landscape.vocabulary.lagen if laag.vorm == vorm]
    assert lagen
    for laag in lagen:
        wanted = soorten.index[soorten.isin(laag.soorten)]
        assert set(records(landscape, laag).index) == set(wanted)


def test_areas_together_count_every_gemeente_once(landscape, area_laag):
    assert records(landscape, area_laag)["gemeenten"].sum() == len(landscape.gemeenten)


def test_a_gemeente_without_a_statement_has_no_data(small):
    frame = records(small, small.vocabulary.laag("coalitie"))
    silent = frame[~frame.index.isin(small.coalities.index)]
    assert len(silent) == 40 - 25
    assert set(silent["status"]) == set(silent["status_tekst"]) == {"geen gegevens"}
    assert set(silent["zekerheid"]) == set(silent["bron"]) == {""}


def test_a_coalitie_keeps_the_words_of_its_source(small):
    frame = records(small, small.vocabulary.laag("coalitie"))
    stated = small.coalities
    for code, text in frame.loc[stated.index, "status_tekst"].items():
        row = stated.loc[code]
        # Of a source of long ago, or without a date, with what that is.
        assert text == status_in_words(row["status"], row["bron_datum"])
        assert text.startswith(row["status"])
    counts = frame["status"].value_counts().to_dict()
    assert counts == {"geen gegevens": 15 + 2, "actief": 14, "in oprichting": 7 + 2}


def test_a_computed_area_states_nothing_about_its_gemeenten(landscape):
    frame = records(landscape, landscape.vocabulary.laag("vsv-gebied"))
    assert set(frame["zekerheid"]) == {""}
    assert set(frame["status"]) == {"actief"}


@pytest.mark.parametrize("soort", ["consortium", "ros", "roaz", "ggd"])
def test_served_divides_the_country(landscape, soort):
    soorten = landscape.organisaties["soort"]
    codes = [
        code
        for key, members in served(landscape).items()
        if soorten[key] == soort
        for code in members
    ]
    assert sorted(codes) == sorted(landscape.gemeenten.index)


def test_a_regionale_coalitie_serves_whom_a_source_counts_to_it(landscape):
    stated = landscape.coalities["regionale_coalitie"]
    for key in set(stated) - {""}:
        assert set(served(landscape)[key]) == set(stated.index[stated == key])


def test_who_has_no_known_gemeenten_is_not_guessed_at(landscape):
    soorten = landscape.organisaties["soort"]
    found = {soorten[key] for key in served(landscape)}
    assert not found & {"rso", "vsv", "igo", "landelijk", "perinatologisch centrum"}


def test_a_region_of_the_administration_is_a_record_of_its_gemeenten(small):
    laag = small.vocabulary.laag("zorgkantoorregio")
    frame, column = records(small, laag), small.gemeenten["zorgkantoorregio"].fillna("")
    assert frame["gemeenten"].sum() == (column != "").sum()
    assert set(frame["naam"]) == set(column) - {""}
    for row in frame.itertuples():
        there = small.gemeenten[column == row.naam]
        assert row.gemeenten == len(there)
        assert set(row.provincies) == set(there["provincie"])
