"""Lists as attackers make them: refused in a sentence, before they cost memory or time."""

import contextlib
import functools
import io
import re
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.keeping.read.rawlist import ListError
from geodata.keeping.read.reading import read_list
from tests.unit.keeping.lists import altered, as_csv, as_ods, as_xlsx, with_shared_text

XLSX = as_xlsx([["Naam", "Plaats"], ["a", "b"], ["c", 12]], ["A2:A3"])
ODS = as_ods([["Naam", "Plaats"], ["a", "b"], ["c", "d"]])
ODS_CELL = b'<table:table-cell office:value-type="string"><text:p>b'
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"


def in_sheet(old: bytes, new: bytes, content: bytes = XLSX, name: str = "sheet1") -> bytes:
    """A workbook with a text of one of its parts replaced, which must be there."""
    found = []

    def change(part: str, data: bytes) -> bytes:
        if name in part and old in data:
            found.append(part)
            return data.replace(old, new)
        return data

    made = altered(content, change)
    assert found
    return made


def in_ods(old: bytes, new: bytes) -> bytes:
    return in_sheet(old, new, ODS, "content.xml")


@functools.cache
def zip_bomb() -> bytes:
    """A zip of under a megabyte that unpacks to 600."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made,
        made.open("xl/worksheets/sheet1.xml", "w") as part,
    ):
        for _ in range(600):
            part.write(b" " * 1_000_000)
    return buffer.getvalue()


def lying_bomb() -> bytes:
    """The same, with parts that say they are 10 bytes."""
    content = bytearray(zip_bomb())
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = content.index(signature) + offset
        content[place : place + 4] = struct.pack("<I", 10)
    return bytes(content)


def with_password() -> bytes:
    content = bytearray(XLSX)
    place = content.index(b"PK\x01\x02") + 8
    content[place] |= 1
    return bytes(content)


# What takes a second to make is made when it is asked for.
HOSTILE = {
    "50 MB": (lambda: b"Naam;Plaats\n" * 4_200_000, "te groot: 50,4 MB. Toegestaan is 5 MB"),
    "zip bomb": (zip_bomb, "wordt uitgepakt te groot: 600 MB"),
    "zip bomb that lies": (lying_bomb, "beschadigd"),
    "a million columns": (
        lambda: b"a;" * 1_000_000 + b"a",
        "1.000.001 kolommen. Toegestaan zijn er 200",
    ),
    "many rows": (lambda: as_csv([["a", "b"], *([n, n] for n in range(20_001))]), "rij 20.001"),
    "many cells": (
        lambda: as_csv([range(100), *([1] * 100 for _ in range(4_001))]),
        "400.000 gevulde",
    ),
    "a long cell": (as_csv([["a", "b"], ["x" * 5_001, "y"]]), "Rij 2: een cel bevat 5.001 tekens"),
    "a quote that never closes": (b'a;b\n"x;y\n' + b"z;z\n" * 2_000, "nergens sluit"),
    "a giant cell": (b'a;b\n"' + b"x" * 200_000, "nergens sluit"),
    "broken encoding": (b"Naam;Plaats\n\x81\x8d;\x9d\xff\n", "niet te lezen"),
    "broken UTF-16": (b"\xff\xfeN\x00a", "geen tekst"),
    "UTF-16 without a mark": ("Naam;Plaats\nx;y".encode("utf-16-le"), "geen tekst"),
    "a cell far away": (in_sheet(b'r="B3"', b'r="XFD1048576"'), "rij 1.048.576"),
    "a column far away": (in_sheet(b'r="B3"', b'r="XFD3"'), "16.384 kolommen"),
    "a cell in row 0": (in_sheet(b'r="B3"', b'r="A0"'), "beschadigd"),
    "a cell nowhere": (in_sheet(b'r="B3"', b'r="ZZZZZZZ9"'), "beschadigd"),
    "text in many cells": (
        lambda: with_shared_text(["a", "x" * 4_900], [[0], *[[1]] * 20_000]),
        "miljoen",
    ),
    "entities": (
        in_sheet(
            b"<worksheet", b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet'
        ),
        "DOCTYPE",
    ),
    "many joined cells": (
        in_sheet(b'<mergeCell ref="A2:A3"', b'<mergeCell ref="A1:A3"/>' * 70_000 + b"<mergeCell "),
        "beschadigd",
    ),
    "a cell repeated over columns": (
        in_ods(ODS_CELL, ODS_CELL.replace(b" ", b' table:number-columns-repeated="99999999" ', 1)),
        "100.000.000 kolommen",
    ),
    "a cell repeated under another prefix": (
        in_ods(
            ODS_CELL,
            ODS_CELL.replace(
                b" ", b' table:number-columns-repeated="9999999" x:number-columns-repeated="1" ', 1
            ),
        ),
        "kolommen",
    ),
    "a row repeated": (
        in_ods(b"<table:table-row>", b'<table:table-row table:number-rows-repeated="99999999">'),
        "400.000 gevulde",
    ),
    "blank rows repeated": (
        in_ods(
            b"<table:table-row>",
            b'<table:table-row table:number-rows-repeated="9999999"/><table:table-row>',
        ),
        "rij 10.000.0",
    ),
    "spaces repeated": (
        in_ods(b"<text:p>b", b'<text:p><text:s text:c="99999999"/>b'),
        "Een cel bevat",
    ),
    "a sheet in plain sight": (
        altered(ODS, lambda name, data: b"no sheet" if name == "mimetype" else data),
        "beschadigd",
    ),
    "broken XML": (in_sheet(b"</sheetData>", b""), "beschadigd"),
    "an unknown encoding": (in_sheet(b"<worksheet", b"\xff\xfe<worksheet"), "beschadigd"),
    "half a zip": (XLSX[: len(XLSX) // 2], "beschadigd"),
    "an empty zip": (b"PK\x05\x06" + b"\0" * 18, "beschadigd"),
    "a zip without a sheet": (as_csv([["PK", "b"]]).replace(b"PK", b"PK\3\4"), "beschadigd"),
    "a password": (with_password(), "wachtwoord"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "XLS"),
    "a PDF": (b"%PDF-1.7\n", "PDF"),
    "a web page": (b"\n<html><table><tr><td>VSV</td></tr></table>", "webpagina"),
    "nothing": (b"\xef\xbb\xbf \r\n", "leeg"),
    "only a header": (b"Naam;Plaats\n", "geen rijen onder de kopregel"),
}


def hostile(name: str) -> bytes:
    """The list of that name."""
    content, _ = HOSTILE[name]
    return content() if callable(content) else content


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_refused_in_a_sentence(name):
    sentence = HOSTILE[name][1]
    with pytest.raises(ListError) as caught:
        read_list(hostile(name), "lijst")
    assert sentence in str(caught.value)
    assert str(caught.value).endswith(".")


COSTLY = [
    "50 MB",
    "zip bomb",
    "zip bomb that lies",
    "a million columns",
    "a giant cell",
    "a cell far away",
    "a cell repeated over columns",
    "a row repeated",
    "spaces repeated",
]


@pytest.mark.parametrize("name", COSTLY)
def test_it_is_refused_before_it_costs_memory(name):
    content = hostile(name)
    tracemalloc.start()
    try:
        with pytest.raises(ListError):
            read_list(content, "lijst")
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 100_000_000


def test_rows_of_filler_below_a_sheet_are_no_list():
    filler = (
        b'<table:table-row table:number-rows-repeated="1048573">'
        b'<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    assert len(read_list(in_ods(b"</table:table>", filler), "lijst").rijen) == 2


def test_a_cell_that_is_only_made_up_is_no_list():
    made_up = in_sheet(b'<c r="B3"', b'<c r="XFD3" s="1"/><c r="B3"')
    assert len(read_list(made_up, "lijst").rijen) == 2


def test_macros_and_pictures_are_left_out():
    content = altered(XLSX, lambda name, data: data)
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as opened:
        opened.writestr("xl/vbaProject.bin", b"\x00\x01macro")
    assert read_list(buffer.getvalue(), "lijst") == read_list(XLSX, "lijst")


VALUES = [b"", b"0", b"-1", b"99999999999", b"A1", b"A1:B", b"s", b"d", b"e", b"str", b"inlineStr"]
ATTRIBUTE = re.compile(rb'="([^"]*)"')


@settings(max_examples=60)
@given(data=st.data(), content=st.sampled_from([XLSX, ODS]))
def test_a_workbook_with_anything_in_its_attributes_is_a_list_or_refused(data, content):
    def change(name: str, part: bytes) -> bytes:
        found = list(ATTRIBUTE.finditer(part))
        if not found or not data.draw(st.booleans()):
            return part
        place = data.draw(st.sampled_from(found)).span(1)
        return part[: place[0]] + data.draw(st.sampled_from(VALUES)) + part[place[1] :]

    made = altered(content, change)
    with contextlib.suppress(ListError):
        assert read_list(made, "lijst").rijen
