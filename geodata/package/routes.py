"""What must be true of the klantroute and of what is offered: who does it exists, in one order."""

from collections.abc import Mapping

import pandas

from geodata.package.faults import Fault

# Who in `partners` of klantroutes.csv is looked up per gemeente; else it is the id of an organisatie.
PARTNERS = ("gemeente", "ggd", "ros", "roaz", "vsv", "consortium", "regio")
# Where what is known here is read from, for which a programme is needed.
BY_PROGRAMME = "aanbod"
NATIONAL = "landelijk"


def check_routes(tables: Mapping[str, pandas.DataFrame], faults: list[Fault]) -> None:
    """Add a fault for every situation that names nobody or nothing that there is, or that has the
    place of another, and for every task of a body that is not national."""
    _check_situations(tables, faults)
    soorten = tables["organisaties"].set_index("id")["soort"]
    for index, key in tables["landelijke_taken"]["organisatie"].items():
        if soorten.get(key, NATIONAL) != NATIONAL:
            uitleg = "dit is geen landelijke organisatie."
            allowed = "de id van een organisatie van de soort landelijk"
            faults.append(
                Fault("landelijke_taken.csv", uitleg, index + 2, "organisatie", key, allowed)
            )


def _check_situations(tables: Mapping[str, pandas.DataFrame], faults: list[Fault]) -> None:
    known = {*PARTNERS, *tables["organisaties"]["id"]}
    rows = tables["klantroutes"]

    def fault(index: int, uitleg: str, kolom: str, waarde: object, allowed: str) -> None:
        faults.append(Fault("klantroutes.csv", uitleg, index + 2, kolom, str(waarde), allowed))

    for index, row in rows.iterrows():
        if row["lokaal"] == BY_PROGRAMME and not row["programma"]:
            allowed = "een waarde uit programmas.csv, kolom id"
            fault(index, "er is geen programma om naar te kijken.", "programma", "", allowed)
        for partner in row["partners"].split(";"):
            if partner not in known:
                allowed = f"{', '.join(PARTNERS)}, of een waarde uit organisaties.csv, kolom id"
                fault(index, "deze partner bestaat niet.", "partners", partner, allowed)
    for index in rows.index[rows.duplicated(["fase", "volgorde"])]:
        allowed = "elk nummer één keer per fase"
        place = rows.loc[index, "volgorde"]
        fault(index, "deze plaats in de fase is al bezet.", "volgorde", place, allowed)
