"""What the atlas stands on: each package has one version in every list, and the lock a hash for it."""

import re
from pathlib import Path

import pytest

from attack.licences import table

ROOT = Path(__file__).parents[2]
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)(?:\[[^]]*\])?==([^\s;\\]+)", re.MULTILINE)


def pinned(file: str) -> dict[str, str]:
    """The versions that a list names, by name of the package as the index spells it."""
    found = PINNED.findall((ROOT / file).read_text(encoding="utf-8"))
    return {re.sub(r"[-_.]+", "-", name).lower(): version for name, version in found}


def test_the_lock_says_what_the_requirements_say():
    """When this fails: `make lock`."""
    lock = pinned("requirements.lock")
    asked = pinned("requirements.txt")
    assert {name: lock.get(name) for name in asked} == asked
    limits = pinned("constraints.txt")
    assert {name: limits.get(name, version) for name, version in lock.items()} == lock


def test_every_package_of_the_lock_has_a_hash():
    blocks = re.split(r"\n(?=\S)", (ROOT / "requirements.lock").read_text(encoding="utf-8"))
    assert len(blocks) > 50
    assert all("--hash=sha256:" in block for block in blocks if block.strip())


@pytest.mark.parametrize(
    ("licences", "said"),
    [
        ([{"license": {"id": "MIT"}}], "MIT"),
        ([{"expression": "BSD-3-Clause AND ISC"}], "BSD-3-Clause AND ISC"),
        ([{"license": {"name": "License :: OSI Approved :: BSD License"}}], "BSD License"),
        ([], "niet genoemd"),
    ],
)
def test_each_package_stands_in_the_list_with_its_licence(licences, said):
    part = {"name": "iets", "version": "1.0", "licenses": licences}
    assert f"| iets | 1.0 | {said} |" in table({"components": [part]})
