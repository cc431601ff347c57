"""A page of a scene: its room, what is on it and whether that fits; of the slides and of the show alike."""

from dataclasses import dataclass, replace

from geodata.figures import Told
from geodata.meeting.measure import MM_PER_POINT, SHARE, height_of, line_height

# A wide sheet, in mm.
WIDTH = 338.67
# The space after a paragraph, in mm.
PARAGRAPH = 2.6
PICTURE, TEXT, TABLE = "kaart", "tekst", "tabel"


@dataclass(frozen=True)
class Box:
    """A rectangle on a page, in mm."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Where it ends, in mm from the top."""
        return self.top + self.height


@dataclass(frozen=True)
class Form:
    """The room of a page and its sizes of type: boxes in mm, sizes in points. `picture` is the room
    for words beside a picture, `figures` that for figures there (None: below the words), `text` and
    `table` that of a page without one. `bodies` are the sizes of text: the first in which all words fit
    on one page, else the last. `share` is how much of the width is counted with. With a size for
    `title` the title stands above the text and takes room of it."""

    picture: Box
    text: Box
    table: Box
    bodies: tuple[float, ...]
    cell: float
    caption: float
    message: float
    value: float
    share: float = 1
    title: float = 0
    figures: Box | None = None

    @property
    def line(self) -> float:
        """The height of a line of small words with the space after it, in mm."""
        return line_height(self.caption) + PARAGRAPH

    @property
    def small(self) -> "Form":
        """The same room with small type: for what is looked up and not read from afar."""
        small = self.caption
        return replace(self, bodies=(small,), cell=small, message=self.cell)

    @property
    def with_line(self) -> "Form":
        """The same room, with a line less on pages without a picture."""

        def shorter(box: Box) -> Box:
            return replace(box, height=box.height - self.line)

        return replace(self, text=shorter(self.text), table=shorter(self.table))

    def box(self, kind: str) -> Box:
        """The room for the words of a page of this kind."""
        return {PICTURE: self.picture, TEXT: self.text, TABLE: self.table}[kind]


# A hundredth of the width of a wall, in which show.css has all its lengths, in mm and in points.
UNIT = WIDTH / 100
POINTS = UNIT / MM_PER_POINT
# The letters of a browser may be as wide as those of `measure` without its share; bold ones are wider.
WIDER_BOLD = 1.15
# What is read from eight metres, as show.css works it out: of text and of what is said first.
READABLE, LARGE, SMALL = 2.05, 3.05, 1.6
_WHOLE = Box(2 * UNIT, 1.5 * UNIT, 96 * UNIT, 47 * UNIT)
WALL = Form(
    picture=replace(_WHOLE, left=69 * UNIT, width=29 * UNIT),
    text=_WHOLE,
    table=_WHOLE,
    bodies=(READABLE * POINTS,),
    cell=READABLE * POINTS,
    caption=SMALL * POINTS,
    message=LARGE * POINTS,
    value=LARGE * POINTS,
    share=SHARE,
    title=LARGE * POINTS,
)


@dataclass(frozen=True)
class Part:
    """Some rows of a table, with the width of each column and the height of each row (the first is
    the header), in mm."""

    rijen: tuple[tuple[str, ...], ...]
    breedtes: tuple[float, ...]
    hoogtes: tuple[float, ...]
    bijschrift: str
    rest: str = ""


@dataclass(frozen=True)
class Page:
    """One page of a kind (`PICTURE`, `TEXT` or `TABLE`): its title, the message, the filter that was on,
    figures, the text with its size in points, and a part of a table. `bijlage` says that it is no part of
    the show itself but of its appendix, `verder` that the scene goes on there."""

    titel: str
    form: Form
    soort: str
    tekst: tuple[str, ...] = ()
    punten: float = 0
    deel: Part | None = None
    boodschap: str = ""
    filter: str = ""
    cijfers: tuple[Told, ...] = ()
    bijlage: bool = False
    verder: bool = False

    @property
    def kaart(self) -> bool:
        """Whether the picture is on it."""
        return self.soort == PICTURE

    @property
    def width(self) -> float:
        """The width that its words can count with, in mm."""
        return self.form.box(self.soort).width * self.form.share

    @property
    def bottom(self) -> float:
        """Where its words must end, in mm from the top."""
        return self.form.box(self.soort).bottom

    @property
    def under(self) -> float:
        """Where the words end and a table can begin, in mm from the top."""
        form, width = self.form, self.width
        above = paragraph_height(self.titel, width, form.title * WIDER_BOLD) if form.title else 0
        return (
            form.box(self.soort).top
            + above
            + paragraph_height(self.boodschap, width, form.message)
            + paragraph_height(self.filter, width, form.caption)
            + (0 if form.figures else self.high)
            + sum(paragraph_height(text, width, self.punten) for text in self.tekst)
        )

    @property
    def high(self) -> float:
        """How high its figures are together, in mm."""
        width = (self.form.figures or self.form.picture).width * self.form.share
        return sum(_figure(one, self.form, width) for one in self.cijfers)

    @property
    def fits(self) -> bool:
        """Whether its words and figures end where they must."""
        own = self.form.figures
        return self.under <= self.bottom and (own is None or self.high <= own.height)

    @property
    def empty(self) -> bool:
        """Whether nothing but a title is on it."""
        said = self.boodschap or self.filter or self.cijfers or self.tekst or self.deel
        return not (self.kaart or said)


def paragraph_height(text: str, width: float, points: float) -> float:
    """The height of a paragraph with the space after it, in mm."""
    return height_of(text, width, points) + PARAGRAPH if text else 0


def _figure(one: Told, form: Form, width: float) -> float:
    """The height of a figure above what it counts."""
    value = height_of(one.waarde, width, form.value * WIDER_BOLD)
    return value + paragraph_height(one.wat, width, form.caption)
