"""Components whose script the browser fetches from the app itself, once."""

from collections.abc import Mapping
from functools import cache
from typing import Any

import streamlit as st

from pages.parts.shared.assets import asset_path


# Streamlit registers it again where a runtime does not know it; its own cache costs more than the look-up.
@cache
def component(name: str, root: str, *, apart: bool = True):
    """A component that runs the script `name`.js on an element with class `root`.

    Each rerun then sends a reference to the script, not the script. With `apart` its style is its own;
    without, the style of the page holds for it and a link within the page can lead into it.
    """
    # It goes along with every rerun, so it is short; a browser runs the script that it imports once.
    mount = st.components.v2.component(
        name,
        html=f'<div class="{root}"></div>',
        js=call(f'run("{asset_path(f"{name}.js")}",c)'),
        isolate_styles=apart,
    )

    def draw(*, data: Mapping[str, Any], **given: Any):
        # Streamlit looks long at a list whether it is a table; as JSON a tuple is the same.
        plain = {key: tuple(it) if isinstance(it, list) else it for key, it in data.items()}
        return mount(data=plain, **given)

    return draw


def call(script: str) -> str:
    """A script as Streamlit wants it, that calls a function of page.js with the component `c`."""
    # A text without a line break would be taken for the name of a file.
    return f"export default c=>{{\n{script}}}"
