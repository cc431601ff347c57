"""The benchmarks are not run by the suite; what they use of the atlas must be there all the same."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.areas import seconds

FOLDER = Path(__file__).parents[2] / "benchmarks"


@pytest.mark.parametrize("script", sorted(FOLDER.glob("*.py")), ids=lambda script: script.name)
def test_what_a_benchmark_imports_is_there(script):
    for node in ast.walk(ast.parse(script.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module.startswith(("geodata", "pages")):
            module = import_module(node.module)
            missing = [alias.name for alias in node.names if not hasattr(module, alias.name)]
            assert missing == [], node.module


def test_a_country_of_squares_can_be_compared():
    assert all(taken > 0 for taken in seconds(5))
