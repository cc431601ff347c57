"""The counted figures as one table, from which sums over years and areas follow."""

import pandas

from geodata.landscape import Landscape, derive


@derive
def wide(landscape: Landscape) -> pandas.DataFrame:
    """All of `cijfers.csv`: a row for each gemeente that has one, a column for each figure and
    period (a MultiIndex), in the unit of the figure."""
    rows = landscape.table("cijfers").astype({"waarde": float})
    return rows.pivot(index="gemeentecode", columns=["indicator", "periode"], values="waarde")


@derive
def unsure(landscape: Landscape) -> pandas.DataFrame:
    """How much of each value of `wide` is an estimate; 0 where nothing is."""
    rows = landscape.table("cijfers")
    guessed = rows["afgeleid"] == "geschat"
    # A source that does not say how much of a value is a split: all of it may be.
    amount = rows["waarvan_geschat"].fillna(rows["waarde"]).astype(float).where(guessed, 0.0)
    rows = rows.assign(amount=amount)
    return rows.pivot(index="gemeentecode", columns=["indicator", "periode"], values="amount")


@derive
def by_period(landscape: Landscape, figure_id: str, estimated: bool = False) -> pandas.DataFrame:
    """The values of one counted figure: index every CBS code, columns its periods, oldest first;
    NaN where there is none. With `estimated` how much of each is an estimate."""
    table = unsure(landscape) if estimated else wide(landscape)
    codes = landscape.gemeenten.index
    if figure_id not in table.columns.get_level_values(0):
        return pandas.DataFrame(index=codes)
    return table[figure_id].sort_index(axis=1).reindex(codes)
