"""What a remark in the data says is read by people: it names an organisatie, never its key."""

import re

import pytest

COLUMNS = [
    (table, column)
    for table, columns in {
        "organisaties": ("opmerking", "voorheen", "werkgebied"),
        "toelichtingen": ("tekst",),
        "kerncijfers": ("toelichting", "definitie"),
    }.items()
    for column in columns
]


@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_a_remark_holds_no_key(landscape, table, column):
    ids = set(landscape.organisaties.index)
    # What of a key is left without its soort counts when no name is written like that.
    bare = {key.split("-", 1)[1] for key in ids if key.startswith("consortium-")}
    for text in landscape.table(table)[column].dropna():
        # A web address may hold anything.
        words = set(re.findall(r"[\w-]+", re.sub(r"\S+\.\S+/\S*", "", text)))
        assert not words & (ids | bare), text


# What makers of the data write for each other.
FOR_MAKERS = re.compile(
    r"(?i:hier alleen de datum|\bbewust niet\b|\bwij\b|fragment|\bverifi[eë]ren\b|niet toepassen)"
    r"|(?i:\bcodes? alleen\b|bevestiging nodig|\b(controleren|nazien|vervangen|overnemen)(\.|$))"
    r"|\b(TODO|GEPLAND|OF)\b"
)


def test_a_remark_is_for_a_reader_and_no_note_of_the_makers(landscape):
    told = 0
    for table in landscape.tables:
        frame = landscape.table(table)
        for column in {"opmerking", "toelichting", "tekst"} & set(frame.columns):
            for text in frame[column].dropna():
                told += 1
                found = FOR_MAKERS.search(text)
                assert not found, f"{table}, {column}: {text}"
    assert told
