"""Gemeenten that went, as CBS tells it in the codes of regions, and what follows."""

import argparse
import re
from datetime import date

import geopandas
import pandas
import pytest
import shapely

from geodata.find.answer import answer_of_code
from geodata.keeping.refusals import Refused
from geodata.keeping.sources import command
from geodata.keeping.sources.every import SOURCES
from geodata.keeping.sources.heirs_words import in_words
from geodata.keeping.sources.mergers import gone_since
from geodata.keeping.sources.proposal import Asked
from geodata.keeping.sources.refresh import look
from geodata.keeping.sources.web import SourceError
from geodata.keeping.store.base import base_package
from geodata.keeping.store.current import load_current
from geodata.keeping.store.history import imports_of
from geodata.keeping.store.store import open_store
from geodata.keeping.store.undo import undo_import
from tests.unit.keeping.sources.cbs import observations
from tests.unit.keeping.sources.pdok import Pdok
from tests.unit.keeping.sources.test_rearranging import carved

OLDER = (
    "\r\n\r\nGrenswijziging per 01-01-2000, ontvangen van:\r\n- Vught (GM0865),\r\n... 2 hectare met 0 "
    "woningen en 0 inwoners\r\n\r\nBegindatum voor 1830\r\n"
)
SPLIT = (
    "Opgeheven per 01-01-2026, overgegaan naar:\r\n- Emmen (GM0114),\r\n... 535 hectare met 918 woningen "
    "en 2149 inwoners\r\n- Groningen (GM0014),\r\n... 2630 hectare met 2085 woningen en 1 inwoner"
    + OLDER
)
MERGED = (
    "Opgeheven per 01-01-2026, overgegaan naar:\r\n- Kustland (GM9001),\r\n... 9 hectare" + OLDER
)


BORN = (
    "Ontstaan per 01-01-2026, ontvangen van:\r\n- Emmen (GM0114),\r\n... 535 hectare met 918 woningen "
    "en 2149 inwoners" + OLDER
)


def regions(**described):
    return [{"Identifier": code, "Description": text} for code, text in described.items()]


def test_a_split_tells_its_parts_with_their_inhabitants(small):
    [gone] = gone_since(small, regions(GM0106=SPLIT, GM0114=OLDER), date(2026, 11, 26))
    assert gone.dag == date(2026, 1, 1)
    assert [(part.code, part.inwoners) for part in gone.delen] == [("GM0114", 2149), ("GM0014", 1)]
    told = in_words(small, [gone])
    assert told[0].startswith("Assen (GM0106) is verdeeld over Emmen (GM0114, 2.149 inwoners)")
    assert any(line.startswith("Groningen (GM0014) houdt wat het had; controleer") for line in told)


def test_what_has_yet_to_happen_or_is_no_gemeente_of_the_atlas_is_not_told(small):
    later = regions(GM0106=SPLIT.replace("2026", "2027"), GM0788=SPLIT, GM0114=OLDER)
    assert gone_since(small, later, date(2026, 11, 26)) == ()


def test_a_new_gemeente_inherits_where_its_predecessors_agree(small):
    told = in_words(small, gone_since(small, regions(GM0106=MERGED, GM1680=MERGED), date.max))
    [inherits] = [line for line in told if line.startswith("Kustland (GM9001) erft: ")]
    assert "provincie (Drenthe, zoals Assen en Aa en Hunze)" in inherits
    assert "GGD (GGD Drenthe" in inherits
    mixed = in_words(small, gone_since(small, regions(GM0106=MERGED, GM0014=MERGED), date.max))
    [doubt] = [line for line in mixed if "in twijfel" in line]
    assert "provincie (Drenthe, zoals Assen of Groningen, zoals Groningen)" in doubt
    assert any("ververs register" in line for line in mixed)


def test_a_part_that_became_a_gemeente_is_told_with_what_stayed(small):
    [lost] = gone_since(small, regions(GM9001=BORN, GM0114=OLDER), date(2026, 11, 26))
    assert (lost.code, lost.blijft, lost.dag) == ("GM0114", True, date(2026, 1, 1))
    rows = small.table("cijfers").set_index(["gemeentecode", "indicator", "periode"])["waarde"]
    before = int(rows["GM0114", "inwoners", "2026-01-01"])
    assert [(part.code, part.inwoners) for part in lost.delen] == [
        ("GM0114", before - 2149),
        ("GM9001", 2149),
    ]
    told = in_words(small, [lost])
    assert told[0].startswith(
        "Van Emmen (GM0114) is GM9001 (GM9001, 2.149 inwoners) afgesplitst op"
    )
    assert "Emmen blijft bestaan met 1" in told[0]
    assert any(line.startswith("Emmen (GM0114) houdt wat het had") for line in told)
    assert any(line.startswith("GM9001 (GM9001) erft: ") for line in told)


def test_a_border_that_moved_to_a_merged_gemeente_splits_nobody(small):
    born = MERGED.replace("Opgeheven", "Ontstaan").partition("overgegaan")[0] + (
        "ontvangen van:\r\n- Assen (GM0106),\r\n... 9 hectare met 9 woningen en 60000 inwoners\r\n"
        "- Emmen (GM0114),\r\n... 9 hectare met 2 woningen en 5 inwoners"
    )
    told = regions(GM0106=MERGED, GM9001=born, GM0114=OLDER)
    assert [one.code for one in gone_since(small, told, date.max)] == ["GM0106"]
    # One that came and went long before the atlas is nobody's part either.
    past = regions(GM9002=f"{BORN}\r\n{MERGED.replace('9001', '0114')}")
    assert gone_since(small, past, date.max) == ()


def test_what_happened_twice_to_one_gemeente_is_taken_in_two_steps(small):
    twice = regions(GM9001=BORN, GM9002=BORN.replace("2026", "2025"))
    with pytest.raises(SourceError, match="twee stappen"):
        gone_since(small, twice, date(2026, 11, 26))


def test_a_split_is_applied_and_taken_back(small, web, sources, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "a.sqlite"))
    described(sources, *regions(GM9001=BORN))
    pdok = Pdok(sources, small)
    for name, shapes in pdok.layers.items():
        stays, part = carved(shapes["GM0114"])
        new = geopandas.GeoSeries({"GM9001": part}, crs=shapes.crs)
        pdok.layers[name] = pandas.concat([shapes.drop("GM0114"), new])
        pdok.layers[name]["GM0114"] = stays
    pdok.names["GM9001"] = "Klazienaveen"
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    asked = parser.parse_args(["herindelingen", "--toepassen", "--wie", "Anna"])
    assert command.run(asked, web) == command.NOTHING_NEW, capsys.readouterr().out
    now = load_current()
    assert now.gemeenten.loc["GM9001", "naam"] == "Klazienaveen"
    assert now.gemeenten.loc["GM0114", "naam"] == "Emmen"
    assert answer_of_code(now, "GM0114").code == "GM0114"
    assert command.run(parser.parse_args(["herindelingen"]), web) == command.NOTHING_NEW
    store = open_store()
    undo_import(store, base_package(), 1, "Anna", store.revision())
    assert load_current().gemeenten.equals(small.gemeenten)
    store.close()


def described(sources, *found):
    """The table of CBS that says what happened to each region."""
    observations(
        sources,
        "03759ned",
        {
            "Properties": {"Modified": "2026-06-23T00:00:00+02:00"},
            "Dimensions": [{"Identifier": "RegioS", "Kind": "GeoDimension"}],
            "RegioSCodes": [*found, {"Identifier": "NL01", "Description": ""}],
            "Observations": [],
        },
    )


def test_nothing_happened_is_nothing_new(small, web, sources):
    described(sources, *regions(GM0106=OLDER))
    assert not look(SOURCES["herindelingen"], Asked(small, web)).is_news


def test_a_part_that_went_itself_is_what_that_became(small):
    merged = MERGED.replace("2026", "2024")
    later = regions(GM0106=merged, GM9001=SPLIT.partition("\r\n- Groningen")[0])
    [gone] = gone_since(small, later, date(2026, 11, 26))
    assert [part.code for part in gone.delen] == ["GM0114"]
    with pytest.raises(SourceError, match="twee stappen"):
        gone_since(small, regions(GM0106=merged, GM9001=SPLIT), date(2026, 11, 26))


def merged_pdok(sources, small, codes=("GM0106", "GM1680")):
    """The boundaries after gemeenten became Kustland."""
    pdok = Pdok(sources, small)
    for name, shapes in pdok.layers.items():
        both = shapely.coverage_union_all(shapes.loc[list(codes)].values)
        new = geopandas.GeoSeries({"GM9001": both}, crs=shapes.crs)
        pdok.layers[name] = pandas.concat([shapes.drop(list(codes)), new])
    pdok.names["GM9001"] = "Kustland"
    return pdok


def test_a_merger_is_told_chosen_applied_and_taken_back(
    small, web, sources, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "a.sqlite"))
    described(sources, *regions(GM0106=MERGED, GM1680=MERGED))
    merged_pdok(sources, small)

    def run(*arguments):
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        status = command.run(parser.parse_args(["herindelingen", *arguments]), web)
        return status, capsys.readouterr().out

    status, said = run()
    assert status == command.SOMETHING
    assert "2 gemeenten zijn opgegaan of verdeeld" in said
    assert "Nieuw: Kustland (GM9001)." in said
    asked = re.findall(r"--kies (\S+)=…:\n  ([^:\n]+): ", said)
    status, said = run("--toepassen", "--wie", "Anna")
    if asked:
        assert status == command.FAILED
        assert "Er is niets veranderd" in said
        assert load_current().revision == 0
        chosen = [part for key, value in asked for part in ("--kies", f"{key}={value}")]
        status, said = run("--toepassen", "--wie", "Anna", *chosen)
    assert status == command.NOTHING_NEW, said
    now = load_current()
    assert now.gemeenten.loc["GM9001", "naam"] == "Kustland"
    assert answer_of_code(now, "GM0106").code == "GM9001"
    assert not {"GM0106", "GM1680"} & set(now.boundaries.index)
    assert run()[0] == command.NOTHING_NEW
    store = open_store()
    assert imports_of(store)[0].soort == "herindeling"
    undo_import(store, base_package(), 1, "Anna", store.revision())
    back = load_current()
    assert back.gemeenten.equals(small.gemeenten)
    assert back.boundaries.equals(small.boundaries)
    for name in small.tables:
        assert back.table(name).equals(small.table(name)), name
    store.close()


def test_without_new_boundaries_it_is_told_and_nothing_can_be_applied(small, web, sources):
    described(sources, *regions(GM0106=MERGED, GM1680=MERGED))
    Pdok(sources, small)
    [step] = look(SOURCES["herindelingen"], Asked(small, web)).stappen
    assert "GM9001" in step.open
    with pytest.raises(Refused, match="dezelfde gemeenten"):
        step.changes({})


def test_with_pdok_away_it_is_still_told(small, web, sources):
    described(sources, *regions(GM0106=SPLIT))
    [step] = look(SOURCES["herindelingen"], Asked(small, web)).stappen
    assert any("is verdeeld over" in zin for zin in step.zinnen)
    assert "api.pdok.nl" in step.open
