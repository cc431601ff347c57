"""Which gemeente a Dutch postcode lies in: four digits by the data, all six asked of PDOK's
Locatieserver.

Method: the service's "free" search with a filter on the postcode, as its API describes
(api.pdok.nl/bzk/locatieserver/search/v3_1/ui). The request names the postcode and nothing else.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geodata.find.codes import former_gemeenten
from geodata.landscape import Landscape

if TYPE_CHECKING:
    import requests

LOCATIESERVER = "https://api.pdok.nl/bzk/locatieserver/search/v3_1"
TIMEOUT = 3.0
REMEMBERED = 1024
# The service gives no more rows than this in one answer.
ROWS = 100

# The post does not use the letters SA, SD and SS.
PATTERN = re.compile(
    r"([1-9]\d{3})\s*-?\s*((?!s[ads])[a-z]{2})?(?:[\s,]+\D{3,40})?", re.IGNORECASE | re.ASCII
)


class PostcodeError(Exception):
    """No answer about a postcode. Its text says why, in a Dutch sentence for the reader."""


def postcode_of(query: str) -> str:
    """The postcode in a query as "1012AB" or "1012", or "" when the query is none.

    Takes "1012 AB", "1012ab", "1012" and a postcode with the name of its place behind it.
    """
    match = PATTERN.fullmatch(query.strip())
    return f"{match[1]}{(match[2] or '').upper()}" if match else ""


def codes_today(landscape: Landscape, codes: tuple[str, ...]) -> list[str]:
    """Those of these CBS codes that the landscape knows, each once; a former code becomes today's.

    The service may know a gemeente by another code than the landscape does: it is newer or older.
    """
    merged = former_gemeenten(landscape).set_index("oude_code")["nieuwe_code"]
    merged = merged[~merged.index.duplicated()]
    today = dict.fromkeys(merged.get(code, code) for code in codes)
    return [code for code in today if code in landscape.gemeenten.index]


def gemeenten_of_postcode(landscape: Landscape, digits: str) -> list[str]:
    """CBS codes of the one or two gemeenten in which a postcode of four digits lies, by the data."""
    rows = landscape.table("postcodes")
    rows = rows[rows["postcode"] == digits]
    found = (code for row in rows.itertuples() for code in (row.gemeentecode, row.ook_in))
    return [code for code in found if code]


class Postcodes:
    """A client of the Locatieserver at `base_url`, which remembers its last `remember` answers.

    `timeout` (seconds) holds for making contact and again for each wait for the answer. Safe to
    share between threads.
    """

    def __init__(
        self,
        base_url: str = LOCATIESERVER,
        timeout: float = TIMEOUT,
        remember: int = REMEMBERED,
    ):
        self.base_url = base_url.rstrip("/")
        self.timeout = timeout
        # An exception is not remembered: after a fault the next question goes out again.
        self._remembered = lru_cache(remember)(self._ask)

    def __call__(self, postcode: str) -> tuple[str, ...]:
        """CBS codes of the gemeenten in which a postcode ("1012AB" or "1012") lies, most hits first.

        Empty when the postcode does not exist. Raises PostcodeError when the service cannot be
        reached, is too slow or answers with something else than it should; ValueError for text
        that is no postcode in this form.
        """
        if postcode_of(postcode) != postcode or not postcode:
            raise ValueError(f"{postcode!r} is no postcode like 1012AB or 1012")
        return self._remembered(postcode)

    def _ask(self, postcode: str) -> tuple[str, ...]:
        # Without the filter the service also answers with whatever looks like the postcode.
        whole = len(postcode) == 6
        wanted: dict[str, str | int] = {
            "q": postcode,
            "fq": f"postcode:{postcode}{'' if whole else '*'}",
            "fl": "gemeentecode,gemeentenaam",
            "rows": ROWS,
        }
        if not whole:
            # Four digits alone are a house number too; as a field they are only a postcode.
            wanted["q"] = wanted["fq"]
        # A tenth of a second to import, for who asks for a whole postcode.
        import requests

        try:
            # A redirect would tell the postcode to a host that nobody chose.
            response = requests.get(
                f"{self.base_url}/free",
                params=wanted,
                timeout=self.timeout,
                allow_redirects=False,
                headers={"Accept": "application/json", "User-Agent": "geboortezorgatlas"},
            )
        except requests.Timeout as error:
            raise PostcodeError("De postcodedienst van PDOK antwoordt niet op tijd.") from error
        except requests.RequestException as error:
            raise PostcodeError("De postcodedienst van PDOK is niet bereikbaar.") from error
        if response.status_code != requests.codes.ok:
            raise PostcodeError("De postcodedienst van PDOK heeft een storing.")
        return _codes(response)


def _codes(response: "requests.Response") -> tuple[str, ...]:
    counts: dict[str, int] = {}
    try:
        for doc in response.json()["response"]["docs"]:
            # A street or a province in the answer has no gemeente.
            number = doc.get("gemeentecode")
            if number is not None:
                code = f"GM{int(number):04d}"
                counts[code] = counts.get(code, 0) + 1
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise PostcodeError(
            "De postcodedienst van PDOK gaf een antwoord dat we niet begrijpen."
        ) from error
    return tuple(sorted(counts, key=lambda code: (-counts[code], code)))
