"""The printable sheet: two sides of A4, selectable text, and a QR code that leads back."""

import io

import pypdf
import pytest
import zxingcpp

from geodata.files.leaflet_pdf import leaflet
from geodata.partners.summary import summary
from tests.unit.partners.test_summary import TODAY, without_coalities, without_vsv_places

SOME = ("GM0014", "GM0518", "GM1680", "GM0060", "GM0820", "GM1900")


def address(code):
    return f"https://atlas.example.nl/gemeente?code={code}"


def words(text):
    """Text without the way in which lines are broken."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def sheets(small):
    """The sheets of some gemeenten, read back."""
    return {
        code: pypdf.PdfReader(io.BytesIO(leaflet(small, code, address(code), TODAY)))
        for code in SOME
    }


@pytest.mark.parametrize("code", SOME)
def test_it_is_one_sheet_of_a4(sheets, code):
    pages = sheets[code].pages
    assert len(pages) == 2
    for page in pages:
        assert (page.mediabox.width, page.mediabox.height) == pytest.approx((595, 842), abs=1)


@pytest.mark.parametrize("code", SOME)
def test_it_says_what_it_is_in_which_language(small, sheets, code):
    reader = sheets[code]
    naam = small.gemeenten.loc[code, "naam"]
    assert reader.metadata.title == f"{naam}: partners in de geboortezorg"
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


@pytest.mark.parametrize("code", SOME)
def test_the_summary_can_be_selected(small, sheets, code):
    text = words(sheets[code].pages[0].extract_text())
    for sentence in summary(small, code, TODAY):
        assert words(sentence) in text


@pytest.mark.parametrize("code", SOME)
def test_no_personal_mailbox_or_name_is_on_it(small, sheets, code):
    rows = small.table("contacten")
    personal = set(rows.loc[rows["soort"] != "functioneel", "email"]) | set(rows["naam"])
    text = words("".join(page.extract_text() for page in sheets[code].pages))
    assert not [value for value in personal - {""} if words(value) in text]


def test_contacts_sources_and_dates_are_on_the_other_side(sheets):
    text = words(sheets["GM0518"].pages[1].extract_text())
    for expected in (
        "info@ggdhaaglanden.nl",
        "www.reos.nl",
        "zekerheid laag",
        "berekend: 1 km",
        "Grenzen: CBS, Kadaster",
        "afgedrukt op 22 november 2026",
        "6 jaar oud, controleer voor gebruik",
    ):
        assert words(expected) in text


def test_a_mailbox_of_a_council_is_shown_as_such(small):
    content = leaflet(small, "GM0405", address("GM0405"), TODAY)
    text = pypdf.PdfReader(io.BytesIO(content)).pages[1].extract_text()
    assert words("moederraad@geboortehart.nl (mailbox van de moederraad)") in words(text)


@pytest.mark.parametrize("code", SOME)
def test_the_qr_code_leads_to_the_page(sheets, code):
    found = [
        barcode.text
        for image in sheets[code].pages[0].images
        for barcode in zxingcpp.read_barcodes(image.image.convert("L"))
    ]
    assert found == [address(code)]


@pytest.mark.parametrize("code", SOME)
def test_every_font_is_embedded(sheets, code):
    for page in sheets[code].pages:
        for font in page["/Resources"]["/Font"].values():
            [descendant] = font.get_object()["/DescendantFonts"]
            described = descendant.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(described)


def alternatives(element) -> list[str]:
    """Every text that stands for a picture, in and under an element of the structure tree."""
    element = element.get_object()
    if not isinstance(element, dict):
        return []
    children = element.get("/K", [])
    children = children if isinstance(children, list) else [children]
    own = [str(element["/Alt"])] if "/Alt" in element else []
    return own + [text for child in children for text in alternatives(child)]


def test_pictures_have_a_text_that_stands_for_them(sheets):
    root = sheets["GM0014"].trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    qr, kaart = sorted(alternatives(root["/StructTreeRoot"]), reverse=True)
    assert qr == "QR-code naar de pagina van Groningen"
    assert kaart.startswith("Kaart van Groningen met 6 buurgemeenten")


def untold(reader) -> list[bytes]:
    """The pieces of text that stand in no marked content, so in no structure."""
    found = []
    for page in reader.pages:
        depth, seen = 0, 0
        for operands, operator in pypdf.generic.ContentStream(
            page.get_contents(), reader
        ).operations:
            depth += operator in (b"BDC", b"BMC")
            depth -= operator == b"EMC"
            seen += operator in (b"Tj", b"TJ")
            if operator in (b"Tj", b"TJ") and not depth:
                found.append(operands)
        assert seen
    return found


def roles(element) -> list[str]:
    """What each element of a structure tree is, from the top down."""
    element = element.get_object()
    if not isinstance(element, dict):
        return []
    children = element.get("/K", [])
    children = children if isinstance(children, list) else [children]
    own = [str(element["/S"])] if "/S" in element else []
    return own + [role for child in children for role in roles(child)]


@pytest.mark.parametrize("code", SOME)
def test_every_text_stands_in_the_structure(sheets, code):
    root = sheets[code].trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert untold(sheets[code]) == []
    found = roles(root["/StructTreeRoot"])
    assert {"/H1", "/P", "/Table", "/TR", "/TH", "/TD", "/L", "/LI", "/Link", "/Figure"} <= set(
        found
    )
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_the_same_sheet_is_made_twice(small):
    first, second = (leaflet(small, "GM0060", address("GM0060"), TODAY) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("damage", [without_vsv_places, without_coalities])
def test_damaged_landscapes_have_a_sheet_too(small, damage):
    content = leaflet(damage(small), "GM0014", address("GM0014"), TODAY)
    assert len(pypdf.PdfReader(io.BytesIO(content)).pages) == 2


def test_an_unknown_gemeente(small):
    with pytest.raises(KeyError):
        leaflet(small, "GM9999", address("GM9999"), TODAY)
