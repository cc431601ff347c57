"""What a herindeling does, in Dutch sentences."""

from collections.abc import Iterable
from dataclasses import replace

from geodata.keeping.sources.heirs import Gone, Heir, heirs_of, kind_word, possible
from geodata.landscape import Landscape
from geodata.records import coalities_of
from geodata.words import count, date_in_words, join_words


def in_words(landscape: Landscape, gone: Iterable[Gone]) -> list[str]:
    """What happened to each gemeente that went, and what follows from it for who comes after."""
    gone = tuple(gone)
    told: list[str] = []
    for one in gone:
        if one.blijft:
            told.append(_lost(one))
            continue
        parts = [f"{part.naam} ({part.code}{_people(part.inwoners)})" for part in one.delen]
        verb = "is verdeeld over" if len(parts) > 1 else "ging op in"
        when = date_in_words(one.dag.isoformat())
        told.append(f"{one.naam} ({one.code}) {verb} {join_words(parts)} op {when}.")
    for heir in heirs_of(landscape, gone, {}).values():
        told += _of_new(landscape, heir) if heir.is_new else _of_other(landscape, heir)
    return told


def _lost(one: Gone) -> str:
    """What happened to a gemeente that is still there."""
    stays, *parts = one.delen
    made = join_words(f"{part.naam} ({part.code}{_people(part.inwoners)})" for part in parts)
    verb = "is" if len(parts) == 1 else "zijn"
    return (
        f"Van {one.naam} ({one.code}) {verb} {made} afgesplitst op {date_in_words(one.dag.isoformat())}. "
        f"{one.naam} blijft bestaan{_people(stays.inwoners).replace(', ', ' met ', 1)}. Cijfers van voor "
        "die dag worden naar inwoners verdeeld; wat geen punt op de kaart heeft blijft bij "
        f"{one.naam}."
    )


def _of_new(landscape: Landscape, heir: Heir) -> list[str]:
    options = possible(landscape, heir)
    who = f"{heir.naam} ({heir.code})"
    told = []
    if sure := _listed(landscape, options, several=False):
        told.append(f"{who} erft: {sure}.")
    if doubt := _listed(landscape, options, several=True):
        told.append(f"{who}, in twijfel: {doubt}.")
    names, stated = landscape.gemeenten["naam"], coalities_of(landscape)
    known = [f"{names[c]}: {stated[c].status_in_words}" for c in heir.voorgangers if c in stated]
    if known:
        rest = len(heir.voorgangers) - len(known)
        also = f"; van {rest} andere is niets bekend" if rest else ""
        goes = (
            "Alleen wat van allemaal gelijk was gaat mee."
            if all(heir.voorgangers.values())
            else "Dat ging niet over dit deel alleen, en gaat dus niet mee."
        )
        told.append(
            f"Over een coalitie in {heir.naam} zegt nog geen bron iets. Bekend was {join_words(known)}"
            f"{also}. {goes}"
        )
    told.append(
        f"Telefoon, mailbox en site van {heir.naam} komen met ‘ververs register’, als zij daarin staan."
    )
    return told


def _of_other(landscape: Landscape, heir: Heir) -> list[str]:
    """A gemeente that was there already keeps what it had; where its new part had another, look."""
    both = replace(heir, voorgangers={heir.code: True, **heir.voorgangers})
    doubt = _listed(landscape, possible(landscape, both), several=True)
    also = f"; controleer {doubt}" if doubt else ""
    return [f"{heir.naam} ({heir.code}) houdt wat het had{also}."]


def _listed(landscape: Landscape, options: dict[str, dict[str, str]], *, several: bool) -> str:
    """What is sure, or in doubt: "GGD (GGD Drenthe, zoals Assen)"."""
    return join_words(
        f"{kind_word(landscape, what)} ({' of '.join(named.values())})"
        for what, named in options.items()
        if named and (len(named) > 1) is several
    )


def _people(inwoners: int | None) -> str:
    return "" if inwoners is None else f", {count(inwoners, 'inwoner', 'inwoners')}"
