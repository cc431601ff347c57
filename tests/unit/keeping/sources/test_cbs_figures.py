"""Births, inhabitants and groups by age, as CBS gives them, beside the atlas."""

from types import SimpleNamespace

import pytest

from geodata.figures import area_of, figure, values
from geodata.keeping.match.deciding import changes_of
from geodata.keeping.sources.every import SOURCES
from geodata.keeping.sources.odata_v3 import TableV3
from geodata.keeping.sources.proposal import Asked
from geodata.keeping.sources.refresh import look
from geodata.keeping.sources.web import SourceError
from geodata.keeping.store.applying import apply
from geodata.keeping.store.base import base_package
from geodata.keeping.store.current import load_current
from geodata.keeping.store.store import open_store
from geodata.keeping.store.undo import undo_import
from geodata.regiobeeld.top import top
from tests.unit.keeping.sources.cbs import TableOfVersion3, observations

SEX = ("Dimension", [("T001038", "Totaal mannen en vrouwen", ""), ("4000   ", "Vrouwen", "")])
REGIONS = ("GeoDimension", [("NL01  ", "Nederland", "")])


def years(*told):
    """Years with a status: in the second table with months between."""
    return "TimeDimension", [(f"{year}JJ00", str(year), status) for year, status in told]


def births_of(small, year: str, more: int = 0):
    own = small.table("cijfers")
    own = own[(own["indicator"] == "geboorten") & (own["periode"] == "2023")]
    return {row.gemeentecode: int(row.waarde) + more for row in own.itertuples()}


def rows_of(by_code, year, column, sex=True):
    """The rows of a year: the country, a province and a gemeente that is gone stand among them."""
    start = {"Geslacht": "T001038"} if sex else {}
    made = [(code, value) for code, value in by_code.items()]
    made += [("NL01  ", sum(by_code.values())), ("PV20  ", 12), ("GM0457", None)]
    return [start | {"RegioS": c, "Perioden": f"{year}JJ00", column: v} for c, v in made]


@pytest.fixture
def births(sources, small):
    """Both tables of births: the final one to 2023, with its column by another number, and the
    provisional one with 2024, 2025 and some months of 2026."""
    own = births_of(small, "2023")
    final = TableOfVersion3(
        sources,
        "37259ned",
        {
            "Geslacht": SEX,
            "RegioS": REGIONS,
            "Perioden": years(("2022", "Definitief"), ("2023", "Definitief")),
        },
        [
            ("LevendGeborenKinderen_9", "Levend geboren kinderen", "aantal", ""),
            (
                "LevendGeborenKinderenRelatief_4",
                "Levend geboren kinderen",
                "per 1 000 inwoners",
                "",
            ),
        ],
        rows_of(own, "2023", "LevendGeborenKinderen_9"),
        page=17,
    )
    early = TableOfVersion3(
        sources,
        "37230ned",
        {
            "RegioS": REGIONS,
            "Perioden": (
                "TimeDimension",
                [
                    ("2023JJ00", "2023", "Definitief"),
                    ("2024JJ00", "2024", "Voorlopig"),
                    ("2025JJ00", "2025", ""),
                    ("2026MM01", "2026 januari", "Voorlopig"),
                    ("2026JJ00", "2026", "Voorlopig"),
                ],
            ),
        },
        [("LevendGeborenKinderen_2", "Levend geboren kinderen", "aantal", "")],
        [
            row
            for year, more in (("2023", 1), ("2024", 2), ("2025", 3), ("2026", -1))
            for row in rows_of(births_of(small, year, more), year, "LevendGeborenKinderen_2", False)
        ],
    )
    return SimpleNamespace(final=final, early=early)


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """A store of its own."""
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "beheer" / "a.sqlite"))
    store = open_store()
    yield store
    store.close()


def asked(landscape, web, tot=0):
    return Asked(landscape, web, tot)


def test_new_years_come_with_their_status_and_their_own_source(small, web, births, kept):
    looked = look(SOURCES["geboorten"], asked(small, web))
    assert "2024 en 2025" in looked.nieuws
    final, early = looked.lijsten
    assert final.gevonden.aantallen["gelijk"] == len(small.gemeenten)
    assert not final.is_news
    assert early.gevonden.aantallen["nieuw"] == 2 * len(small.gemeenten)
    apply(kept, base_package(), early.changes(), early.origin, "Anna", 0)
    now = load_current()
    own = figure(now, "geboorten")
    assert own.perioden[-3:] == ("2023", "2024", "2025")
    assert [own.is_provisional(year) for year in ("2023", "2024", "2025")] == [False, True, True]
    assert own.period_in_words() == "in 2025, voorlopig"
    assert own.source_in_words() == "CBS 37230ned, stand van 2026-10-30 (in 2025, voorlopig)"
    assert values(now, "geboorten", "2025")["GM0106"] == births_of(small, "2025", 3)["GM0106"]
    said = " ".join(top(now, area_of(now, "GM0106")))
    assert "werden in 2025" in said
    assert "CBS 37230ned, stand van 2026-10-30, voorlopig." in said
    again = look(SOURCES["geboorten"], asked(now, web))
    assert not again.is_news
    undo_import(kept, base_package(), 1, "Anna", 1)
    assert figure(load_current(), "geboorten").periode == "2023"


def test_a_provisional_year_that_became_final_is_news(small, web, births, kept):
    early = look(SOURCES["geboorten"], asked(small, web)).lijsten[1]
    apply(kept, base_package(), early.changes(), early.origin, "Anna", 0)
    births.final.dimensions["Perioden"][1].append(("2024JJ00", "2024", "Definitief"))
    own = births_of(small, "2024", 4)
    births.final.rows += rows_of(own, "2024", "LevendGeborenKinderen_9")
    births.final.changed = "2026-11-20"
    now = load_current()
    final = look(SOURCES["geboorten"], asked(now, web)).lijsten[0]
    assert final.is_news
    apply(kept, base_package(), final.changes(), final.origin, "Anna", 1)
    after = load_current()
    assert not figure(after, "geboorten").is_provisional("2024")
    assert values(after, "geboorten", "2024")["GM0106"] == own["GM0106"]


def test_no_further_than_the_year_that_is_asked(small, web, births):
    looked = look(SOURCES["geboorten"], asked(small, web, tot=2024))
    found = {row.sleutel[-4:] for laid in looked.lijsten for row in laid.gevonden.rijen}
    assert found == {"2023", "2024"}


def test_a_year_before_what_the_atlas_has_is_no_news(small, web, births):
    looked = look(SOURCES["geboorten"], asked(small, web, tot=2015))
    assert (looked.nieuws, looked.is_news) == ("", False)


def test_a_sum_that_is_not_the_country_proposes_nothing(small, web, births):
    row = next(
        r for r in births.early.rows if r["Perioden"] == "2025JJ00" and r["RegioS"] == "NL01  "
    )
    row["LevendGeborenKinderen_2"] += 1
    with pytest.raises(SourceError, match="maar Nederland is"):
        look(SOURCES["geboorten"], asked(small, web))


def test_a_gemeente_that_the_atlas_does_not_know_asks_for_the_merger_first(small, web, births):
    births.early.rows += [
        {"RegioS": "GM9999", "Perioden": "2025JJ00", "LevendGeborenKinderen_2": 5},
    ]
    row = next(
        r for r in births.early.rows if r["Perioden"] == "2025JJ00" and r["RegioS"] == "NL01  "
    )
    row["LevendGeborenKinderen_2"] += 5
    with pytest.raises(SourceError, match=r"GM9999.*herindeling"):
        look(SOURCES["geboorten"], asked(small, web))


def test_a_former_gemeente_counts_for_what_it_became(small, web, births):
    for row in births.early.rows:
        if row["RegioS"] == "GM0457" and row["Perioden"] == "2025JJ00":
            row["LevendGeborenKinderen_2"] = 100
        if row["RegioS"] == "NL01  " and row["Perioden"] == "2025JJ00":
            row["LevendGeborenKinderen_2"] += 100
    early = look(SOURCES["geboorten"], asked(small, web)).lijsten[1]
    [row] = [r for r in early.gevonden.rijen if r.sleutel == "GM0363/geboorten/2025"]
    assert row.waarden["cijfers.waarde"] == str(births_of(small, "2025", 103)["GM0363"])
    assert row.waarden["cijfers.afgeleid"] == "ja"


def test_over_ten_thousand_rows_the_service_fails_and_that_is_said(small, web, births):
    births.early.most = 3
    with pytest.raises(SourceError, match="storing"):
        look(SOURCES["geboorten"], asked(small, web))


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda b: b.final.topics.pop(0), "niet één maat"),
        (lambda b: b.final.topics.clear(), "geen maat"),
        (
            lambda b: b.final.topics.append(("X_1", "Levend geboren kinderen", "aantal", "")),
            "niet één",
        ),
        (lambda b: b.final.dimensions["Perioden"][1].clear(), "leeg"),
        (lambda b: b.final.rows.append(dict(b.final.rows[0])), "twee keer"),
        (lambda b: b.final.rows[0].update(LevendGeborenKinderen_9="veel"), "geen getal"),
        (lambda b: b.final.rows[0].update(LevendGeborenKinderen_9=-1), "geen aantal"),
        (lambda b: b.final.rows.clear(), "geen waarden"),
    ],
)
def test_another_form_is_said_and_the_data_stay(small, web, births, change, word):
    change(births)
    with pytest.raises(SourceError, match=word):
        look(SOURCES["geboorten"], asked(small, web))


@pytest.mark.parametrize(
    "rubbish", [b"<html>storing</html>", b"[]", b'{"value": 3}', b"\xff", b"[" * 9999]
)
def test_rubbish_is_no_answer(small, web, births, sources, rubbish):
    sources.answers["opendata.cbs.nl/ODataApi/odata/37230ned/TypedDataSet"] = rubbish
    with pytest.raises(SourceError):
        look(SOURCES["geboorten"], asked(small, web))


def test_an_id_in_the_wrong_case_is_told_apart_from_a_table_without_rows(web, births):
    with pytest.raises(SourceError, match="hoofdlettergevoelig"):
        _ = TableV3(web, "37230NED").info


def test_pages_that_go_round_in_a_circle_end(web, births, sources):
    place = "opendata.cbs.nl/ODataApi/odata/37230ned/Perioden"
    sources.answers[place] = (
        b'{"value": [{"Key": "2023JJ00"}], "odata.nextLink": "http://' + place.encode() + b'"}'
    )
    with pytest.raises(SourceError, match="houden niet op"):
        _ = TableV3(web, "37230ned").years


AGES = [("10000", "Totaal"), ("10010", "0 jaar")] + [
    (f"1{age:02}00", f"{age} jaar") for age in range(15, 50)
]


@pytest.fixture
def people(sources, small):
    """Inhabitants by version 4, for 2021 and 2026: with provinces, the mean, and a gemeente that
    did not exist."""
    codes = list(small.gemeenten.index)
    own = small.table("cijfers")
    own = own[(own["indicator"] == "inwoners") & (own["periode"] == "2026-01-01")]
    counted = dict(zip(own["gemeentecode"], own["waarde"].astype(int), strict=True))
    rows = []

    def add(region, sex, age, year, value, measure="M000352"):
        rows.append(
            {
                "Id": len(rows),
                "Measure": measure,
                "ValueAttribute": "None" if value is not None else "Impossible",
                "Value": value,
                "StringValue": None,
                "BurgerlijkeStaat": "T001019",
                "Geslacht": sex,
                "Leeftijd": age,
                "RegioS": region,
                "Perioden": f"{year}JJ00",
            }
        )

    for year in ("2021", "2022", "2023", "2024", "2025", "2026"):
        for age, _ in AGES:
            total = {code: counted[code] if age == "10000" else 7 for code in codes}
            sex = "4000" if age not in ("10000", "10010") else "T001038"
            for code, value in total.items():
                add(code, sex, age, year, value)
            add("NL01", sex, age, year, sum(total.values()))
            add("PV20", sex, age, year, 3)
            add("GM0788", sex, age, year, None)
        add("NL01", "T001038", "10000", year, 1.5, "M000365")
    observations(
        sources,
        "03759ned",
        {
            "Properties": {"Identifier": "03759ned", "Modified": "2026-06-23T00:00:00+02:00"},
            "Dimensions": [
                {"Identifier": "BurgerlijkeStaat", "Kind": "Dimension"},
                {"Identifier": "Geslacht", "Kind": "Dimension"},
                {"Identifier": "Leeftijd", "Kind": "Dimension"},
                {"Identifier": "RegioS", "Kind": "GeoDimension"},
                {"Identifier": "Perioden", "Kind": "TimeDimension"},
            ],
            "MeasureCodes": [
                {"Identifier": "M000352", "Title": "Bevolking op 1 januari", "Unit": "aantal"},
                {"Identifier": "M000365", "Title": "Gemiddelde bevolking ", "Unit": "aantal"},
            ],
            "GeslachtCodes": [
                {"Identifier": "T001038", "Title": "Totaal mannen en vrouwen"},
                {"Identifier": "3000", "Title": "Mannen"},
                {"Identifier": "4000", "Title": "Vrouwen"},
            ],
            "BurgerlijkeStaatCodes": [
                {"Identifier": "T001019", "Title": "Totaal burgerlijke staat"}
            ],
            "LeeftijdCodes": [{"Identifier": key, "Title": title} for key, title in AGES],
            "PeriodenCodes": [
                {"Identifier": f"{year}JJ00", "Title": str(year), "Status": "Definitief"}
                for year in range(2021, 2027)
            ],
            "Observations": rows,
        },
        page=400,
    )
    return rows


def test_women_are_counted_by_age_and_take_the_place_of_the_estimate(small, web, people, kept):
    looked = look(SOURCES["inwoners"], asked(small, web))
    [laid] = looked.lijsten
    assert laid.gevonden.aantallen["geweigerd"] == 0
    apply(kept, base_package(), laid.changes(), laid.origin, "Anna", 0)
    now = load_current()
    women = figure(now, "vrouwen-15-49")
    assert women.perioden[-1] == "2026-01-01"
    assert women.definitie == "Vrouwen van 15 tot en met 49 jaar op 1 januari"
    assert "03759ned" in women.bron
    assert set(values(now, "vrouwen-15-49")) == {7.0 * 35}
    assert women.bron_adres == ""
    # The rate is of the newest year with births on both sides, not of the newest count.
    assert values(now, "geboorten-per-1000-vrouwen").notna().all()
    assert figure(now, "kinderen-van-0-jaar").optelbaar
    assert set(values(now, "kinderen-van-0-jaar")) == {7.0}
    same = [row for row in laid.gevonden.rijen if "/inwoners/" in row.sleutel]
    assert {row.uitkomst for row in same} == {"gelijk"}
    assert changes_of(laid.gevonden, bevestig=True)


def test_what_did_not_exist_is_no_zero(small, web, people):
    [laid] = look(SOURCES["inwoners"], asked(small, web)).lijsten
    assert all(row.waarden["cijfers.afgeleid"] == "nee" for row in laid.gevonden.rijen)


def test_groups_by_age_are_taken_in_numbers_and_not_in_per_cent(small, sources, web):
    own = small.table("cijfers")
    own = own[(own["indicator"] == "kinderen-0-4") & (own["periode"] == "2025-01-01")]
    counted = dict(zip(own["gemeentecode"], own["waarde"].astype(int), strict=True))
    titles = [
        "Jonger dan 5 jaar",
        "5 tot 10 jaar",
        "15 tot 20 jaar",
        "20 tot 25 jaar",
        "25 tot 45 jaar",
    ]
    topics = [(f"k_{i}", title, "aantal", "aantallen") for i, title in enumerate(titles)]
    topics += [(f"p_{i}", title, "%", "aandelen") for i, title in enumerate(titles)]
    rows = []
    for year in ("2025", "2026"):
        for code, value in [*counted.items(), ("NL01  ", sum(counted.values()))]:
            row = {"RegioS": code, "Perioden": f"{year}JJ00"}
            rows.append(
                row | {f"k_{i}": value for i in range(5)} | {f"p_{i}": 20 for i in range(5)}
            )
    TableOfVersion3(
        sources,
        "70072ned",
        {"RegioS": REGIONS, "Perioden": years(("2025", ""), ("2026", ""))},
        topics,
        rows,
    )
    [laid] = look(SOURCES["leeftijden"], asked(small, web)).lijsten
    found = {row.sleutel: row for row in laid.gevonden.rijen}
    assert found["GM0106/kinderen-0-4/2025-01-01"].uitkomst == "gelijk"
    assert found["GM0106/kinderen-0-4/2026-01-01"].uitkomst == "nieuw"
    assert len({key.split("/")[1] for key in found}) == 5
