"""Which sources are the oldest, what rests on them, and what to do about it."""

import pandas

from geodata.landscape import Landscape, derive
from geodata.words import earliest

# What a keeper can do with a statement of each table; who is asked soonest comes first.
DOEN = {
    "contacten": "Bel of mail, en zet in bevestigd wanneer iemand zei dat het klopt.",
    "gemeentecontacten": "Kijk het na in het Register van Overheidsorganisaties.",
    "coalities": "Vraag de gemeente of de coalitie er nog is, met een pagina die het zegt.",
    "organisaties": "Zoek een nieuwere pagina waar de organisatie in staat, of vraag het de organisatie zelf.",
    "werkgebieden": "Vraag de organisatie om een lijst van de gemeenten waar die werkt en neem die in.",
    "locaties": "Kijk op de site van het ziekenhuis of het adres nog klopt.",
}


@derive
def oldest_sources(landscape: Landscape) -> pandas.DataFrame:
    """The sources of what readers see, the oldest first and those without a date last.

    Columns: `bron`, `bron_datum` (as written), `rijen` (how many statements rest on it), `tabellen`
    (which tables, the first one with most of them) and `doen` (what to do about it).
    """
    wanted = ["bron", "bron_datum"]
    parts = [landscape.table(name)[wanted].assign(tabel=name) for name in DOEN]
    stated = pandas.concat(parts, ignore_index=True)
    rows = []
    for (bron, datum), part in stated.groupby(wanted, sort=False):
        tables = part["tabel"].value_counts()
        rows.append(
            {
                "bron": bron,
                "bron_datum": datum,
                "rijen": len(part),
                "tabellen": ", ".join(tables.index),
                "doen": " ".join(DOEN[name] for name in DOEN if name in tables.index),
            }
        )
    frame = pandas.DataFrame(rows)
    order = [
        (
            not row.bron_datum,
            earliest(row.bron_datum).isoformat() if row.bron_datum else "",
            -row.rijen,
        )
        for row in frame.itertuples()
    ]
    place = pandas.Series(order, index=frame.index).sort_values(kind="stable").index
    return frame.loc[place].reset_index(drop=True)
