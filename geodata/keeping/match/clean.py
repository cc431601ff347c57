"""Make the text of a cell a value of our tables, or say what is wrong with it."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from geodata.find.names import plain
from geodata.keeping.dates import partial_date
from geodata.keeping.match.figure_names import period_of
from geodata.keeping.match.list_kinds import kinds_of
from geodata.keeping.match.names import bare_hospital, bare_name, short_name
from geodata.keeping.match.numbers import is_withheld, number_of
from geodata.keeping.match.whole_numbers import whole_number
from geodata.landscape import Landscape, derive
from geodata.package.lists import WITHHELD, Veld
from geodata.package.telephone import notation
from geodata.records import programmas_of
from geodata.words import join_words

EMAIL = re.compile(r"[^@\s;,<>()\[\]\"':|]+@[^@\s;,<>()\[\]\"':|]+\.[^@\s;,<>()\[\]\"':|.]{2,}")
# What may stand around addresses; what else stands there would be lost.
AROUND_EMAIL = re.compile(
    r"(?:[\s;,<>()\[\]\"':|/&+]|\b(?:mailto|e-?mail(?:adres)?|mail|en|of)\b|\.$)*", re.I
)
# "Jan Jansen <jan@voorbeeld.nl>", as mail programs write it.
MAILBOX = re.compile(r"[^<>@,;]*<\s*([^<>\s]+@[^<>\s]+)\s*>")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-") | dict.fromkeys("\u2007\u2009\u202f", " "))
TELEPHONE = re.compile(
    r"(?:(?:tel(?:efoon)?(?:nummer)?|mob(?:iel)?|t|m)\b[.:]* *)?([+0-9(][0-9 ()+./-]{2,24})", re.I
)
NUMBER = re.compile(r"[+(-]?\d[\d\s.,:()/%+-]*")
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]+", re.I)
LENGTH = 1000
# Cells that say there is nothing in them.
NOTHING = (
    "",
    "-",
    "--",
    "?",
    "n.v.t.",
    "nvt",
    "n.b.",
    "nb",
    "geen",
    "leeg",
    "null",
    "#n/b",
    "#n/a",
)
LISTED = 12
# What a value is that the source does not show.
NOT_SHOWN = "niet getoond"


class ValueRefused(ValueError):
    """A value that cannot be: `allowed` says in Dutch what can."""

    def __init__(self, allowed: str):
        self.allowed = allowed
        super().__init__(allowed)


def clean_value(landscape: Landscape, veld: Veld, text: str) -> str:
    """The value of a cell in the form of our tables; "" for a cell that says nothing.

    Several e-mail addresses are joined by a space. An organisatie is given as its id. What names
    the subject of a row (gemeente, organisatie) stays text: it is looked up with the whole row.
    Raises ValueRefused.
    """
    text = " ".join(text.split())
    if text.casefold() in NOTHING:
        return ""
    allowed = kinds_of(landscape).vormen[veld.vorm].toegestaan
    if len(text) > LENGTH:
        raise ValueRefused(f"hoogstens {LENGTH} tekens")
    try:
        match veld.vorm:
            case "keuze":
                return _choice(landscape, veld, text)
            case "consortium":
                return _organisatie(landscape, text, "consortium")
            case "organisatie" if veld.id == "coalities.regionale_coalitie":
                return _organisatie(landscape, text, "regionale coalitie")
            case "organisatie" if veld.id == "tegenspraken.andere_organisatie":
                return _organisatie(landscape, text, "")
            case "programma":
                return _programma(landscape, text)
            case "jaar":
                return partial_date(whole_number(text))[:4]
            case "email":
                return _emails(text)
            case "telefoon":
                return _telephone(text)
            case "website" | "pagina":
                return _website(text)
            case "perined":
                number = whole_number(text).casefold()
                return _first(r"(?:[a-z]*[ .:-]*)([0-9]{1,8})", number)
            case "tranche":
                number = plain(whole_number(text))
                return _first(r"(?:tranche )?([1-9])(?:e|ste|de)?(?: tranche)?", number)
            case "getal":
                if is_withheld(text, kinds_of(landscape).woorden[WITHHELD]):
                    return NOT_SHOWN
                return number_of(text)
            case "periode":
                return period_of(text)
            case "gebied":
                return _region(landscape, veld, text)
            case "naam" | "persoon" | "organisatie" | "cijfer":
                return _name(veld.vorm, text)
    except (ValueError, TypeError) as error:
        raise error if isinstance(error, ValueRefused) else ValueRefused(allowed) from error
    return text


def same_value(landscape: Landscape, veld: Veld, old: str, new: str) -> bool:
    """Whether two values say the same, however they are spelled."""
    if old == new:
        return True
    match veld.vorm:
        case "website" | "pagina":
            return _address(old) == _address(new)
        case "telefoon":
            return _digits(old) == _digits(new)
        case "getal":
            return bool(old and new) and float(old) == float(new)
        case "tekst" | "naam" | "persoon" | "plaats" if plain(old) or plain(new):
            if veld.id == "organisaties.naam":
                # What stands between brackets is said to tell names apart, and is no other name.
                own = {short_name(landscape, name) for name in (old, old.partition(" (")[0])}
                return short_name(landscape, new) in own
            if veld.id == "organisaties.ziekenhuis":
                return bare_hospital(landscape, old) == bare_hospital(landscape, new)
            return plain(old) == plain(new)
    return old.casefold() == new.casefold()


def _choice(landscape: Landscape, veld: Veld, text: str) -> str:
    waarden = kinds_of(landscape).waarden_of(veld.id)
    wanted = plain(text)
    for waarde in waarden:
        if wanted in {plain(waarde.waarde), *map(plain, waarde.woorden)}:
            return waarde.waarde
    raise ValueRefused(join_words(waarde.waarde for waarde in waarden))


def _programma(landscape: Landscape, text: str) -> str:
    """The id of a programme, by its id or name, also without what stands between brackets."""
    known = programmas_of(landscape)
    for key, row in known.items():
        names = (key, row.naam, row.naam.partition(" (")[0])
        if plain(text) in map(plain, names):
            return key
    raise ValueRefused(join_words(row.naam for row in known.values()))


def _organisatie(landscape: Landscape, text: str, soort: str) -> str:
    names = _names(landscape, soort)
    for wanted in (text, plain(text), bare_name(landscape, text)):
        if len(names.get(wanted, ())) == 1:
            return names[wanted][0]
    rows = landscape.organisaties
    known = rows.loc[(rows["soort"] == soort) | (not soort), "naam"].tolist()
    more = f" en {len(known) - LISTED} andere" if len(known) > LISTED else ""
    raise ValueRefused(f"{join_words(known[:LISTED])}{more}. Of laat deze kolom weg")


@derive
def _names(landscape: Landscape, soort: str) -> Mapping[str, tuple[str, ...]]:
    """What organisaties of a soort ("": of every soort) are called: id, full and bare names, each with the ids."""
    rows = landscape.organisaties
    names: dict[str, set[str]] = {}
    for row in rows[(rows["soort"] == soort) | (not soort)].itertuples():
        own = {row.naam, row.kort, row.afkorting, row.naam.partition(" (")[0]} - {""}
        keys = {row.Index, *map(plain, own), *(bare_name(landscape, name) for name in own)}
        for key in keys:
            names.setdefault(key, set()).add(row.Index)
    return {key: tuple(sorted(ids)) for key, ids in names.items()}


def _region(landscape: Landscape, veld: Veld, text: str) -> str:
    """A region of a gemeente, as the atlas spells it when it knows it."""
    known = {plain(name): name for name in landscape.gemeenten[veld.kolom]}
    return known.get(plain(text), text)


def _first(pattern: str, text: str) -> str:
    """The group of a pattern that a text is wholly like. Raises ValueError when it is not."""
    found = re.fullmatch(pattern, text)
    if not found:
        raise ValueError(text)
    return found[1]


def _name(vorm: str, text: str) -> str:
    """A name as it stands: a number or an address is none, and a person has no digits."""
    if vorm == "persoon":
        wrong = re.search(r"[0-9@]", text)
    else:
        wrong = NUMBER.fullmatch(text) or EMAIL.fullmatch(text)
    if wrong:
        raise ValueError(text)
    return text


def _emails(text: str) -> str:
    if re.search(r"javascript:|data:", text, re.I):
        raise ValueError(text)
    text = MAILBOX.sub(r" \1 ", text)
    found = [address.rstrip(".") for address in EMAIL.findall(text)]
    # An address that is half there, or a remark beside it, would be lost without a word.
    rest = EMAIL.sub(" ", text).strip()
    if not found or text.count("@") != len(found) or not AROUND_EMAIL.fullmatch(rest):
        raise ValueError(text)
    # One mailbox with and without capitals is one.
    once: dict[str, str] = {}
    for address in found:
        once.setdefault(address.casefold(), address)
    return " ".join(once.values())


def _telephone(text: str) -> str:
    found = TELEPHONE.fullmatch(text.translate(DASHES).strip())
    text = whole_number(found[1] if found else text.strip())
    if not found and not text.isdecimal():
        raise ValueError(text)
    # A spreadsheet that takes a number for a figure drops the 0 in front.
    if re.fullmatch(r"[1-9][0-9]{8}", text):
        text = f"0{text}"
    return notation(text)


def _digits(text: str) -> str:
    digits = re.sub(r"[^0-9+]", "", text.replace("(0)", ""))
    return re.sub(r"^(\+31|0031)", "0", digits).replace("+", "00")


def _website(text: str) -> str:
    address = text if re.match(r"[a-z][a-z0-9+.-]*:(?!\d)", text, re.I) else f"https://{text}"
    parts = urlsplit(address)
    if parts.scheme.lower() not in ("http", "https") or re.search(r"[\s<>\"'`\\]", address):
        raise ValueError(text)
    if "@" in parts.netloc or not HOST.fullmatch(parts.hostname or ""):
        raise ValueError(text)
    return address


def _address(text: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", text.casefold()).rstrip("/")
