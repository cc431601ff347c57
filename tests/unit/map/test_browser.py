"""The scripts of a browser: parts that are joined in one order."""

import re
from pathlib import Path

import pytest

from geodata.map import browser_file, join_script
from geodata.map.browser import OWN, SCRIPT_PARTS

PART = re.compile(r"^const (\w+) = \(\(\) => \{$", re.MULTILINE)
# What a part takes from another one when it is read, so before anything runs.
TAKEN = re.compile(r"^  const \{[^}]*\} = (\w+);$", re.MULTILINE)


def _camel(path: str) -> str:
    first, *rest = Path(path).stem.split("_")
    return first + "".join(map(str.capitalize, rest))


def test_every_part_is_read_once():
    named = [part for parts in SCRIPT_PARTS.values() for part in parts]
    assert sorted(named) == sorted(str(file.relative_to(OWN)) for file in OWN.rglob("*.js"))


def test_a_part_is_called_what_its_file_is_called():
    for parts in SCRIPT_PARTS.values():
        *others, last = parts
        for part in others:
            assert PART.findall(browser_file(part)) == [_camel(part)]
        assert _camel(last).lower() == last.split("/")[0]


def test_a_part_takes_only_from_those_above_it():
    above = set()
    for name in ("atlas.js", "document.js"):
        for part in SCRIPT_PARTS[name]:
            assert set(TAKEN.findall(browser_file(part))) <= above, part
            above.add(_camel(part))


def test_a_joined_script_holds_all_code_and_no_explanation():
    joined = browser_file("atlas.js")
    for part in SCRIPT_PARTS["atlas.js"]:
        code = [
            line for line in browser_file(part).splitlines() if not line.lstrip().startswith("//")
        ]
        assert "\n".join(code) in joined
    assert "class Atlas" in joined
    assert not re.search(r"^\s*//", joined, re.MULTILINE)


def test_what_stands_behind_code_is_kept():
    assert join_script(['const a = "https://b.nl"; // why\n', "  // that\nb();\n"]) == (
        'const a = "https://b.nl"; // why\n\nb();\n'
    )


def test_a_file_that_is_not_there_is_named():
    with pytest.raises(OSError, match="niets"):
        browser_file("niets.js")
