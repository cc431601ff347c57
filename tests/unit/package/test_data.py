"""The facts of data/: what is true of them whoever is added, moves or stops.

How many there are, who they are and how sure that is changes with the facts, and is no test.
"""

import json
import re
from datetime import date

import pytest

from geodata.figures import values
from geodata.landscape import DATA
from geodata.words import earliest

SCHEMAS = {
    resource["name"]: resource["schema"]
    for resource in json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    if "schema" in resource
}
SURE = {"hoog", "middel", "laag"}


def columns(wanted) -> list[tuple[str, str]]:
    """Every (table, column) of which the name is wanted."""
    return [
        (table, field["name"])
        for table, schema in SCHEMAS.items()
        for field in schema["fields"]
        if wanted(field["name"])
    ]


def column(landscape, table, name):
    return landscape.table(table).reset_index()[name]


def test_the_gemeenten_together_are_the_netherlands(landscape):
    # Over 18 million inhabitants in 2025; one in ten is younger than 10.
    inhabitants, children = (values(landscape, name).sum() for name in ("inwoners", "kinderen-0-9"))
    assert 17_000_000 < inhabitants < 20_000_000
    assert 0.08 < children / inhabitants < 0.12


def test_no_gemeente_has_more_children_than_inhabitants(landscape):
    ages = ("kinderen-0-9", "inwoners-15-19", "inwoners-20-24", "inwoners-25-44")
    parts = sum(values(landscape, name) for name in ages)
    assert (parts < values(landscape, "inwoners", "2025-01-01")).all()


@pytest.mark.parametrize("soort", ["consortium", "ros", "roaz", "ggd"])
def test_every_gemeente_has_just_one_of_each(landscape, soort):
    rows = landscape.werkgebieden
    rows = rows[rows["organisatie"].map(landscape.organisaties["soort"]) == soort]
    assert sorted(rows["gemeentecode"]) == sorted(landscape.gemeenten.index)


def test_who_is_said_to_fall_under_a_consortium_is_said_how_surely(landscape):
    rows = landscape.organisaties
    assert ((rows["valt_onder"] != "") == (rows["valt_onder_zekerheid"] != "")).all()


@pytest.mark.parametrize(("table", "name"), columns(lambda name: name == "bron"))
def test_every_record_has_a_bron(landscape, table, name):
    assert column(landscape, table, name).str.strip().ne("").all()


@pytest.mark.parametrize(("table", "name"), columns(lambda name: name == "zekerheid"))
def test_every_record_has_a_zekerheid(landscape, table, name):
    assert set(column(landscape, table, name)) <= SURE


@pytest.mark.parametrize("table", ["gemeenten", "organisaties", "werkgebieden", "coalities"])
def test_the_tables_of_facts_state_source_date_and_zekerheid(table):
    assert {"bron", "bron_datum", "zekerheid"} <= {f["name"] for f in SCHEMAS[table]["fields"]}


@pytest.mark.parametrize(("table", "name"), columns(lambda name: name.endswith("datum")))
def test_every_date_is_a_partial_iso_date_that_exists(landscape, table, name):
    for value in set(column(landscape, table, name)) - {""}:
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", value)
        assert date(1990, 1, 1) < earliest(value) < date(2028, 1, 1)


def test_no_field_holds_several_addresses(landscape):
    """One address a field: what is joined by a mark can be neither opened nor counted."""
    joined = re.compile(r"https?://\S+?\s*[|;]\s*https?://| \| ")
    for table in landscape.tables:
        frame = landscape.table(table).reset_index()
        for name in frame.select_dtypes("str"):
            found = [value for value in frame[name] if joined.search(value)]
            assert not found, f"{table}.{name}"


@pytest.mark.parametrize(
    ("table", "name"), columns(lambda name: name in ("bron", "extra_bron", "website"))
)
def test_an_address_field_is_one_address_or_a_description(landscape, table, name):
    for value in set(column(landscape, table, name)) - {""}:
        assert value.count("://") <= 1
        if value.startswith("http"):
            assert re.fullmatch(r"https?://[^\s;|]+", value)


def test_a_centre_in_a_hospital_of_a_vsv_has_the_address_and_the_site_of_that_hospital(landscape):
    rows, places = landscape.organisaties, landscape.table("locaties")
    hospital = places.merge(rows, left_on="organisatie", right_index=True, suffixes=("", "_van"))
    columns = ["lat", "lon", "adres", "postcode", "telefoon", "website"]
    of_vsv = hospital[hospital["soort"].isin(["vsv", "igo"])].set_index(["lat", "lon"])
    centres = rows[rows["soort"] == "perinatologisch centrum"]
    for key, centre in centres.iterrows():
        own = places.loc[places["organisatie"] == key, columns].set_index(["lat", "lon"])
        there = (centre["lat"], centre["lon"])
        if there in of_vsv.index:
            assert own.loc[there].to_dict() == of_vsv.loc[there, own.columns].to_dict(), key


def test_every_active_vsv_has_a_place_on_the_map(landscape):
    rows = landscape.organisaties
    active = rows[rows["soort"].isin(["vsv", "igo"]) & (rows["status"] == "actief")]
    assert active[["lat", "lon"]].notna().all(axis=None)
    assert (active["gemeentecode"] != "").all()


def test_shares_follow_from_their_counts(landscape):
    rows = landscape.table("kerncijfers").dropna(
        subset=["aandeel", "aantal_gemeenten_met_coalitie"]
    )
    shares = rows["aantal_gemeenten_met_coalitie"] / rows["totaal_gemeenten"]
    assert len(rows) > 0
    assert (shares - rows["aandeel"]).abs().max() < 0.001


def test_a_merger_that_is_only_planned_is_not_applied(landscape):
    rows = landscape.table("herindelingen")
    planned = rows[rows["toegepast"] == "nee"]
    assert set(planned["oude_code"]) <= set(landscape.gemeenten.index)
    assert (planned["datum"] > landscape.vocabulary.peildatum).all()


def test_a_gemeente_that_was_merged_away_is_gone(landscape):
    rows = landscape.table("herindelingen")
    merged = rows[(rows["toegepast"] == "ja") & (rows["oude_code"] != rows["nieuwe_code"])]
    assert not set(merged["oude_code"]) & set(landscape.gemeenten.index)


def test_the_population_of_the_postcodes_is_that_of_the_gemeenten(landscape):
    """CBS rounds each postcode to five, so the sum is near that of the gemeenten on the same day."""
    figures = landscape.table("cijfers")
    same = figures[(figures["indicator"] == "inwoners") & (figures["periode"] == "2021-01-01")]
    rows = landscape.table("postcodes")
    assert rows["inwoners"].sum() == pytest.approx(same["waarde"].sum(), rel=0.001)


@pytest.mark.parametrize("name", ["inwoners", "vrouwen_15_49", "kinderen_0_4"])
def test_the_numbers_of_a_postcode_are_rounded_to_five(landscape, name):
    assert (landscape.table("postcodes")[name].dropna() % 5 == 0).all()


def test_every_gemeente_has_postcodes(landscape):
    rows = landscape.table("postcodes")
    assert rows["postcode"].is_unique
    assert set(rows["gemeentecode"]) == set(landscape.gemeenten.index)


def test_a_postcode_in_two_gemeenten_names_two(landscape):
    rows = landscape.table("postcodes")
    two = rows[rows["ook_in"] != ""]
    assert set(two["ook_in"]) <= set(landscape.gemeenten.index)
    assert (two["ook_in"] != two["gemeentecode"]).all()


def test_every_official_place_is_in_a_gemeente_and_each_gemeente_has_one(landscape):
    rows = landscape.table("plaatsen")
    official = rows[rows["soort"] == "woonplaats"]
    assert official["id"].is_unique
    assert set(official["gemeentecode"]) == set(landscape.gemeenten.index)
    assert set(rows["gemeentecode"]) == set(landscape.gemeenten.index)


def test_every_gemeente_can_be_called(landscape):
    rows = landscape.table("gemeentecontacten")
    assert set(rows["gemeentecode"]) == set(landscape.gemeenten.index)
    for name in ("telefoon", "website"):
        assert rows[name].ne("").all()
