"""What is not in the data dictionary does not exist: these fail when a file, column or layer is
added and nobody says what it means."""

import json
import re
from dataclasses import fields

import pytest

from geodata.landscape import DATA
from geodata.map.compare_view import CompareView
from geodata.map.scenario_view import ScenarioView
from geodata.map.view import View
from geodata.package.vocabulary import read_vocabulary
from geodata.scenario import STEP_KINDS

RESOURCES = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
COLUMNS = {
    resource["path"]: {field["name"]: field for field in resource["schema"]["fields"]}
    for resource in RESOURCES
    if "schema" in resource
}
ROOT = DATA.parent
SETTINGS = {
    name
    for folder in ("geodata", "pages", "tests")
    for file in (ROOT / folder).rglob("*.py")
    for name in re.findall(r"\bATLAS_[A-Z_]+\b", file.read_text(encoding="utf-8"))
}
LAGEN = [laag.id for laag in read_vocabulary(DATA / "lagen.toml").lagen]


@pytest.fixture(scope="module")
def dictionary() -> str:
    """The data dictionary."""
    return (DATA / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", COLUMNS)
def test_every_column_is_documented_under_its_table(dictionary, file):
    sections = dict(re.findall(r"^#+ `?([\w.]+)`?\n(.*?)(?=^#|\Z)", dictionary, re.M | re.S))
    assert file in sections
    assert [name for name in COLUMNS[file] if f"`{name}`" not in sections[file]] == []


@pytest.mark.parametrize("laag_id", LAGEN)
def test_every_layer_is_documented(dictionary, laag_id):
    assert f"`{laag_id}`" in dictionary


@pytest.mark.parametrize("file", sorted(file.name for file in DATA.glob("[!R]*.*")))
def test_every_file_is_in_the_dictionary(dictionary, file):
    assert file in dictionary


@pytest.mark.parametrize("file", COLUMNS)
def test_every_column_has_a_description_in_the_package(file):
    assert [name for name, field in COLUMNS[file].items() if not field.get("description")] == []


def test_the_package_lists_the_files_that_are_there():
    assert {resource["path"] for resource in RESOURCES} == {
        file.name for pattern in ("*.csv", "*.topojson", "*.geojson") for file in DATA.glob(pattern)
    }


@pytest.mark.parametrize(
    "name",
    sorted(
        {field.name for view in (View, CompareView, ScenarioView) for field in fields(view)}
        | set(STEP_KINDS)
    ),
)
def test_every_parameter_of_a_view_is_documented(name):
    readme = (DATA.parent / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"`{name}(=\w+)?`", readme)


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_every_setting_is_in_the_readme(name):
    assert f"`{name}" in (ROOT / "README.md").read_text(encoding="utf-8")
