"""Links that nobody means: pages, pictures, files and addresses with whatever in them."""

import random
from urllib.parse import quote

NAMES = [
    "lagen",
    "provincie",
    "status",
    "zekerheid",
    "thema",
    "cijfer",
    "per",
    "als",
    "programma",
    "gekozen",
    "beeld",
    "ondergrond",
    "weeg",
    "code",
    "gebied",
    "naast",
    "delen",
    "volgorde",
    "deel",
    "c",
    "a",
    "b",
    "stuk",
    "kijk",
    "redenen",
    "km",
    "centrum",
    "vlek",
    "cijfers",
    "p",
    "voor",
    "scene",
    "sluit",
    "open",
    "verplaats",
    "voegsamen",
    "splits",
    "coalitie",
    "stappen",
    "toon",
    "kies",
    "embed",
]
WORDS = (
    *(
        "GM0014",
        "GM9999",
        "ros-elaa",
        "vsv-alkmaar",
        "consortium",
        "nl",
        "vsv,igo",
        "ja",
        "true",
        "aanbod",
    ),
    *(
        "-1",
        "0",
        "1e999",
        "nan",
        "inf",
        "9" * 5000,
        "52.9,6.2,53.5,7.1",
        "inf,inf,inf,inf",
        "GM0014--nl",
    ),
    *(
        "GM0014.GM0106:consortium-overijssel",
        "52:5:x",
        "::::",
        "a:b:c:d",
        "provincie",
        "'",
        '"',
        "\\",
        "%",
        "%00",
    ),
    *(
        "' OR 1=1--",
        "<script>alert(1)</script>",
        "[x](javascript:1)",
        "../../etc/passwd",
        "=1+1",
        "{}",
        "[]",
        "null",
    ),
    *("\U0001f4a9" * 50, "\u202e", "\u0000", "\ud800", "x" * 3000, "eJwDAAAAAAE", ",,,,", "", " "),
)
PAGES = (
    *(
        "kaart",
        "gemeente",
        "regiobeeld",
        "klantroute",
        "vergelijken",
        "watals",
        "presenteren",
        "gegevens",
        "over",
    ),
    *("bijhouden", "onbekend", "Kaart", "kaart/", "x/kaart", "..%2fkaart"),
)
# Of a hundred links so many; what takes a processor for long is the smaller part.
KINDS = {"pagina": 80, "open": 8, "geo": 3, "qr": 2, "toon": 3, "voorbeeld": 2, "plaatje": 2}
TABLES = (
    "organisaties.csv",
    "consortium.geojson",
    "contacten.csv",
    "index.json",
    "wijzigingen.atom",
    "wijzigingen-GM0014.atom",
)


def fuzzed(many: int, seed: int) -> list[str]:
    """Addresses on the server, the same each time."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    kinds = chance.choices(list(KINDS), KINDS.values(), k=many)
    return [_made(chance, kind) for kind in kinds]


def page_links(many: int, seed: int) -> list[tuple[str, str]]:
    """Pages that are there, with the queries of their links."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    return [(chance.choice(PAGES[:10]), _query(chance)) for _ in range(many)]


def _made(chance: random.Random, kind: str) -> str:
    if kind == "pagina":
        return f"/{chance.choice(PAGES)}?{_query(chance)}"
    if kind in ("voorbeeld", "plaatje"):
        ending = chance.choice(("png", "svg")) if kind == "plaatje" else "png"
        return f"/{kind}/{chance.choice(PAGES[:9])}.{ending}?{_query(chance)}"
    if kind == "open":
        name = chance.choice((*TABLES, _word(chance), f"wijzigingen-{_word(chance)}.atom"))
        return f"/open/{name}?sinds={_word(chance)}"
    if kind == "geo":
        return f"/geo/{_word(chance)}"
    return f"/{kind}?{'van' if kind == 'qr' else 'p'}={_word(chance)}"


def _query(chance: random.Random) -> str:
    params = ((chance.choice(NAMES), _word(chance)) for _ in range(chance.randint(0, 5)))
    return "&".join(f"{name}={word}" for name, word in params)


def _word(chance: random.Random) -> str:
    return _quoted(chance.choice(WORDS))[:4000]


def _quoted(word: str) -> str:
    return quote(word, safe="", errors="surrogatepass")
