"""One notation for Dutch telephone numbers, and a link that calls them."""

import re

import pytest

from geodata.package.telephone import link, notation


@pytest.mark.parametrize(
    ("text", "national", "called"),
    [
        ("0592-306300", "0592 306 300", "tel:+31592306300"),
        ("0592 306 300", "0592 306 300", "tel:+31592306300"),
        ("+31 (0)592 30 63 00", "0592 306 300", "tel:+31592306300"),
        ("038-4281428", "038 428 1428", "tel:+31384281428"),
        ("0881447144", "088 144 7144", "tel:+31881447144"),
        ("06-12345678", "06 12345678", "tel:+31612345678"),
        ("14 050", "14 050", "tel:14050"),
        ("140592", "14 0592", "tel:140592"),
        ("0800-8446000", "0800 8446000", "tel:08008446000"),
        ("0900-1852", "0900 1852", "tel:09001852"),
    ],
)
def test_a_number_is_written_and_called_in_one_way(text, national, called):
    assert notation(text) == national
    assert notation(national) == national
    assert link(text) == link(national) == called


@pytest.mark.parametrize(
    "text",
    ["bel even", "12345", "0592 12", "0592 1234567", "1405", "+32 2 555 12 12", "0900-BELNU"],
)
def test_what_is_no_dutch_number_has_no_notation(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        notation(text)


def test_a_number_from_abroad_can_still_be_called():
    assert link("+32 2 555 12 12") == "tel:+3225551212"
