"""A figure as it is told to who looks: the number, and what it counts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """A number to see at once (`waarde`, as text with its unit) and what it counts (`wat`), with whatever
    must be known to read it. `zin` is the sentence that says it too, as it stands elsewhere ("" for none)."""

    waarde: str
    wat: str
    zin: str = ""
