"""A new gemeente that was a part of one that stays: CBS says of the new one where it came from."""

from collections.abc import Iterable

from geodata.keeping.sources.heirs import Gone, Part
from geodata.keeping.sources.web import SourceError
from geodata.landscape import Landscape

# A new gemeente that others went into and that got a smaller share than this of one that stays: that is
# a border that moved, and no gemeente that was split.
MOVED_BORDER = 0.1
PEOPLE = "inwoners"


def split_off(landscape: Landscape, born: Iterable[Gone], gone: Iterable[Gone]) -> list[Gone]:
    """The gemeenten of the atlas that are still there and of which a part is a new gemeente: each with
    what stayed as its first part. `born` are the gemeenten that came, with what each was made of; `gone` those of the atlas that went. Raises SourceError where more happened to one of them
    than one step can do.
    """
    gone = tuple(gone)
    known, went = landscape.gemeenten["naam"], {one.code for one in gone}
    found: dict[str, Gone] = {}
    for new in born:
        if new.code in known.index:
            continue
        from_others = any(part.code in went for part in new.delen)
        total = sum(part.inwoners or 0 for part in new.delen)
        for part in new.delen:
            if part.code not in known.index or part.code in went:
                continue
            if from_others and (part.inwoners or 0) < MOVED_BORDER * max(total, 1):
                continue
            before = found.get(part.code, Gone(part.code, known[part.code], new.dag, (), True))
            if before.dag != new.dag:
                raise _twice(before, new)
            made = Part(new.code, new.naam, part.inwoners)
            found[part.code] = Gone(
                before.code, before.naam, before.dag, (*before.delen, made), True
            )
    for one in gone:
        for part in one.delen:
            if part.code in found and found[part.code].dag != one.dag:
                raise _twice(found[part.code], one)
    return [_with_rest(landscape, one) for one in found.values()]


def _with_rest(landscape: Landscape, one: Gone) -> Gone:
    """A gemeente that lost parts, with what stayed. Its inhabitants are those of the last count of the
    atlas until that day (it knew no parts), less those of the parts; None when one of these is not known."""
    rows = landscape.table("cijfers")
    own = rows[(rows["gemeentecode"] == one.code) & (rows["indicator"] == PEOPLE)]
    own = own[own["periode"] <= one.dag.isoformat()].sort_values("periode").dropna(subset="waarde")
    parts = [part.inwoners for part in one.delen]
    rest = None
    if len(own) and None not in parts:
        left = int(own["waarde"].iloc[-1]) - sum(part or 0 for part in parts)
        rest = left if left > 0 else None
    return Gone(one.code, one.naam, one.dag, (Part(one.code, one.naam, rest), *one.delen), True)


def _twice(one: Gone, other: Gone) -> SourceError:
    first = min(one.dag, other.dag)
    return SourceError(
        f"Met {one.naam} gebeurde meer dan één keer iets. Neem het in twee stappen over: eerst met "
        f"‘--tot {first.year}’."
    )
