"""What a view of the map shows, counted and named: the same words on screen, slide, print and file."""

from collections import Counter

from geodata.compare.quality import gaps
from geodata.figures import Told, figure
from geodata.landscape import Landscape, derive
from geodata.map.filters import shown
from geodata.map.view import View, as_viewed, filled_in
from geodata.package import Laag
from geodata.records import ACTIVE, coalities_of, old_in_words, organisaties_of
from geodata.regions import class_label, divisions, subjects_of
from geodata.regions.layer_records import records
from geodata.words import join_words, number, with_note


def title_of(landscape: Landscape, view: View) -> str:
    """What the map of a view is called, after its theme and with its filters: a filtered map says so
    wherever it goes."""
    if view.cijfer:
        noun = divisions(landscape)[view.per].woord.enkelvoud if view.per else "gemeente"
        title = f"{figure(landscape, view.cijfer).label} per {noun}"
    else:
        filled = filled_in(landscape, view)
        title = landscape.vocabulary.thema_of(filled).titel
        if filled and filled.kind.offers and view.programma:
            title += f" ({subjects_of(landscape)[view.programma]})"
    where = f" in {join_words(view.provincie)}" if view.provincie else ""
    only = [
        f"alleen {name} {join_words(chosen, 'of')}"
        for name, chosen in (("status", view.status), ("zekerheid", view.zekerheid))
        if chosen
    ]
    return f"{title}{where}{'' if view.cijfer else '?'}" + (f" ({'; '.join(only)})" if only else "")


def filter_in_words(landscape: Landscape, view: View) -> str:
    """What a view lets through, as a Dutch sentence; "" when nothing is filtered."""
    chosen = (
        ("provincie", join_words(view.provincie, "of")),
        ("status", join_words(view.status, "of")),
        ("zekerheid", join_words(view.zekerheid, "of")),
        ("aanbod", subjects_of(landscape)[view.programma] if view.programma else ""),
    )
    told = [f"{name} {words}" for name, words in chosen if words]
    return f"Filter op de kaart: {'; '.join(told)}." if told else ""


def count_in_words(landscape: Landscape, laag: Laag, view: View) -> str:
    """How many records of a layer a view shows: for statements of a source by the class of their
    status, with the national count beside it where there is one and nothing is filtered out."""
    laag = as_viewed(landscape, laag, view)
    flags = shown(landscape, laag, view)
    if all(flags):
        return _unfiltered(landscape, laag)
    said = _in_classes(landscape, laag, flags)
    return f"{laag.label}: {said} (van {number(len(flags))} zonder filter)"


def counted(landscape: Landscape, laag: Laag, view: View) -> tuple[Told, ...]:
    """The figures of `count_in_words`, one for each class of status (a layer without them has one); what
    that sentence notes behind a number stands with it here too."""
    laag = as_viewed(landscape, laag, view)
    flags = shown(landscape, laag, view)
    zin = f"{count_in_words(landscape, laag, view)}."
    note = "" if all(flags) else f"van {number(len(flags))} zonder filter"
    found = []
    for many, told in _classes(landscape, laag, flags):
        what = f"{laag.label}: {told}" if told else laag.label
        found.append(Told(number(many), with_note(what, note) if note else what, zin))
    return tuple(found)


@derive
def _unfiltered(landscape: Landscape, laag: Laag) -> str:
    """The line of a layer with all its records, which most readers see at every step."""
    said = _in_classes(landscape, laag, [True] * len(records(landscape, laag)))
    return f"{laag.label}: {said}{_nationally(landscape, laag)}"


def _in_classes(landscape: Landscape, laag: Laag, flags: list[bool]) -> str:
    """How many of the records of a layer that are on (flags in the order of the records), by the class
    of their status where they have one."""
    classes = _classes(landscape, laag, flags)
    return join_words(f"{number(many)} {told}".strip() for many, told in classes)


def _classes(landscape: Landscape, laag: Laag, flags: list[bool]) -> list[tuple[int, str]]:
    """`_in_classes` as pairs: how many, and the class with what is to be known of it; one pair with ""
    where there are no classes."""
    kept = records(landscape, laag).loc[flags, "status"]
    # Of what is offered the status says itself that its source is old.
    rows = coalities_of(landscape) if laag.kind.coalities else organisaties_of(landscape)
    old = old_in_words(rows[key] for key in kept.index if key in rows)
    totals = Counter(kept)
    parts = []
    for klasse in landscape.vocabulary.statussen:
        if not totals[klasse.id]:
            continue
        label = class_label(landscape, laag, klasse)
        told = with_note(label, old) if klasse.id == ACTIVE and old else label
        parts.append((totals[klasse.id], told))
    return parts or [(len(kept), "")]


def counts_in_words(landscape: Landscape, view: View) -> tuple[str, ...]:
    """The figure that fills the map with its source, and `count_in_words` of each layer that is on, in
    the order of the layers."""
    about = figure(landscape, view.cijfer) if view.cijfer else None
    named = f"{about.label} {about.period_in_words()}".strip() if about else ""
    filled = (f"{named}. Bron: {about.bron}",) if about else ()
    return filled + tuple(
        count_in_words(landscape, laag, view)
        for laag in landscape.vocabulary.lagen
        if laag.id in view.lagen
    )


def _nationally(landscape: Landscape, laag: Laag) -> str:
    counted = zip(landscape.vocabulary.tellingen, gaps(landscape), strict=False)
    for telling, gap in counted:
        if set(telling.soorten) == set(laag.soorten):
            return f"; {gap.volgens}: {number(gap.totaal)}"
    return ""
