"""The doors of the empty panel: one figure each, and the same figure as behind the door."""

import re
from dataclasses import replace

from geodata.compare import doors, in_area, overlap_in_words, per_reason, white_spots
from geodata.landscape import Landscape


def test_every_door_has_a_question_and_one_sentence_with_a_figure(landscape):
    found = doors(landscape)
    assert len({door.adres for door in found}) == len(found)
    for door in found:
        assert re.search(r"\d", door.zin), door
        assert door.zin.count(". ") == 0
        assert door.zin.endswith(".")


def test_the_figure_is_that_of_the_page_behind_the_door(small):
    by_page = {door.adres.partition("&")[0]: door.zin for door in doors(small)}
    said = " ".join(overlap_in_words(small, *small.vocabulary.vergelijk))
    stools = by_page["vergelijken"].split(" ")[0]
    assert f"{stools} gemeente" in said
    unknown = per_reason(in_area(small, white_spots(small, 25, 50), ""))["geen-gegevens"][0]
    assert (
        f"Van {unknown} van de {len(small.gemeenten)}" in by_page["vergelijken?deel=witte-vlekken"]
    )


def test_a_door_leads_to_the_route_of_a_family_where_there_is_one(small):
    [door] = [door for door in doors(small) if door.adres == "klantroute"]
    assert door.zin.startswith(f"{len(small.table('klantroutes'))} situaties")
    without = Landscape(
        replace(
            small.package,
            tables=dict(small.package.tables)
            | {"klantroutes": small.table("klantroutes").iloc[:0]},
        )
    )
    assert "klantroute" not in {door.adres for door in doors(without)}
