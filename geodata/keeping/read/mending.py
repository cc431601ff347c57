"""Letters that were garbled before the list came: UTF-8 that was once read as something else."""

from collections.abc import Callable
from dataclasses import replace

from geodata.keeping.read.rawlist import RawList
from geodata.words import count


def mended(raw: RawList) -> RawList | None:
    """The list with letters like "Ã¢" as the "â" that they were, and a remark with an example; None
    when there are none. What a letter was is what the library ftfy can tell without doubt."""
    # A third of a second to import; who only reads does not pay it.
    import ftfy

    known: dict[str, str] = {}

    def mend(text: str) -> str:
        if text.isascii():
            return text
        if text not in known:
            known[text] = ftfy.fix_encoding(text)
        return known[text]

    made = _each(raw, mend)
    changed = [(old, new) for old, new in known.items() if old != new]
    if not changed:
        return None
    old, new = changed[0]
    verb = "is" if len(changed) == 1 else "zijn"
    remark = (
        f"Verhaspelde letters {verb} hersteld in {count(len(changed), 'tekst', 'teksten')}: "
        f"‘{old[:40]}’ werd ‘{new[:40]}’."
    )
    return replace(made, opmerkingen=(*raw.opmerkingen, remark))


def _each(raw: RawList, mend: Callable[[str], str]) -> RawList:
    return replace(
        raw,
        kolommen=tuple(map(mend, raw.kolommen)),
        rijen=tuple(tuple(map(mend, row)) for row in raw.rijen),
        boven=tuple((number, tuple(map(mend, row))) for number, row in raw.boven),
    )
