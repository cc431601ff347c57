"""Lay what a source says beside the atlas: the four verbs in their order, and nothing applied."""

from dataclasses import dataclass

from geodata.keeping.change import Change
from geodata.keeping.match.deciding import changes_of
from geodata.keeping.match.matched import CHANGED, DOUBTFUL, NEW, Matched
from geodata.keeping.match.matching import match
from geodata.keeping.origin import Origin
from geodata.keeping.sources.proposal import Asked, Proposal, Source, Step

FETCHED = 0.7


@dataclass(frozen=True)
class Laid:
    """A list of a source, laid beside the atlas."""

    voorstel: Proposal
    gevonden: Matched

    @property
    def is_news(self) -> bool:
        """Whether there is something to look at: a row that changes, is new or is in doubt."""
        return any(self.gevonden.aantallen[outcome] for outcome in (CHANGED, NEW, DOUBTFUL))

    @property
    def origin(self) -> Origin:
        """What the journal says of an import of this list."""
        return Origin(self.voorstel.soort, self.voorstel.naam, **vars(self.voorstel.herkomst))

    def changes(self, bevestig: bool = False) -> tuple[Change, ...]:
        """The changes that are sure; with `bevestig` also source and date of what stays the same."""
        return changes_of(self.gevonden, bevestig=bevestig)


@dataclass(frozen=True)
class Looked:
    """What came of looking at a source: `nieuws` says what is new there ("" when nothing is: then it
    was not fetched), `lijsten` are its lists beside the atlas, `stappen` what is applied as one."""

    bron: Source
    nieuws: str
    lijsten: tuple[Laid, ...]
    stappen: tuple[Step, ...] = ()

    @property
    def is_news(self) -> bool:
        """Whether there is something to look at."""
        return bool(self.stappen) or any(laid.is_news for laid in self.lijsten)


def look(source: Source, asked: Asked) -> Looked:
    """Ask a source what is new, and lay that beside the atlas. Nothing changes.

    Raises geodata.keeping.sources.web.SourceError when the source is away or answers something else
    than it should, ListError as geodata.keeping.match.matching.match.
    """
    news = source.news(asked)
    if not news:
        return Looked(source, "", ())
    part = Asked(
        asked.landscape, asked.web, asked.tot, lambda s, what: asked.progress(FETCHED * s, what)
    )
    found = source.fetch(part)
    source.check(part, found)
    proposals = source.propose(part, found)
    steps = tuple(one for one in proposals if isinstance(one, Step))
    lists = tuple(lay(one, asked) for one in proposals if isinstance(one, Proposal))
    return Looked(source, news, lists, steps)


def lay(proposal: Proposal, asked: Asked) -> Laid:
    """A list of a source beside the atlas."""

    def progress(share: float) -> None:
        asked.progress(FETCHED + (1 - FETCHED) * share, f"{proposal.naam}: naast de atlas leggen")

    found = match(
        asked.landscape,
        proposal.raw,
        proposal.soort,
        proposal.kolommen,
        proposal.herkomst,
        progress,
    )
    return Laid(proposal, found)
