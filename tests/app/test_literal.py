"""Text of the data is text: no name, whatever it holds, becomes a link, a colour, an image or a formula."""

import json
import re

import pytest
from google.protobuf.json_format import MessageToDict

from geodata import Landscape, load_landscape
from geodata.meeting.scenes import Meeting, Scene, to_link

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
# What comes in with a list too, or is as free.
WORDS = {
    "indicatoren": ("label", "definitie"),
    "aanbod": ("naam", "wat"),
    "programmas": ("naam", "wat"),
    "klantroutes": ("situatie", "voorziening"),
    "coalities": ("naam", "opmerking"),
    "locaties": ("naam",),
    "contacten": ("naam", "rol"),
}
OPEN = re.compile(r"(?<!\\)(\[klik\]|:red\[|!\[\]|\$x\$|`c`)")


@pytest.fixture(scope="module")
def renamed(copy_data) -> Landscape:
    """Data in which every organisatie and every layer is called so. The names of gemeenten are held
    against their former ones, and come from no list."""
    copy = copy_data()
    header, *rows = copy.rows("organisaties")
    for number, row in enumerate(rows):
        row[header.index("naam")] = f"{NAME} {number} {HOSTILE}"
    copy.write("organisaties", [header, *rows])
    text = (copy.path / "lagen.toml").read_text(encoding="utf-8")
    text = re.sub(
        r'^label = "(.*)"$',
        lambda found: f"label = {json.dumps(found[1] + HOSTILE)}",
        text,
        flags=re.M,
    )
    (copy.path / "lagen.toml").write_text(text, encoding="utf-8")
    for table, columns in WORDS.items():
        header, *rows = copy.rows(table)
        for row in rows:
            for column in columns:
                row[header.index(column)] += HOSTILE
        copy.write(table, [header, *rows])
    return load_landscape(copy.path)


@pytest.fixture
def hostile(renamed, serve_data):
    """The app with those data."""
    serve_data(renamed.package.path, renamed)


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


# What somebody wrote in a link that a reader opens; a colon divides there.
OWN = HOSTILE.replace(":", " ")
MEETING = Meeting(HOSTILE, (Scene(HOSTILE, HOSTILE, "kaart", {"gekozen": HOSTILE}),))
PAGES += [
    ("kaart", {"cijfer": "geboorten", "lagen": "aanbod-per-gemeente"}),
    ("kaart", {"gekozen": HOSTILE, "lagen": HOSTILE}),
    ("gemeente", {"code": HOSTILE}),
    ("klantroute", {"code": "GM0014"}),
    ("klantroute", {"code": "GM0014", "deel": "ketencheck"}),
    ("klantroute", {"code": HOSTILE, "thema": HOSTILE, "c": HOSTILE}),
    ("regiobeeld", {"gebied": HOSTILE}),
    ("regiobeeld", {"gebied": "GM0014", "naast": "ros-elaa"}),
    ("watals", {"sluit": "vsv-umcg", "open": f"53.2:6.5:{OWN}", "splits": f"ros-elaa:{HOSTILE}"}),
    ("watals", {"coalitie": f"GM0014:nieuw:{OWN}", "voegsamen": f"ros-elaa:ros-samergo:{OWN}"}),
    ("presenteren", {"p": to_link(MEETING)}),
    ("presenteren", {"voor": HOSTILE}),
]


@pytest.mark.parametrize(("page", "params"), PAGES)
def test_no_name_is_markdown(hostile, app, page, params):
    test = app(page, **params)
    assert not test.exception
    assert not markdown_in(test)


HEADINGS = ("Naam VSV", f"Plaats {HOSTILE}", HOSTILE, f"<b>kop</b> {HOSTILE}")


def test_no_heading_of_a_list_is_markdown(local, app):
    """Nor what stands in it, from the file to what it would change."""
    rows = (HEADINGS, (f"VSV {HOSTILE}", "Assen", HOSTILE, HOSTILE), ("VSV Assen", HOSTILE, "", ""))
    content = "\n".join(";".join(row) for row in rows).encode()
    test = app("bijhouden")
    test.file_uploader[0].set_value((f"{OWN}.csv".replace("/", ""), content, "text/csv")).run()
    assert not test.exception
    assert not markdown_in(test)
    test.selectbox(key="bijhouden-soort").set_value("vsv").run()
    assert not markdown_in(test)
    test.text_input(key="bijhouden-bron").set_value(HOSTILE)
    test.text_input(key="bijhouden-datum").set_value("2026-11")
    test.radio(key="bijhouden-zekerheid").set_value("hoog")
    next(b for b in test.button if b.label == "Vergelijk met de atlas").click().run()
    assert not test.exception
    assert not markdown_in(test)
    body = "".join(item.proto.body for item in test.get("html"))
    assert "<b>kop" not in body


def markdown_in(test) -> dict[str, str]:
    """An example of a name that is read as markdown, for each kind of element that has one."""
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
    return faults


def _all(block):
    for child in block.children.values():
        yield from _all(child) if hasattr(child, "children") else [child]
