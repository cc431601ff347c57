"""Text of the data is text: no name, whatever it holds, becomes a link, a colour, an image or a formula."""

import json
import re

import pytest
from google.protobuf.json_format import MessageToDict

HOSTILE = "[klik](https://evil.example) :red[x] $x$ ![](https://evil.example/x.png) `c`"
NAME = "Net"
# What shows names as they are: they read no markdown.
PLAIN = {
    "alt",
    "options",
    "rawValues",
    "rawValue",
    "body",
    "json",
    "queryString",
    "url",
    "default",
    "value",
}
OPEN = re.compile(r"(?<!\\)(\[klik\]|:red\[|!\[\]|\$x\$|`c`)")


@pytest.fixture
def hostile(damaged_copy, serve_data):
    """The app with data in which every organisatie and every layer is called so. The names of gemeenten
    are held against their former ones, and come from no list."""
    header, *rows = damaged_copy.rows("organisaties")
    for number, row in enumerate(rows):
        row[header.index("naam")] = f"{NAME} {number} {HOSTILE}"
    damaged_copy.write("organisaties", [header, *rows])
    text = (damaged_copy.path / "lagen.toml").read_text(encoding="utf-8")
    text = re.sub(
        r'^label = "(.*)"$',
        lambda found: f"label = {json.dumps(found[1] + HOSTILE)}",
        text,
        flags=re.M,
    )
    (damaged_copy.path / "lagen.toml").write_text(text, encoding="utf-8")
    serve_data(damaged_copy.path)


def shown(proto, name: str = "") -> list[str]:
    """The texts of an element in which Streamlit's frontend reads markdown."""
    if isinstance(proto, dict):
        kind = next(iter(proto), "")
        # Radio buttons read it in their options, a list to choose from does not.
        skip = PLAIN - {"options"} if kind in ("radio", "buttonGroup") else PLAIN
        return [
            text
            for key, value in proto.items()
            if key not in skip or kind in ("markdown", "alert", "heading")
            for text in shown(value, key)
        ]
    if isinstance(proto, list):
        return [text for value in proto for text in shown(value, name)]
    return [proto] if isinstance(proto, str) and name not in ("id", "help", "formId") else []


PAGES = [
    ("kaart", {}),
    ("kaart", {"gekozen": "ros-elaa"}),
    ("kaart", {"gekozen": "GM0014"}),
    ("gemeente", {"code": "GM0014"}),
    ("gemeente", {}),
    ("regiobeeld", {"gebied": "ros-elaa"}),
    ("vergelijken", {}),
    ("vergelijken", {"deel": "witte-vlekken"}),
    ("vergelijken", {"deel": "drukte"}),
    ("presenteren", {"voor": "GM0014"}),
    ("gegevens", {}),
    ("over", {}),
]


@pytest.mark.parametrize(("page", "params"), PAGES)
def test_no_name_is_markdown(hostile, app, page, params):
    test = app(page, **params)
    assert not test.exception
    faults = {}
    for block in (test.main, test.sidebar):
        for element in _all(block):
            if element.type in (
                "html",
                "bidi_component",
                "component_instance",
                "arrow_data_frame",
                "vega_lite_chart",
            ):
                continue
            found = MessageToDict(element.proto) if hasattr(element.proto, "DESCRIPTOR") else {}
            texts = [text for text in shown({element.type: found}) if OPEN.search(text)]
            if texts:
                faults[element.type] = texts[0][:200]
    assert not faults


def _all(block):
    for child in block.children.values():
        yield from _all(child) if hasattr(child, "children") else [child]
