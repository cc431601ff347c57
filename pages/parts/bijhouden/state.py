"""What a session knows of the list that is being taken in; everything else follows from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

import pandas
import streamlit as st

from geodata import Landscape
from geodata.keeping import ListSource
from geodata.keeping.match import Guess, Matched, decide, match, outcome_frame
from geodata.keeping.read import ListError, RawList
from geodata.keeping.store import Applied

INTAKE = "bijhouden-lijst"


@dataclass(frozen=True)
class Outcome:
    """A list that was matched, with the columns that it was matched by.

    `lijst` is the list as it was matched: of figures in a long form. `keuzes` are the choices of the keeper by row number, `besloten` is the list after them and
    `regels` the lines of geodata.keeping.match.outcome_words.outcome_frame about it.
    """

    kolommen: Mapping[str, int]
    gevonden: Matched
    keuzes: Mapping[int, str]
    besloten: Matched
    lijst: RawList = field(repr=False)
    regels: pandas.DataFrame = field(repr=False)


@dataclass(frozen=True)
class Intake:
    """A list that was read, what came out when it was matched, and the import that it became.

    `gok` is what kind of list it seems, `hersteld` the same list without garbled letters (None when
    there are none).
    """

    bestand: str
    raw: RawList
    gok: Guess
    hersteld: RawList | None = None
    uitkomst: Outcome | None = None
    toegepast: Applied | None = None


def current() -> Intake | None:
    """The list that is being taken in."""
    return st.session_state.get(INTAKE)


def keep(intake: Intake | None) -> None:
    """Make this the list that is being taken in."""
    st.session_state[INTAKE] = intake


def lay_beside(
    landscape: Landscape,
    intake: Intake,
    kind: str,
    kolommen: Mapping[str, int],
    source: ListSource,
    progress: Callable[[float], None] = lambda share: None,
    lijst: RawList | None = None,
) -> Intake:
    """The list (or `lijst`, when it was brought into another form) with what comes out when it is
    matched; earlier choices stay where they can.

    Raises as geodata.keeping.match.matching.match.
    """
    lijst = lijst or intake.raw
    found = match(landscape, lijst, kind, kolommen, source, progress)
    try:
        made = outcome_of(lijst, kolommen, found, intake.uitkomst.keuzes if intake.uitkomst else {})
    except ListError:
        # The choices were about other records.
        made = outcome_of(lijst, kolommen, found, {})
    return replace(intake, uitkomst=made, toegepast=None)


def outcome_of(
    lijst: RawList,
    kolommen: Mapping[str, int],
    gevonden: Matched,
    keuzes: Mapping[int, str] = MappingProxyType({}),
) -> Outcome:
    """A list that was matched, after the choices of the keeper. Raises ListError for one that cannot."""
    besloten = decide(gevonden, keuzes) if keuzes else gevonden
    return Outcome(kolommen, gevonden, dict(keuzes), besloten, lijst, outcome_frame(besloten))


def choose(keuzes: Mapping[int, str]) -> None:
    """Add choices, by row number; "" takes a choice back. Raises ListError for one that cannot."""
    intake = current()
    kept = {rij: keuze for rij, keuze in {**intake.uitkomst.keuzes, **keuzes}.items() if keuze}
    was = intake.uitkomst
    made = outcome_of(was.lijst, was.kolommen, was.gevonden, kept)
    keep(replace(intake, uitkomst=made))
