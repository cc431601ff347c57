"""A chart on the page, with its picture to take along."""

from typing import Any

import streamlit as st

from geodata.regiobeeld import chart_png, chart_svg

SIZE = (170, 90)


def show_chart(chart: dict[str, Any] | None, name: str, title: str) -> None:
    """Draw a chart; below it the same as PNG and SVG, made when somebody asks."""
    if chart is None:
        return
    st.vega_lite_chart(spec=chart)
    with st.container(horizontal=True):
        st.download_button(
            "Grafiek (PNG)",
            lambda: chart_png(chart, *SIZE, title),
            file_name=f"{name}.png",
            mime="image/png",
            on_click="ignore",
            key=f"png-{name.split('-')[0]}",
            type="tertiary",
        )
        st.download_button(
            "Grafiek (SVG)",
            lambda: chart_svg(chart, *SIZE, title).encode(),
            file_name=f"{name}.svg",
            mime="image/svg+xml",
            on_click="ignore",
            key=f"svg-{name.split('-')[0]}",
            type="tertiary",
        )
