"""A chart on the page, with its picture to take along."""

import altair
import streamlit as st

from geodata.regiobeeld import chart_png, chart_svg

SIZE = (170, 90)


def show_chart(chart: altair.LayerChart | altair.FacetChart | None, name: str, title: str) -> None:
    """Draw a chart; below it the same as PNG and SVG, made when somebody asks."""
    if chart is None:
        return
    st.altair_chart(chart)
    spec = chart.to_dict
    with st.container(horizontal=True):
        st.download_button(
            "Grafiek (PNG)",
            lambda: chart_png(spec(), *SIZE, title),
            file_name=f"{name}.png",
            mime="image/png",
            on_click="ignore",
            key=f"png-{name.split('-')[0]}",
            type="tertiary",
        )
        st.download_button(
            "Grafiek (SVG)",
            lambda: chart_svg(spec(), *SIZE, title).encode(),
            file_name=f"{name}.svg",
            mime="image/svg+xml",
            on_click="ignore",
            key=f"svg-{name.split('-')[0]}",
            type="tertiary",
        )
