"""What must be true of a tegenspraak: it is about something that stands in the tables."""

from collections.abc import Mapping

import pandas

from geodata.package.faults import Fault

CONTRADICTIONS = "tegenspraken.csv"


def check_contradictions(tables: Mapping[str, pandas.DataFrame], faults: list[Fault]) -> None:
    """Add a fault for every tegenspraak about a field or a werkgebied that is not there, and for
    one that says what the table says too."""
    served = set(
        tables["werkgebieden"][["organisatie", "gemeentecode"]].itertuples(index=False, name=None)
    )
    for index, row in tables["tegenspraken"].iterrows():
        columns = list(tables[row["tabel"]].columns)
        if row["veld"] not in columns:
            uitleg = f"{row['tabel']}.csv heeft deze kolom niet."
            allowed = ", ".join(columns)
            faults.append(Fault(CONTRADICTIONS, uitleg, index + 2, "veld", row["veld"], allowed))
        about = (row["organisatie"], row["gemeentecode"])
        if row["tabel"] == "werkgebieden" and about not in served:
            uitleg = "dit werkgebied staat niet in werkgebieden.csv; is de tegenspraak opgelost?"
            kolom = "organisatie, gemeentecode"
            allowed = "een organisatie en gemeente uit één rij van werkgebieden.csv"
            faults.append(
                Fault(CONTRADICTIONS, uitleg, index + 2, kolom, ", ".join(about), allowed)
            )
        if row["andere_organisatie"] == row["organisatie"]:
            uitleg = "beide bronnen noemen dezelfde organisatie."
            place = (index + 2, "andere_organisatie", row["andere_organisatie"])
            faults.append(Fault(CONTRADICTIONS, uitleg, *place, "een andere organisatie, of leeg"))
