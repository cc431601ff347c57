"""The pack of a meeting, made step by step: slides, a handout and pictures of the maps.

A caller goes through the steps of `build`: it can show how far it is, and stop between any two of
them by closing the generator.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from geodata.files.contacts_table import contact_ids
from geodata.find.names import plain
from geodata.landscape import Landscape
from geodata.meeting.handout_pdf import handout_of
from geodata.meeting.offline import offline_html
from geodata.meeting.picture import picture_of, print_of
from geodata.meeting.pptx import pptx_of
from geodata.meeting.scenes import Meeting, to_link
from geodata.meeting.slide import Slide, Table
from geodata.meeting.slide_contacts import contact_table
from geodata.meeting.slides import slide_of
from geodata.meeting.template import Template, open_template, own_template

# Where a meeting opens, and the parameter that holds it.
PAGE, PARAMETER = "presenteren", "p"
MAX_NAME, NAMELESS, TITLE = 60, "presentatie", "Geboortezorgatlas"


@dataclass(frozen=True)
class File:
    """A file that was made: its name, media type and content."""

    naam: str
    soort: str
    inhoud: bytes = field(repr=False)


@dataclass(frozen=True)
class Progress:
    """How far the pack is: `klaar` of `totaal` steps, what is being made now, and with the last step
    the files."""

    klaar: int
    totaal: int
    zin: str
    bestanden: tuple[File, ...] = ()


@dataclass(frozen=True)
class Job:
    """What every maker needs: the slides, their maps (PNG, by place), the addresses and the look."""

    landscape: Landscape
    meeting: Meeting
    today: date
    contacten: bool
    base_url: str
    naam: str
    slides: tuple[Slide, ...] = ()
    pictures: Mapping[int, bytes] = field(default_factory=dict)
    template: Template = field(default_factory=own_template)

    @property
    def url(self) -> str:
        """The address of the meeting itself."""
        return f"{self.base_url}/{PAGE}?{urlencode({PARAMETER: to_link(self.meeting)})}"

    def url_of(self, slide: Slide) -> str:
        """The address of the page of a slide."""
        chosen = urlencode(slide.keuze)
        return f"{self.base_url}/{slide.pagina}" + (f"?{chosen}" if chosen else "")


@dataclass(frozen=True)
class Maker:
    """How files of one kind are made: what a reader calls it, and what is said meanwhile. `each` says whether it is a file per map, made one by one."""

    label: str
    zin: str
    make: Callable[[Job, int], File]
    each: bool = False
    pictures: bool = False


def build(
    landscape: Landscape,
    meeting: Meeting,
    today: date,
    *,
    kinds: Collection[str],
    contacten: bool,
    base_url: str,
    template: Template | None = None,
) -> Iterator[Progress]:
    """Make the files of some `kinds` (keys of `MAKERS`) of a meeting, one step at a time.

    Yields a `Progress` before each step, and a last one with the files. Without `contacten` no table
    of contacts is in any of them. `base_url` is the address of the atlas, `template` the look of
    the slides (None: that of the atlas). Raises ValueError for a
    kind that does not exist.
    """
    unknown = [kind for kind in kinds if kind not in MAKERS]
    if unknown:
        raise ValueError(f"de atlas maakt geen {', '.join(unknown)}")
    makers = [maker for kind, maker in MAKERS.items() if kind in kinds]
    job = Job(
        *(landscape, meeting, today, contacten, base_url.rstrip("/"), file_name(meeting.titel)),
        template=template or own_template(),
    )
    return _steps(job, makers)


def file_name(title: str) -> str:
    """A title as the name of a file: small letters, digits and hyphens."""
    return plain(title).replace(" ", "-")[:MAX_NAME].strip("-") or NAMELESS


def _steps(job: Job, makers: list[Maker]) -> Iterator[Progress]:
    scenes = job.meeting.scenes
    # How many maps there are is known once the scenes are worked out; until then each may have one.
    per_map = any(maker.pictures for maker in makers) + sum(maker.each for maker in makers)
    whole = sum(not maker.each for maker in makers)
    done, total = 0, len(scenes) * (1 + per_map) + whole
    slides, pictures, files = [], {}, []
    for place, scene in enumerate(scenes, 1):
        yield Progress(done, total, f"Scène {place} van {len(scenes)} wordt uitgewerkt.")
        slides.append(slide_of(job.landscape, scene, job.today, contacten=job.contacten))
        done += 1
    maps = [place for place, slide in enumerate(slides) if slide.has_picture]
    total = len(scenes) + len(maps) * per_map + whole
    drawn = maps if any(maker.pictures for maker in makers) else []
    size = open_template(job.template).picture if drawn else (0, 0)
    for index, place in enumerate(drawn, 1):
        yield Progress(done, total, f"Kaart {index} van {len(maps)} wordt getekend.")
        pictures[place] = picture_of(job.landscape, slides[place], size)
        done += 1
    job = Job(**vars(job) | {"slides": tuple(slides), "pictures": pictures})
    for maker in makers:
        for index, place in enumerate(maps if maker.each else (-1,), 1):
            yield Progress(done, total, maker.zin.format(nummer=index, van=len(maps)))
            files.append(maker.make(job, place))
            done += 1
    yield Progress(total, total, "Alles is klaar.", tuple(files))


def _paper(make: Callable[..., bytes], job: Job, **more: Any) -> bytes:
    title, way = job.meeting.titel, {"url": job.url, "url_of": job.url_of}
    return make(job.landscape, title, job.slides, job.today, pictures=job.pictures, **way, **more)


def _pptx(job: Job, _place: int) -> File:
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    return File(f"{job.naam}.pptx", kind, _paper(pptx_of, job, template=job.template))


def _pdf(job: Job, _place: int) -> File:
    content = _paper(handout_of, job, contacts=_contacts(job) if job.contacten else None)
    return File(f"{job.naam}.pdf", "application/pdf", content)


def _png(job: Job, place: int) -> File:
    return File(
        f"{job.naam}-{place + 1}.png",
        "image/png",
        print_of(job.landscape, job.slides[place], "png"),
    )


def _svg(job: Job, place: int) -> File:
    return File(
        f"{job.naam}-{place + 1}.svg",
        "image/svg+xml",
        print_of(job.landscape, job.slides[place], "svg"),
    )


def _contacts(job: Job) -> Table | None:
    """How to reach whom the meeting is about, unless a slide says so already."""
    if any(slide.tabel and slide.tabel.contacten for slide in job.slides):
        return None
    keys: dict[str, None] = {}
    for slide in job.slides:
        chosen = dict(slide.keuze)
        for key in (chosen.get("code", ""), chosen.get("gekozen", "")):
            if key in job.landscape.gemeenten.index:
                keys |= dict.fromkeys(contact_ids(job.landscape, key))
            elif key in job.landscape.organisaties.index:
                keys[key] = None
    return contact_table(job.landscape, keys, job.today)


def _html(job: Job, _place: int) -> File:
    content = offline_html(
        job.landscape,
        job.meeting,
        job.slides,
        job.today,
        title=job.meeting.titel or TITLE,
        url=job.url,
        contacten=job.contacten,
    )
    return File(f"{job.naam}.html", "text/html", content)


# The kinds of files; a new kind is a line here.
MAKERS: Mapping[str, Maker] = {
    "pptx": Maker("Dia's (PPTX)", "De dia's worden gemaakt.", _pptx, pictures=True),
    "pdf": Maker("Hand-out (PDF)", "De hand-out wordt gemaakt.", _pdf, pictures=True),
    "html": Maker(
        "Atlas zonder internet (HTML)", "De atlas die zonder internet werkt wordt gemaakt.", _html
    ),
    "png": Maker(
        "Kaarten voor druk (PNG)",
        "Kaart {nummer} van {van} wordt getekend voor druk (PNG).",
        _png,
        each=True,
    ),
    "svg": Maker(
        "Kaarten als SVG", "Kaart {nummer} van {van} wordt getekend als SVG.", _svg, each=True
    ),
}
