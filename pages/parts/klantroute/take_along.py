"""The route and the work sheet as files."""

from datetime import date

import streamlit as st

from geodata import Landscape, files
from geodata.routes import CHECK, RouteView, chosen_lines, route_frame, route_params, to_file
from pages.parts.shared.downloads import download, table_downloads


def show_take_along(landscape: Landscape, view: RouteView) -> None:
    """A sheet of A4 and a table; of the ketencheck also the file and the days for a calendar."""
    name = f"klantroute-{view.code.casefold()}"
    query = "&".join(f"{key}={value}" for key, value in route_params(view).items())
    address = f"{st.context.url or 'http://localhost:8501/klantroute'}?{query}"
    today = date.today()
    st.header("Neem mee", anchor="neem-mee")
    with st.container(horizontal=True):
        if view.deel == CHECK:
            download("Bewaar de ketencheck (bestand)", lambda: to_file(view.check), f"{name}.json")
        download(
            "A4 om te printen (PDF)",
            lambda: files.route_sheet(landscape, view, address, today),
            f"{name}.pdf",
        )
        table_downloads(
            "deze lijst",
            "Klantroute",
            name,
            lambda: route_frame(landscape, chosen_lines(landscape, view), view.check, today),
        )
        if any(line.wanneer for line in view.check.regels.values()):
            download(
                "Dagen voor uw agenda (ICS)",
                lambda: files.calendar(landscape, view.check, today),
                f"{name}.ics",
            )
