"""How long personal data are kept, in days and in the words that a reader gets; geodata.keeping.store keeps to it."""

from datetime import timedelta

WAITING = timedelta(days=180)
HANDLED = timedelta(days=365)
CONTACTS = timedelta(days=730)
SIGN_INS = timedelta(days=365)
KEPT_PROPOSALS = (
    f"Een melding die niemand behandelt verdwijnt na {WAITING.days} dagen. Uw mailadres wissen we "
    f"zodra de melding behandeld is, de melding zelf {HANDLED.days} dagen later. "
    "Uw internetadres bewaren we niet."
)
KEPT_JOURNAL = (
    "Oude contactgegevens (namen, adressen en telefoonnummers) wissen we na twee jaar uit het "
    "journaal. Op verzoek wissen we een contact meteen, ook uit het journaal."
)
KEPT_SIGN_INS = (
    f"Wie zich aan- of afmeldt als beheerder staat {SIGN_INS.days} dagen in een boek. Van wie geen "
    "beheerder is staat er alleen het deel van het mailadres achter de apenstaart."
)
