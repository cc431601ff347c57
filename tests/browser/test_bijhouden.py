"""Bijhouden in a browser: signing in, a whole walk, and what a reader sees of it."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from typing import NamedTuple

import pytest
from playwright.sync_api import expect

from tests.browser import provider as oidc
from tests.browser.conftest import IDLE, free_port
from tests.browser.keyboard import said_wrong, walk
from tests.browser.on_the_map import panel
from tests.browser.test_accessibility import violations

LAPTOP = {"width": 1366, "height": 768}
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


@pytest.fixture(scope="module")
def local_site(serve, context, tmp_path_factory):
    """The app with Bijhouden for this machine and a store with nothing in it; the reader has opened the
    address that the start printed."""
    folder = tmp_path_factory.mktemp("beheer")
    store, log = str(folder / "a.sqlite"), folder / "log.txt"
    with serve(log=log, ATLAS_BEHEER="lokaal", ATLAS_OPSLAG=store) as address:
        [key] = re.findall(r"http://localhost:\d+(/sleutel/\S+)", log.read_text())
        page = context.new_page()
        page.goto(address + key)
        page.locator("input[type=file]").wait_for(state="attached")
        # It worked once, and another stands in the window of the server.
        assert page.goto(address + key).status == 403
        assert len(re.findall(r"/sleutel/\S+", log.read_text())) == 2
        page.close()
        yield address


def idle(page) -> None:
    page.wait_for_timeout(200)
    page.locator(IDLE).wait_for(timeout=30_000)


def part(page, name: str) -> None:
    page.get_by_role("radio", name=name).click(force=True)
    idle(page)


def test_without_configuration_the_address_does_not_exist(context, site):
    page = context.new_page()
    answer = page.goto(f"{site}/bijhouden")
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("Deze pagina bestaat niet")
    page.close()


def test_another_browser_of_this_machine_is_no_keeper(open_page, local_site):
    page = open_page("/bijhouden", base=local_site, apart=True)
    expect(page.get_by_text("Open daarvoor het adres")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)


def test_a_list_goes_in_and_readers_see_it(open_page, local_site):
    reader = open_page("/kaart?gekozen=vsv-alkmaar", base=local_site)
    expect(reader.get_by_text("Noordwest Noord")).to_have_count(0)
    page = open_page("/bijhouden", base=local_site)
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
    page.set_viewport_size({"width": 1400, "height": 900})
    page.get_by_role("button", name="Pas 2 rijen toe").click()
    page.get_by_text("Import 1 is toegepast").wait_for()
    # Without a restart, and in the page that was open already.
    reader.wait_for_timeout(2500)
    reader.reload()
    panel(reader).get_by_text("Noordwest Noord").first.wait_for()
    reader.get_by_text("Ziekenhuis: gewijzigd op").wait_for()


# Every part of the page; what readers sent in comes with how many.
PARTS = (
    *("Lijst innemen", "Verversen", "Journaal", "Contacten", "Capaciteit", "Reistijden"),
    *("Meldingen", "Meenemen"),
)


def test_every_part_is_for_everybody(open_page, local_site):
    page = open_page("/bijhouden", base=local_site, size=LAPTOP, dark=True)
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


def test_the_form_of_a_reader(open_page, local_site):
    page = open_page("/kaart?gekozen=ros-elaa", base=local_site)
    page.get_by_role("button", name="Klopt dit niet? Meld het").click()
    page.get_by_label("Wat moet er staan?").fill("Zaandam")
    idle(page)
    assert violations(page) == []
    page.get_by_role("button", name="Verstuur").click()
    page.get_by_text("Dank u wel").wait_for()
    keeper = open_page("/bijhouden", base=local_site)
    part(keeper, "Meldingen (1)")
    expect(keeper.get_by_text("Zaandam").first).to_be_visible()


class Signed(NamedTuple):
    """The address of the app with sign-in, the provider that signs in, and a way to stop and start it."""

    address: str
    provider: oidc.Provider
    restart: Callable[[], None]


@pytest.fixture(scope="module")
def signed(serve, tmp_path_factory):
    """The app with sign-in."""
    folder = tmp_path_factory.mktemp("aanmelden")
    secrets = folder / "secrets.toml"
    with oidc.running() as provider:
        text = SECRETS.format(client=oidc.CLIENT, address=provider.address)
        secrets.write_text(text, encoding="utf-8")
        port = free_port()
        settings = {
            "ATLAS_BEHEERDERS": "Anna@example.org, bea@example.org",
            "ATLAS_OPSLAG": str(folder / "a.sqlite"),
            "STREAMLIT_SECRETS_FILES": str(secrets),
        }
        with ExitStack() as running:

            def start() -> str:
                running.close()
                return running.enter_context(serve(port, **settings))

            yield Signed(start(), provider, start)


def sign_in(open_page, signed, **claims):
    """Signs somebody in, in a browser of their own; gives their page."""
    signed.provider.claims = claims
    page = open_page("/bijhouden", base=signed.address, apart=True)
    expect(page.locator("input[type=file]")).to_have_count(0)
    page.get_by_role("button", name="Aanmelden").click()
    # The provider sends its answer to the site, which begins anew.
    page.wait_for_url("**/kaart*")
    page.locator(IDLE).wait_for(timeout=30_000)
    # One page more than there is room for: it shares a place in the menu.
    page.get_by_test_id("stTopNavSection").filter(has_text="Gegevens").click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Bijhouden").click()
    page.get_by_role("button", name="Afmelden").wait_for()
    return page


def test_a_keeper_signs_in_and_out(open_page, signed):
    page = sign_in(open_page, signed, email="anna@EXAMPLE.org", email_verified=True)
    expect(page.get_by_text("Aangemeld als anna@EXAMPLE.org")).to_be_visible()
    page.locator("input[type=file]").wait_for(state="attached")
    # A copy of what the browser holds, and a page that stays open, go out with it.
    copied = page.context.cookies()
    other = page.context.new_page()
    other.goto(f"{signed.address}/bijhouden")
    other.locator("input[type=file]").wait_for(state="attached")
    page.get_by_role("button", name="Afmelden").click()
    page.locator("h1", has_text="Wie werkt waar").wait_for()
    expect(page.get_by_role("link", name="Bijhouden")).to_have_count(0)
    # Who goes out elsewhere is out within a second.
    other.wait_for_timeout(1000)
    other.get_by_text("Contacten", exact=True).click()
    expect(other.get_by_text("u hebt zich daarna afgemeld")).to_be_visible()
    page.context.add_cookies(copied)
    page.goto(f"{signed.address}/bijhouden")
    page.get_by_role("button", name="Opnieuw aanmelden").wait_for()
    expect(page.locator("input[type=file]")).to_have_count(0)


def test_who_is_no_keeper_reads_why(open_page, signed):
    page = sign_in(open_page, signed, email="anna@example.org", email_verified=False)
    expect(page.get_by_text("bevestigt niet dat dit adres van u is")).to_be_visible()
    expect(page.locator("input[type=file]")).to_have_count(0)
    assert violations(page) == []


def test_after_a_restart_a_keeper_reads_what_is_lost_and_stands_where_they_were(open_page, signed):
    page = sign_in(open_page, signed, email="anna@example.org", email_verified=True)
    file = {"name": "lijst.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("heading", name="Wat is dit voor lijst?").wait_for()
    page.get_by_label("Bron", exact=True).fill("lijst van het CPZ")
    page.keyboard.press("Tab")
    idle(page)
    signed.restart()
    page.get_by_text("Een lijst die u inlas").wait_for(timeout=90_000)
    expect(page.get_by_role("heading", name="Wat is dit voor lijst?")).to_have_count(0)
    # The field says it too, and what to do is not cut off.
    expect(page.get_by_text("lijst.csv")).to_have_count(0)
    expect(page.get_by_test_id("stToastViewButton")).to_have_count(0)
    part(page, "Journaal")
    page.reload()
    expect(page.get_by_role("radio", name="Journaal")).to_be_checked()
