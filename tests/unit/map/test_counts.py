"""The counts beside a map: what a reader may quote."""

from dataclasses import replace

import pytest

from geodata.figures import figure
from geodata.map import count_in_words, counts_in_words, start_view, title_of
from geodata.map.publish import feature_collection
from geodata.package.layer_kinds import Records
from geodata.records import STANDEN, coalities_of, organisaties_of
from geodata.regions import about


@pytest.fixture(scope="module")
def everything(landscape):
    lagen = tuple(laag.id for laag in landscape.vocabulary.lagen)
    return replace(start_view(landscape), lagen=lagen)


def layer_of(landscape, records):
    return next(laag for laag in landscape.vocabulary.lagen if laag.kind.records is records)


def test_coalities_are_counted_by_what_is_known_of_them(landscape, everything):
    laag = layer_of(landscape, Records.COALITIES)
    said = count_in_words(landscape, laag, everything)
    stated = landscape.coalities["status"]
    active = int((stated == "actief").sum())
    unknown = len(landscape.gemeenten) - len(stated) + int((stated == "onbekend").sum())
    assert f"{active} actief" in said
    assert f"{unknown} geen gegevens" in said
    assert said != f"{laag.label}: {len(landscape.gemeenten)}"


def test_a_national_count_stands_beside_ours(landscape, everything):
    for telling in landscape.vocabulary.tellingen:
        laag = next(
            laag for laag in landscape.vocabulary.lagen if set(laag.soorten) == set(telling.soorten)
        )
        assert "landelijk" in count_in_words(landscape, laag, everything)
        fewer = replace(everything, provincie=("Drenthe",))
        assert "landelijk" not in count_in_words(landscape, laag, fewer)
        assert "zonder filter" in count_in_words(landscape, laag, fewer)


def test_who_is_active_by_an_old_source_only_is_counted_apart(landscape, everything):
    laag = next(laag for laag in landscape.vocabulary.lagen if laag.id == "vsv")
    rows = [row for row in organisaties_of(landscape).values() if row.soort in laag.soorten]
    active = [row for row in rows if row.status == "actief"]
    undated = [row for row in active if not row.status_van]
    old = [row for row in active if row.status_van and row.status_van[:4] <= "2019"]
    said = count_in_words(landscape, laag, everything)
    assert f"{len(active)} actief ({len(old)} met bron van 2019 of ouder en" in said
    assert f"en {len(undated)} zonder datum)" in said
    nothing = replace(everything, status=("niet actief",))
    assert "met bron" not in count_in_words(landscape, laag, nothing)


def test_a_coalitie_with_an_old_source_is_counted_apart_too(landscape, everything):
    laag = layer_of(landscape, Records.COALITIES)
    rows = coalities_of(landscape).values()
    active = [row for row in rows if row.status == "actief"]
    undated = [row for row in active if not row.bron_datum]
    old = [row for row in active if row.bron_datum and row.bron_datum[:4] <= "2019"]
    assert old
    assert undated
    said = count_in_words(landscape, laag, everything)
    told = f"{len(old)} met bron van 2019 of ouder en {len(undated)} zonder datum"
    assert f"{len(active)} actief ({told})" in said


def test_the_age_of_one_layer_is_not_told_of_another(landscape, everything):
    """Two layers say something of each gemeente by a status; each has sources of its own."""
    offers = layer_of(landscape, Records.OFFERS)
    assert "bron van" not in count_in_words(landscape, offers, everything)
    assert "zonder datum" not in count_in_words(landscape, offers, everything)


def test_of_what_is_offered_the_legend_and_the_count_say_what_is_known(landscape, everything):
    """A source that names an offer makes it known here, not active."""
    laag = layer_of(landscape, Records.OFFERS)
    assert "actief" not in count_in_words(landscape, laag, everything).replace("was actief", "")
    for about_one in ("", "nnz", "voor", "prenataal-huisbezoek"):
        file = feature_collection(landscape, about(landscape, laag, about_one))
        labels = [status["label"] for status in file["statussen"]]
        said = count_in_words(landscape, laag, replace(everything, programma=about_one))
        assert all(label in said for label in labels)
        assert set(" of ".join(labels).split(" of ")) <= set(STANDEN)


def test_each_layer_that_is_on_has_a_line(landscape, everything):
    assert len(counts_in_words(landscape, everything)) == len(landscape.vocabulary.lagen)
    assert counts_in_words(landscape, replace(everything, lagen=())) == ()


def test_a_figure_that_fills_the_map_has_its_source_first(landscape, everything):
    [said] = counts_in_words(landscape, replace(everything, lagen=(), cijfer="geboorten"))
    about = figure(landscape, "geboorten")
    assert said == f"Geboorten in {about.periode}. Bron: {about.bron}"
    filled = counts_in_words(landscape, replace(everything, cijfer="geboorten"))
    assert filled == (said, *counts_in_words(landscape, everything))


def test_a_filtered_map_says_so_in_its_title(small, everything):
    assert title_of(small, everything) == "Wie werkt waar in de geboortezorg?"
    view = replace(everything, provincie=("Drenthe", "Groningen"), status=("actief", "niet actief"))
    assert title_of(small, view) == (
        "Wie werkt waar in de geboortezorg in Drenthe en Groningen? "
        "(alleen status actief of niet actief)"
    )


def test_the_title_is_the_question_of_the_theme(small, everything):
    view = replace(everything, lagen=("coalitie",))
    assert title_of(small, view) == "Waar is een coalitie Kansrijke Start?"
