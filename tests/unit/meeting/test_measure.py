"""Text is measured as wide as it is drawn, or wider, in the letters of the show too."""

import io

import pytest
from PIL import ImageFont

from geodata.map.browser import letters
from geodata.meeting.measure import BOLD, MM_PER_POINT, width_of

SIZE = 100


@pytest.mark.parametrize(("weight", "wider"), [(400, 1), (700, BOLD)])
def test_no_text_of_the_country_is_wider_in_the_show_than_was_measured(landscape, weight, wider):
    font = ImageFont.truetype(io.BytesIO(letters()), SIZE)
    font.set_variation_by_axes([weight])
    texts = {*landscape.organisaties["naam"], *landscape.gemeenten["naam"], "1.234.567 → 89,0%"}
    drawn = {text: font.getlength(text) * MM_PER_POINT for text in texts}
    assert not [text for text, mm in drawn.items() if mm > width_of(text, SIZE) * wider]


def test_the_letters_have_every_sign_of_the_data(landscape):
    font = ImageFont.truetype(io.BytesIO(letters()), SIZE)
    signs = set("".join([*landscape.organisaties["naam"], *landscape.gemeenten["naam"]])) - {" "}
    # What it lacks is drawn as nothing.
    assert font.getmask("\U0010fffd").getbbox() is None
    assert not [sign for sign in signs if font.getmask(sign).getbbox() is None]
