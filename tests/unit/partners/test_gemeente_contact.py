"""How a gemeente itself is reached, and where sources contradict each other."""

from datetime import date

from geodata.partners import card_of, partner_card, tegenspraken
from geodata.records import gemeentecontacten_of

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
