"""The words that are the same for every gemeente, as a file that a browser fetches once."""

from geodata.compare.alike import method_in_words
from geodata.landscape import Landscape, derive
from geodata.map.publish import Published, as_file
from geodata.partners import MAIL_WORDS, fixed_steps
from geodata.words import date_in_words


@derive
def publish_words(landscape: Landscape) -> Published:
    """The file of the words: `soorten` per soort of partner its name and what it does for a coalitie,
    `stappen` the text and links of steps that name nothing of a gemeente, by title, `mail` what every
    mail says, `vergelijken` how comparable gemeenten are found, `datum` until when the data were collected."""
    soorten = landscape.vocabulary.soorten.values()
    return as_file(
        "woorden",
        {
            "soorten": {soort.id: [soort.enkelvoud, soort.voor_coalitie] for soort in soorten}
            | {"coalitie": _coalitie(landscape)},
            "stappen": {
                title: [text, [[link.href, link.label] for link in links]]
                for title, (text, links) in fixed_steps(landscape).items()
            },
            "mail": MAIL_WORDS,
            "vergelijken": method_in_words(landscape),
            "datum": date_in_words(landscape.vocabulary.peildatum),
        },
    )


def _coalitie(landscape: Landscape) -> list[str]:
    """The coalitie of a gemeente itself: it helps no other, so its explanation says what it is."""
    soort = landscape.vocabulary.soorten["coalitie"]
    return [soort.enkelvoud, soort.uitleg]
