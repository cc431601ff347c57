"""What kind of list it is: by what belongs to that kind, and sure only when it rests on enough."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.keeping.match.guessing import guess
from geodata.keeping.match.headless import with_every_row
from geodata.keeping.match.matched import REFUSED
from geodata.keeping.match.matching import match
from geodata.keeping.read.rawlist import ListError
from geodata.keeping.read.reading import read_list
from tests.unit.keeping.lists import ORIGIN, as_csv, raw_list

WORKS = ["werkgebieden.organisatie", "werkgebieden.gemeentecode"]


@pytest.mark.parametrize(
    ("heading", "rows"),
    [
        (
            ["gm_code", "gm_naam", "jaar"],
            [["GM0114", "Emmen", "2025"], ["GM0106", "Assen", "2025"]],
        ),
        (["Gemeente", "Provincie", "Inwoners"], [["Assen", "Drenthe", "68599"]]),
        (["Gemeente", "Status"], [["Assen", "actief"], ["Emmen", "actief"]]),
        (["Gemeente", "Inwoneraantal van regio"], [["Assen", "488000"], ["Emmen", "488000"]]),
        (["Gemeente", "Regio"], [["Assen", "106"], ["Emmen", "114"]]),
        (["GGD", "Gemeente"], [["Assen", "Emmen"], ["Texel", "Hoorn"]]),
        (["naam", "lat", "lon"], [["Voorbeeld", "52.087", "4.958"]]),
    ],
)
def test_a_list_without_what_belongs_to_a_kind_is_of_no_kind(small, heading, rows):
    assert guess(raw_list(heading, *rows), small).soort == ""


@pytest.mark.parametrize("kind", ["werkgebieden", "contacten", "coalities"])
def test_gemeenten_and_numbers_are_never_an_organisatie_or_a_name(small, kind):
    rows = [["Assen", "812000", "GM0106"], ["Emmen", "488000", "GM0114"]]
    found = guess(raw_list(["Organisatie", "Naam regio", "Naam coalitie"], *rows), small, kind)
    assert {veld.partition(".")[2] for veld in found.kolommen} <= {"gemeentecode"}


def test_a_column_with_digits_is_never_a_person(small):
    heading = ["gemeente.naam", "gemeente.contact.telefoon", "gemeente.contact.emailadres"]
    rows = [["GGD Drenthe", "(0592)123456", "a@b.nl"], ["GGD Twente", "(053)1234567", "c@d.nl"]]
    found = guess(raw_list(heading, *rows), small)
    assert found.soort == "contacten"
    assert found.kolommen == {
        "contacten.organisatie": 0,
        "contacten.telefoon": 1,
        "contacten.email": 2,
    }
    assert found.velden == ("contacten.organisatie",)


@pytest.mark.parametrize(
    "rows",
    [
        [["Assen", "GGD Drenthe"], ["Emmen", "GGD Drenthe"], ["Hoorn", "GGD Hollands Noorden"]],
        [["0106", "GGD Drenthe"], ["0114", "GGD Drenthe"]],
        [
            *(
                [f"GGD {naam}", place]
                for naam, place in (("Twente", "Hengelo"), ("Zeeland", "Hulst"))
            ),
            ["Zorg Verweg", "Emmen"],
            *([f"GGD {naam}", "Assen"] for naam in ("Drenthe", "Groningen")),
        ],
        [["Werkgebieden 2026", ""], ["Assen", "GGD Drenthe"], ["Emmen", "GGD Drenthe"]],
    ],
)
def test_a_list_without_a_header_keeps_every_row_and_is_not_sure(small, rows):
    raw = with_every_row(small, read_list(as_csv(rows), "x"))
    listed = [tuple(row) for row in rows if row[1]]
    assert list(raw.rijen) == listed
    assert not raw.kop
    found = guess(raw, small)
    assert (found.soort, found.soort_zeker) == ("werkgebieden", False)
    assert set(found.velden) == set(WORKS)
    assert "geen kopregel" in found.twijfel[0]
    made = match(small, raw, found.soort, found.kolommen, ORIGIN)
    assert sum(made.aantallen.values()) == len(listed)


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["GGD", "Gemeente"],
            ["GGD Drenthe", "Assen"],
            ["GGD", "Gemeente"],
            ["GGD Twente", "Hengelo"],
        ],
        [["Indicator", "2023", "2024"], ["Geboorten", "12", "13"]],
        [["Wie", "Waar"], ["GGD Drenthe", "Assen"]],
    ],
)
def test_a_header_stays_a_header(small, rows):
    raw = read_list(as_csv(rows), "x")
    assert with_every_row(small, raw) == raw


@pytest.mark.parametrize(
    "heading", ["Contactpersoon regio", "Bereikbaar via", "Nummer", "Wie te bellen", "Balie"]
)
def test_what_belongs_to_a_kind_by_its_values_alone_is_not_sure(small, heading):
    """Whose number it is nobody said: that of a region would become that of the gemeente."""
    raw = raw_list(["Gemeente", heading], ["Assen", "0592 123 456"], ["Emmen", "0591 123 456"])
    found = guess(raw, small)
    if found.soort:
        assert found.velden == ("gemeentecontacten.telefoon",)
        assert "niet aan de kop" in found.twijfel[-1]


def test_a_heading_that_says_it_is_enough(small):
    raw = raw_list(["Gemeente", "Telefoon"], ["Assen", "0592 123 456"], ["Emmen", "0591 123 456"])
    assert (guess(raw, small).velden, guess(raw, small).twijfel) == ((), ())


def test_what_has_its_own_headings_is_sure(small):
    found = guess(raw_list(["GGD", "Gemeente"], ["GGD Drenthe", "Assen"]), small)
    assert (found.soort, found.twijfel, found.velden) == ("werkgebieden", (), ())
    assert found.soort_zeker


@pytest.mark.parametrize("naam", ["Raedelijn", "ROS Raedelijn", "Progez", "raedelijn"])
def test_a_former_name_of_an_organisatie_is_a_doubt_that_explains(small, naam):
    raw = raw_list(["ROS", "Gemeente"], [naam, "Assen"])
    (row,) = match(small, raw, "werkgebieden", dict(zip(WORKS, (0, 1), strict=True)), ORIGIN).rijen
    assert row.uitkomst == "twijfel"
    assert [c.sleutel.partition("/")[0] for c in row.kandidaten] in (["ros-mura"], ["ros-proscoop"])
    assert "eerdere naam van" in row.waarom or "opgegaan in" in row.waarom


def test_caribisch_nederland_is_refused_with_a_sentence(small):
    raw = raw_list(["GGD", "Gemeente"], ["GGD Amsterdam", "Saba"], ["GGD Amsterdam", "Amsterdam"])
    found = guess(raw, small)
    row = match(small, raw, found.soort, found.kolommen, ORIGIN).rijen[0]
    assert row.uitkomst == REFUSED
    assert "Caribisch Nederland" in row.waarom


LINES = st.tuples(
    st.sampled_from(["GGD Drenthe", "GGD Twente", "Raedelijn", "Zorg Verweg", "GGD", ""]),
    st.sampled_from(["Assen", "Boxmeer", "Cuijk", "Saba", "0106.0", "Bergen", "Gemeente", ""]),
)


@settings(max_examples=40)
@given(lines=st.lists(LINES, min_size=2, max_size=8), headed=st.booleans())
def test_no_row_is_lost_whatever_the_list(small, lines, headed):
    rows = [("GGD", "Gemeente"), *lines] if headed else lines
    filled = sum(any(row) for row in rows)
    try:
        raw = with_every_row(small, read_list(as_csv(rows), "x"))
    except ListError:
        return
    # What is no row of the list is its header, or is named.
    named = any("overgeslagen" in remark and "Lege" not in remark for remark in raw.opmerkingen)
    assert named or len(raw.rijen) + len(raw.boven) == filled
    if len(raw.kolommen) == 2:
        columns = dict(zip(WORKS, (0, 1), strict=True))
        made = match(small, raw, "werkgebieden", columns, ORIGIN)
        assert sum(made.aantallen.values()) == len(raw.rijen)
        assert [row.rij for row in made.rijen] == list(raw.rijnummers)
