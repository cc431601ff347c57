"""Steps on regions: nothing is lost, what is undone is undone, and what contradicts says so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.compare import burdens
from geodata.figures import values
from geodata.regions import neighbours
from geodata.scenario import Step, apply, changeable, changed, in_words, load, objections, outcome
from geodata.scenario.layout import today

CONSORTIA = "consortium"


@pytest.fixture(scope="session")
def consortia(small):
    """The consortia that have a gemeente."""
    return sorted(set(changeable(small)[CONSORTIA].gebied.values()))


def same(layout, other):
    return (
        dict(layout.gebied) == dict(other.gebied)
        and dict(layout.namen) == dict(other.namen)
        and not layout.weg
    )


def test_joining_and_splitting_along_the_same_line_gives_today(small, consortia):
    a, b, *_ = consortia
    steps = [Step("voegsamen", (a,), b), Step("splits", (a,), CONSORTIA)]
    found = apply(small, steps)
    assert objections(found) == ()
    layout = found.indelingen[CONSORTIA]
    assert same(layout, today(layout.indeling))
    assert list(layout.namen) == list(layout.indeling.namen)
    assert changed(small, found, CONSORTIA).gemeenten == ()


def test_a_gemeente_that_goes_back_gives_today(small, consortia):
    gebied = changeable(small)[CONSORTIA].gebied
    code, own = next(iter(gebied.items()))
    other = next(area for area in consortia if area != own)
    found = apply(small, [Step("verplaats", (code,), other), Step("verplaats", (code,), own)])
    assert same(found.indelingen[CONSORTIA], today(changeable(small)[CONSORTIA]))


@settings(max_examples=20)
@given(data=st.data())
def test_gemeenten_and_births_are_kept_by_every_step(small, consortia, data):
    codes = sorted(small.gemeenten.index)
    steps = data.draw(
        st.lists(
            st.one_of(
                st.builds(
                    lambda c, a: Step("verplaats", tuple(sorted(c)), a),
                    st.sets(st.sampled_from(codes), min_size=1, max_size=5),
                    st.sampled_from(consortia),
                ),
                st.builds(
                    lambda a, b: Step("voegsamen", (a,), b),
                    st.sampled_from(consortia),
                    st.sampled_from(consortia),
                ),
                st.builds(
                    lambda a, line: Step("splits", (a,), line),
                    st.sampled_from(consortia),
                    st.sampled_from(["provincie", "ros", "ggd", CONSORTIA]),
                ),
            ),
            max_size=8,
        )
    )
    found = apply(small, steps)
    assert len(found.stappen) == len(steps)
    table = changed(small, found, CONSORTIA).tabel
    assert table["gemeenten_nu"].sum() == table["gemeenten_dan"].sum() == len(codes)
    born = values(small, "geboorten").sum()
    assert table["geboorten_nu"].sum() == pytest.approx(born)
    assert table["geboorten_dan"].sum() == pytest.approx(born)
    for layout in found.indelingen.values():
        assert set(layout.gebied.values()) <= set(layout.namen)
        assert not set(layout.weg) & set(layout.namen)
    # Whatever the steps are, they can be said.
    assert all(text.endswith(".") for text in in_words(small, outcome(small, tuple(steps))))


@settings(max_examples=10)
@given(data=st.data())
def test_moves_of_different_gemeenten_can_be_taken_in_any_order(small, consortia, data):
    codes = data.draw(
        st.lists(st.sampled_from(sorted(small.gemeenten.index)), unique=True, max_size=6)
    )
    steps = [Step("verplaats", (code,), data.draw(st.sampled_from(consortia))) for code in codes]
    one, two = apply(small, steps), apply(small, data.draw(st.permutations(steps)))
    assert {k: dict(v.gebied) for k, v in one.indelingen.items()} == {
        k: dict(v.gebied) for k, v in two.indelingen.items()
    }


def test_the_load_of_today_is_that_of_vergelijken(small):
    now = load(small, apply(small, ()))
    assert now.eigen_nu == now.eigen_dan == pytest.approx(burdens(small)["aantal"].mean())
    assert now.samen_nu == now.samen_dan == pytest.approx(burdens(small)["samen"].mean())
    assert now.meer == now.minder == 0


def test_joining_everything_leaves_one_body_of_that_kind(small, consortia):
    first, *rest = consortia
    active = small.organisaties["status"]
    if active[first] != "actief":
        first, rest = rest[0], [first, *rest[1:]]
    found = apply(small, [Step("voegsamen", (first,), other) for other in rest])
    assert objections(found) == ()
    after = load(small, found)
    assert after.samen_dan <= after.samen_nu
    table = changed(small, found, CONSORTIA).tabel
    assert (table["gemeenten_dan"] > 0).sum() == 1


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ([Step("sluit", ("vsv-atlantis",))], "kent geen locatie ‘vsv-atlantis’"),
        ([Step("sluit", ("ros-mura",))], "geen locatie bekend"),
        ([Step("sluit", ("vsv-assen",))] * 2, "al dicht"),
        ([Step("open", ("vsv-assen",))], "al open"),
        ([Step("open", ("54.2",), "4.5")], "in zee, of over de grens"),
        ([Step("open", ("50.85",), "4.35")], "in zee, of over de grens"),
        (
            [Step("open", ("53.2",), "6.56"), Step("open", ("53.2",), "6.56")],
            "al een nieuwe locatie",
        ),
        ([Step("verplaats", ("GM9999",), "ggd-drenthe")], "geen gemeente of gebied ‘GM9999’"),
        ([Step("verplaats", ("GM0106",), "ggd-atlantis")], "geen gebied ‘ggd-atlantis’"),
        ([Step("verplaats", ("GM0106",), "provincie-groningen")], "niet te wijzigen"),
        ([Step("verplaats", ("GM0106",), "ggd-drenthe")], "is daar al"),
        ([Step("voegsamen", ("ggd-drenthe",), "ggd-drenthe")], "twee keer hetzelfde"),
        ([Step("voegsamen", ("ggd-drenthe",), "ros-mura")], "van twee indelingen"),
        ([Step("splits", ("ggd-drenthe",), "wolken")], "geen indeling ‘wolken’"),
        ([Step("splits", ("ggd-drenthe",), "provincie")], "niets te splitsen"),
        ([Step("coalitie", ("GM0106",), "nieuw")], "een naam"),
        ([Step("coalitie", ("GM0106",), "coalitieregio-x")], "geen regionale coalitie"),
    ],
)
def test_what_cannot_be_says_why_and_changes_nothing(small, steps, says):
    found = apply(small, steps)
    assert says in found.stappen[-1].bezwaar
    assert any(says in text for text in objections(found))
    before = apply(small, steps[:-1])
    assert found.open == before.open
    assert dict(found.indelingen) == dict(before.indelingen)


def test_an_area_that_was_joined_away_says_where_it_went(small, consortia):
    a, b, *_ = consortia
    code = next(c for c, area in changeable(small)[CONSORTIA].gebied.items() if area not in (a, b))
    steps = [Step("voegsamen", (a,), b, "Samen"), Step("verplaats", (code,), b)]
    [told] = objections(apply(small, steps))
    assert "samengegaan" in told
    assert "kies ‘Samen’" in told


def test_a_former_gemeente_is_that_of_today(small):
    merged = small.table("herindelingen")
    row = merged[(merged["toegepast"] == "ja") & merged["nieuwe_code"].isin(small.gemeenten.index)]
    row = row[~row["oude_code"].duplicated(keep=False)].iloc[0]
    area = next(
        key
        for key in sorted(set(changeable(small)["ggd"].gebied.values()))
        if changeable(small)["ggd"].gebied[row["nieuwe_code"]] != key
    )
    found = apply(small, [Step("verplaats", (row["oude_code"],), area)])
    assert found.indelingen["ggd"].gebied[row["nieuwe_code"]] == area
    assert row["nieuwe_naam"] in found.stappen[0].let_op


def test_a_gemeente_can_start_a_coalitie_and_others_can_join_it(small):
    steps = [
        Step("coalitie", ("GM0106",), "nieuw", "Noord"),
        Step("coalitie", ("GM0014",), "nieuw-noord"),
    ]
    found = apply(small, steps)
    assert objections(found) == ()
    [layout] = found.indelingen.values()
    assert layout.members("nieuw-noord") == ("GM0014", "GM0106")


def test_who_starts_what_was_started_joins_it_and_a_name_that_is_taken_is_refused(small):
    started = Step("coalitie", ("GM0106",), "nieuw", "Noord")
    found = apply(small, [started, Step("coalitie", ("GM0014",), "nieuw", "Noord")])
    assert "gaat bij de nieuwe regionale coalitie ‘Noord’" in found.stappen[1].zin
    [layout] = found.indelingen.values()
    assert layout.members("nieuw-noord") == ("GM0014", "GM0106")
    taken = next(iter(changeable(small)["coalitieregio"].namen.values()))
    [told] = apply(small, [Step("coalitie", ("GM0106",), "nieuw", taken.upper())]).stappen
    assert "Er is al een regionale coalitie" in told.bezwaar


def test_an_area_that_was_joined_is_called_by_what_it_was_and_what_it_is_then(small, consortia):
    a, b = consortia[:2]
    found = apply(small, [Step("voegsamen", (a,), b, "Samen")])
    one = changed(small, found, CONSORTIA)
    assert one.tabel.loc[a, "naam"] == f"{one.layout.indeling.namen[a]} (dan: Samen)"
    assert one.tabel.loc[b, "naam"] == one.layout.indeling.namen[b]


def test_a_scenario_never_touches_the_data(small):
    before = {name: small.table(name) for name in small.tables}
    for one in changeable(small).values():
        areas = sorted(set(one.gebied.values()))
        outcome(small, (Step("voegsamen", (areas[0],), areas[-1]), Step("sluit", ("vsv-assen",))))
    assert all(small.table(name).equals(table) for name, table in before.items())


def test_a_link_may_name_a_gemeente_or_vsv_otherwise(small):
    steps = [Step("verplaats", ("Assen",), "ggd-groningen"), Step("sluit", ("VSV Assen",))]
    found = apply(small, steps)
    assert [taken.bezwaar for taken in found.stappen] == ["", ""]
    assert found.indelingen["ggd"].gebied["GM0106"] == "ggd-groningen"
    assert "vsv-assen" not in found.open


def test_the_areas_beside_a_gemeente_are_those_of_its_neighbours_without_its_own(small):
    layout = today(changeable(small)[CONSORTIA])
    buren = neighbours(small)
    for code, own in layout.gebied.items():
        found = layout.beside([code], buren)
        assert own not in found
        assert set(found) == {layout.gebied.get(other, own) for other in buren[code]} - {own}
        assert [area for area in layout.namen if area in found] == list(found)
    assert any(layout.beside([code], buren) for code in layout.gebied)
    assert layout.beside([], buren) == ()
