"""A table as people read it: columns with words for a name, numbers and dates the Dutch way."""

import re

import pandas

from geodata.regions.columns import REGION_COLUMNS
from geodata.words import capital, date_in_words, number

# What a column is called where its name with blanks would not be words.
LABELS = {
    "aantal_gemeenten_met_coalitie": "Gemeenten met een coalitie",
    "aard": "Wat voor",
    "bron_datum": "Bron van",
    "bron_datum_opmerking": "Over de datum van de bron",
    "id": "Sleutel",
    "inwoners_gevoelig": "Inwoners die verder zouden wonen",
    "kinderen_0_4": "Kinderen van 0 tot en met 4 jaar",
    "lat": "Breedtegraad",
    "lon": "Lengtegraad",
    "middelen_onder": "Gemiddelden van drie jaar onder",
    "naam_herkomst": "Herkomst van de naam",
    "nicu": "NICU",
    "ook_in": "Ligt ook in",
    "perined_nummer": "Nummer bij Perined",
    "seh_dag_en_nacht": "Spoedeisende hulp dag en nacht",
    "som_van": "Som van",
    "te_klein": "Te klein om te tonen onder",
    "totaal_gemeenten": "Gemeenten in totaal",
    "valt_onder_zekerheid": "Zekerheid van valt onder",
    "vrouwen_15_49": "Vrouwen van 15 tot en met 49 jaar",
    "zorgkantoor_zekerheid": "Zekerheid van het zorgkantoor",
} | {name: capital(noun.enkelvoud) for name, (noun, *_) in REGION_COLUMNS.items()}
DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
# A number in these is a name, a place on earth or a year: it gets no separator.
AS_IT_IS = ("lat", "lon", "jaar", "volgnummer")


def label_of(column: str) -> str:
    """The words for a column of the data package: "kinderen_0_4" is "Kinderen van 0 tot en met 4
    jaar"."""
    return LABELS.get(column, capital(column.replace("_", " ")))


def with_labels(frame: pandas.DataFrame) -> pandas.DataFrame:
    """A table with the words for its columns, for who opens it in a spreadsheet. A list with these headings
    is taken in like one with the names of the columns."""
    return frame.set_axis([label_of(str(column)) for column in frame.columns], axis=1)


def cell_in_words(column: str, value: str | float | None) -> str:
    """What stands in a cell: 232874 is "232.874", 2020-09-24 "24 september 2020", nothing "–"."""
    if value is None or pandas.isna(value) or value == "":
        return "–"
    if isinstance(value, str):
        return date_in_words(value) if DATE.fullmatch(value) else value
    if column in AS_IT_IS:
        return f"{value:g}".replace(".", ",")
    decimals = len(f"{value:g}".partition(".")[2]) if isinstance(value, float) else 0
    return number(value, decimals)
