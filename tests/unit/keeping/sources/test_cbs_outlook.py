"""The outlooks of CBS: found by title, laid beside the atlas, and said with their own date."""

import pytest

from geodata.figures import COUNTRY, area_of, figure, values
from geodata.keeping.match.deciding import changes_of
from geodata.keeping.sources.every import SOURCES
from geodata.keeping.sources.proposal import Asked
from geodata.keeping.sources.refresh import look
from geodata.keeping.sources.web import SourceError
from geodata.keeping.store.applying import apply
from geodata.keeping.store.base import base_package
from geodata.keeping.store.current import load_current
from geodata.keeping.store.store import open_store
from geodata.keeping.store.undo import undo_import
from geodata.regiobeeld import expected_in_words, lines
from tests.unit.keeping.sources.cbs import TableOfVersion3, as_json

CATALOGUE = "opendata.cbs.nl/ODataCatalog/Tables"
WAYS = (
    "Dimension",
    [
        ("MW00000", "Prognose", ""),
        ("MOG0067", "Ondergrens 67%-prognose-interval", ""),
        ("MBG0067", "Bovengrens 67%-prognose-interval", ""),
        ("MOG0095", "Ondergrens 95%-prognose-interval", ""),
    ],
)


def years(*told):
    return "TimeDimension", [(f"{year}JJ00", str(year), "") for year in told]


@pytest.fixture
def catalogue(sources):
    """What the catalogue has: older tables, and others with the same words in them."""
    sources.answers[CATALOGUE] = as_json(
        {
            "value": [
                {"Identifier": name, "Title": title}
                for name, title in (
                    (
                        "83787NED",
                        "Prognose intervallen levendgeborenen, overledenen en migratie, 2017-2059",
                    ),
                    (
                        "90001NED",
                        "Prognose intervallen levendgeborenen, overledenen en migratie 2026-2070",
                    ),
                    (
                        "90002NED",
                        "Prognose levendgeborenen, vruchtbaarheidscijfers; leeftijd moeder 2026-2070",
                    ),
                    ("85171NED", "Regionale prognose 2023-2050; bevolking, regio-indeling 2021"),
                    (
                        "85173NED",
                        "Regionale prognose 2023-2050; bevolking, intervallen, regio-indeling 2021",
                    ),
                )
            ]
        }
    )


@pytest.fixture
def births(sources, small, catalogue):
    """The newest outlook of births, as large as the small package."""
    own = small.table("cijfers_landelijk")
    now = own[(own["indicator"] == "geboorten") & (own["periode"] == "2023")]["waarde"].iloc[0]
    shares = {"MW00000": 1.0, "MOG0067": 0.9, "MBG0067": 1.1, "MOG0095": 0.5}
    born = "LevendGeborenKinderen_1"
    table = TableOfVersion3(
        sources,
        "90001NED",
        {"PrognoseInterval": WAYS, "Perioden": years(*range(2026, 2041))},
        [
            (born, "Levend geboren kinderen", "aantal", ""),
            ("Overledenen_2", "Overledenen", "aantal", ""),
        ],
        [
            {
                "PrognoseInterval": way,
                "Perioden": f"{year}JJ00",
                born: int(now * share) + year - 2026,
            }
            for way, share in shares.items()
            for year in range(2026, 2041)
        ],
        "2026-12-15",
    )
    ages = ("Dimension", [("10000", "Totaal", ""), ("21700", "20 jaar", "")])
    order = ("Dimension", [("T001", "Totaal", ""), ("A1", "Eerste kind", "")])
    rate = "Vruchtbaarheidscijfers_2"
    TableOfVersion3(
        sources,
        "90002NED",
        {"Volgorde": order, "Leeftijd": ages, "Perioden": years(2026, 2030)},
        [
            (born, "Levend geboren kinderen", "aantal", ""),
            (rate, "Vruchtbaarheidscijfers", "per vrouw", ""),
        ],
        [
            {
                "Volgorde": v,
                "Leeftijd": a,
                "Perioden": f"{y}JJ00",
                born: 100 + y,
                rate: 1.4 + y / 100_000,
            }
            for v in ("T001", "A1")
            for a in ("10000", "21700")
            for y in (2026, 2030)
        ],
        "2026-12-15",
    )
    return table


def store_of(tmp_path, monkeypatch):
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "a.sqlite"))
    return open_store()


def test_the_newest_outlook_replaces_the_one_before_and_says_when_it_was_made(
    births, web, small, tmp_path, monkeypatch
):
    store = store_of(tmp_path, monkeypatch)
    [step] = look(SOURCES["prognose"], Asked(small, web)).stappen
    assert any("2030" in zin and "was" in zin for zin in step.zinnen)
    apply(store, base_package(), step.changes({}), step.origin, "Anna", 0)
    now = load_current()
    own = now.table("prognose")
    own = own[own["maat"] == "geboorten"].set_index("jaar")
    assert sorted(own.index) == ["2026", "2030", "2035", "2040"]
    assert (own["laag"] < own["waarde"]).all()
    assert (own["waarde"] < own["hoog"]).all()
    rates = now.table("prognose")
    assert sorted(rates[rates["maat"] == "kinderen per vrouw"]["jaar"]) == ["2026", "2030"]
    told = " ".join(expected_in_words(now, area_of(now, COUNTRY)))
    assert "december 2026" in told
    assert "december 2023" not in told
    assert "CBS 90001NED en 90002NED (december 2026)" in told
    [line] = [
        one for one in lines(now, area_of(now, COUNTRY)) if one.wat.startswith("Rekenvoorbeeld")
    ]
    assert "CBS 90001NED (december 2026)" in line.bron
    assert not look(SOURCES["prognose"], Asked(now, web)).is_news
    undo_import(store, base_package(), 1, "Anna", store.revision())
    assert load_current().table("prognose").equals(small.table("prognose"))
    store.close()


def test_the_outlook_that_the_atlas_has_says_its_date_as_before(small):
    told = " ".join(expected_in_words(small, area_of(small, COUNTRY)))
    assert "december 2023" in told


def test_without_the_second_table_the_first_is_enough(births, web, small, sources):
    sources.answers["opendata.cbs.nl/ODataApi/odata/90002NED/DataProperties"] = (500, {}, b"")
    [step] = look(SOURCES["prognose"], Asked(small, web)).stappen
    assert {change.sleutel.partition("/")[0] for change in step.changes({})} == {"geboorten"}


@pytest.mark.parametrize(
    ("way", "factor", "told"),
    [("MOG0067", 3, "eigen grenzen"), ("MW00000", 5, "passen"), ("MW00000", 0, "passen")],
)
def test_an_outlook_that_cannot_be_is_refused(births, web, small, way, factor, told):
    for row in births.rows:
        if row["PrognoseInterval"] == way:
            row["LevendGeborenKinderen_1"] *= factor
    with pytest.raises(SourceError, match=told):
        look(SOURCES["prognose"], Asked(small, web))


@pytest.fixture
def people(sources, small, catalogue):
    """The regional outlook, in thousands, for today's gemeenten and one that is gone."""
    column = "TotaleBevolking_1"
    rows = []
    for year in (2025, 2030, 2035, 2050):
        own = {code: 50.1 + place for place, code in enumerate(small.gemeenten.index)}
        own["GM0009"] = 7.3  # Ten Boer, in Groningen since 2019
        # The country is rounded apart.
        own["NL01  "] = round(sum(own.values()), 1) + 0.1
        for interval, times in (("MW00000", 1), ("MOG0067", 0.9)):
            rows += [
                {
                    "RegioIndeling2021": code,
                    "PrognoseInterval": interval,
                    "Leeftijd": "10000",
                    "Perioden": f"{year}JJ00",
                    column: round(value * times, 1),
                }
                for code, value in own.items()
            ]
    return TableOfVersion3(
        sources,
        "85173NED",
        {
            "RegioIndeling2021": ("GeoDimension", [("NL01  ", "Nederland", "")]),
            "PrognoseInterval": WAYS,
            "Leeftijd": ("Dimension", [("10000", "Totaal", ""), ("70100", "0 tot 20 jaar", "")]),
            "Perioden": years(2025, 2030, 2035, 2050),
        },
        [(column, "Totale bevolking", "x 1 000", "")],
        rows,
        "2023-07-12",
    )


def test_expected_inhabitants_become_a_figure_like_any_other(
    people, web, small, tmp_path, monkeypatch
):
    store = store_of(tmp_path, monkeypatch)
    looked = look(SOURCES["verwacht"], Asked(small, web))
    [laid] = looked.lijsten
    assert laid.gevonden.aantallen["nieuw"] == 2 * len(small.gemeenten)
    changes = changes_of(laid.gevonden)
    apply(store, base_package(), changes, laid.origin, "Anna", 0)
    now = load_current()
    found = figure(now, "verwachte-inwoners")
    assert found.perioden == ("2030-01-01", "2035-01-01")
    assert "prognose" in found.definitie
    assert values(now, found.id)["GM0014"] == 50_100 + 7_300
    assert not look(SOURCES["verwacht"], Asked(now, web)).is_news
    store.close()


def test_gemeenten_that_are_not_the_country_are_refused(people, web, small):
    for row in people.rows:
        if row["RegioIndeling2021"] == "NL01  ":
            row["TotaleBevolking_1"] += 9
    with pytest.raises(SourceError, match="samen"):
        look(SOURCES["verwacht"], Asked(small, web))
