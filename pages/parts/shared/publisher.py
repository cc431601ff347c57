"""Who publishes this atlas, and where somebody finds or says how accessible it is.

The duty is the publishing body's (Besluit digitale toegankelijkheid overheid, artikel 2 en 3): its
statement stands on a site of its own or in the register, the atlas has the place that leads to it.
"""

import os
import re
from dataclasses import dataclass
from html import escape
from urllib.parse import urlsplit

from pages.parts.shared.text import link, literal

MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
OMBUDSMAN = "https://www.nationaleombudsman.nl"


@dataclass(frozen=True)
class Publisher:
    """The body, the address of its accessibility statement, and where it reads what does not work; ""
    for what nobody set."""

    naam: str = ""
    verklaring: str = ""
    mail: str = ""


def publisher() -> Publisher:
    """The publisher by the settings ATLAS_UITGEVER, ATLAS_TOEGANKELIJKHEID and
    ATLAS_TOEGANKELIJKHEID_MAIL. Raises ValueError for an address that is none."""
    naam, verklaring, mail = (
        os.environ.get(name, "").strip()
        for name in ("ATLAS_UITGEVER", "ATLAS_TOEGANKELIJKHEID", "ATLAS_TOEGANKELIJKHEID_MAIL")
    )
    if verklaring and not _is_web(verklaring):
        raise ValueError(
            f"ATLAS_TOEGANKELIJKHEID: ‘{verklaring}’ is geen webadres (https://…) van een verklaring."
        )
    mail = mail.removeprefix("mailto:")
    if mail and not MAIL.fullmatch(mail):
        raise ValueError(f"ATLAS_TOEGANKELIJKHEID_MAIL: ‘{mail}’ is geen mailadres.")
    return Publisher(naam, verklaring, mail)


def _is_web(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in ("http", "https") and bool(parts.netloc) and " " not in address


def foot(shown: Publisher) -> str:
    """The foot of every page as HTML, for page.js to put there: it costs no step a byte."""
    parts = [f"Uitgever: {escape(shown.naam)}"] if shown.naam else []
    if shown.verklaring:
        parts.append(f'<a href="{escape(shown.verklaring)}">Toegankelijkheidsverklaring</a>')
    parts.append(
        '<a href="./over#toegankelijkheid">Toegankelijkheid: wat werkt en wat nog niet</a>'
    )
    if shown.mail:
        parts.append(
            f'<a href="mailto:{escape(shown.mail)}?subject=Toegankelijkheid%20Geboortezorgatlas">'
            "Meld wat niet toegankelijk is</a>"
        )
    return f'<template id="voet"><footer><p>{" · ".join(parts)}</p></footer></template>'


def in_words(shown: Publisher) -> str:
    """Who is responsible, where the statement is and how to complain, as markdown for the page Over."""
    who = f"De uitgever van deze site is {literal(shown.naam)}. " if shown.naam else ""
    if shown.verklaring:
        where = f"Lees de {link('toegankelijkheidsverklaring', shown.verklaring)}."
    else:
        where = (
            "Voor deze site is nog geen toegankelijkheidsverklaring ingesteld; wie de site uitgeeft zet "
            "die hier. Tot dan staat hieronder wat er getest is en wat er nog niet werkt."
        )
    if shown.mail:
        ask = (
            f"Werkt iets niet voor u, of wilt u iets in een andere vorm? Mail naar [{literal(shown.mail)}](mailto:{shown.mail}). "
            f"Komt u er samen niet uit, dan kunt u een klacht indienen bij de [Nationale ombudsman]({OMBUDSMAN})."
        )
    else:
        ask = (
            "Werkt iets niet voor u, meld het dan aan de organisatie op wier site u deze atlas vond. "
            "Een adres daarvoor is hier nog niet ingesteld."
        )
    return f"{who}{where}\n\n{ask}"
