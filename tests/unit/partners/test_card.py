"""The contact panel: every record has one, with its source, its age and how sure it is."""

import re
from datetime import date

import pytest

from geodata.partners.card import (
    UNREACHED,
    card_of,
    children_of,
    computed_area,
    landelijk,
    places_in_words,
)
from geodata.partners.partner_card import partner_card
from geodata.partners.partners import partners_of
from geodata.partners.ways import ways
from geodata.records import organisaties_of

TODAY = date(2026, 11, 22)
# Every status that a card may give for a coalitie. "geen coalitie" is not among them.
COALITIE = {"actief", "in oprichting", "aangemeld", "onbekend", "geen gegevens"}


@pytest.fixture(scope="module")
def organisatie_cards(landscape):
    return {key: card_of(landscape, key, TODAY) for key in landscape.organisaties.index}


@pytest.fixture(scope="module")
def gemeente_cards(landscape):
    return {code: card_of(landscape, code, TODAY) for code in landscape.gemeenten.index}


@pytest.fixture(scope="module")
def known(small):
    """The cards of the package that stays as it is."""
    return {
        key: card_of(small, key, TODAY)
        for key in (*small.organisaties.index, *small.gemeenten.index)
    }


@pytest.fixture(scope="module")
def cards(organisatie_cards, gemeente_cards):
    return organisatie_cards | gemeente_cards


def facts(card) -> dict[str, str]:
    return {fact.label: fact.tekst for fact in card.feiten}


def test_the_panel_and_the_page_of_a_gemeente_say_the_same_distance(landscape, gemeente_cards):
    """Also of a hospital next door."""
    near = 0
    for code, card in gemeente_cards.items():
        text = facts(card)["Dichtstbijzijnde VSV's"]
        partners = partners_of(landscape, code)
        ids = {item.id for item in partners.vsv}
        for entry in partner_card(landscape, code, TODAY).entries:
            if entry.id in ids and "hemelsbreed" in entry.verband:
                how_far = re.search(r"(\d+ km|minder dan 1 km) hemelsbreed", entry.verband)[1]
                assert f"{entry.naam} ({how_far}" in text
                near += how_far == "minder dan 1 km"
    assert near


def test_every_record_has_a_card(landscape, cards):
    assert len(cards) == len(landscape.organisaties) + len(landscape.gemeenten)
    names = {**landscape.organisaties["naam"], **landscape.gemeenten["naam"]}
    for key, card in cards.items():
        assert (card.id, card.naam) == (key, names[key])
        assert all((card.soort, card.status, card.melding.startswith("mailto:?")))


def test_every_card_shows_a_source_with_its_age(cards):
    for card in cards.values():
        assert card.bronnen
        for source in card.bronnen:
            assert source.tekst
            assert source.datum
            assert source.leeftijd
            assert source.href in ("", source.tekst)


def test_the_main_source_of_an_organisatie_comes_first(landscape, organisatie_cards):
    for key, bron in landscape.organisaties["bron"].items():
        assert organisatie_cards[key].bronnen[0].tekst == bron


def test_the_source_of_a_coalitie_is_shown(landscape, gemeente_cards):
    for code, bron in landscape.coalities["bron"].items():
        assert bron in {source.tekst for source in gemeente_cards[code].bronnen}


def test_every_line_says_something(cards):
    for card in cards.values():
        for fact in card.feiten:
            assert fact.label
            assert fact.tekst.strip()
            assert fact.zekerheid in ("", "hoog", "middel", "laag")
            assert not set(fact.tekst.split()) & {"nan", "None", "<NA>"}


def test_every_reference_leads_to_a_card(cards):
    for card in cards.values():
        assert all(fact.doel in cards for fact in card.feiten if fact.doel)
        assert all(key in cards for keys in card.verder.values() for key in keys)


def test_zekerheid_is_explained_where_it_is_given(landscape, cards):
    for card in cards.values():
        assert bool(card.zekerheid) == bool(card.zekerheid_uitleg)
        if card.zekerheid:
            klasse = landscape.vocabulary.zekerheid(card.zekerheid)
            assert card.zekerheid_uitleg == klasse.uitleg


def test_only_who_is_not_active_gets_a_warning(landscape, organisatie_cards):
    status = landscape.organisaties["status"]
    for key, card in organisatie_cards.items():
        helped = status[key] != "actief" or card.waarschuwing == UNREACHED
        assert bool(card.waarschuwing) == helped
        assert ("Vraag het hier" in card.verder) == helped


def test_the_inactive_consortium(small, known):
    card = known["consortium-noordelijk-zuid-holland"]
    assert card.status == "niet actief (bron van 24 september 2020)"
    assert card.waarschuwing.startswith("Niet actief volgens de bron van 24 september 2020.")
    assert "landelijke organisaties" in card.waarschuwing
    assert card.verder["Vraag het hier"] == landelijk(small)
    assert {"landelijk-nrcg", "landelijk-cpz"} <= set(landelijk(small))
    assert card.bronnen[0].leeftijd == "6 jaar oud, controleer voor gebruik"


def test_a_gemeente_under_the_inactive_consortium_is_told(small, known):
    rows = small.werkgebieden
    served = rows["organisatie"] == "consortium-noordelijk-zuid-holland"
    for code in rows.loc[served, "gemeentecode"]:
        assert facts(known[code])["Consortium"].endswith("(niet actief)")


def test_a_gemeente_without_data_says_so(landscape, gemeente_cards):
    for code, card in gemeente_cards.items():
        status = card.status.removeprefix("coalitie: ")
        assert status.partition(" volgens een bron ")[0] in COALITIE
        text = facts(card)["Coalitie Kansrijke Start"]
        assert "geen coalitie" not in f"{card.status} {text}".casefold()
        if code not in landscape.coalities.index:
            assert card.status == "coalitie: geen gegevens"
            assert text.startswith("Geen gegevens.")
            assert "betekent niet dat er geen is" in text
            assert card.zekerheid == ""


def test_a_gemeente_names_its_partners_and_neighbours(known):
    card = known["GM0014"]
    found = facts(card)
    assert found["Provincie"] == "Groningen"
    assert found["Consortium"] == "Consortium Zwangerschap en Geboorte Noord-Nederland"
    assert found["Geboorten"] == "1.859 in 2023"
    assert "km, ziekenhuis in de gemeente" in found["Dichtstbijzijnde VSV's"]
    assert set(card.verder["Partners"]) >= {"consortium-noord-nederland", "ggd-groningen"}
    assert len(card.verder["Buurgemeenten"]) == 6


def test_what_is_computed_says_so(gemeente_cards, organisatie_cards):
    for card in gemeente_cards.values():
        notes = {fact.label: fact.toelichting for fact in card.feiten}
        assert notes["Dichtstbijzijnde VSV's"].startswith("Berekend")
    notes = {f.label: f.toelichting for f in organisatie_cards["vsv-umcg"].feiten}
    assert notes["Dichtstbij voor"].startswith("Berekend")


def test_a_consortium_that_no_source_names_is_called_derived(landscape, organisatie_cards):
    rows = landscape.organisaties
    for key, row in rows[rows["valt_onder"] != ""].iterrows():
        fact = next(f for f in organisatie_cards[key].feiten if f.label == "Consortium")
        assert fact.doel == row["valt_onder"]
        assert fact.zekerheid == row["valt_onder_zekerheid"]
        assert bool(fact.toelichting) == (fact.zekerheid != "hoog")


def test_children_are_the_active_ones_only(landscape):
    rows = landscape.organisaties
    found = [key for keys in children_of(landscape).values() for key in keys]
    active = rows[(rows["status"] == "actief") & (rows["valt_onder"] != "")]
    assert sorted(found) == sorted(active.index)


def test_computed_areas_divide_the_country(landscape):
    codes = [code for codes in computed_area(landscape).values() for code in codes]
    assert sorted(codes) == landscape.gemeenten.index.tolist()


def test_places_in_words_counts_whole_provincies_and_names_parts(small):
    gemeenten = small.gemeenten
    zeeland = tuple(gemeenten.index[gemeenten["provincie"] == "Zeeland"])
    assert places_in_words(small, zeeland) == "heel Zeeland"
    assert places_in_words(small, (*zeeland, "GM0014")) == ("Groningen (Groningen); heel Zeeland")
    assert places_in_words(small, zeeland[:-1]) == "Hulst (Zeeland)"
    brabant = tuple(gemeenten.index[gemeenten["provincie"] == "Noord-Brabant"])
    assert places_in_words(small, brabant[:-1]) == "8 van de 9 in Noord-Brabant"


@pytest.mark.parametrize("key", ["", "GM9999", "vsv-mars"])
def test_an_unknown_record_is_a_key_error(landscape, key):
    with pytest.raises(KeyError):
        card_of(landscape, key, TODAY)


@pytest.mark.parametrize(
    ("gewicht", "label", "text"),
    [
        ("", "Geboorten", "1.859 in 2023"),
        ("geboorten", "Geboorten", "1.859 in 2023"),
        # Each gemeente is one gemeente, so that says nothing of this one.
        ("gemeenten", "Geboorten", "1.859 in 2023"),
    ],
)
def test_a_card_gives_the_figure_that_the_reader_weighs_by(small, gewicht, label, text):
    assert facts(card_of(small, "GM0014", TODAY, gewicht))[label] == text


def test_another_weight_takes_its_place_with_its_period_and_unit(small):
    people = facts(card_of(small, "GM0014", TODAY, "inwoners"))
    assert "Geboorten" not in people
    assert people["Inwoners"].endswith("op 1 januari 2026")
    assert facts(card_of(small, "GM0014", TODAY, "km2"))["Oppervlakte"].endswith(" km²")
    with pytest.raises(KeyError):
        card_of(small, "GM0014", TODAY, "lengte")


def test_who_cannot_be_called_or_mailed_says_so_with_who_can_help(small, today):
    rows = organisaties_of(small)
    for key, row in rows.items():
        card = card_of(small, key, today)
        unreached = row.is_actief and not ways(small, key) and row.soort != "landelijk"
        assert card.waarschuwing.startswith("Een telefoonnummer of mailbox") == unreached
        if unreached:
            assert card.verder["Vraag het hier"]
            assert key not in card.verder["Vraag het hier"]


def test_a_location_without_births_says_where_that_was_read(small):
    told = [fact for fact in card_of(small, "vsv-olvg", TODAY).feiten if "West" in fact.tekst]
    [fact] = told
    assert "geen bevallingen" in fact.tekst
    assert fact.toelichting.endswith("Bron daarvan: skipr.nl (februari 2024).")
