"""What a gemeente can do next: by its coalitie, and by what of the route is not known there."""

from datetime import date

from geodata.landscape import Landscape
from geodata.partners.contact import name_and_soort
from geodata.partners.next_steps import Step, Who, next_steps
from geodata.records import NO_DATA, gemeenten_of
from geodata.routes.here import Line, route_of
from geodata.routes.result import ways_of
from geodata.words import place_in_words

# More would hide what comes first.
MOST = 2


def steps_of(landscape: Landscape, code: str, today: date) -> tuple[Step, ...]:
    """The next steps of the gemeente with this CBS code: those of `next_steps`, and what a law or
    agreement asks and of which nothing is known there. Raises KeyError for an unknown code."""
    open_ = [
        line
        for line in route_of(landscape, code)
        if line.situatie.is_plicht and line.stand == NO_DATA and line.situatie.programma
    ]
    # One programme can stand at more situations.
    first = {line.situatie.programma: line for line in reversed(open_)}
    asked = [line for line in open_ if first[line.situatie.programma] is line]
    return (
        *next_steps(landscape, code, today),
        *(_step(landscape, code, line, today) for line in asked[:MOST]),
    )


def _step(landscape: Landscape, code: str, line: Line, today: date) -> Step:
    row = line.situatie
    where = place_in_words(gemeenten_of(landscape)[code].naam)
    key = next((one for one in line.partners if one != code), code)
    who = Who(key, name_and_soort(landscape, key)[0], ways_of(landscape, key, today))
    return Step(
        id=f"route-{row.id}",
        titel=f"Vraag na: {row.voorziening}",
        tekst=f"{row.kader}. Of dit {where} er is, vonden wij niet. Vraag het aan {who.naam}.",
        wie=(who,),
        links=(),
        paginas=(("Klantroute", f"klantroute?code={code}&deel=afspraken"),),
    )
