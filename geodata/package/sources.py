"""What must be true of the sources of the records: a sure fact has one, and a source has one date."""

import re
from collections.abc import Iterable, Mapping

import pandas

from geodata.package.faults import Fault

# Words with which a source begins that is none: nobody can open it or ask for it.
NO_SOURCE = re.compile(
    r"(afgeleid|eigen kennis|algemene kennis|schatting|geschat|onbekend|niet bekend)\b",
    re.IGNORECASE,
)


# A guess by where things lie is laag, whatever else is known.
GUESSED = re.compile(r"(afgeleid uit de ligging|schatting|geschat)\b", re.IGNORECASE)


def check_sure(tables: Mapping[str, pandas.DataFrame], faults: list[Fault]) -> None:
    """Add a fault for every record that says hoog and has no source that carries it."""
    for name, frame in tables.items():
        for index, bron, zekerheid in _stated(frame):
            if zekerheid != "hoog" or not NO_SOURCE.match(bron):
                continue
            faults.append(
                Fault(
                    f"{name}.csv",
                    f"hoog kan niet met de bron '{bron}'.",
                    index + 2,
                    "zekerheid",
                    "hoog",
                    "middel of laag, of een bron met een webadres of een naam",
                )
            )


def check_guesses(tables: Mapping[str, pandas.DataFrame], faults: list[Fault]) -> None:
    """Add a fault for every record that is only guessed from where it lies and says more than laag."""
    for name, frame in tables.items():
        for index, bron, found in _stated(frame):
            if found == "laag" or not GUESSED.match(bron):
                continue
            uitleg = f"{found} kan niet met de bron '{bron}'."
            allowed = "laag, of een bron die het gebied noemt of omschrijft"
            faults.append(Fault(f"{name}.csv", uitleg, index + 2, "zekerheid", found, allowed))


def _stated(frame: pandas.DataFrame) -> Iterable[tuple[int, str, str]]:
    """The index, source and certainty of each record of a table that has these."""
    if not {"bron", "zekerheid"} <= set(frame.columns):
        return ()
    return zip(frame.index, frame["bron"].tolist(), frame["zekerheid"].tolist(), strict=True)


def check_dates(tables: Mapping[str, pandas.DataFrame], faults: list[Fault]) -> None:
    """Add a fault for every record that dates its source otherwise than the other records do.

    A source has one date, or none, wherever it stands. The date that most records give is held to
    be right. The date of another source beside an address is how a record comes to look younger
    than it is. Records taken in from a list may be younger than the package, so this is for the
    keeper of the package and no reason not to start.
    """
    wanted = ["bron", "bron_datum"]
    parts = [
        frame[wanted].assign(bestand=f"{name}.csv", rij=range(2, len(frame) + 2))
        for name, frame in tables.items()
        if set(wanted) <= set(frame.columns)
    ]
    stated = pandas.concat(parts, ignore_index=True)
    once = stated[wanted].drop_duplicates()["bron"]
    doubtful = stated[stated["bron"].isin(once[once.duplicated()])]
    for bron, rows in doubtful.groupby("bron", sort=False):
        usual = rows["bron_datum"].value_counts().index[0]
        allowed = f"'{usual}', zoals elders bij deze bron" if usual else "leeg, zoals elders"
        for row in rows[rows["bron_datum"] != usual].itertuples():
            faults.append(
                Fault(
                    row.bestand,
                    f"de bron {bron} heeft hier een andere datum dan elders.",
                    row.rij,
                    "bron_datum",
                    row.bron_datum,
                    allowed,
                )
            )


def check_working_names(organisaties: pandas.DataFrame, faults: list[Fault]) -> None:
    """Add a fault for every name that no source gives and that does not say what the source says."""
    bare = (organisaties["naam_herkomst"] == "werknaam") & (organisaties["bron_steunt"] == "")
    for index in organisaties.index[bare]:
        faults.append(
            Fault(
                "organisaties.csv",
                "bij een werknaam hoort wat de bron wel draagt.",
                index + 2,
                "bron_steunt",
                "",
                "niet leeg",
            )
        )
