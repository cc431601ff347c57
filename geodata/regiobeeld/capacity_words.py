"""What is known of the capacity for births in an area, in words."""

from geodata.figures import Area, dashboards
from geodata.landscape import Landscape
from geodata.words import list_names

# What a capacity dashboard is and how it reads. The atlas has no figures of now: the dashboards are
# closed to the public.
CAPACITY = (
    "Op een capaciteitsdashboard ziet een verloskundige of ziekenhuis waar nu plaats is voor een "
    "bevalling. Groen is twee of meer plaatsen vrij, oranje één, rood geen; het wordt elke vijf "
    "minuten ververst. Het is niet openbaar: de atlas haalt zelf geen standen op.",
    "Bellen mag altijd, en bij spoed telt het dichtstbijzijnde ziekenhuis, wat het dashboard ook zegt.",
)


def capacity_here_in_words(landscape: Landscape, area: Area) -> tuple[str, ...]:
    """Of which ROAZ of the area a dashboard is known."""
    found = dashboards(landscape, area.codes)
    named = {
        stand: [one.naam for one in found if one.stand == stand] for stand in ("ja", "onbekend", "")
    }
    sentences = []
    if named["ja"]:
        sentences.append(
            f"Een bron noemt een dashboard voor geboortezorg bij {list_names(named['ja'])}."
        )
    if named["onbekend"]:
        names = list_names(named["onbekend"])
        sentences.append(f"Of geboortezorg in het portaal van {names} staat, is niet gevonden.")
    if named[""]:
        names = list_names(named[""])
        sentences.append(
            f"Van {names} is niets gevonden. Dat betekent niet dat er geen dashboard is."
        )
    return tuple(sentences)
