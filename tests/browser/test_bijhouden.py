"""Bijhouden in a browser: signing in, a whole walk, what a reader sees of it, and what a restart does to both."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from benchmarks.servers import free_port
from tests.browser import provider as oidc
from tests.browser.keyboard import said_wrong, walk
from tests.browser.on_the_map import layer, panel
from tests.browser.test_accessibility import violations
from tests.browser.windows import DESK, IDLE, act, wait_for_map

LAPTOP = {"width": 1366, "height": 768}
LINK = "/kaart?gekozen=vsv-alkmaar"
BAR = "#verbinding"
# Whether the page has the colours of the night.
IS_DARK = """() => {
  const colours = getComputedStyle(document.querySelector(".stApp")).backgroundColor.match(/\\d+/g);
  return colours.slice(0, 3).every((colour) => Number(colour) < 80);
}"""
LIST = """VSV-lijst najaar;;
Naam VSV;Ziekenhuis;Plaats
VSV Alkmaar (Noord-Kennemerland);Noordwest Noord;Alkmaar
VSV Apeldoorn;Gelre Ziekenhuizen, locatie Apeldoorn;Nergenshuizen
VSV Nieuwe Kust;Kustziekenhuis;Zierikzee
"""
SECRETS = """[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "alleen-voor-deze-test-0123456789abcdef"
client_id = "{client}"
client_secret = "geheim"
server_metadata_url = "{address}/.well-known/openid-configuration"
"""


class Local(NamedTuple):
    """The address of the app that somebody keeps on this machine, the page of the keeper and one of a reader."""

    address: str
    keeper: Page
    reader: Page


@pytest.fixture(scope="module")
def local(serve, context, tmp_path_factory):
    """The app with Bijhouden for this machine and a store with nothing in it; the keeper has opened the
    address that the start printed."""
    folder = tmp_path_factory.mktemp("beheer")
    store, log = str(folder / "a.sqlite"), folder / "log.txt"
    with serve(log=log, ATLAS_BEHEER="lokaal", ATLAS_OPSLAG=store) as address:
        [key] = re.findall(r"http://localhost:\d+(/sleutel/\S+)", log.read_text())
        keeper, reader = context.new_page(), context.new_page()
        for page in (keeper, reader):
            page.set_viewport_size(DESK)
        keeper.goto(address + key)
        keeper.locator("input[type=file]").wait_for(state="attached")
        # It worked once, and another stands in the window of the server.
        assert keeper.request.get(address + key).status == 403
        assert len(re.findall(r"/sleutel/\S+", log.read_text())) == 2
        reader.goto(address + LINK)
        wait_for_map(reader)
        yield Local(address, keeper, reader)
        keeper.close()
        reader.close()


def idle(page) -> None:
    page.wait_for_timeout(200)
    page.locator(IDLE).wait_for(timeout=30_000)


def part(page, name: str) -> None:
    page.get_by_role("radio", name=name).click(force=True)
    idle(page)


def test_without_configuration_the_address_does_not_exist(context, site):
    answer = context.request.get(f"{site}/bijhouden")
    assert answer.status == 404
    assert re.search(r"<h1[^>]*>\s*Deze pagina bestaat niet\s*</h1>", answer.text())


def test_another_browser_of_this_machine_is_no_keeper(open_page, local):
    page = open_page("/bijhouden", base=local.address, apart=True)
    expect(page.get_by_text("Open daarvoor het adres")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)


def test_a_list_goes_in_and_readers_see_it(local):
    page, reader = local.keeper, local.reader
    expect(panel(reader).get_by_role("heading", name="VSV Alkmaar")).to_be_visible()
    expect(reader.get_by_text("Noordwest Noord")).to_have_count(0)
    page.bring_to_front()
    assert violations(page) == []
    file = {"name": "vsv.csv", "mimeType": "text/csv", "buffer": LIST.encode("cp1252")}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_text("Welke kolom is wat?").wait_for()
    page.get_by_label("Bron", exact=True).fill("https://example.org/vsv")
    page.get_by_label("Datum van de bron").fill("2026-11")
    page.get_by_role("radiogroup", name="Zekerheid van de bron").get_by_text("hoog").click()
    page.get_by_role("button", name="Vergelijk met de atlas").click()
    page.get_by_role("heading", name="Wat eruit komt").wait_for()
    idle(page)
    assert violations(page) == []
    part(page, "twijfelachtig")
    expect(page.get_by_text("Keuze voor rij 4")).to_be_visible()
    assert violations(page) == []
    for width in (320, 700):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wide = page.locator(".stMainBlockContainer").evaluate("e => e.scrollWidth - e.clientWidth")
        assert wide <= 0
    page.set_viewport_size(DESK)
    page.get_by_role("button", name="Pas 2 rijen toe").click()
    page.get_by_text("Import 1 is toegepast").wait_for()
    # Without a restart, and in the page that was open already: at its next step once the server has looked.
    reader.bring_to_front()
    for _ in range(60):
        act(reader, lambda: layer(reader, "ROS").click())
        if panel(reader).get_by_text("Noordwest Noord").count():
            break
        reader.wait_for_timeout(500)
    panel(reader).get_by_text("Noordwest Noord").first.wait_for()
    reader.get_by_text("Ziekenhuis: gewijzigd op").wait_for()


# Every part of the page; what readers sent in comes with how many.
PARTS = (
    *("Lijst innemen", "Verversen", "Journaal", "Contacten", "Capaciteit", "Reistijden"),
    *("Meldingen", "Meenemen"),
)


def test_every_part_is_for_everybody(local):
    page = local.keeper
    page.bring_to_front()
    page.set_viewport_size(LAPTOP)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(IS_DARK)
    # The colours glide to the new ones.
    page.wait_for_timeout(500)
    choices = page.get_by_role("radiogroup", name="Onderdeel").get_by_role("radio")
    expect(choices).to_have_text([re.compile(f"^{name}") for name in PARTS])
    page.locator("#eerste").wait_for(state="detached")
    faults = {}
    for name in PARTS:
        part(page, name)
        # From what was pressed on: what stands before it is that of every page.
        page.evaluate("document.activeElement.blur()")
        stops, wrong = walk(page)
        assert stops, name
        faults[name] = violations(page) + said_wrong(page) + wrong
    assert faults == {name: [] for name in PARTS}


def test_the_form_of_a_reader(local):
    page, keeper = local.reader, local.keeper
    page.bring_to_front()
    page.get_by_role("button", name="Klopt dit niet? Meld het").click()
    page.get_by_label("Wat moet er staan?").fill("Zaandam")
    idle(page)
    assert violations(page) == []
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_text("Dank u wel").wait_for()
    keeper.bring_to_front()
    # A step, after which the parts are counted anew.
    part(keeper, "Journaal")
    part(keeper, "Meldingen (1)")
    expect(keeper.get_by_text("Zaandam").first).to_be_visible()


class Signed(NamedTuple):
    """The address of the app with sign-in, the provider that signs in, and ways to stop and start it."""

    address: str
    provider: oidc.Provider
    stop: Callable[[], None]
    start: Callable[[], str]


@pytest.fixture
def signed(serve, tmp_path_factory):
    """The app with sign-in."""
    folder = tmp_path_factory.mktemp("aanmelden")
    secrets = folder / "secrets.toml"
    with oidc.running() as provider, ExitStack() as running:
        text = SECRETS.format(client=oidc.CLIENT, address=provider.address)
        secrets.write_text(text, encoding="utf-8")
        port = free_port()
        settings = {
            "ATLAS_BEHEERDERS": "Anna@example.org, bea@example.org",
            "ATLAS_OPSLAG": str(folder / "a.sqlite"),
            "STREAMLIT_SECRETS_FILES": str(secrets),
        }

        def start() -> str:
            return running.enter_context(serve(port, **settings))

        yield Signed(start(), provider, running.close, start)


def test_who_signs_in_what_a_restart_leaves_and_who_signs_out(open_page, signed):
    """One browser: a stranger, a keeper beside a reader while the server is away and comes back, and nobody."""
    page = open_page("/bijhouden", base=signed.address, apart=True)
    expect(page.locator("input[type=file]")).to_have_count(0)
    _who_is_no_keeper_reads_why(page, signed)
    sign_in(page, signed, "Opnieuw aanmelden", email="anna@EXAMPLE.org", email_verified=True)
    expect(page.get_by_text("Aangemeld als anna@EXAMPLE.org")).to_be_visible()
    file = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("heading", name="Wat is dit voor lijst?").wait_for()
    page.get_by_label("Bron", exact=True).fill("lijst van het CPZ")
    page.keyboard.press("Tab")
    idle(page)
    _an_open_page_goes_on_after_a_restart(page.context.new_page(), signed)
    page.bring_to_front()
    _a_keeper_reads_what_is_lost_and_stands_where_they_were(page)
    _who_goes_out_is_out_everywhere(page, signed)


def sign_in(page, signed, button: str, **claims) -> None:
    """Sign somebody in from Bijhouden, and come back there."""
    signed.provider.claims = claims
    page.get_by_role("button", name=button, exact=True).click()
    # The provider sends its answer to the site, which begins anew.
    page.wait_for_url("**/kaart*")
    page.locator(IDLE).wait_for(timeout=30_000)
    # One page more than there is room for: it shares a place in the menu.
    page.get_by_test_id("stTopNavSection").filter(has_text="Gegevens").click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Bijhouden").click()
    page.get_by_role("button", name="Afmelden").wait_for()


def _who_is_no_keeper_reads_why(page, signed) -> None:
    sign_in(page, signed, "Aanmelden", email="anna@example.org", email_verified=False)
    expect(page.get_by_text("bevestigt niet dat dit adres van u is")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
    assert violations(page) == []


def _an_open_page_goes_on_after_a_restart(page, signed) -> None:
    page.goto(signed.address + LINK)
    wait_for_map(page)
    close = panel(page).get_by_role("button", name="Sluit", exact=True)
    close.wait_for()
    signed.stop()
    page.locator(BAR).wait_for(timeout=5000)
    expect(page.locator(BAR)).to_contain_text("De verbinding met de atlas is weg")
    # Without a server the click leaves the page as it is.
    page.get_by_role("button", name="Laad de pagina opnieuw").click()
    expect(page.locator(BAR)).to_contain_text("nog geen verbinding")
    expect(page.get_by_role("dialog")).to_have_count(0)
    signed.start()
    page.locator(BAR).wait_for(state="detached")
    page.get_by_text("De verbinding was even weg").wait_for(timeout=90_000)
    close.click()
    expect(panel(page).get_by_text("VSV Alkmaar")).to_have_count(0)
    wait_for_map(page)
    assert "gekozen" not in page.url


def _a_keeper_reads_what_is_lost_and_stands_where_they_were(page) -> None:
    page.get_by_text("Een lijst die u inlas").wait_for(timeout=90_000)
    expect(page.get_by_role("heading", name="Wat is dit voor lijst?")).to_have_count(0)
    # The field says it too, and what to do is not cut off.
    expect(page.get_by_text("lijst.csv")).to_have_count(0)
    expect(page.get_by_test_id("stToastViewButton")).to_have_count(0)
    part(page, "Journaal")
    page.reload()
    expect(page.get_by_role("radio", name="Journaal")).to_be_checked()


def _who_goes_out_is_out_everywhere(page, signed) -> None:
    # A copy of what the browser holds, and a page that stays open, go out with it.
    copied = page.context.cookies()
    other = page.context.new_page()
    other.goto(f"{signed.address}/bijhouden")
    other.locator("input[type=file]").wait_for(state="attached")
    page.bring_to_front()
    page.get_by_role("button", name="Afmelden").click()
    page.locator(".stMain h1", has_text="Wie werkt waar").wait_for()
    expect(page.get_by_role("link", name="Bijhouden")).to_have_count(0)
    # Who goes out elsewhere is out within a second.
    other.bring_to_front()
    other.wait_for_timeout(1000)
    other.get_by_text("Contacten", exact=True).click()
    expect(other.get_by_text("u hebt zich daarna afgemeld")).to_be_visible()
    page.bring_to_front()
    page.context.add_cookies(copied)
    page.goto(f"{signed.address}/bijhouden")
    page.get_by_role("button", name="Opnieuw aanmelden").wait_for()
    expect(page.locator("input[type=file]")).to_have_count(0)
