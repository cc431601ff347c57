"""Gemeenten that merge or are divided: whatever happens, nothing gets lost.

Random mergers and divisions of the small package, applied with every check: the totals of the figures
stay, every gemeente has boundaries and one of each that there is one of, and a code that was ever known
leads somewhere.
"""

from dataclasses import astuple
from datetime import date
from decimal import Decimal

import geopandas
import pytest
import shapely
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from shapely.ops import split

from geodata.find import search
from geodata.find.answer import answer_of_code
from geodata.find.postcode import codes_today
from geodata.keeping.change import Change
from geodata.keeping.origin import ListSource
from geodata.keeping.refusals import Refused
from geodata.keeping.sources.convert import to_today
from geodata.keeping.sources.heirs import Gone, Part, choices, heirs_of
from geodata.keeping.sources.rearranging import Herindeling
from geodata.keeping.sources.topology import on_grid, topology
from geodata.keeping.store.base import base_of
from geodata.keeping.store.overlay import lay_on_top
from geodata.keeping.store.replay import Step, fold
from geodata.landscape import Landscape

DAY = date(2026, 1, 1)
SOURCE = ListSource("CBS 03759ned", DAY.isoformat(), "hoog")


def happened(landscape: Landscape, gone: tuple[Gone, ...], choose=min) -> Landscape:
    """The landscape after it, with all checks of a package; `choose` picks where predecessors differ."""
    heirs = heirs_of(landscape, gone, {})
    package = landscape.package
    files = []
    drawn, fine = (
        on_grid(_after(shapes, gone))
        for shapes in (landscape.boundaries, landscape.boundaries_fine)
    )
    for name, file, before, shapes in (
        ("grenzen", "gemeenten.topojson", package.drawn, drawn),
        ("grenzen-fijn", "gemeenten-fijn.topojson", package.fine, fine),
    ):
        files.append(Change(name, file, "inhoud", before.decode(), topology(shapes, {})))
    asked = choices(landscape, heirs.values())
    chosen = {one.sleutel: choose(one.mogelijk) for one in asked}
    changes = Herindeling(landscape, gone, heirs, fine, SOURCE).changes(chosen)
    base = base_of(package)
    folded = fold(base, [Step(*astuple(one)) for one in (*changes, *files)])
    assert not folded.faults
    return Landscape(lay_on_top(package, base, folded).on(package))


def _after(shapes: geopandas.GeoSeries, gone: tuple[Gone, ...]) -> geopandas.GeoSeries:
    """Each gemeente that went lies in its first part."""
    into = {one.code: one.delen[0].code for one in gone}
    own: dict[str, list] = {}
    lost = {one.code: one.delen[1].code for one in gone if one.blijft}
    for code, shape in shapes.items():
        if code in lost:
            shape, part = carved(shape)
            own[lost[code]] = [part]
        own.setdefault(into.get(code, code), []).append(shape)
    for one in gone:
        for part in one.delen[1:]:
            # Of a part that is a gemeente of its own there must be something to draw.
            assert part.code in own
    merged = {code: shapely.coverage_union_all(several) for code, several in own.items()}
    return geopandas.GeoSeries(merged, crs=shapes.crs)


def carved(shape):
    """A shape in two, along a line between two of its corners: its neighbours notice nothing."""
    largest, *rest = sorted(shapely.get_parts(shape), key=lambda one: -one.area)
    ring = shapely.get_coordinates(largest.exterior)[:-1]
    for size in range(len(ring) // 2, 1, -1):
        for first in range(len(ring) - size):
            line = shapely.LineString(ring[[first, first + size]])
            if largest.contains(line) and line.intersection(largest.boundary).geom_type in (
                "MultiPoint",
            ):
                one, other = sorted(split(largest, line).geoms, key=lambda part: -part.area)
                return shapely.union_all([one, *rest]), other
    raise AssertionError("nowhere to cut")


def totals(landscape: Landscape) -> dict:
    """The total of each figure that adds up, per period."""
    rows = landscape.table("cijfers")
    about = landscape.table("indicatoren").set_index("id")
    adds = rows[rows["indicator"].map(about["optelbaar"]) == "ja"]
    return adds.groupby(["indicator", "periode"])["waarde"].sum().to_dict()


def check(before: Landscape, after: Landscape, gone: tuple[Gone, ...]) -> None:
    """What is true whatever happened."""
    assert totals(after) == totals(before)
    codes = set(after.gemeenten.index)
    assert set(after.boundaries.index) == set(after.boundaries_fine.index) == codes
    applied = before.table("herindelingen")
    former = set(applied[applied["toegepast"] == "ja"]["oude_code"])
    for code in {*before.gemeenten.index, *former}:
        answer = answer_of_code(after, code)
        led = {answer.code, *(one.code for one in answer.keuzes)} - {""}
        assert led, code
        assert led <= codes
    for one in gone:
        assert (one.code in codes) is one.blijft
        assert {part.code for part in one.delen} <= codes
    once = after.vocabulary.een_per_gemeente
    soorten = after.organisaties["soort"]
    served = after.werkgebieden
    for soort in once:
        own = served[served["organisatie"].map(soorten) == soort]["gemeentecode"]
        assert sorted(own) == sorted(codes)


@st.composite
def herindelingen(draw, codes):
    """Some gemeenten that merge into a new one or into one that stays, and some that are divided."""
    order = draw(st.permutations(codes))
    gone, place = [], 0
    for number in range(draw(st.integers(1, 3), label="hoeveel")):
        size = draw(st.integers(2, 4), label="grootte")
        group, place = order[place : place + size], place + size
        kind = draw(st.sampled_from(["nieuw", "blijft", "verdeeld", "afgesplitst"]), label="soort")
        if kind == "nieuw":
            part = Part(f"GM900{number}", f"Nieuwland {number}", None)
            gone += [Gone(code, code, DAY, (part,)) for code in group]
        elif kind == "blijft":
            part = Part(group[0], group[0], None)
            gone += [Gone(code, code, DAY, (part,)) for code in group[1:]]
        elif kind == "afgesplitst":
            rest, part = draw(st.integers(1, 90_000)), draw(st.integers(1, 90_000))
            parts = (Part(group[0], group[0], rest), Part(f"GM901{number}", "Deelland", part))
            gone.append(Gone(group[0], group[0], DAY, parts, blijft=True))
        else:
            people = draw(
                st.lists(st.integers(1, 90_000), min_size=size - 1, max_size=size - 1),
                label="inwoners",
            )
            parts = tuple(
                Part(code, code, many) for code, many in zip(group[1:], people, strict=True)
            )
            gone.append(Gone(group[0], group[0], DAY, parts))
    return tuple(sorted(gone, key=lambda one: one.code))


# To shrink an example of half a second takes minutes.
@settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_nothing_gets_lost_whatever_merges_or_is_divided(small, data):
    gone = data.draw(herindelingen(sorted(small.gemeenten.index)))
    check(small, happened(small, gone), gone)


def test_twice_in_a_row_the_oldest_codes_still_lead_somewhere(small):
    into = Part("GM9001", "Kustland", None)
    first = tuple(Gone(code, code, DAY, (into,)) for code in ("GM0014", "GM1969"))
    then = happened(small, first)
    parts = (Part("GM1966", "Het Hogeland", 200_000), Part("GM1979", "Eemsdelta", 100_000))
    second = (Gone("GM9001", "Kustland", date(2027, 1, 1), parts),)
    now = happened(then, second)
    check(then, now, second)
    haren = now.table("herindelingen").set_index("oude_code").loc["GM0017"]
    assert sorted(haren["nieuwe_code"]) == ["GM1966", "GM1979"]
    assert set(haren["aard"]) == {"gesplitst"}
    assert haren["aandeel"].sum() == pytest.approx(1)
    winsum = now.table("herindelingen").set_index("oude_code").loc["GM0053"]
    assert winsum["aandeel"].sum() == pytest.approx(1)


def test_where_predecessors_agree_it_is_inherited_and_says_from_whom(small):
    into = Part("GM9001", "Hunzeland", None)
    gone = tuple(
        Gone(c, n, DAY, (into,)) for c, n in (("GM1680", "Aa en Hunze"), ("GM0106", "Assen"))
    )
    assert {
        one.sleutel.split("/")[1] for one in choices(small, heirs_of(small, gone, {}).values())
    } <= {
        "consortium",
        "ros",
        "zorgkantoorregio",
    }
    now = happened(small, gone)
    assert now.gemeenten.loc["GM9001", "provincie"] == "Drenthe"
    served = now.werkgebieden.set_index("gemeentecode").loc["GM9001"]
    ggd = served[served["organisatie"].str.startswith("ggd-")].iloc[0]
    assert (
        "Overgenomen van Aa en Hunze en Assen" in ggd["opmerking"]
        or "Assen en Aa" in ggd["opmerking"]
    )


def test_where_they_differ_nothing_happens_before_a_keeper_chose(small):
    into = Part("GM9001", "Randland", None)
    gone = tuple(Gone(code, code, DAY, (into,)) for code in ("GM0014", "GM0106"))
    heirs = heirs_of(small, gone, {})
    asked = {one.sleutel: one for one in choices(small, heirs.values())}
    assert set(asked["GM9001/provincie"].mogelijk) == {"Drenthe", "Groningen"}
    now = happened(small, gone, choose=max)
    assert now.gemeenten.loc["GM9001", "provincie"] == "Groningen"
    served = now.werkgebieden.set_index("gemeentecode").loc["GM9001"]
    ggd = served[served["organisatie"].str.startswith("ggd-")].iloc[0]
    assert ggd["zekerheid"] == "laag"


def test_a_division_without_inhabitants_is_refused(small):
    parts = (Part("GM1680", "Aa en Hunze", None), Part("GM0114", "Emmen", 100))
    gone = (Gone("GM0106", "Assen", DAY, parts),)
    with pytest.raises(Refused, match="hoeveel inwoners"):
        happened(small, gone)


def test_a_place_with_a_point_goes_where_the_point_lies(small):
    parts = (Part("GM1680", "Aa en Hunze", 100), Part("GM0014", "Groningen", 60_000))
    gone = (Gone("GM0106", "Assen", DAY, parts),)
    now = happened(small, gone)
    before = small.table("plaatsen")
    own = before[(before["gemeentecode"] == "GM0106") & before["lat"].notna()]["id"]
    after = now.table("plaatsen").set_index("id").loc[own, "gemeentecode"]
    # All of Assen lies in the first part, though most people are in the other.
    assert set(after) == {"GM1680"}
    figures = now.table("cijfers")
    told = figures[(figures["gemeentecode"] == "GM1680") & (figures["indicator"] == "geboorten")]
    assert set(told["afgeleid"]) == {"geschat"}
    assert (told["waarvan_geschat"] <= told["waarde"]).all()


def test_of_a_gemeente_that_lost_a_part_the_rest_stays_and_the_part_is_new(small):
    parts = (Part("GM0106", "Assen", 60_000), Part("GM9001", "Vries", 20_000))
    gone = (Gone("GM0106", "Assen", DAY, parts, blijft=True),)
    assert not choices(small, heirs_of(small, gone, {}).values())
    now = happened(small, gone)
    check(small, now, gone)
    # Who was there keeps what it had, word for word.
    assert now.gemeenten.loc["GM0106"].equals(small.gemeenten.loc["GM0106"])
    served = [one.werkgebieden.query("gemeentecode == 'GM0106'") for one in (small, now)]
    assert served[0].reset_index(drop=True).equals(served[1].reset_index(drop=True))
    new = now.werkgebieden.set_index("gemeentecode").loc["GM9001"]
    assert {"ggd-drenthe"} <= set(new["organisatie"])
    assert all("Overgenomen van Assen" in text for text in new["opmerking"])
    assert "GM9001" not in now.coalities.index
    assert now.gemeenten.loc["GM9001", "provincie"] == "Drenthe"
    # Figures of both are shared.
    rows = {
        one: part.table("cijfers").set_index(["gemeentecode", "indicator", "periode"])
        for one, part in (("was", small), ("is", now))
    }
    was = rows["was"].loc[("GM0106", "geboorten", "2023"), "waarde"]
    own = rows["is"].loc[("GM0106", "geboorten", "2023")]
    part = rows["is"].loc[("GM9001", "geboorten", "2023")]
    assert own["waarde"] + part["waarde"] == was
    assert part["waarde"] == pytest.approx(was / 4, abs=1)
    assert own["afgeleid"] == part["afgeleid"] == "geschat"
    # Links and names lead where they led; the new one is found.
    assert answer_of_code(now, "GM0106").code == "GM0106"
    assert answer_of_code(now, "GM9001").code == "GM9001"
    assert codes_today(now, ("GM0106",)) == ["GM0106"]
    assert [hit.id for hit in search(now, "Assen")][:1] == ["GM0106"]


def test_what_a_source_counted_before_a_part_was_split_off_is_shared_with_it(small):
    parts = (Part("GM0106", "Assen", 60_000), Part("GM9001", "Vries", 20_000))
    now = happened(small, (Gone("GM0106", "Assen", DAY, parts, blijft=True),))
    before = to_today(now, {"GM0106": Decimal(800)})
    assert {code: (one.waarde, one.afgeleid) for code, one in before.items()} == {
        "GM0106": (600, "geschat"),
        "GM9001": (200, "geschat"),
    }
    since = to_today(now, {"GM0106": Decimal(800), "GM9001": Decimal(50)})
    assert {code: (one.waarde, one.afgeleid) for code, one in since.items()} == {
        "GM0106": (800, "nee"),
        "GM9001": (50, "nee"),
    }
