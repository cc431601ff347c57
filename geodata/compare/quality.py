"""How complete and how fresh the data are, and what a reader can do about it."""

from dataclasses import dataclass

import pandas

from geodata.figures import values, weight
from geodata.landscape import Landscape, derive
from geodata.records import NO_DATA, coalities_of
from geodata.regions.layer_records import records
from geodata.words import count, date_in_words


@derive
def overview(landscape: Landscape) -> pandas.DataFrame:
    """One row per layer: how many records, how sure, and how old the oldest and newest source is.

    Columns: `laag`, `records`, `hoog`, `middel`, `laag_` (zekerheid laag), `oudste`,
    `nieuwste`, `zonder_datum`. A computed layer and regions of the administration have no
    statements of their own and are left out, as are the gemeenten that have no statement about a
    coalitie.
    """
    rows = []
    for laag in landscape.vocabulary.lagen:
        if laag.berekend or laag.kind.administrative:
            continue
        frame = records(landscape, laag)
        frame = frame[frame["zekerheid"] != ""]
        dates = sorted(value for value in frame["bron_datum"] if value)
        sure = frame["zekerheid"].value_counts()
        rows.append(
            {
                "laag": laag.label,
                "records": len(frame),
                "hoog": int(sure.get("hoog", 0)),
                "middel": int(sure.get("middel", 0)),
                "laag_": int(sure.get("laag", 0)),
                "oudste": date_in_words(dates[0]) if dates else "",
                "nieuwste": date_in_words(dates[-1]) if dates else "",
                "zonder_datum": int((frame["bron_datum"] == "").sum()),
            }
        )
    return pandas.DataFrame(rows)


@derive
def source_years(landscape: Landscape) -> tuple[str, str]:
    """The year of the oldest and of the newest dated source, over all tables; "" when none has a
    date."""
    frames = (landscape.table(name) for name in landscape.tables)
    years = {value[:4] for frame in frames for value in frame.get("bron_datum", ()) if value}
    return min(years, default=""), max(years, default="")


@dataclass(frozen=True)
class Gap:
    """What is missing nationally: how many we have of how many, by whose count, and what to do."""

    onderwerp: str
    aantal: int
    totaal: int
    eenheid: str
    volgens: str
    bron: str
    doen: str


@derive
def known_coalities(landscape: Landscape) -> tuple[str, ...]:
    """The gemeenten (CBS codes) of which a source says how things are with a coalitie: the same as the
    map counts. A source that names one and does not say whether it is there says nothing of it."""
    status_of = landscape.vocabulary.status_of
    return tuple(
        code
        for code, row in coalities_of(landscape).items()
        if status_of(row.status) != status_of(NO_DATA)
    )


@derive
def gaps(landscape: Landscape) -> tuple[Gap, ...]:
    """What is missing nationally, each with its source and what a reader can do about it."""
    organisaties = landscape.organisaties
    cijfers = landscape.table("kerncijfers")
    found = []
    for telling in landscape.vocabulary.tellingen:
        counts = cijfers[cijfers["indicator"] == telling.indicator].sort_values("datum")
        newest = counts.iloc[-1]
        counted = organisaties["soort"].isin(telling.soorten)
        active = counted & (organisaties["status"] == "actief")
        found.append(
            Gap(
                telling.label,
                int(active.sum()),
                int(newest["waarde"]),
                "actieve organisaties",
                f"landelijke telling van {date_in_words(newest['datum'])}",
                newest["bron"],
                telling.doen,
            )
        )
    gemeenten = landscape.gemeenten
    known = list(known_coalities(landscape))
    silent = len(landscape.coalities) - len(known)
    also = (
        f" Van nog {count(silent, 'gemeente', 'gemeenten')} noemt een bron Kansrijke Start zonder te "
        "zeggen of er een coalitie is; die tellen hier niet mee."
        if silent
        else ""
    )
    figuur = weight(landscape)
    sizes = values(landscape, figuur.id)
    found.append(
        Gap(
            "Gemeenten met een uitspraak over een coalitie",
            len(known),
            len(gemeenten),
            "gemeenten",
            f"alle {landscape.gemeenten_op}",
            "",
            "Staat uw gemeente er niet bij? Meld het met een bron; geen gegevens is niet "
            f"hetzelfde als geen coalitie.{also}",
        )
    )
    found.append(
        Gap(
            f"{figuur.label} in die gemeenten",
            int(sizes[known].sum()),
            int(sizes.sum()),
            figuur.eenheid,
            figuur.source_in_words(),
            "",
            "Dit aandeel zegt waar iets bekend is, niet wie een coalitie bereikt.",
        )
    )
    return tuple(found)
