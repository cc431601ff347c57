"""Names of organisaties as lists spell them: what is left of a name to compare."""

from collections.abc import Iterable

from geodata.find.names import plain
from geodata.keeping.match.list_kinds import kinds_of
from geodata.landscape import Landscape
from geodata.package.lists import IN_HOSPITALS, IN_NAMES, SOORT_IN_NAMES


def bare_name(landscape: Landscape, text: str) -> str:
    """The name of an organisatie without the words that many names share, like "VSV"."""
    return _without(plain(text), kinds_of(landscape).woorden[IN_NAMES])


def short_name(landscape: Landscape, text: str) -> str:
    """The name of an organisatie without the words for its soort: it is still the same name."""
    return _without(plain(text), kinds_of(landscape).woorden[SOORT_IN_NAMES])


def bare_hospital(landscape: Landscape, text: str) -> str:
    """The name of a hospital without words like "ziekenhuis" and "locatie"."""
    return _without(plain(text), kinds_of(landscape).woorden[IN_HOSPITALS])


def _without(text: str, words: Iterable[str]) -> str:
    found = f" {text} "
    for word in sorted(words, key=len, reverse=True):
        while f" {word} " in found:
            found = found.replace(f" {word} ", " ")
    # A name of such words only is all there is.
    return found.strip() or text
