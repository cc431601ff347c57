"""Open a template of somebody else safely, before a reader of slides sees it.

Such a file is a zip with XML. A small one can unpack to gigabytes, and it can hold programs (macros).
"""

import io
import zipfile
from xml.parsers import expat

from geodata.meeting.scenes import MeetingError
from geodata.packed import parts_of_zip
from geodata.words import number

MAX_TEMPLATE, MAX_UNPACKED, MAX_PARTS = 4_000_000, 60_000_000, 1_000
TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.presentationml.%s.main+xml"
TEMPLATE, DECK = _MAIN % b"template", _MAIN % b"presentation"
# How a package says that it holds a program: its own, or that of another one inside it.
PROGRAMS = (b"macroenabled", b"vbaproject", b"oleobject", b"activex")
DAMAGED = "Dit bestand is geen sjabloon van PowerPoint (.pptx of .potx), of het is beschadigd."


def opened_safely(content: bytes) -> bytes:
    """A file of PowerPoint (PPTX or POTX) as a PPTX of which every part was looked at.

    Raises MeetingError, with a Dutch sentence, when it is too large, packed or unpacked, holds a program
    or is none.
    """
    if len(content) > MAX_TEMPLATE:
        raise _too_large()
    out, names = io.BytesIO(), []
    try:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name, data in parts_of_zip(content, most=MAX_UNPACKED, parts=MAX_PARTS):
                if "vbaproject" in name.casefold():
                    raise _with_program()
                if name == TYPES:
                    data = _as_deck(data)
                if name.endswith((".xml", ".rels")):
                    _look_through(data)
                new.writestr(name, data)
                names.append(name)
    except OverflowError:
        raise _too_large() from None
    except (ValueError, PermissionError, expat.ExpatError) as error:
        raise error if isinstance(error, MeetingError) else MeetingError(DAMAGED) from error
    if TYPES not in names:
        raise MeetingError(DAMAGED)
    return out.getvalue()


def _as_deck(types: bytes) -> bytes:
    """The list of what is in the package; that of a template says then that it is a deck."""
    if any(word in types.lower() for word in PROGRAMS):
        raise _with_program()
    if TEMPLATE not in types and DECK not in types:
        raise MeetingError(DAMAGED)
    return types.replace(TEMPLATE, DECK)


def _look_through(data: bytes) -> None:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.Parse(data, True)


def _no_doctype(*_: object) -> None:
    # Entities are declared here, and slides have none.
    raise MeetingError(DAMAGED)


def _too_large() -> MeetingError:
    return MeetingError(
        f"Dit sjabloon is te groot: ten hoogste {number(MAX_TEMPLATE / 1e6)} MB, en uitgepakt "
        f"{number(MAX_UNPACKED / 1e6)} MB. Haal er grote afbeeldingen en voorbeelddia's uit."
    )


def _with_program() -> MeetingError:
    return MeetingError(
        "In dit sjabloon zit een programma (een macro of een ingesloten object). Bewaar het in "
        "PowerPoint zonder macro's, als .pptx of .potx."
    )
