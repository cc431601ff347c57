"""Who serves a gemeente, how to reach them, and what to do next."""

from geodata.partners.card import card_of
from geodata.partners.contact import ContactLink, Source, contacts_of_gemeente, numbers_of
from geodata.partners.contradictions import (
    Tegenspraak,
    contradiction_frame,
    in_words,
    tegenspraken,
    tegenspraken_of,
)
from geodata.partners.mail_words import MAIL_WORDS
from geodata.partners.next_steps import fixed_steps, next_steps
from geodata.partners.partner_card import Entry, neighbours_of, partner_card
from geodata.partners.partners import partner_ids, partners_of
from geodata.partners.summary import summary

__all__ = [
    "MAIL_WORDS",
    "ContactLink",
    "Entry",
    "Source",
    "Tegenspraak",
    "card_of",
    "contacts_of_gemeente",
    "contradiction_frame",
    "fixed_steps",
    "in_words",
    "neighbours_of",
    "next_steps",
    "numbers_of",
    "partner_card",
    "partner_ids",
    "partners_of",
    "summary",
    "tegenspraken",
    "tegenspraken_of",
]
