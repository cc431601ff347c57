"""The names that the list under a search field offers, as a file that a browser fetches once."""

from geodata.find import listed
from geodata.landscape import Landscape, derive
from geodata.map.publish import Published, as_file


@derive
def publish_names(landscape: Landscape) -> Published:
    """The file of the names: `namen` are rows of name, what it is and number of inhabitants (0:
    none known), `postcodes` per gemeente the postcodes of four digits that lie in it."""
    gemeenten = landscape.gemeenten["naam"]
    postcodes: dict[str, list[str]] = {}
    for row in landscape.table("postcodes").itertuples():
        for code in filter(None, (row.gemeentecode, row.ook_in)):
            postcodes.setdefault(gemeenten[code], []).append(row.postcode)
    return as_file(
        "namen",
        {
            "namen": [[item.naam, item.wat, item.gewicht] for item in listed(landscape)],
            "postcodes": {naam: " ".join(found) for naam, found in sorted(postcodes.items())},
        },
    )
