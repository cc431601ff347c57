"""How a gemeente itself is reached, and where sources contradict each other."""

from datetime import date

from geodata.map.publish import feature_collection
from geodata.partners import card_of, partner_card, tegenspraken
from geodata.records import gemeentecontacten_of, locaties_of, organisaties_of

TODAY = date(2026, 11, 26)


def test_every_gemeente_can_be_called_from_its_card(landscape):
    for code, row in gemeentecontacten_of(landscape).items():
        links = [link.href for link in card_of(landscape, code, TODAY).contacten]
        numbers = [href for href in links if href.startswith("tel:")]
        assert bool(numbers) == bool(row.telefoon)
        assert not row.email or f"mailto:{row.email}" in links
        own = partner_card(landscape, code, TODAY).entries[0].contacten
        assert not numbers or numbers[0] in [link.href for link in own]


def test_a_number_comes_before_a_mailbox(landscape):
    for code, row in gemeentecontacten_of(landscape).items():
        if row.telefoon and row.email:
            links = [link.href.split(":")[0] for link in card_of(landscape, code, TODAY).contacten]
            assert links.index("tel") < links.index("mailto")


def test_both_statements_are_told_with_their_dates(landscape):
    told = tegenspraken(landscape)
    assert told
    for item in told:
        for key in filter(None, (item.organisatie, item.code, item.andere)):
            texts = card_of(landscape, key, TODAY).tegenspraken
            [text] = [text for text in texts if item.zegt in text and item.stelt in text]
            assert "Een andere bron zegt" in text


def test_a_hospital_has_its_address_and_what_changed_on_the_card(landscape):
    for key, places in locaties_of(landscape).items():
        told = card_of(landscape, key, TODAY).feiten
        named = {fact.tekst for fact in told if fact.label == "Ziekenhuis"}
        # Of a perinatal centre the hospital is the centre itself.
        assert named == set(filter(None, [organisaties_of(landscape)[key].ziekenhuis]))
        facts = [fact for fact in told if fact.label == "Adres"]
        assert len(facts) == len(places)
        for fact, place in zip(facts, places, strict=True):
            assert place.naam in named or place.naam in fact.tekst
            assert place.adres in fact.tekst
            assert place.opmerking in fact.toelichting
            assert ("geen bevallingen" in fact.tekst) == (place.bevallingen == "nee")


def test_a_partner_that_another_source_contradicts_says_so(landscape):
    for item in tegenspraken(landscape):
        if item.code:
            entries = {e.id: e for e in partner_card(landscape, item.code, TODAY).entries}
            assert item.zegt in entries[item.organisatie].tegenspraak
            # What is found about the own coalitie is contradicted by nobody.
            assert not entries[""].tegenspraak


def test_a_table_of_the_map_says_what_is_contradicted(landscape):
    for laag in landscape.vocabulary.lagen:
        if not laag.kind.stated:
            continue
        rows = {f["id"]: f["properties"] for f in feature_collection(landscape, laag)["features"]}
        for item in tegenspraken(landscape):
            if not item.code and item.organisatie in rows:
                assert item.zegt in rows[item.organisatie]["tegenspraak"]
        told = {key for item in tegenspraken(landscape) for key in (item.organisatie, item.code)}
        assert not [key for key in rows if "tegenspraak" in rows[key] and key not in told]
