"""Who can be reached how, and which sources are the oldest: every figure is a count of rows."""

import pandas
import pytest

from geodata.compare.oldest import oldest_sources
from geodata.compare.reach import (
    NOT,
    ONLY_SITE,
    WAYS,
    partnership_frame,
    partnerships,
    reach_in_words,
    reach_per_kind,
    reached,
)
from geodata.partners.partners import partner_ids
from geodata.records import gemeentecontacten_of, organisaties_of
from tests.unit.partners.test_summary import damaged


def test_every_active_organisatie_and_every_gemeente_is_counted_once(small):
    active = [row.id for row in organisaties_of(small).values() if row.is_actief]
    assert list(reached(small).index) == [*active, *small.gemeenten.index]
    assert reach_per_kind(small)["totaal"].sum() == len(reached(small))


def test_each_count_is_that_of_the_rows_behind_it(small):
    frame = reached(small)
    counted = reach_per_kind(small).drop(columns=["soort", "oudste", "nieuwste"]).sum()
    for way in WAYS:
        assert counted[way] == (frame[way] != "").sum()
    assert counted["alleen_site"] == (frame["bereik"] == ONLY_SITE).sum()
    assert counted["niet"] == (frame["bereik"] == NOT).sum()
    assert counted["zonder_datum"] == (frame["bron_datum"] == "").sum()


def test_whoever_can_be_reached_has_a_source(small):
    frame = reached(small)
    found = frame[frame["bereik"] != NOT]
    assert (found["bron"] != "").all()
    assert (found["zekerheid"].isin(["hoog", "middel", "laag"])).all()
    assert not ((frame["bereik"] == ONLY_SITE) & (frame["site"] == "")).any()


def test_a_personal_address_reaches_nobody_in_a_list(small):
    rows = small.table("contacten")
    personal = set(rows.loc[rows["soort"] != "functioneel", "email"]) - {""}
    assert personal
    assert not personal & set(reached(small)["email"])
    assert reached(small).loc["consortium-noord-nederland", "bereik"] == ONLY_SITE


def test_the_front_page_of_a_site_is_no_contact_page(small):
    rows = small.table("contacten")
    for page, bereik in (("https://regio.nl/", ONLY_SITE), ("https://regio.nl/mail", "formulier")):
        one = rows.iloc[:1].assign(
            organisatie="ros-proscoop", soort="functioneel", email="", telefoon="", formulier=page
        )
        told = damaged(small, contacten=pandas.concat([rows, one], ignore_index=True))
        assert reached(told).loc["ros-proscoop", "bereik"] == bereik


def test_a_gemeente_is_reached_by_its_general_number(small):
    for code, row in gemeentecontacten_of(small).items():
        assert reached(small).loc[code, "telefoon"] == row.telefoon
    bare = damaged(small, gemeentecontacten=small.table("gemeentecontacten")[:0])
    assert set(reached(bare).loc[list(bare.gemeenten.index), "bereik"]) == {NOT}


def test_every_partner_is_reached_or_named(small):
    names = small.organisaties["naam"]
    frame = partnership_frame(small).set_index("gemeentecode")
    for code, item in partnerships(small).items():
        active = [key for key in partner_ids(small, code) if key in reached(small).index]
        assert list(item.partners) == active
        silent = frame.loc[code, "zonder"].split("; ") if frame.loc[code, "zonder"] else []
        assert silent == [names[key] for key in item.onbereikbaar]
        assert frame.loc[code, "partners"] - frame.loc[code, "bereikbaar"] == len(silent)


def test_the_share_says_how_many_of_how_many(small):
    whole = sum(not item.onbereikbaar for item in partnerships(small).values())
    first, *others = reach_in_words(small)
    assert first.startswith(f"Bij {whole} van de 40 gemeenten (")
    assert any("bron" in sentence for sentence in others)


def test_when_everybody_has_a_number_nobody_is_missing(small):
    rows = small.table("contacten")
    every = pandas.concat(
        [
            rows.iloc[:1].assign(
                organisatie=key, volgnummer=9, soort="functioneel", telefoon="0592 306 300", rol=""
            )
            for key in small.organisaties.index
        ],
        ignore_index=True,
    )
    told = damaged(small, contacten=every)
    assert reach_in_words(told)[0].startswith("Bij 40 van de 40 gemeenten (100%)")
    assert not [text for text in reach_in_words(told) if "geen enkel nummer" in text]


def test_kinds_of_which_nobody_answers_are_named_and_the_share_without_them(small):
    rows, found = organisaties_of(small), partnerships(small)
    answering = {
        rows[key].soort
        for item in found.values()
        for key in item.partners
        if key not in item.onbereikbaar
    }
    met = {rows[key].soort for item in found.values() for key in item.partners}
    silent = met - answering
    assert silent
    assert answering
    (told,) = (text for text in reach_in_words(small) if "geen enkel nummer" in text)
    for soort in met:
        assert (small.vocabulary.soorten[soort].meervoud in told) == (soort in silent)
    some = sum(
        {rows[key].soort for key in item.onbereikbaar}
        <= silent | {rows[key].soort for key in item.partners if key not in item.onbereikbaar}
        for item in found.values()
    )
    assert f"bij {some} van de 40 gemeenten" in told


def test_a_council_of_parents_does_not_answer_for_its_vsv(small):
    rows = small.table("contacten")
    one = rows.iloc[:1].assign(organisatie="ros-proscoop", soort="functioneel", rol="", telefoon="")
    for email, bereik in (("info@ros.nl", "email"), ("moederraad@ros.nl", ONLY_SITE)):
        more = one.assign(email=email, formulier="")
        told = damaged(small, contacten=pandas.concat([rows, more], ignore_index=True))
        assert reached(told).loc["ros-proscoop", "bereik"] == bereik


@pytest.mark.parametrize("data", ["small", "landscape"])
def test_the_oldest_source_comes_first_and_each_says_what_to_do(request, data):
    land = request.getfixturevalue(data)
    frame = oldest_sources(land)
    dated = frame.loc[frame["bron_datum"] != "", "bron_datum"]
    years = [value[:4] for value in dated]
    assert years == sorted(years)
    assert (frame["bron_datum"] == "").iloc[len(dated) :].all()
    assert frame["doen"].str.endswith(".").all()
    assert not frame.duplicated(["bron", "bron_datum"]).any()


def test_every_fact_rests_on_one_of_the_sources(small):
    tables = {name for text in oldest_sources(small)["tabellen"] for name in text.split(", ")}
    assert oldest_sources(small)["rijen"].sum() == sum(len(small.table(name)) for name in tables)
