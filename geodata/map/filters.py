"""Which records of a layer a view shows."""

from collections.abc import Mapping

from geodata.landscape import Landscape, derive
from geodata.map.view import View, as_viewed
from geodata.package.vocabulary import Laag
from geodata.regions.layer_records import records


@derive
def columns(landscape: Landscape, laag: Laag) -> Mapping[str, tuple]:
    """What a filter looks at of the records of a layer, in their order: `id`, `status`, `zekerheid` and
    `provincies`, each a value per record. A table would take longer to ask than these to look through."""
    frame = records(landscape, laag)
    names = ("status", "zekerheid", "provincies")
    return {"id": frame.index.tolist(), **{name: frame[name].tolist() for name in names}}


def shown(landscape: Landscape, laag: Laag, view: View) -> list[bool]:
    """For each record of a layer, in its order, whether the filters of a view let it through.

    The filter provincie keeps what serves at least one gemeente there, and what has no known
    gemeenten. The filters status and zekerheid speak of statements: they leave the gemeenten
    themselves and computed areas alone. A gemeente without data about a coalitie has no zekerheid,
    so a filter on zekerheid hides it.
    """
    frame = columns(landscape, as_viewed(landscape, laag, view))
    keep = [True] * len(frame["id"])
    if view.provincie:
        wanted = set(view.provincie)
        keep = [not there or bool(wanted & set(there)) for there in frame["provincies"]]
    if not laag.kind.stated:
        return keep
    for name in ("status", "zekerheid"):
        wanted = set(getattr(view, name))
        if wanted:
            keep = [ok and value in wanted for ok, value in zip(keep, frame[name], strict=True)]
    return keep


def pack(flags: list[bool]) -> str:
    """Pack flags into hexadecimal, first flag first; "*" when all are on, "" when none is.

    A few bytes tell the browser what of a layer to show, whatever the layer's size.
    """
    if all(flags):
        return "*"
    if not any(flags):
        return ""
    bits = "".join("1" if flag else "0" for flag in flags)
    bits += "0" * (-len(bits) % 4)
    return f"{int(bits, 2):0{len(bits) // 4}x}"
