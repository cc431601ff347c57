"""What must be true of the hospitals: each stands where its row says."""

from collections.abc import Mapping

import geopandas
import pandas

from geodata.package.faults import Fault

LOCATIONS, NO_BIRTHS = "locaties.csv", "nee"


def check_locations(
    tables: Mapping[str, pandas.DataFrame], fine: geopandas.GeoSeries, faults: list[Fault]
) -> None:
    """Add a fault for every hospital outside its gemeente by the fine boundaries (index: CBS code,
    EPSG:4326), for every one that says without a source that it has no births, and for every first one
    that is not where its organisatie is."""
    rows = tables["locaties"]
    points = geopandas.GeoSeries.from_xy(rows["lon"], rows["lat"], crs=fine.crs)
    organisaties = tables["organisaties"].set_index("id")
    for index, row in rows.iterrows():
        if not fine[row["gemeentecode"]].intersects(points[index]):
            found = fine.index[fine.intersects(points[index])]
            uitleg = "het punt ligt volgens de fijne grenzen niet in deze gemeente."
            allowed = ", ".join(found) or "een punt in Nederland"
            code = row["gemeentecode"]
            faults.append(Fault(LOCATIONS, uitleg, index + 2, "gemeentecode", code, allowed))
        if row["bevallingen"] == NO_BIRTHS and not row["bevallingen_bron"]:
            uitleg = "wie zegt dat er geen bevallingen zijn, noemt waar dat gelezen is."
            allowed = "een webadres of een omschrijving van de bron"
            faults.append(Fault(LOCATIONS, uitleg, index + 2, "bevallingen_bron", "", allowed))
        if row["volgnummer"] != 1:
            continue
        own = organisaties.loc[row["organisatie"]]
        for name in ("lat", "lon", "gemeentecode"):
            if row[name] != own[name]:
                uitleg = "de eerste locatie staat niet waar organisaties.csv de organisatie zet."
                wrong, right = str(row[name]), str(own[name])
                faults.append(Fault(LOCATIONS, uitleg, index + 2, name, wrong, right))
