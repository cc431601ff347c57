"""Values as people write them become values of our tables, or are refused."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.keeping.dates import partial_date
from geodata.keeping.match.clean import ValueRefused, clean_value, same_value
from geodata.keeping.match.gemeente_names import gemeente_named
from geodata.keeping.match.list_kinds import kinds_of
from geodata.words import date_in_words, earliest


def cleaned(small, veld: str, text: str) -> str:
    return clean_value(small, kinds_of(small).veld(veld), text)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1-3-2024", "2024-03-01"),
        ("01-03-2024", "2024-03-01"),
        ("2024/03/01", "2024-03-01"),
        ("1 maart 2024", "2024-03-01"),
        ("1 mrt. 2024", "2024-03-01"),
        ("1-3-24", "2024-03-01"),
        ("1-3-2024 0:00", "2024-03-01"),
        ("2024-03-01T12:30:00", "2024-03-01"),
        ("45352", "2024-03-01"),
        ("maart 2024", "2024-03"),
        ("Sept 2024", "2024-09"),
        ("2024-03", "2024-03"),
        ("3/2024", "2024-03"),
        ("2024", "2024"),
    ],
)
def test_a_date_in_any_notation(text, iso):
    assert partial_date(text) == iso


@pytest.mark.parametrize(
    "text",
    ["", "31-2-2024", "13-13-2024", "00-03-2024", "2024-00", "1e kwartaal", "3-1", "20240", "٢٠٢٤"],
)
def test_a_date_that_cannot_be(text):
    with pytest.raises(ValueError):  # noqa: PT011
        partial_date(text)


@settings(max_examples=40)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from([4, 7, 10]))
def test_a_date_in_our_own_form_or_words_is_read_back(day, length):
    text = day.isoformat()[:length]
    assert partial_date(text) == text
    assert partial_date(date_in_words(text)) == text
    assert earliest(text)


@pytest.mark.parametrize(
    ("veld", "text", "value"),
    [
        ("contacten.email", "Jan <jan@vsv.nl>", "jan@vsv.nl"),
        ("contacten.email", "mailto:a@b.nl; c@d.nl", "a@b.nl c@d.nl"),
        ("contacten.email", "a@b.nl\na@b.nl", "a@b.nl"),
        ("contacten.email", "INFO@b.nl, info@b.nl", "INFO@b.nl"),
        ("contacten.telefoon", "0592-12 34 56", "0592 123 456"),
        ("contacten.telefoon", "+31 (0)592 123456", "0592 123 456"),
        ("contacten.telefoon", "612345678", "06 12345678"),
        ("contacten.telefoon", "tel: 0592 123456", "0592 123 456"),
        ("contacten.telefoon", "14050", "14 050"),
        ("contacten.telefoon", "(0592) 12 34 56", "0592 123 456"),
        ("contacten.telefoon", "(+31) 76 123 45 67", "076 123 4567"),
        ("contacten.telefoon", "038 – 123 45 67", "038 123 4567"),
        ("contacten.telefoon", "0031-592-123456", "0592 123 456"),
        ("contacten.telefoon", "T: 0592.123.456", "0592 123 456"),
        ("contacten.telefoon", "592123456.0", "0592 123 456"),
        ("contacten.telefoon", "5,92123456E+08", "0592 123 456"),
        ("organisaties.perined_nummer", "123.0", "123"),
        ("coalities.sinds", "2019,0", "2019"),
        ("coalities.tranche", "2.0", "2"),
        ("contacten.naam", "Anna de Vries-Jansen", "Anna de Vries-Jansen"),
        ("organisaties.website", "www.vsv.nl", "https://www.vsv.nl"),
        ("organisaties.website", "http://vsv.nl/a?b=1", "http://vsv.nl/a?b=1"),
        ("organisaties.perined_nummer", "0123", "0123"),
        ("organisaties.perined_nummer", "nr. 123", "123"),
        ("organisaties.valt_onder", "Noord Nederland", "consortium-noord-nederland"),
        ("organisaties.valt_onder", "GCMN", "consortium-midden-nederland"),
        ("organisaties.status", "Opgeheven", "niet actief"),
        ("organisaties.soort", "IGO", "igo"),
        ("coalities.status", "In opbouw", "in oprichting"),
        ("coalities.sinds", "1 maart 2019", "2019"),
        ("coalities.tranche", "2e tranche", "2"),
        ("organisaties.naam", "=1+1", "=1+1"),
        ("organisaties.naam", "n.v.t.", ""),
        ("organisaties.naam", "-", ""),
    ],
)
def test_a_value_in_the_form_of_our_tables(small, veld, text, value):
    assert cleaned(small, veld, text) == value


@pytest.mark.parametrize(
    ("veld", "text", "allowed"),
    [
        ("contacten.email", "jan@vsv", "e-mailadressen"),
        ("contacten.email", "jan@vsv.nl en piet@vsv", "e-mailadressen"),
        ("contacten.telefoon", "bel even", "telefoonnummer"),
        ("contacten.telefoon", "12345", "telefoonnummer"),
        ("contacten.telefoon", "070 123 45 67 / 06 12 34 56 78", "telefoonnummer"),
        ("contacten.telefoon", "0592 123456 toestel 12", "telefoonnummer"),
        ("contacten.telefoon", "8812345.0", "telefoonnummer"),
        ("contacten.telefoon", "0592 123456 (ma-vr)", "telefoonnummer"),
        ("contacten.email", "info@vsv.nl (alleen maandag)", "e-mailadressen"),
        ("contacten.email", "anna.voor beeld@vsv.nl", "e-mailadressen"),
        ("contacten.email", "O'Brien@vsv.nl", "e-mailadressen"),
        ("contacten.email", "info(at)vsv.nl", "e-mailadressen"),
        ("contacten.naam", "0592 123456", "naam van een persoon"),
        ("contacten.naam", "anna@vsv.nl", "naam van een persoon"),
        ("organisaties.naam", "812000", "een naam met letters"),
        ("contacten.organisatie", "812.000", "naam van een organisatie"),
        ("coalities.sinds", "2019-2023", "een jaar of een datum"),
        ("coalities.sinds", "ca. 2019", "een jaar of een datum"),
        ("contacten.telefoon", "0592 1234567", "telefoonnummer"),
        ("organisaties.website", "javascript:alert(1)", "https:// of http://"),
        ("organisaties.website", "ftp://vsv.nl", "https:// of http://"),
        ("organisaties.website", "https://a@b.nl", "https:// of http://"),
        ("organisaties.website", 'https://vsv.nl/"onload="x', "https:// of http://"),
        ("organisaties.website", "vsv gooi", "https:// of http://"),
        ("organisaties.perined_nummer", "123456789", "acht cijfers"),
        ("organisaties.valt_onder", "Twente", "Regionaal consortium Limburg"),
        ("organisaties.status", "misschien", "actief, niet actief, gefuseerd en onbekend"),
        ("coalities.sinds", "ooit", "een jaar of een datum"),
        ("coalities.tranche", "10", "1 tot en met 9"),
        ("organisaties.naam", "x" * 1001, "1000 tekens"),
    ],
)
def test_a_value_that_cannot_be_says_what_can(small, veld, text, allowed):
    with pytest.raises(ValueRefused) as caught:
        cleaned(small, veld, text)
    assert allowed in caught.value.allowed


@pytest.mark.parametrize(
    ("veld", "old", "new", "same"),
    [
        ("organisaties.naam", "VSV Gooi", "Gooi", True),
        ("organisaties.naam", "VSV Gooi", "Verloskundig Samenwerkingsverband Gooi", True),
        ("organisaties.naam", "VSV SHE (Emmen)", "VSV SHE", True),
        ("organisaties.naam", "VSV Gooi", "Geboortezorg Gooi", False),
        ("organisaties.naam", "VSV Gooi", "VSV Goois", False),
        ("organisaties.ziekenhuis", "Máxima MC", "Maxima Medisch Centrum", True),
        ("organisaties.ziekenhuis", "Isala", "Meander", False),
        ("organisaties.website", "https://www.vsv.nl/", "http://vsv.nl", True),
        ("contacten.telefoon", "0592 123456", "+31 (0)592-123456", True),
        ("contacten.telefoon", "0592 123456", "0592 123457", False),
        ("organisaties.naam", "???", "!!!", False),
    ],
)
def test_values_that_say_the_same(small, veld, old, new, same):
    assert same_value(small, kinds_of(small).veld(veld), old, new) is same


@pytest.mark.parametrize(
    ("text", "codes", "sure"),
    [
        ("Assen", ["GM0106"], True),
        ("gemeente assen", ["GM0106"], True),
        ("GM0106", ["GM0106"], True),
        ("106", ["GM0106"], True),
        ("Sudwest Fryslan", ["GM1900"], True),
        ("Den Haag", ["GM0518"], True),
        ("Boxmeer", ["GM1982"], True),
        ("GM0756", ["GM1982"], True),
        ("Bergen (L)", ["GM0893"], True),
        ("Bergen", ["GM0373", "GM0893"], False),
        ("Haaren", ["GM0865", "GM0757"], False),
        ("Groningn", ["GM0014"], False),
        ("Nuenen", ["GM0820"], False),
        ("Wijdemeren", ["GM1696"], True),
        ("Utopia", [], False),
        ("", [], False),
    ],
)
def test_the_gemeente_that_a_name_means(small, text, codes, sure):
    named = gemeente_named(small, text)
    assert list(named.codes) == codes
    assert named.zeker is sure
    assert sure or not codes or named.waarom.endswith(".")


@settings(max_examples=60)
@given(st.text(alphabet="0123456789 ()+-/.–tel:,", max_size=24))
def test_a_telephone_number_is_taken_over_whole_or_not_at_all(small, text):
    try:
        value = cleaned(small, "contacten.telefoon", text)
    except ValueRefused:
        return
    digits = re.sub(r"\D", "", value)
    given = re.sub(r"\D", "", re.sub(r"[.,]0+ *$", "", text))
    # The country code goes, and a 0 that a spreadsheet dropped comes back; no other digit does.
    assert digits.lstrip("0") in (given.lstrip("0"), re.sub(r"^0*31(0?)", "", given), "")
