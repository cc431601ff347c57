"""White spots: every reason follows from the data, and no data is never no coalitie."""

import pytest

from geodata.compare.white_spots import (
    CENTRUM_SOORTEN,
    KM_CHOICES,
    REDENEN,
    VRAGEN,
    first_reasons,
    in_area,
    per_reason,
    ranking_in_words,
    to_frame,
    white_spots,
    with_reasons,
)
from geodata.figures import values, weight
from geodata.files.export import to_csv
from geodata.paper.style import PATTERNS
from geodata.regions.areas import membership
from geodata.regions.distance import VSV_SOORTEN, nearest
from geodata.regions.divisions import areas_by_id
from geodata.regions.offers import known_of
from geodata.words import number
from tests.unit.partners.test_summary import damaged, without_coalities, without_vsv_places

COALITIE = ("geen-gegevens", "in-oprichting", "coalitie-niet-actief")


@pytest.fixture(scope="module")
def spots(small):
    return white_spots(small)


def having(spots, reden) -> set[str]:
    return {spot.code for spot in spots if reden in spot.redenen}


def test_what_is_said_of_a_coalitie_is_one_thing(small, spots):
    """Each gemeente: active (no reason), in preparation, not active or no data; never two."""
    stated = small.coalities["status"]
    for spot in spots:
        assert sum(key in COALITIE for key in spot.redenen) <= 1
    active = set(stated.index[stated == "actief"])
    groups = [active, *(having(spots, key) for key in COALITIE)]
    assert sum(map(len, groups)) == len(set().union(*groups)) == len(small.gemeenten)
    assert having(spots, "in-oprichting") == set(
        stated.index[stated.isin(["in oprichting", "aangemeld"])]
    )
    assert len(having(spots, "geen-gegevens")) == 40 - 25 + 2


def test_no_data_is_never_called_no_coalitie(small, spots):
    for other in (spots, white_spots(without_coalities(small))):
        for spot in other:
            text = " ".join(spot.teksten)
            assert "geen coalitie" not in text
            if "geen-gegevens" in spot.redenen:
                assert "geen gegevens" in text or "niet bekend" in text
    reden = next(r for r in REDENEN if r.id == "geen-gegevens")
    assert "niet dat er geen coalitie is" in reden.uitleg


def test_a_stopped_coalitie_is_another_reason_than_no_data(small):
    rows = small.coalities.reset_index()
    rows.loc[rows["gemeentecode"] == "GM0014", "status"] = "niet actief"
    found = white_spots(damaged(small, coalities=rows))
    assert having(found, "coalitie-niet-actief") == {"GM0014"}
    assert "GM0014" not in having(found, "geen-gegevens")


def test_no_programme_known_is_apart_from_thin_data_and_never_nothing(small, spots):
    known = known_of(small)
    assert having(spots, "geen-programma") == {
        code for code, found in known.items() if found.stand == "geen gegevens"
    }
    reden = next(r for r in REDENEN if r.id == "geen-programma")
    assert reden.vraag not in ("gegevens", "samenwerking")
    assert "niet dat er niets is" in reden.uitleg


def test_an_inactive_consortium(small, spots):
    members = membership(small, small.vocabulary.laag("consortium"))["gebied"]
    inside = members.index[members == "consortium-noordelijk-zuid-holland"]
    assert having(spots, "consortium-niet-actief") == set(inside)


def test_an_unsure_partner_is_named(small, spots):
    rows = small.werkgebieden
    low = rows[rows["zekerheid"] == "laag"]
    assert having(spots, "partner-onzeker") == set(low["gemeentecode"])
    names = small.organisaties["naam"]
    texts = {spot.code: " ".join(spot.teksten) for spot in spots}
    for row in low.itertuples():
        assert names[row.organisatie] in texts[row.gemeentecode]


@pytest.mark.parametrize("km", KM_CHOICES)
def test_far_is_farther_than_asked(small, km):
    found = white_spots(small, km, 60)
    for soorten, reden, limit in (
        (VSV_SOORTEN, "vsv-ver", km),
        (CENTRUM_SOORTEN, "centrum-ver", 60),
    ):
        away = nearest(small, soorten)["km"]
        assert having(found, reden) == set(away.index[away > limit])
    for spot in found:
        assert spot.km_vsv == nearest(small, VSV_SOORTEN).loc[spot.code, "km"]


def test_farther_means_fewer(small):
    counts = [len(having(white_spots(small, km), "vsv-ver")) for km in (0, *KM_CHOICES, 1000)]
    assert counts == sorted(counts, reverse=True)
    assert (counts[0], counts[-1]) == (40, 0)


def test_the_most_children_come_first(small, spots):
    order = [(-spot.gewicht, spot.naam) for spot in spots]
    assert order == sorted(order)
    children = values(small, weight(small).id)
    assert {spot.code: spot.gewicht for spot in spots} == children[
        [s.code for s in spots]
    ].to_dict()
    assert len({spot.code for spot in spots}) == len(spots)


def test_reasons_stand_in_order_with_a_sentence_each(spots):
    order = [reden.id for reden in REDENEN]
    for spot in spots:
        assert spot.redenen
        assert list(spot.redenen) == sorted(spot.redenen, key=order.index)
        assert len(spot.teksten) == len(spot.redenen)
        for text in spot.teksten:
            assert text.endswith(".")
            assert "  " not in text
            assert "{" not in text


def test_the_filter_keeps_what_has_a_reason(spots):
    for reden in REDENEN:
        assert {s.code for s in with_reasons(spots, [reden.id])} == having(spots, reden.id)
    two = with_reasons(spots, ["vsv-ver", "in-oprichting"])
    assert {s.code for s in two} == having(spots, "vsv-ver") | having(spots, "in-oprichting")
    assert [s for s in spots if s in two] == list(two)
    assert with_reasons(spots, []) == spots
    with pytest.raises(KeyError, match="zomaar"):
        with_reasons(spots, ["zomaar"])


def test_numbers_per_reason(spots):
    found = per_reason(spots)
    assert list(found) == [reden.id for reden in REDENEN]
    for key, (gemeenten, children) in found.items():
        chosen = with_reasons(spots, [key])
        assert gemeenten == len(chosen)
        assert children == sum(s.gewicht for s in chosen)


def test_three_questions_have_counts_of_their_own(small, spots):
    """What we do not know and what is far are never one total."""
    figuur = weight(small)
    *questions, ranking = ranking_in_words(small, spots)
    assert len(questions) == len(VRAGEN)
    for sentence, (vraag, heading) in zip(questions, VRAGEN.items(), strict=True):
        keys = [reden.id for reden in REDENEN if reden.vraag == vraag]
        group = with_reasons(spots, keys)
        together = number(sum(spot.gewicht for spot in group))
        assert sentence == (
            f"{heading}: {len(group)} gemeenten met samen {together} {figuur.in_een_zin}."
        )
    assert figuur.source_in_words() in ranking
    assert str(len(spots)) not in " ".join((*questions, ranking)).split()


def test_only_the_question_of_the_reasons_is_answered(small, spots):
    far = with_reasons(spots, ["vsv-ver"])
    first, ranking = ranking_in_words(small, far, ["vsv-ver"])
    assert first.startswith(f"{VRAGEN['afstand']}: {len(far)} gemeenten")
    assert "staat bovenaan" in ranking
    (nothing,) = ranking_in_words(small, (), ["vsv-ver"])
    assert nothing.startswith("Er is geen gemeente")


def test_a_map_fills_by_the_rarest_reason(spots):
    """A common reason never hides a rare one: all gemeenten of the rarest are filled by it."""
    sizes = per_reason(spots)
    first = first_reasons(spots)
    assert set(first) == {spot.code for spot in spots}
    for spot in spots:
        assert first[spot.code] in spot.redenen
        assert sizes[first[spot.code]][0] == min(sizes[key][0] for key in spot.redenen)
    two = ["geen-gegevens", "in-oprichting"]
    assert set(first_reasons(spots, two).values()) == set(two)
    assert set(first_reasons(spots, two)) == {s.code for s in with_reasons(spots, two)}


def test_reasons_differ_in_colour_and_in_pattern():
    """Grey tells them apart as well."""
    assert len({reden.kleur for reden in REDENEN}) == len(REDENEN)
    assert len({reden.patroon for reden in REDENEN}) == len(REDENEN)
    assert {reden.patroon for reden in REDENEN} <= set(PATTERNS)


def test_the_list_to_take_along(small, spots):
    frame = to_frame(small, spots)
    assert len(frame) == len(spots)
    assert "geen gegevens over een coalitie" in set(frame["redenen"])
    assert to_csv(frame).decode("utf-8-sig").count("\n") == len(spots) + 1
    assert list(to_frame(small, ()).columns) == list(frame.columns)


def test_without_hospitals_nothing_is_far(small):
    found = white_spots(without_vsv_places(small), 0)
    assert not having(found, "vsv-ver")
    assert {spot.km_vsv for spot in found} == {None}
    assert to_frame(small, found)["km_vsv"].isna().all()


@pytest.mark.parametrize("km", [-1, float("nan")])
def test_a_distance_is_not_negative(small, km):
    with pytest.raises(ValueError, match="0 km of meer"):
        white_spots(small, km)
    with pytest.raises(ValueError, match="0 km of meer"):
        white_spots(small, 30, km)


def test_spots_in_the_areas_of_a_division_are_all_spots(small):
    spots = white_spots(small)
    areas = [area for area, found in areas_by_id(small).items() if found == "consortium"]
    parts = [in_area(small, spots, area) for area in areas]
    assert sorted(s.code for part in parts for s in part) == sorted(s.code for s in spots)
    assert in_area(small, spots, "") == spots
    with pytest.raises(KeyError):
        in_area(small, spots, "nergens")
