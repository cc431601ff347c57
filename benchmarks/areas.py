"""How work grows with the number of areas, of gemeenten and of years: a country of squares."""

from dataclasses import replace
from time import process_time

import geopandas
import numpy
import pandas
import shapely

from geodata import Landscape, load_landscape
from geodata.compare import areas_in_words, overlap, overlap_in_words
from geodata.figures import COUNTRY, area_of
from geodata.map import publish_pieces
from geodata.regiobeeld import SORTS, births_frame, parts

BIRTHS = "geboorten"

SIDE = 40
SIZES = (5, 50, 500)
# Rows and columns of 342, 1,140 and 3,420 gemeenten: the country, and one with ten times as many.
COUNTRIES = ((18, 19), (30, 38), (57, 60))
YEARS = (1, 5, 15)
LAST = 2024


def squares(areas: int, down: int = SIDE, across: int = SIDE) -> Landscape:
    """A country of `down` rows of `across` square gemeenten, divided in some `areas` blocks by its
    columns provincie and veiligheidsregio, the one a little beside the other."""
    real = load_landscape()
    rows, columns = numpy.divmod(numpy.arange(down * across), across)
    codes = [f"GM{number:04d}" for number in range(down * across)]
    wide = max(1, round(areas**0.5))
    tall = -(-areas // wide)

    def block(shift: int) -> list[str]:
        x = (columns + shift) % across * wide // across
        y = (rows + shift) % down * tall // down
        return [f"Blok {a} {d}" for a, d in zip(x, y, strict=True)]

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


def with_years(country: Landscape, years: int) -> Landscape:
    """The same country with births of so many years, each year those of the first that there are."""
    counted = country.table("cijfers")
    births = counted[counted["indicator"] == BIRTHS]
    first = births[births["periode"] == births["periode"].min()].drop(columns="periode")
    named = pandas.Series([str(LAST - ago) for ago in range(years)], name="periode")
    counted = first.merge(named, how="cross")[counted.columns]
    tables = {**country.package.tables, "cijfers": counted}
    return Landscape(replace(country.package, tables=tables))


def region_seconds(years: int) -> tuple[float, float]:
    """Processor time of the births of the country and of its fifty areas, as Regiobeeld has them: the
    first time, and again when they are known."""
    down, across = COUNTRIES[0]
    country = with_years(squares(50, down, across), years)
    times = []
    for _ in range(2):
        start = process_time()
        whole = area_of(country, COUNTRY)
        births_frame(country, whole)
        parts(country, whole, "provincie", SORTS[0])
        times.append(process_time() - start)
    return times[0], times[1]


def seconds(areas: int, down: int = SIDE, across: int = SIDE) -> tuple[float, float]:
    """Processor time of comparing a pair for the first time, and again when it is known."""
    country = squares(areas, down, across)
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
