"""A chart on the page, with its picture to take along."""

from typing import Any

import streamlit as st

from geodata.regiobeeld import chart_png, chart_svg
from pages.parts.shared.downloads import download

SIZE = (170, 90)


def show_chart(chart: dict[str, Any] | None, name: str, title: str, key: str) -> None:
    """Draw a chart; below it the same as PNG and SVG, made when somebody asks. A page has one chart with
    this key."""
    if chart is None:
        return
    st.vega_lite_chart(spec=chart)
    with st.container(horizontal=True):
        download(
            "Grafiek (PNG)",
            lambda: chart_png(chart, *SIZE, title),
            f"{name}.png",
            key=f"png-{key}",
            type="tertiary",
        )
        download(
            "Grafiek (SVG)",
            lambda: chart_svg(chart, *SIZE, title).encode(),
            f"{name}.svg",
            key=f"svg-{key}",
            type="tertiary",
        )
