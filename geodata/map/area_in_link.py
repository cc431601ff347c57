"""The area of a division that a link names: by its id, by its name, or by a gemeente in it."""

from geodata.find.in_link import in_link
from geodata.find.names import plain
from geodata.landscape import Landscape
from geodata.map.view import ALSO_CALLED, known_as
from geodata.records import gemeenten_of
from geodata.regions.divisions import areas_by_id, division, divisions


def area_named(landscape: Landscape, text: str, indelingen: tuple[str, ...] = ()) -> str:
    """The id of the area with this name, of the first of these divisions (all of them for none) that
    has one; "" when none has."""
    wanted = plain(ALSO_CALLED.get(plain(text), text))
    for key in indelingen or tuple(divisions(landscape)):
        for area, naam in division(landscape, key).namen.items():
            if wanted and plain(naam) == wanted:
                return area
    return ""


def area_in_link(landscape: Landscape, text: str, indeling: str) -> tuple[str, str]:
    """The id of the area that a text in a link stands for, "" when it is none, and a Dutch sentence when
    it is another than the text says: of a gemeente, also by a former name or code, the area of this
    division that it lies in."""
    known = areas_by_id(landscape)
    own = known_as(text, known)
    found = own if own in known else area_named(landscape, text, (indeling,))
    if found:
        return found, ""
    key, sentence = in_link(landscape, text)
    if key in gemeenten_of(landscape):
        return _around(landscape, key, sentence, indeling)
    if key in known:
        return key, sentence
    # A name that more have is asked about, unless it is that of an area.
    named = area_named(landscape, text)
    return named, "" if named else sentence


def _around(landscape: Landscape, code: str, sentence: str, indeling: str) -> tuple[str, str]:
    """The area that a gemeente lies in, and what to say of it."""
    naam, where = gemeenten_of(landscape)[code].naam, division(landscape, indeling)
    area = where.gebied.get(code, "")
    if not area:
        told = f"Van {naam} is in onze gegevens geen {where.woord.enkelvoud} bekend."
    else:
        told = f"{naam} is een gemeente; u ziet het gebied waarin die ligt: {where.title(area)}."
    return area, f"{sentence} {told}".strip()
