"""What an outcome comes to in a few figures, for beside a map."""

from geodata.figures import Told
from geodata.landscape import Landscape
from geodata.scenario.far import KM, middle, units
from geodata.scenario.ground import ground
from geodata.scenario.outcome import Outcome
from geodata.scenario.regions import changed
from geodata.words import count, number


def told(landscape: Landscape, found: Outcome) -> tuple[Told, ...]:
    """How many births go to another location, within how much half of their mothers live now and then
    (computed), and of how many gemeenten each division puts in another area."""
    said = []
    if found.moves and found.geboorten:
        births = number(found.geboorten_anders)
        said.append(Told(births, f"geboorten bij een andere locatie ({ground(landscape).jaar})"))
    for unit, lives in units(found) if found.moves else ():
        if lives.nu_anders.midden is None or lives.dan_anders.midden is None:
            continue
        how = "hemelsbreed" if unit == KM else "naar reistijd"
        what = f"de helft van de vrouwen die het raakt, van nu {middle(lives.nu_anders, unit)} ({how}, berekend)"
        said.append(Told(f"binnen {middle(lives.dan_anders, unit)}", what))
    for key in found.scenario.indelingen:
        one = changed(landscape, found.scenario, key)
        label = one.layout.indeling.label
        many = count(len(one.gemeenten), "gemeente", "gemeenten")
        said.append(Told(many, f"in een ander gebied: {label}"))
    return tuple(said)
