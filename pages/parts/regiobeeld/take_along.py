"""The picture of the region as files."""

from collections.abc import Callable
from datetime import date

import pandas
import streamlit as st

from geodata import Landscape, files
from geodata.figures import Area, area_of
from geodata.regiobeeld import RegionView, births_frame, lines_frame, people_frame, region_params
from pages.parts.shared.addresses import base_address
from pages.parts.shared.downloads import download, table_downloads
from pages.parts.shared.text import literal


def show_take_along(landscape: Landscape, area: Area, view: RegionView) -> None:
    """The lines as a table, and a sheet of A4."""
    other = area_of(landscape, view.naast) if view.naast else None
    name = "regiobeeld-" + "".join(c if c.isalnum() else "-" for c in area.id.casefold())[:60]
    query = "&".join(f"{key}={value}" for key, value in region_params(landscape, view).items())
    address = f"{base_address(st.context.url)}/regiobeeld?{query}".rstrip("?")
    st.subheader("Neem mee")
    with st.container(horizontal=True):
        download(
            "A4 om te printen (PDF)",
            lambda: files.region_sheet(landscape, area, other, address, date.today()),
            f"{name}.pdf",
        )
        table_downloads(
            "alle cijfers",
            "Regiobeeld",
            name,
            lambda: lines_frame(landscape, area, other),
            also=lambda: {
                "Geboorten": _years(births_frame, landscape, area, other),
                "Inwoners": _years(people_frame, landscape, area, other),
            },
        )
    st.caption(literal("In elk bestand staat bij elk cijfer de bron."))


def _years(
    made: Callable[[Landscape, Area], pandas.DataFrame],
    landscape: Landscape,
    area: Area,
    other: Area | None,
) -> pandas.DataFrame:
    """The years of an area; beside another one those of both, with whose they are."""
    if other is None:
        return made(landscape, area)
    return pandas.concat(
        [made(landscape, one).assign(gebied=one.naam) for one in (area, other)], ignore_index=True
    )
