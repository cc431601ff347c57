"""The script and style that draw a map in a browser, for the app and for a file on its own."""

from pathlib import Path

from xstatic.pkg import leaflet

OWN = Path(__file__).parent / "static"
LEAFLET = Path(leaflet.BASE_DIR)


def browser_file(name: str) -> str:
    """The text of a file that a browser runs: Leaflet's own, or one of `geodata/map/static`.

    Raises OSError when there is no such file.
    """
    folder = LEAFLET if name.startswith("leaflet.") else OWN
    return (folder / name).read_text(encoding="utf-8")
