"""The picture of the region as files."""

from datetime import date

import streamlit as st

from geodata import Landscape
from geodata.figures import Area, area_of
from geodata.files import region_sheet, to_csv, to_xlsx
from geodata.regiobeeld import RegionView, births_frame, lines_frame, region_params
from pages.parts.shared.text import literal


def show_take_along(landscape: Landscape, area: Area, view: RegionView) -> None:
    """The lines as CSV and XLSX, and a sheet of A4."""
    other = area_of(landscape, view.naast) if view.naast else None
    name = "regiobeeld-" + "".join(c if c.isalnum() else "-" for c in area.id.casefold())[:60]
    query = "&".join(f"{key}={value}" for key, value in region_params(landscape, view).items())
    address = f"{st.context.url or 'http://localhost:8501/regiobeeld'}?{query}".rstrip("?")
    st.subheader("Neem mee")
    with st.container(horizontal=True):
        st.download_button(
            "A4 om te printen (PDF)",
            lambda: region_sheet(landscape, area, other, address, date.today()),
            file_name=f"{name}.pdf",
            mime="application/pdf",
            on_click="ignore",
        )
        st.download_button(
            "Rekenblad (XLSX)",
            lambda: to_xlsx(
                {
                    "Regiobeeld": lines_frame(landscape, area, other),
                    "Geboorten": births_frame(landscape, area),
                }
            ),
            file_name=f"{name}.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
        )
        st.download_button(
            "Rekenblad (CSV)",
            lambda: to_csv(lines_frame(landscape, area, other)),
            file_name=f"{name}.csv",
            mime="text/csv",
            on_click="ignore",
        )
    st.caption(literal("In elk bestand staat bij elk cijfer de bron."))
