"""Components whose script the browser fetches from the app itself, once."""

import streamlit as st

from pages.parts.shared.assets import asset_path


@st.cache_resource
def component(name: str, root: str, isolate: bool = True):
    """A component that runs the script `name`.js on an element with class `root`.

    Each rerun then sends a reference to the script, not the script. Without `isolate` it stands in
    the page itself: an attribute of another element can name what it draws.
    """
    # A text without a line break would be taken for the name of a file.
    script = (
        f'const part = import(new URL("{asset_path(f"{name}.js")}", document.baseURI).href);\n'
        "export default (component) => { part.then((module) => module.default(component)); };\n"
    )
    return st.components.v2.component(
        name, html=f'<div class="{root}"></div>', js=script, isolate_styles=isolate
    )
