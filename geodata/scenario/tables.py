"""A scenario as tables to take along: per location, per gemeente and per area, each with "wat als"."""

import json
from collections.abc import Mapping

import pandas

from geodata.landscape import Landscape
from geodata.scenario.far import COMPUTED, TIMED, how_sourced, source
from geodata.scenario.outcome import Outcome
from geodata.scenario.regions import changed
from geodata.scenario.words import TITLE, site_name, title_of

DECIMALS = 1
# What is worked out of the list of June 2019; areas before the steps are those of now.
LIST = "lijst_juni_2019"


def per_location(landscape: Landscape, found: Outcome) -> pandas.DataFrame:
    """A row per location that is open, now or then: births and women now and then, what it gains, and
    that as a share (per cent) of the deliveries of 2018."""
    table = found.per_locatie
    table = table[table["open"] | table["vandaag"]]
    now, then = (table[f"geboorten_{when}"].round(DECIMALS) for when in ("nu", "dan"))
    gain = then - now
    return pandas.DataFrame(
        {
            "wat_als": title_of(found.scenario),
            "locatie": table.index,
            "naam": table["naam"].to_numpy(),
            "plaats": table["plaats"].to_numpy(),
            LIST: _open(table["vandaag"]),
            "straks": _open(table["open"]),
            f"geboorten_{LIST}": now.to_numpy(),
            "geboorten_straks": then.to_numpy(),
            "geboorten_erbij": gain.round(DECIMALS).to_numpy(),
            f"vrouwen_{LIST}": table["vrouwen_nu"].round().astype(int).to_numpy(),
            "vrouwen_straks": table["vrouwen_dan"].round().astype(int).to_numpy(),
            "bevallingen_2018": table["bevallingen"].to_numpy(),
            "bevallingen_van_heel_vsv": table["samen"].map({True: "ja", False: "nee"}).to_numpy(),
            "erbij_in_procent_van_2018": (100 * gain / table["bevallingen"])
            .round(DECIMALS)
            .to_numpy(),
            "manier": how_sourced(found),
        }
    )


def per_gemeente(landscape: Landscape, found: Outcome) -> pandas.DataFrame:
    """A row per gemeente: births and women whose nearest location becomes another, distances now and
    then (km, or minutes where there are travel times; the middle by women), and the area of each division
    that changed."""
    table = found.per_gemeente
    frame = pandas.DataFrame(
        {
            "wat_als": title_of(found.scenario),
            "gemeentecode": table.index,
            "naam": table["naam"].to_numpy(),
            "geboorten": table["geboorten"].round().astype(int).to_numpy(),
            "geboorten_andere_locatie": table["geboorten_anders"].round(DECIMALS).to_numpy(),
            "vrouwen": table["vrouwen"].round().astype(int).to_numpy(),
            "vrouwen_andere_locatie": table["vrouwen_anders"].round().astype(int).to_numpy(),
            f"km_{LIST}": table["km_nu"].round(DECIMALS).to_numpy(),
            "km_straks": table["km_dan"].round(DECIMALS).to_numpy(),
            **_minutes(found),
            "vooral_naar": [site_name(landscape, found.scenario, key) for key in table["naar"]],
            "manier": _ways(found),
        }
    )
    for key, layout in found.scenario.indelingen.items():
        for when, names, gebied in (
            ("nu", layout.indeling.namen, layout.indeling.gebied),
            ("straks", layout.namen, layout.gebied),
        ):
            frame[f"{key.replace('-', '_')}_{when}"] = [
                names.get(gebied.get(code, ""), "") for code in table.index
            ]
    return frame


def _minutes(found: Outcome) -> dict[str, object]:
    """The columns with travel times, when there are any."""
    if not found.reistijd:
        return {}
    return {
        f"minuten_{then}": found.per_gemeente[f"minuten_{when}"].round(DECIMALS).to_numpy()
        for when, then in (("nu", LIST), ("dan", "straks"))
    }


def _ways(found: Outcome) -> list[str]:
    """How each gemeente is worked out."""
    table = found.reistijd
    timed = f"{TIMED} (reistijden: {source(table)})" if table else ""
    return [
        COMPUTED if minutes != minutes else timed for minutes in found.per_gemeente["minuten_dan"]
    ]


def per_area(landscape: Landscape, found: Outcome) -> pandas.DataFrame:
    """A row per area of each division that a step touched; without one an empty table."""
    parts = []
    for key in found.scenario.indelingen:
        one = changed(landscape, found.scenario, key)
        frame = one.tabel.reset_index().rename(columns=lambda name: name.replace("_dan", "_straks"))
        frame.insert(0, "indeling", one.layout.indeling.label)
        parts.append(frame)
    columns = ["indeling", "gebied", "naam"]
    whole = pandas.concat(parts, ignore_index=True) if parts else pandas.DataFrame(columns=columns)
    whole.insert(0, "wat_als", title_of(found.scenario))
    return whole


def sheets(landscape: Landscape, found: Outcome) -> Mapping[str, pandas.DataFrame]:
    """The tables of a scenario by the name of their sheet; the first says what it is."""
    steps = pandas.DataFrame(
        {
            "stap": range(1, len(found.scenario.stappen) + 1),
            "wat_als": [step.zin for step in found.scenario.stappen],
            "telt_niet_mee": [step.bezwaar for step in found.scenario.stappen],
        }
    )
    made = {
        f"{TITLE} stappen": steps,
        f"{TITLE} per locatie": per_location(landscape, found),
        f"{TITLE} per gemeente": per_gemeente(landscape, found),
    }
    areas = per_area(landscape, found)
    return made if areas.empty else {**made, f"{TITLE} per gebied": areas}


def to_geojson(landscape: Landscape, found: Outcome) -> bytes:
    """The gemeenten with what changes, the locations and the flows as GeoJSON (RFC 7946, WGS84)."""
    shapes = landscape.boundaries
    rows = per_gemeente(landscape, found).astype(object)
    rows = rows.where(rows.notna(), None)
    features = [
        {
            "type": "Feature",
            "id": row["gemeentecode"],
            "properties": {"soort": "gemeente", **row},
            "geometry": shapes[row["gemeentecode"]].__geo_interface__,
        }
        for row in rows.to_dict("records")
    ]
    places = per_location(landscape, found).astype(object)
    places = places.where(places.notna(), None)
    where = {site.id: (site.lon, site.lat) for site in found.sites}
    features += [
        {
            "type": "Feature",
            "id": row["locatie"],
            "properties": {"soort": "locatie", **row},
            "geometry": {"type": "Point", "coordinates": where[row["locatie"]]},
        }
        for row in places.to_dict("records")
    ]
    features += [
        {
            "type": "Feature",
            "id": f"{flow.van}--{flow.naar}",
            "properties": {
                "soort": "verschuiving",
                "wat_als": title_of(found.scenario),
                "geboorten": round(flow.geboorten, DECIMALS),
                "vrouwen": round(flow.vrouwen),
                "manier": how_sourced(found),
            },
            "geometry": {
                "type": "LineString",
                "coordinates": [where[flow.van], where[flow.naar]],
            },
        }
        for flow in found.stromen
    ]
    collection = {
        "type": "FeatureCollection",
        "naam": title_of(found.scenario),
        "bron": f"{landscape.vocabulary.grenzen} (CC BY 4.0); {how_sourced(found)} door de Geboortezorgatlas",
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False).encode()


def _open(flags: pandas.Series) -> list[str]:
    return ["open" if flag else "dicht" for flag in flags]
