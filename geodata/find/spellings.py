"""How people write the name of a gemeente: with a provincie, "gemeente" or a footnote beside it."""

import re
from collections.abc import Iterable

from geodata.find.codes import clean_code
from geodata.find.names import plain
from geodata.landscape import Landscape, derive

ECHO = 40
# How people shorten the provincie behind a name, made `plain`.
PROVINCIES = {
    "Drenthe": ("dr", "dre", "drt"),
    "Flevoland": ("fl", "fle", "flev"),
    "Fryslân": ("fr", "frl", "fri", "friesland"),
    "Gelderland": ("gld", "gl", "ge", "gel"),
    "Groningen": ("gr", "gn", "gron"),
    "Limburg": ("l", "lb", "li", "lim", "limb"),
    "Noord-Brabant": ("nb", "n b", "nbr", "n br", "brabant"),
    "Noord-Holland": ("nh", "n h", "n holland"),
    "Overijssel": ("o", "ov", "ovs", "ovl", "ovr"),
    "Utrecht": ("ut", "utr"),
    "Zeeland": ("z", "zld", "zl", "zeel"),
    "Zuid-Holland": ("zh", "z h", "z holland"),
}
CARIBBEAN = {
    "bonaire",
    "saba",
    "sint eustatius",
    "st eustatius",
    "eustatius",
    "statia",
    "bes",
    "bes eilanden",
    "bes gemeenten",
    "caribisch nederland",
}
# The codes of the CBS for the three islands.
CARIBBEAN_CODES = {"GM9001", "GM9002", "GM9003"}
BESIDE = r"^(?:de )?(?:gemeente|gem|openbaar lichaam|eiland|stad) | (?:bijzondere gemeente|openbaar lichaam|gemeente|gem|stad|bes)$"
# A mark that leads to a note under a table.
NOTE = re.compile(r"(?<=[^\W\d_.)])(?:\s*(?:\*|†|‡|[¹²³⁰⁴-⁹]|\d{1,2}\)|\[\d{1,2}\]))+\s*$")


def without_note(text: str) -> str:
    """A name without the mark of a footnote behind it."""
    return NOTE.sub("", text)


def readings(landscape: Landscape, text: str) -> Iterable[tuple[str, str]]:
    """The names that a text can hold, made `plain`, each with the provincie that must have it ("":
    any): as it stands, without "gemeente", and without the provincie behind it."""
    wanted = plain(text)
    yield wanted, ""
    bare = re.sub(BESIDE, "", wanted)
    if bare != wanted:
        yield bare, ""
    for word, provincie in _endings(landscape):
        if bare.endswith(word):
            yield bare.removesuffix(word), provincie


@derive
def _endings(landscape: Landscape) -> tuple[tuple[str, str], ...]:
    """What can stand behind a name, and the provincie that it says."""
    return tuple(
        (f" {word}", provincie)
        for provincie in sorted(set(landscape.gemeenten["provincie"]))
        for word in (plain(provincie), *PROVINCIES.get(provincie, ()))
    )


def caribbean(text: str) -> str:
    """What to say of a name or code of Caribisch Nederland; "" for another text."""
    bare = re.sub(BESIDE, "", plain(text))
    if bare not in CARIBBEAN and clean_code(text) not in CARIBBEAN_CODES:
        return ""
    if "caribisch" in bare:
        return (
            "Caribisch Nederland staat niet in de atlas: die gaat alleen over het Europese deel van "
            "Nederland."
        )
    return (
        f"{text[:ECHO]} hoort bij Caribisch Nederland. De atlas gaat alleen over het Europese "
        "deel van Nederland."
    )
