"""The file of words says each fixed text of a step; what is not in it travels with the gemeente."""

import json

from geodata.map import publish_words
from geodata.partners import MAIL_WORDS, fixed_steps


def test_the_file_has_what_is_the_same_for_each_gemeente(small):
    found = json.loads(publish_words(small).content)
    assert tuple(found["mail"]) == MAIL_WORDS
    fixed = fixed_steps(small)
    assert fixed
    assert {title: text for title, (text, _) in found["stappen"].items()} == {
        title: text for title, (text, _) in fixed.items()
    }
    assert not [text for text, _ in fixed.values() if "{" in text]
