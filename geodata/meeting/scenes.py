"""A scene is a page of the atlas with a title and one sentence; a meeting is a row of scenes.

Whatever a page shows is in its link, so a scene keeps the parameters of that link and nothing of
what it showed: opened later it shows the data of that day. A meeting goes into a link itself, or
into a small JSON file.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from geodata.packed import pack, read_own, unpack
from geodata.words import count, one_line

KIND, VERSION = "geboortezorgatlas-presentatie", 1
PAGES = ("kaart", "gemeente", "regiobeeld", "klantroute", "vergelijken", "watals")
# A scenario of thirty steps is one long value.
MAX_SCENES, MAX_TITLE, MAX_SENTENCE, MAX_PARAMS, MAX_VALUE = 40, 120, 400, 12, 3000
MAX_BYTES = 200_000


class MeetingError(ValueError):
    """A file or link that holds no meeting. Its text is a Dutch sentence that says why."""


@dataclass(frozen=True)
class Scene:
    """A view that exists elsewhere: the page (one of `PAGES`) and the parameters of its link."""

    titel: str
    zin: str
    pagina: str
    keuze: Mapping[str, str]

    def __post_init__(self) -> None:
        object.__setattr__(self, "keuze", MappingProxyType(dict(self.keuze)))


@dataclass(frozen=True)
class Meeting:
    """A row of scenes with a title."""

    titel: str
    scenes: tuple[Scene, ...] = ()


def moved(meeting: Meeting, place: int, to: int) -> Meeting:
    """A meeting with the scene at `place` (from 1) at another place; the others close up. A place that
    there is not is the nearest that there is."""
    scenes = list(meeting.scenes)
    if not 1 <= place <= len(scenes):
        return meeting
    scene = scenes.pop(place - 1)
    scenes.insert(max(0, to - 1), scene)
    return replace(meeting, scenes=tuple(scenes))


def to_file(meeting: Meeting) -> bytes:
    """A meeting as a JSON file (UTF-8) that `from_file` reads back."""
    content = {"soort": KIND, "versie": VERSION, **_plain(meeting)}
    return json.dumps(content, ensure_ascii=False, indent=2).encode()


def from_file(content: bytes) -> Meeting:
    """Read a file of `to_file`. Raises MeetingError when it is too large, damaged or too new."""
    found = read_own(
        content,
        kind=KIND,
        version=VERSION,
        most=MAX_BYTES,
        what="presentatie",
        error=MeetingError,
    )
    return _meeting(found)


def to_link(meeting: Meeting) -> str:
    """A meeting as the value of one parameter of a link, which `from_link` reads back."""
    return pack(_plain(meeting))


def from_link(value: str) -> Meeting:
    """Read a value of `to_link`. Raises MeetingError when it is damaged or too large."""
    try:
        return _meeting(unpack(value, MAX_BYTES))
    except MeetingError:
        raise
    except OverflowError:
        raise MeetingError(
            "De presentatie in deze link is te groot of afgebroken. Vraag de link opnieuw."
        ) from None
    except ValueError:
        raise MeetingError(
            "De presentatie in deze link is beschadigd. Vraag de link opnieuw."
        ) from None


def _plain(meeting: Meeting) -> dict:
    return {
        "titel": meeting.titel,
        "scenes": [
            {
                "titel": scene.titel,
                "zin": scene.zin,
                "pagina": scene.pagina,
                "keuze": dict(scene.keuze),
            }
            for scene in meeting.scenes
        ],
    }


def _meeting(found: object) -> Meeting:
    if not isinstance(found, dict):
        raise MeetingError("Dit is geen presentatie van de Geboortezorgatlas.")
    titel = _text(found.get("titel", ""), MAX_TITLE, "de titel van de presentatie")
    scenes = found.get("scenes", [])
    if not isinstance(scenes, list):
        raise MeetingError("De presentatie heeft geen rij scènes.")
    if len(scenes) > MAX_SCENES:
        raise MeetingError(
            f"De presentatie heeft {count(len(scenes), 'scène', 'scènes')}; "
            f"er kunnen er {MAX_SCENES} in."
        )
    return Meeting(titel, tuple(_scene(part, place) for place, part in enumerate(scenes, 1)))


def _scene(found: object, place: int) -> Scene:
    where = f"scène {place}"
    if not isinstance(found, dict) or found.get("pagina") not in PAGES:
        raise MeetingError(f"Bij {where} staat geen pagina die de atlas kent.")
    chosen = found.get("keuze", {})
    if not isinstance(chosen, dict) or len(chosen) > MAX_PARAMS:
        raise MeetingError(f"Bij {where} staat niet goed wat er te zien is.")
    return Scene(
        titel=_text(found.get("titel", ""), MAX_TITLE, f"de titel van {where}"),
        zin=_text(found.get("zin", ""), MAX_SENTENCE, f"de zin van {where}"),
        pagina=found["pagina"],
        keuze={
            _text(name, MAX_VALUE, where): _text(value, MAX_VALUE, f"‘{name[:40]}’ bij {where}")
            for name, value in chosen.items()
        },
    )


def _text(value: object, longest: int, what: str) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise MeetingError(f"Hier hoort tekst van ten hoogste {longest} tekens te staan: {what}.")
    return one_line(value)
