"""Works the scenes of a meeting out to slides."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from geodata.landscape import Landscape
from geodata.meeting.scenes import Meeting, Scene
from geodata.meeting.slide import Slide
from geodata.meeting.slide_compare import compare_slide
from geodata.meeting.slide_gemeente import gemeente_slide
from geodata.meeting.slide_map import map_slide
from geodata.meeting.slide_region import region_slide
from geodata.meeting.slide_route import route_slide
from geodata.meeting.slide_scenario import scenario_slide
from geodata.scenario import TITLE as WHAT_IF

SCENARIO = "watals"
MAKERS: Mapping[str, Callable[[Landscape, Mapping[str, str], date], Slide]] = {
    "kaart": map_slide,
    "gemeente": gemeente_slide,
    "regiobeeld": region_slide,
    "klantroute": route_slide,
    "vergelijken": compare_slide,
    SCENARIO: scenario_slide,
}


def slide_of(landscape: Landscape, scene: Scene, today: date, *, contacten: bool = True) -> Slide:
    """What a scene shows today; its own title and sentence go before those of the page.

    A code that the atlas does not know is left out and named in `problemen`. Without `contacten`
    no table of contacts is on it.
    """
    slide = MAKERS[scene.pagina](landscape, scene.keuze, today)
    titel = scene.titel or slide.titel
    if scene.pagina == SCENARIO and not titel.casefold().startswith(WHAT_IF.casefold()):
        # Whatever a reader calls it: nobody may take it for how things are.
        titel = f"{WHAT_IF}: {titel}"
    table = slide.tabel
    if table and table.contacten and not contacten:
        table = None
    # What the page itself says first goes on behind a sentence of somebody's own.
    own = scene.zin and slide.zin and scene.zin != slide.zin
    return replace(
        slide,
        titel=titel,
        zin=scene.zin or slide.zin,
        zinnen=(slide.zin, *slide.zinnen) if own else slide.zinnen,
        tabel=table,
        pagina=scene.pagina,
        keuze=tuple(scene.keuze.items()),
    )


def slides_of(
    landscape: Landscape, meeting: Meeting, today: date, *, contacten: bool = True
) -> tuple[Slide, ...]:
    """Every scene of a meeting worked out, in order."""
    return tuple(slide_of(landscape, scene, today, contacten=contacten) for scene in meeting.scenes)
