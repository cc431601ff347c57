"""The summary in words: correct for every gemeente, and honest about what is not known."""

import re
from dataclasses import replace
from datetime import date

import pytest

from geodata.landscape import Landscape
from geodata.partners.partners import partners_of
from geodata.partners.summary import summary, with_article
from geodata.regions.distance import as_the_crow_flies

TODAY = date(2026, 11, 22)


def damaged(landscape: Landscape, **tables) -> Landscape:
    """The landscape with some tables replaced; nothing worked out before goes along."""
    return Landscape(replace(landscape.package, tables={**landscape.package.tables, **tables}))


def without_vsv_places(landscape: Landscape) -> Landscape:
    """The landscape with no VSV or IGO that has coordinates."""
    rows = landscape.organisaties.reset_index()
    rows.loc[rows["soort"].isin(["vsv", "igo"]), ["lat", "lon"]] = float("nan")
    return damaged(landscape, organisaties=rows)


def without_coalities(landscape: Landscape) -> Landscape:
    """The landscape in which no source says anything about a coalitie."""
    return damaged(landscape, coalities=landscape.coalities.reset_index().iloc[:0])


@pytest.fixture(scope="module")
def summaries(landscape):
    return {code: summary(landscape, code, TODAY) for code in landscape.gemeenten.index}


@pytest.fixture(scope="module")
def known(small):
    """The summaries of the package that stays as it is."""
    return {code: summary(small, code, TODAY) for code in small.gemeenten.index}


def test_a_summary_has_three_to_seven_sentences(summaries):
    assert {len(sentences) for sentences in summaries.values()} <= {3, 4, 5, 6, 7}


def test_sentences_are_written_as_sentences(summaries):
    for code, sentences in summaries.items():
        for text in sentences:
            assert text.endswith("."), (code, text)
            assert text[0].isupper() or text.startswith("'"), (code, text)
            assert text.count("(") == text.count(")"), (code, text)
            assert text.count("‘") == text.count("’"), (code, text)
            assert not re.search(r"  | [,.;]|\.\.|,,|None|nan|<NA>", text), (code, text)
            assert not re.search(r"(alle|Bij de) [12] buurgemeente", text), (code, text)


def test_every_summary_names_its_gemeente_and_consortium(landscape, summaries):
    names = landscape.organisaties["naam"]
    for code, (first, *_) in summaries.items():
        partners = partners_of(landscape, code)
        assert first.startswith(partners.naam)
        assert names[partners.regionaal["consortium"].id] in first


def test_what_is_not_sure_is_said_with_so_many_words(landscape, summaries):
    for code, (first, *_) in summaries.items():
        sure = partners_of(landscape, code).regionaal["consortium"].zekerheid
        assert ("waarschijnlijk" in first) == (sure != "hoog"), code
        assert ("een ander consortium kan ook" in first) == (sure == "laag"), code


def test_a_consortium_that_is_not_active_is_said_to_be_so(landscape, summaries):
    status = landscape.organisaties["status"]
    for code, sentences in summaries.items():
        key = partners_of(landscape, code).regionaal["consortium"].id
        said = any("niet actief" in text for text in sentences)
        assert said == (status[key] == "niet actief"), code


def test_the_regional_bodies_are_named(landscape, summaries):
    names = landscape.organisaties["naam"]
    for code, sentences in summaries.items():
        text = " ".join(sentences)
        partners = partners_of(landscape, code)
        for soort in ("ggd", "ros", "roaz"):
            assert names[partners.regionaal[soort].id] in text, code


def test_the_nearest_vsv_is_named_with_its_computed_distance(landscape, summaries):
    names = landscape.organisaties["naam"]
    for code, sentences in summaries.items():
        [text] = [text for text in sentences if "berekend" in text]
        nearest = min(partners_of(landscape, code).vsv, key=lambda item: item.km)
        assert names[nearest.id] in text, code
        how = as_the_crow_flies(landscape, code, nearest.id)
        assert f"km ({how}, berekend)" in text, code


def test_no_data_is_never_said_as_no_coalitie(landscape, summaries):
    for code, sentences in summaries.items():
        text = " ".join(sentences)
        if code not in landscape.coalities.index:
            assert "vonden we geen gegevens; dat betekent niet dat er geen is" in text, code
        assert "geen coalitie" not in text, code


def test_neighbours_with_a_coalitie_are_named(landscape, summaries):
    names = landscape.gemeenten["naam"]
    status = landscape.coalities["status"]
    for code, sentences in summaries.items():
        for other in partners_of(landscape, code).buren:
            if status.get(other) in ("actief", "in oprichting", "aangemeld"):
                assert names[other] in sentences[-1], code


def test_a_whole_summary(known):
    assert known["GM1681"] == (
        "Borger-Odoorn ligt in het gebied van het Consortium Zwangerschap en Geboorte "
        "Noord-Nederland.",
        "De GGD is GGD Drenthe, de ROS (helpt zorgverleners samenwerken) is Proscoop en het ROAZ "
        "(overleg over acute zorg) is Acute Zorgnetwerk Noord Nederland (AZNN).",
        "Het dichtstbijzijnde VSV of IGO (verloskundigen, kraamzorg en ziekenhuis samen) is VSV "
        "SHE (Stadskanaal, Hoogeveen, Emmen), op 14 km (hemelsbreed, berekend).",
        "In Borger-Odoorn is waarschijnlijk een coalitie Kansrijke Start (samen voor een goede "
        "start van elk kind) in oprichting (bron van december 2022, 3 jaar oud, controleer voor "
        "gebruik).",
        "In 2023 werden hier 202 kinderen geboren; dat is 3% minder dan in 2013 (CBS).",
        "Bij alle 3 buurgemeenten vonden we iets over een coalitie: Stadskanaal (actief); ‘Aa en "
        "Hunze’ en Emmen (in oprichting).",
    )


def test_an_apostrophe_begins_a_sentence_as_dutch_writes_it(known):
    assert known["GM0518"][0].startswith("'s-Gravenhage ligt waarschijnlijk in het gebied van")
    assert known["GM0518"][1] == (
        "Dat consortium was volgens de bron van 24 september 2020 niet actief."
    )


def test_an_island_has_no_neighbours_over_land(known):
    assert known["GM0060"][-1] == "Ameland heeft geen buurgemeenten over land."


def test_a_regional_coalitie_is_not_said_to_be_an_own_one(known):
    assert any(
        text.startswith("Ameland doet waarschijnlijk mee aan een actieve coalitie")
        and "als deel van ‘Friese coalitie Kansrijke Start’" in text
        for text in known["GM0060"]
    )


def test_one_neighbour_and_two_neighbours(known):
    assert known["GM0677"][-1].startswith("Bij de enige buurgemeente vonden we iets")
    assert known["GM0037"][-1].startswith("Bij beide buurgemeenten vonden we iets")


def test_without_places_of_vsvs_that_is_said(landscape, today):
    bare = without_vsv_places(landscape)
    for code in bare.gemeenten.index[::10]:
        sentences = summary(bare, code, today)
        assert 3 <= len(sentences) <= 7
        assert any("er is geen plaats van bekend" in text for text in sentences)


def test_without_any_coalitie_nothing_is_made_up(landscape, today):
    bare = without_coalities(landscape)
    for code in bare.gemeenten.index[::10]:
        text = " ".join(summary(bare, code, today))
        assert "actieve coalitie" not in text
        assert "in oprichting" not in text


@pytest.mark.parametrize(
    ("status", "words"),
    [("onbekend", "is niet bekend"), ("gefuseerd", "opgegaan in een ander")],
)
def test_every_state_of_a_consortium_has_its_words(landscape, today, status, words):
    rows = landscape.organisaties.reset_index()
    rows.loc[rows["soort"] == "consortium", "status"] = status
    assert words in summary(damaged(landscape, organisaties=rows), "GM0014", today)[1]


def test_a_gemeente_without_a_consortium(landscape, today):
    rows = landscape.werkgebieden
    rows = rows[~rows["organisatie"].str.startswith("consortium-")]
    first, *_ = summary(damaged(landscape, werkgebieden=rows), "GM0014", today)
    assert first == "Welk consortium bij Groningen hoort, is niet gevonden."


def test_an_unknown_gemeente(landscape, today):
    with pytest.raises(KeyError):
        summary(landscape, "GM9999", today)


@pytest.mark.parametrize(
    ("naam", "text"),
    [
        ("Netwerk Noord", "het Netwerk Noord"),
        ("Regionaal consortium Oost", "het Regionaal consortium Oost"),
        ("Geboorte Zuid", "het consortium Geboorte Zuid"),
    ],
)
def test_a_consortium_gets_its_article(naam, text):
    assert with_article(naam) == text
