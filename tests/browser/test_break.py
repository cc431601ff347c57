"""A page says it when there is no connection. What a restart of the server does to it is in test_bijhouden.py."""

from playwright.sync_api import expect

BAR = "#verbinding"
# The picture waits for its map for twenty seconds by this clock.
IMPATIENT = "const now = performance.now.bind(performance); performance.now = () => 10 * now();"


def test_where_websockets_are_blocked_the_picture_stays_and_it_is_said(browser, small_site):
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.route_web_socket(lambda _: True, lambda blocked: blocked.close(code=1011))
    page.add_init_script(IMPATIENT)
    for _ in range(240):
        # The picture is there once the server has the data.
        if 'id="eerste"' in page.request.get(f"{small_site}/kaart").text():
            break
        page.wait_for_timeout(250)
    # A page without a picture leads to the one that has it.
    page.goto(f"{small_site}/over")
    page.locator(BAR).get_by_role("link", name="Naar de vaste kaart").click()
    page.wait_for_url("**/kaart")
    page.locator(BAR).wait_for()
    expect(page.locator(BAR)).to_contain_text("ICT-afdeling")
    expect(page.locator("#eerste figure > svg")).to_be_visible()
    page.locator("#eerste .namen a").first.wait_for()
    assert not page.locator("#root").is_visible()
    page.close()
