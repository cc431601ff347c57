"""The regions of the gemeenten, from the newest table of CBS."""

from dataclasses import astuple
from datetime import date

import pytest

from geodata.keeping.sources.every import SOURCES
from geodata.keeping.sources.proposal import Asked
from geodata.keeping.sources.refresh import look
from geodata.keeping.sources.web import SourceError
from geodata.keeping.store.base import base_of
from geodata.keeping.store.overlay import lay_on_top
from geodata.keeping.store.replay import Step, fold
from geodata.landscape import Landscape
from geodata.partners.gemeente_card import gemeente_card
from geodata.regiobeeld.finding import found_areas
from geodata.regions.divisions import division, divisions
from geodata.regions.layer_records import records
from tests.unit.keeping.sources.cbs import TableOfVersion3, as_json

CATALOGUE = "opendata.cbs.nl/ODataCatalog/Tables"
GROUPS = {
    "Provincies": ("Code_28", "Naam_29"),
    "Veiligheidsregio's": ("Code_42", "Naam_43"),
    "Zorgkantoorregio's": ("Code_46", "Naam_47"),
    "GGD-regio's": ("Code_12", "Naam_13"),
}
COROP = (("Code_8", "Code", "", "COROP-gebieden"), ("Naam_9", "Naam", "", "COROP-gebieden"))


@pytest.fixture
def areas(sources, small):
    """The table of 2026 beside older ones: names padded, in columns that have any number."""
    sources.answers[CATALOGUE] = as_json(
        {
            "value": [
                {"Identifier": "85067NED", "Title": "Gebieden in Nederland 2022"},
                {"Identifier": "86247NED ", "Title": "Gebieden in Nederland 2026"},
                {"Identifier": "70000ned", "Title": "Gebieden in Nederland; oude indeling"},
            ]
        }
    )
    served, names = small.werkgebieden, small.organisaties
    ggd = names.index[names["soort"] == "ggd"]
    own = served[served["organisatie"].isin(ggd)].set_index("gemeentecode")["organisatie"]
    rows = []
    for row in small.gemeenten.itertuples():
        told = (
            row.provincie,
            row.veiligheidsregio,
            row.zorgkantoorregio,
            names["naam"][own[row.Index]],
        )
        cells = {GROUPS[g][1]: f"{t:<50}" for g, t in zip(GROUPS, told, strict=False)}
        # In the rows of every edition; which columns there are the description says.
        rows.append({"RegioS": row.Index, "Naam_9": f"{f'Overig {row.provincie}':<50}", **cells})
    topics = [
        (key, title, "", group)
        for group, keys in GROUPS.items()
        for key, title in zip(keys, ("Code", "Naam"), strict=True)
    ]
    regions = ("GeoDimension", [(code, code, "") for code in small.gemeenten.index])
    return TableOfVersion3(sources, "86247NED", {"RegioS": regions}, topics, rows, "2026-01-12")


def test_what_is_the_same_confirms_with_todays_source(small, web, areas):
    looked = look(SOURCES["gebieden"], Asked(small, web))
    assert "Gebieden in Nederland 2026" in looked.nieuws
    regions, served = looked.lijsten
    assert regions.gevonden.aantallen["gelijk"] == len(small.gemeenten)
    assert served.gevonden.aantallen["gelijk"] == len(small.gemeenten)
    confirmed = served.changes(bevestig=True)
    assert {change.nieuw for change in confirmed if change.veld == "bron"} == {
        "CBS 86247NED (Gebieden in Nederland 2026), stand van 2026-01-12"
    }


def test_a_gemeente_that_moves_is_changed_and_an_unknown_name_is_for_the_keeper(small, web, areas):
    by_code = {row["RegioS"]: row for row in areas.rows}
    by_code["GM0106"] |= {"Naam_43": "Groningen", "Naam_13": by_code["GM0014"]["Naam_13"]}
    by_code["GM0114"]["Naam_13"] = "GGD Qzxwvb"
    regions, served = look(SOURCES["gebieden"], Asked(small, web)).lijsten
    [moved] = [row for row in regions.gevonden.rijen if row.uitkomst == "gewijzigd"]
    assert moved.sleutel == "GM0106"
    outcomes = {row.waarden["werkgebieden.gemeentecode"][:6]: row for row in served.gevonden.rijen}
    assert outcomes["GM0106"].uitkomst == "gewijzigd"
    assert "gaat van" in outcomes["GM0106"].waarom
    assert outcomes["GM0114"].uitkomst in ("geweigerd", "twijfel")


def after(small, looked):
    """The landscape once all that is sure has been taken over."""
    changes = [change for laid in looked.lijsten for change in laid.changes()]
    base = base_of(small.package)
    folded = fold(base, [Step(*astuple(one)) for one in changes])
    assert not folded.faults
    return Landscape(lay_on_top(small.package, base, folded).on(small.package))


def test_corop_comes_in_as_the_others_do_and_divides_the_country_from_then_on(small, web, areas):
    areas.topics.extend(COROP)
    looked = look(SOURCES["gebieden"], Asked(small, web))
    assert looked.lijsten[0].gevonden.aantallen["gewijzigd"] == len(small.gemeenten)
    now = after(small, looked)
    found = division(now, "corop")
    assert found.label == "COROP-gebieden"
    assert not found.zonder
    assert found.title(found.gebied["GM0014"]) == "COROP-gebied Overig Groningen"
    assert "COROP-gebieden" in {laag.label for laag in now.vocabulary.of_thema("wie-werkt-waar")}
    assert len(records(now, now.vocabulary.laag("corop"))) == len(found.namen)
    assert found_areas(now, "Overig Drenthe")[0].naam == "COROP-gebied Overig Drenthe"
    card = gemeente_card(now, "GM0106", date(2026, 11, 26))
    assert "Overig Drenthe" in [fact.tekst for fact in card.feiten]


def test_as_long_as_no_source_brought_corop_nothing_of_it_is_shown(small, web, areas):
    looked = look(SOURCES["gebieden"], Asked(small, web))
    for landscape in (small, after(small, looked)):
        assert "corop" not in divisions(landscape)
        assert "corop" not in [laag.id for laag in landscape.vocabulary.lagen]
        assert not found_areas(landscape, "COROP")
        card = gemeente_card(landscape, "GM0106", date(2026, 11, 26))
        assert "COROP-gebied" not in [fact.label for fact in card.feiten]


def test_an_older_year_can_be_asked_for(small, web, areas, sources):
    with pytest.raises(SourceError, match="antwoord 404"):
        look(SOURCES["gebieden"], Asked(small, web, tot=2022))
    assert "85067NED" in sources.paths()[-1]


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda t: t.topics.__delitem__(slice(0, 2)), "provincies ontbreken"),
        (lambda t: t.rows.pop(), "heeft deze tabel niet"),
        (lambda t: t.rows.append(t.rows[0] | {"RegioS": "GM9999"}), "kent de atlas niet"),
        (lambda t: t.rows[0].update(Naam_13="   "), "ontbreekt een regio"),
    ],
)
def test_what_is_not_whole_proposes_nothing(small, web, areas, change, word):
    change(areas)
    with pytest.raises(SourceError, match=word):
        look(SOURCES["gebieden"], Asked(small, web))


def test_a_catalogue_without_the_table_is_said(small, web, areas, sources):
    sources.answers[CATALOGUE] = b'{"value": []}'
    with pytest.raises(SourceError, match="geen tabel"):
        look(SOURCES["gebieden"], Asked(small, web))
