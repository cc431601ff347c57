"""Steps that come quicker than the answer to the one before: with the link as the browser still knows it."""

import pytest

from pages.parts.shared.link import STAYED

# A page, what a reader chooses in it by which widget, and a link that says something else.
STEPS = {
    "kaart": (
        lambda page: page.radio(key="thema"),
        ("kansrijke-start", "cijfers"),
        {"gekozen": "GM0014"},
    ),
    "klantroute": (lambda page: page.radio[0], ("afspraken", "ketencheck"), {"code": "GM0106"}),
    "vergelijken": (
        lambda page: page.button_group(key="deel"),
        ("witte-vlekken", "jaren"),
        {"a": "ros", "b": "ggd"},
    ),
    "watals": (
        lambda page: page.button_group(key="watals-kijk"),
        ("straks", "schuif"),
        {"sluit": "vsv-assen", "kijk": "straks"},
    ),
}
BEGIN = {"klantroute": {"code": "GM0014"}, "watals": {"sluit": "vsv-assen"}}


@pytest.mark.parametrize("name", STEPS)
def test_a_step_counts_though_it_comes_with_an_older_link(app, name):
    widget, (first, second), other = STEPS[name]
    page = app(name, **BEGIN.get(name, {}))
    page.session_state[STAYED] = True
    before = dict(page.query_params)
    widget(page).set_value(first).run()
    between = dict(page.query_params)
    assert between != before
    page.query_params.clear()
    page.query_params.update(before)
    widget(page).set_value(second).run()
    assert widget(page).value == second
    assert not page.exception
    # The link that was on its way comes late too, and going back by it is no step.
    for link in (between, other):
        page.query_params.clear()
        page.query_params.update(link)
        page.run()
        assert dict(page.query_params) == link
    assert widget(page).value != second
