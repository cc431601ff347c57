"""What changed, as a feed that a program can follow: Atom (RFC 4287), of the whole atlas or of one gemeente.

Names of keepers and old values of contacts are not in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from xml.etree import ElementTree

from geodata.keeping.store.changes_words import changes_told
from geodata.keeping.store.history import Import, imports_of
from geodata.keeping.store.store import Store
from geodata.landscape import Landscape
from geodata.partners import partner_ids
from geodata.words import count, date_in_words, earliest

ATOM = "http://www.w3.org/2005/Atom"
# More than a reader of feeds shows.
MOST = 100


@dataclass(frozen=True)
class Item:
    """One thing that changed: a name for it that stays, when, and what is told."""

    id: str
    moment: datetime
    titel: str
    tekst: str
    link: str


def changes_feed(
    landscape: Landscape,
    store: Store | None,
    base_url: str,
    code: str = "",
    since: date | None = None,
) -> bytes:
    """The changes since a day, the newest first, as an Atom feed: of the whole atlas, or with the CBS
    code of a gemeente those to it and its partners.

    The data package itself is the last item, so a feed without changes is not empty.
    Raises KeyError for an unknown code, StoreError when the store cannot be reached.
    """
    if code:
        naam = landscape.gemeenten.loc[code, "naam"]
        title, page = f"Geboortezorgatlas: wat er wijzigt voor {naam}", f"gemeente?code={code}"
    else:
        title, page = "Geboortezorgatlas: wat er wijzigt", "gegevens"
    items = [*_changes(landscape, store, base_url, code), _package(landscape, base_url)]
    told = [one for one in items if since is None or one.moment.date() >= since][:MOST]
    own = f"{base_url}/open/wijzigingen{f'-{code}' if code else ''}.atom"
    return _atom(title, own, f"{base_url}/{page}", told or items[-1:])


def _changes(landscape: Landscape, store: Store | None, base_url: str, code: str) -> Iterable[Item]:
    if store is None:
        return []
    if not code:
        return [_import(one, base_url) for one in imports_of(store, MOST)]
    names = landscape.organisaties["naam"]
    keys = (code, *partner_ids(landscape, code))
    items = [
        Item(
            f"wijziging-{told.id}",
            told.moment,
            landscape.gemeenten["naam"].get(key) or names[key],
            told.zin,
            f"{base_url}/kaart?gekozen={key}",
        )
        for key, changes in changes_told(store, landscape, keys).items()
        for told in changes
    ]
    return sorted(items, key=lambda one: one.moment, reverse=True)


def _import(one: Import, base_url: str) -> Item:
    what = "Teruggenomen" if one.neemt_terug else "Bijgewerkt"
    number = count(one.aantal, "wijziging", "wijzigingen")
    source = f" Bron: {one.bron}" if one.bron else ""
    dated = f" ({date_in_words(one.bron_datum)})" if source and one.bron_datum else ""
    ended = "." if source else ""
    link = f"{base_url}/gegevens"
    return Item(
        f"lijst-{one.id}", one.moment, f"{what}: {number}", f"{number}.{source}{dated}{ended}", link
    )


def _package(landscape: Landscape, base_url: str) -> Item:
    day = landscape.vocabulary.peildatum
    moment = datetime.combine(earliest(day), time(), UTC)
    words = f"De gegevens zoals ze op {date_in_words(day)} bijeengebracht zijn."
    return Item(
        f"gegevens-{day}", moment, "De gegevens van de atlas", words, f"{base_url}/gegevens"
    )


def _atom(title: str, own: str, page: str, items: Iterable[Item]) -> bytes:
    ElementTree.register_namespace("", ATOM)
    items = list(items)
    feed = ElementTree.Element(f"{{{ATOM}}}feed", {"xml:lang": "nl"})
    updated = max(one.moment for one in items)
    _put(feed, id=own, title=title, updated=updated.isoformat())
    ElementTree.SubElement(feed, f"{{{ATOM}}}link", rel="self", href=own)
    ElementTree.SubElement(feed, f"{{{ATOM}}}link", rel="alternate", href=page)
    author = ElementTree.SubElement(feed, f"{{{ATOM}}}author")
    _put(author, name="Geboortezorgatlas")
    for one in items:
        entry = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
        moment = one.moment.isoformat()
        _put(entry, id=f"{own}#{one.id}", title=one.titel, updated=moment, summary=one.tekst)
        ElementTree.SubElement(entry, f"{{{ATOM}}}link", rel="alternate", href=one.link)
    return ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)


def _put(element: ElementTree.Element, **texts: str) -> None:
    for name, text in texts.items():
        ElementTree.SubElement(element, f"{{{ATOM}}}{name}").text = _allowed(text)


def _allowed(text: str) -> str:
    """A text without the signs that no XML may hold."""
    return "".join(sign for sign in text if sign in "\t\n" or sign >= " ")
