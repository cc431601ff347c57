"""A list of a partner at an address, as a source: a new version is shown, never applied by itself."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from geodata import kept
from geodata.find.names import plain
from geodata.keeping.match.figure_names import new_id
from geodata.keeping.match.second_table import one_table
from geodata.keeping.origin import ListSource
from geodata.keeping.read.rawlist import MAX_BYTES, RawList
from geodata.keeping.read.reading import read_list
from geodata.keeping.sources.proposal import Asked, Proposal, Source
from geodata.keeping.sources.web import HOSTS, SourceError, Web
from geodata.keeping.store.addresses import Address, addresses_of, note_looked
from geodata.keeping.store.history import imports_of
from geodata.keeping.store.store import Store
from geodata.words import join_words

START = "lijst-"
# Long enough to tell versions of one list apart.
MARK = 12


@dataclass(frozen=True)
class Version:
    """What stands at an address: the list, and a mark of this version."""

    mark: str
    raw: RawList


def kept_lists(store: Store) -> dict[str, Source]:
    """The lists at an address as sources, by id."""
    made = (_source(store, address) for address in addresses_of(store))
    return {source.id: source for source in made}


def due_lists(store: Store) -> tuple[str, ...]:
    """The ids of the lists that it is time to look at."""
    now = datetime.now(UTC)
    return tuple(id_of(address) for address in addresses_of(store) if address.is_due(now))


def id_of(address: Address) -> str:
    """What a list at an address is called as a source."""
    return f"{START}{new_id(address.naam)}"


def web_for(store: Store) -> Web:
    """A client that may ask the official sources and the hosts of the lists that a keeper put down."""
    return Web((*HOSTS, *(address.host for address in addresses_of(store))))


def is_waiting(store: Store, address: Address) -> bool:
    """Whether the version that was there the last time has not been taken in yet."""
    named = _named(address, address.gezien)
    return bool(address.gezien) and all(one.bestand != named for one in imports_of(store))


def _source(store: Store, address: Address) -> Source:
    def version(asked: Asked) -> Version:
        content = asked.web.get(address.adres, MAX_BYTES).content
        mark = kept.digest(content)[:MARK]
        note_looked(store, address.naam, mark, datetime.now(UTC))
        return Version(mark, one_table(asked.landscape, read_list(content, address.naam)))

    def news(asked: Asked) -> str:
        found = version(asked)
        fresh = is_waiting(store, replace(address, gezien=found.mark))
        return f"Er is een nieuwe versie van ‘{address.naam}’." if fresh else ""

    def check(asked: Asked, found: Version) -> None:
        headings = {plain(heading) for heading in found.raw.kolommen}
        gone = [text for text in address.kolommen.values() if plain(text) not in headings]
        if gone:
            raise SourceError(
                f"In ‘{address.naam}’ ontbreken kolommen: {join_words(f'‘{one}’' for one in gone)}. Er is "
                "niets voorgesteld. Neem de lijst één keer zelf in en onthoud het adres opnieuw."
            )

    def propose(asked: Asked, found: Version) -> tuple[Proposal, ...]:
        places = {plain(heading): place for place, heading in enumerate(found.raw.kolommen)}
        columns = {veld: places[plain(text)] for veld, text in address.kolommen.items()}
        today = datetime.now(UTC).date().isoformat()
        herkomst = ListSource(address.bron, today, address.zekerheid)
        naam = _named(address, found.mark)
        return (Proposal(naam, address.soort, found.raw, columns, herkomst),)

    uitleg = f"Een lijst op {address.host}, elke {address.dagen} dagen. Zij wordt nooit vanzelf toegepast."
    return Source(id_of(address), address.naam, uitleg, news, version, check, propose)


def _named(address: Address, mark: str) -> str:
    """What the journal calls a version."""
    return f"{address.naam}, versie {mark}"
