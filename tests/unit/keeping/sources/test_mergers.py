"""Gemeenten that went, as CBS tells it in the codes of regions, and what follows."""

from datetime import date

import pytest

from geodata.keeping.sources.every import SOURCES
from geodata.keeping.sources.mergers import gone_since, in_words, inherited
from geodata.keeping.sources.proposal import Asked
from geodata.keeping.sources.refresh import look
from tests.unit.keeping.sources.cbs import observations

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


def regions(**described):
    return [{"Identifier": code, "Description": text} for code, text in described.items()]


def test_a_split_tells_its_parts_with_their_inhabitants(small):
    [gone] = gone_since(small, regions(GM0106=SPLIT, GM0114=OLDER), date(2026, 11, 26))
    assert gone.dag == date(2026, 1, 1)
    assert [(part.code, part.inwoners) for part in gone.delen] == [("GM0114", 2149), ("GM0014", 1)]
    told = in_words(small, [gone])
    assert told[0].startswith("Assen (GM0106) is verdeeld over Emmen (GM0114, 2.149 inwoners)")
    assert any(line.startswith("Groningen (GM0014), in twijfel:") for line in told)


def test_what_has_yet_to_happen_or_is_no_gemeente_of_the_atlas_is_not_told(small):
    later = regions(GM0106=SPLIT.replace("2026", "2027"), GM0788=SPLIT, GM0114=OLDER)
    assert gone_since(small, later, date(2026, 11, 26)) == ()


def test_a_new_gemeente_inherits_where_its_predecessors_agree(small):
    found = inherited(small, ["GM0106", "GM1680"])
    assert found["provincie"] == ("Drenthe",)
    assert len(found["ggd"]) == 1
    mixed = inherited(small, ["GM0106", "GM0014"])
    assert mixed["provincie"] == ("Drenthe", "Groningen")
    told = in_words(small, gone_since(small, regions(GM0106=MERGED, GM1680=MERGED), date.max))
    assert any("Kustland (GM9001) houdt of erft: " in line and "Drenthe" in line for line in told)


@pytest.mark.parametrize(("text", "news"), [(SPLIT, True), (OLDER, False)])
def test_the_source_tells_and_proposes_nothing(small, web, sources, text, news):
    observations(
        sources,
        "03759ned",
        {
            "Dimensions": [{"Identifier": "RegioS", "Kind": "GeoDimension"}],
            "RegioSCodes": regions(GM0106=text, NL01=""),
            "Observations": [],
        },
    )
    looked = look(SOURCES["herindelingen"], Asked(small, web))
    assert looked.is_news is news
    assert looked.lijsten == ()
    assert ("Zet dit in data/" in looked.nieuws) is news
