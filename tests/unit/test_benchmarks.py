"""The benchmarks are not run by the suite; what they use of the atlas must be there all the same."""

import ast
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from streamlit.proto.Element_pb2 import Element

from benchmarks.areas import region_seconds, seconds, squares, with_years
from benchmarks.readers import Reader
from geodata.figures import of_country

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.mark.parametrize("script", sorted(FOLDER.glob("*.py")), ids=lambda script: script.name)
def test_what_a_benchmark_imports_is_there(script):
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.startswith(("geodata", "pages")):
            module = import_module(node.module)
            names = [alias.name for alias in node.names]
            missing = [name for name in names if not hasattr(module, name)]
            # A module within it counts as well, whoever imported it before.
            missing = [name for name in missing if not find_spec(f"{node.module}.{name}")]
            assert missing == [], node.module


def test_a_reader_tells_what_stands_in_the_fields_as_a_browser_does():
    """Else Streamlit forgets them, and another choice of layers is not what is measured."""
    reader = Reader(None, "kaart")
    layers, keyboard = Element(), Element()
    layers.button_group.id, layers.button_group.label = "lagen", "Lagen"
    for name in ("consortium", "ros"):
        layers.button_group.options.add(content=name)
    layers.button_group.default.append(1)
    keyboard.checkbox.id = "toetsen"
    for element in (layers, keyboard):
        reader._look(element, "")
    assert list(reader.fields["lagen"].string_array_value.data) == ["ros"]
    assert reader.fields["toetsen"].WhichOneof("value") == "bool_value"
    layers.button_group.set_value = True
    layers.button_group.raw_values.append("consortium")
    reader._look(layers, "")
    assert list(reader.fields["lagen"].string_array_value.data) == ["consortium"]


def test_a_reader_knows_which_part_of_the_page_a_click_runs_again():
    reader = Reader(None, "kaart")
    frame = Element()
    frame.component_instance.id = "kaart"
    reader._look(frame, "verkennen")
    assert reader.map == ("kaart", "verkennen")


def test_a_country_of_squares_can_be_compared():
    assert all(taken > 0 for taken in seconds(5, 6, 7))


def test_a_country_can_have_more_gemeenten_and_more_years():
    country = with_years(squares(5, 6, 7), 4)
    assert len(country.gemeenten) == 42
    line = of_country(country, "geboorten")
    assert line.perioden == ("2021", "2022", "2023", "2024")
    assert None not in line.waarden
    assert all(taken > 0 for taken in region_seconds(2))


def test_a_benchmark_measures_the_data_that_readers_see():
    """The tests serve data of their own; what a benchmark imports may not make its servers do so too."""
    script = (
        "import os; before = dict(os.environ); import benchmarks.run; assert os.environ == before"
    )
    subprocess.run([sys.executable, "-c", script], cwd=FOLDER.parent, check=True)
