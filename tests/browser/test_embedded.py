"""The atlas in a page of another site: found when the frame opens, followed out of it, as high as it is."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import FRAME, another_site

pytestmark = pytest.mark.browser
HOST = """<!doctype html><html lang="nl"><meta charset="utf-8"><title>Gemeente Voorbeeld</title><body>
<details><summary>Kaart</summary><iframe id="kaart" src="{kaart}" width="1000" height="700"
 allow="clipboard-write; fullscreen"></iframe></details>
<iframe id="gemeente" src="{gemeente}" width="1200" height="400"></iframe>
<script>addEventListener("message", ({{ data, source }}) => {{
  const frame = document.querySelector("#gemeente");
  if (data.geboortezorgatlas === "hoogte" && source === frame.contentWindow) frame.height = data.hoogte;
}});</script></body></html>"""


def test_a_frame_that_opens_later_has_its_map_and_another_is_as_high_as_its_page(browser, site):
    addresses = {
        "kaart": f"{site}/kaart?gekozen=ros-samergo&amp;embed=True",
        "gemeente": f"{site}/gemeente?code=GM0014&amp;embed=true",
    }
    with another_site(HOST.format(**addresses)) as address:
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(address)
        gemeente = page.frame_locator("#gemeente")
        gemeente.get_by_role("heading", name="Neem mee").wait_for(timeout=60_000)
        # As high as what is in it: nothing to scroll inside, and no more than that.
        main = gemeente.locator('[data-testid="stMainBlockContainer"]')
        expect(page.locator("#gemeente")).not_to_have_attribute("height", "400")
        page.wait_for_function(
            "() => { const now = Number(document.querySelector('#gemeente').height);"
            " const still = now === window.before; window.before = now; return still; }",
            polling=1000,
        )
        height = int(page.locator("#gemeente").get_attribute("height"))
        assert abs(height - main.evaluate("part => part.scrollHeight")) < 60
        page.locator("summary").click()
        inside = page.frame_locator("#kaart").frame_locator(FRAME)
        inside.locator("body[data-beurt]").wait_for(timeout=30_000)
        chosen = inside.locator("path.gekozen, .gekozen path, path[stroke-width]").first
        expect(chosen).to_be_visible()
        country = inside.locator(".leaflet-container").evaluate("part => part.clientWidth")
        assert country > 300
        # The map looks at the country, not at a point: something of it is in the frame.
        inside.locator("path.leaflet-interactive").first.wait_for()
        seen = inside.locator("path.leaflet-interactive").evaluate_all(
            "paths => paths.filter(p => { const b = p.getBoundingClientRect();"
            " return b.width > 20 && b.right > 0 && b.left < innerWidth; }).length"
        )
        assert seen > 5
        link = gemeente.locator("a[href^='http']:visible").first
        with page.context.expect_page() as opened:
            link.click(modifiers=[])
        assert "embed=" not in opened.value.url
        assert gemeente.get_by_role("heading", name="Neem mee").is_visible()
        page.close()
