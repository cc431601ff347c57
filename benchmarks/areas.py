"""How the comparison of two divisions grows with the number of areas: a country of squares."""

from dataclasses import replace
from time import process_time

import geopandas
import numpy
import pandas
import shapely

from geodata import Landscape, load_landscape
from geodata.compare import areas_in_words, overlap, overlap_in_words
from geodata.map import publish_pieces

SIDE = 40
SIZES = (5, 50, 500)


def squares(areas: int) -> Landscape:
    """A country of `SIDE` x `SIDE` square gemeenten, divided in some `areas` blocks by its columns
    provincie and veiligheidsregio, the one a little beside the other."""
    real = load_landscape()
    rows, columns = numpy.divmod(numpy.arange(SIDE * SIDE), SIDE)
    codes = [f"GM{number:04d}" for number in range(SIDE * SIDE)]
    wide = max(1, round(areas**0.5))
    tall = -(-areas // wide)

    def block(shift: int) -> list[str]:
        across = (columns + shift) % SIDE * wide // SIDE
        down = (rows + shift) % SIDE * tall // SIDE
        return [f"Blok {a} {d}" for a, d in zip(across, down, strict=True)]

    row = real.gemeenten.reset_index().iloc[:1]
    gemeenten = row.loc[row.index.repeat(len(codes))].reset_index(drop=True)
    gemeenten = gemeenten.assign(
        code=codes, naam=codes, provincie=block(0), veiligheidsregio=block(3)
    )
    empty = {name: table.iloc[:0] for name, table in real.package.tables.items()}
    # Every square has the figures of the one gemeente that it was made of.
    counted = real.table("cijfers")
    counted = counted[counted["gemeentecode"] == row["code"].item()].drop(columns="gemeentecode")
    counted = counted.merge(pandas.Series(codes, name="gemeentecode"), how="cross")
    figures = {"indicatoren": real.package.tables["indicatoren"], "cijfers": counted}
    boxes = shapely.box(
        4 + columns * 0.05, 51 + rows * 0.05, 4.05 + columns * 0.05, 51.05 + rows * 0.05
    )
    boundaries = geopandas.GeoSeries(boxes, index=codes, crs="EPSG:4326")
    return Landscape(
        replace(
            real.package,
            tables=empty | figures | {"gemeenten": gemeenten},
            vocabulary=replace(real.vocabulary, lagen=()),
            boundaries=boundaries,
            fine=boundaries.rename_axis("code")
            .to_frame("geometry")
            .reset_index()
            .to_json()
            .encode(),
        )
    )


def seconds(areas: int) -> tuple[float, float]:
    """Processor time of comparing a pair for the first time, and again when it is known."""
    country = squares(areas)
    # What every pair shares is worked out once, by the first.
    overlap(country, "provincie", "provincie")
    areas_in_words(country, "provincie", "provincie")
    times = []
    for _ in range(2):
        start = process_time()
        publish_pieces(country, "provincie", "veiligheidsregio")
        areas_in_words(country, "provincie", "veiligheidsregio")
        overlap_in_words(country, "provincie", "veiligheidsregio")
        times.append(process_time() - start)
    return times[0], times[1]
