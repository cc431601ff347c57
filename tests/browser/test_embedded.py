"""The atlas in a page of another site: found when the frame opens, followed out of it, as high as it is."""

import pytest
from playwright.sync_api import expect

from tests.browser.servers import another_site
from tests.browser.windows import FRAME, holding

pytestmark = pytest.mark.browser
# Links of every kind that stand in a page, and where they lead from a frame: in a window of their own or as they are.
LINKS = {
    "relative": ("regiobeeld?gebied=nl", None, "_blank"),
    "absolute": ("https://example.org/x", None, "_blank"),
    "own, in this frame": ("gemeente?code=GM0014&EMBED=true", "_top", "_blank"),
    "within the page": ("#neem-mee", None, ""),
    "mail": ("mailto:a@example.org", None, ""),
    "telephone": ("tel:14050", None, ""),
}
# Clicked as a reader does, but not followed.
CLICK = """([href, target]) => {
  const link = document.createElement("a");
  link.setAttribute("href", href);
  if (target) link.target = target;
  link.addEventListener("click", (event) => event.preventDefault());
  document.body.append(link);
  link.click();
  link.remove();
  return [link.target, link.href];
}"""
HOST = """<!doctype html><html lang="nl"><meta charset="utf-8"><title>Gemeente Voorbeeld</title><body>
<details><summary>Kaart</summary><iframe id="kaart" src="{kaart}" width="1000" height="700"
 allow="clipboard-write; fullscreen"></iframe></details>
<button onclick="document.querySelector('#tab').style.display = 'block'">Tabblad</button>
<div id="tab" style="display: none"><iframe id="regio" src="{regio}" width="1000" height="700"></iframe></div>
<iframe id="gemeente" src="{gemeente}" width="1200" height="400"></iframe>
<script>addEventListener("message", ({{ data, source }}) => {{
  const frame = document.querySelector("#gemeente");
  if (data.geboortezorgatlas === "hoogte" && source === frame.contentWindow) frame.height = data.hoogte;
}});</script></body></html>"""


def test_a_frame_that_opens_later_has_its_map_and_another_is_as_high_as_its_page(
    browser, small_site
):
    addresses = {
        "kaart": f"{small_site}/kaart?gekozen=ros-robuust&amp;embed=True",
        "regio": f"{small_site}/regiobeeld?gebied=ros-robuust&amp;EMBED=true",
        "gemeente": f"{small_site}/gemeente?code=GM0014&amp;embed=true",
    }
    with another_site(HOST.format(**addresses)) as address:
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.goto(address)
        gemeente = page.frame_locator("#gemeente")
        gemeente.get_by_role("heading", name="Neem mee").wait_for(timeout=60_000)
        # As high as what is in it: nothing to scroll inside, and no more than that.
        page.frame(url=holding("/gemeente?")).wait_for_function(
            "() => Math.abs(innerHeight - document.querySelector("
            "'[data-testid=stMainBlockContainer]').scrollHeight) < 60"
        )
        page.locator("summary").click()
        inside = page.frame_locator("#regio").frame_locator(FRAME)
        page.get_by_role("button", name="Tabblad").click()
        _shows_areas(inside)
        page.evaluate("document.querySelector('#tab').remove()")
        inside = page.frame_locator("#kaart").frame_locator(FRAME)
        inside.locator("body[data-beurt]").wait_for(timeout=30_000)
        chosen = inside.locator("path.gekozen, .gekozen path, path[stroke-width]").first
        expect(chosen).to_be_visible()
        country = inside.locator(".leaflet-container").evaluate("part => part.clientWidth")
        assert country > 300
        _shows_areas(inside)
        own = page.frame(url=holding("/gemeente?"))
        for kind, (href, target, wanted) in LINKS.items():
            opens, leads = own.evaluate(CLICK, [href, target])
            assert opens == wanted, kind
            assert ("embed=" in leads.lower()) == (kind == "within the page")
        link = gemeente.locator("a[href^='http']:visible").first
        with page.context.expect_page() as opened:
            link.click(modifiers=[])
        assert "embed=" not in opened.value.url
        assert gemeente.get_by_role("heading", name="Neem mee").is_visible()
        page.close()


def _shows_areas(inside) -> None:
    """The map looks at a country, not at a point: something of it is in the frame."""
    inside.locator("path.leaflet-interactive").first.wait_for()
    expect(inside.locator("body[data-beurt]")).to_be_attached()
    seen = inside.locator("path.leaflet-interactive").evaluate_all(
        "paths => paths.filter(p => { const b = p.getBoundingClientRect();"
        " return b.width > 20 && b.right > 0 && b.left < innerWidth; }).length"
    )
    assert seen > 5
