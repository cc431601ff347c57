"""What is known of the route in a gemeente, and who does it there."""

from dataclasses import replace
from datetime import date

import pytest

from geodata.records import (
    KNOWN,
    NAMED,
    NO_DATA,
    STANDEN,
    WAS,
    aanbod_of,
    gemeenten_of,
    organisaties_of,
    programmas_of,
    situaties_of,
    stand_of,
)
from geodata.regions import known_of, subjects_of
from geodata.routes import (
    FAMILY,
    GEMEENTE,
    chosen_lines,
    counted_in_words,
    grouped,
    missing_themes,
    national,
    parse_route,
    route_of,
    steps_of,
    themes_of,
    who_of,
)
from geodata.routes.here import Origin
from geodata.routes.told import source_of


def test_every_gemeente_has_every_situation_in_order(landscape):
    """All of data/: each line has a stand, words and somebody to ask, who exists."""
    keys = list(situaties_of(landscape))
    known = {*organisaties_of(landscape), *gemeenten_of(landscape)}
    for code in gemeenten_of(landscape):
        lines = route_of(landscape, code)
        assert [line.situatie.id for line in lines] == keys
        for line in lines:
            assert line.stand in STANDEN
            assert line.tekst.endswith(".")
            assert line.origin.bron
            assert line.partners
            assert known.issuperset(line.partners)


def test_what_was_not_found_is_never_said_to_be_not_there(landscape):
    for code in gemeenten_of(landscape):
        for line in route_of(landscape, code):
            if line.stand == NO_DATA:
                assert not {"geen aanbod", "is er niet", "niet aanwezig"} & {line.tekst.casefold()}
                assert not line.van_hier
        sentence = counted_in_words(landscape, route_of(landscape, code), code)
        assert sentence.endswith("Geen gegevens betekent niet dat het er niet is.")


@pytest.mark.parametrize(
    ("status", "datum", "stand"),
    [
        ("actief", "2026", KNOWN),
        ("actief", "", KNOWN),
        ("proef", "2023", KNOWN),
        # The last day that the source can be of counts.
        ("actief", "2021", KNOWN),
        ("actief", "2021-11-21", WAS),
        ("actief", "2018-05", WAS),
        ("was actief", "2025", WAS),
        ("onbekend", "2026", NAMED),
    ],
)
def test_a_source_that_is_too_old_says_that_it_was(status, datum, stand):
    assert stand_of(status, datum, date(2026, 11, 22)) == stand


@pytest.mark.parametrize(
    ("code", "situatie", "stand"),
    [
        ("GM0935", "anticonceptie-voor", KNOWN),
        ("GM0361", "anticonceptie-voor", WAS),
        ("GM1900", "samen-zwanger", NAMED),
        ("GM0106", "anticonceptie-voor", NO_DATA),
        ("GM0106", "prenataal-huisbezoek", "in alle gemeenten"),
        ("GM0363", "waar-bevallen", KNOWN),
    ],
)
def test_each_stand_occurs(small, code, situatie, stand):
    [line] = [line for line in route_of(small, code) if line.situatie.id == situatie]
    assert line.stand == stand


def test_the_best_of_more_offers_is_told(small):
    known = known_of(small, "pop-poli")["GM0363"]
    assert known.stand == KNOWN
    assert [row.naam for row in known.aanbod] == ["POP-poli OLVG, locatie Oost"]


@pytest.mark.parametrize("keuze", ["", "voor", "tijdens", "na", "nnz", "prenataal-huisbezoek"])
def test_what_is_known_is_told_of_every_gemeente(small, keuze):
    known = known_of(small, keuze)
    assert set(known) == set(gemeenten_of(small))
    offers = aanbod_of(small)
    for code, one in known.items():
        if one.stand not in (NO_DATA, "in alle gemeenten"):
            assert set(one.aanbod) <= set(offers[code])


def test_what_is_everywhere_tells_no_gemeente_from_another(small):
    everywhere = {key for key, row in programmas_of(small).items() if row.is_overal}
    assert everywhere
    rows = [row for one in known_of(small).values() for row in one.aanbod]
    assert not everywhere & {row.programma for row in rows}


def test_another_subject_is_no_subject(small):
    assert "ooit" not in subjects_of(small)
    with pytest.raises(KeyError):
        known_of(small, "ooit")


@pytest.mark.parametrize("code", ["GM9999", "", "ggd-drenthe"])
def test_an_unknown_gemeente_has_no_route(small, code):
    with pytest.raises(KeyError):
        route_of(small, code)


def test_two_readings_have_the_same_lines(small):
    view, _, _ = parse_route(small, {"code": "GM0106"})
    lines = chosen_lines(small, view)
    for deel in (FAMILY, GEMEENTE):
        found = [line for _, group in grouped(lines, deel) for line in group]
        assert sorted(line.situatie.id for line in found) == sorted(
            line.situatie.id for line in lines
        )
    assert grouped(lines, GEMEENTE)[0][0] == "Moet volgens de wet"


def test_a_subject_leaves_the_lines_that_are_about_it(small):
    for thema in themes_of(small):
        view, _, problems = parse_route(small, {"code": "GM0106", "thema": thema})
        assert not problems
        lines = chosen_lines(small, view)
        assert lines
        assert all(thema in line.situatie.themas for line in lines)


def test_a_subject_that_no_source_has_is_named_and_never_offered(small, landscape):
    for one in (small, landscape):
        assert set(missing_themes(one)) | set(themes_of(one)) >= {"taal", "geld", "veiligheid"}
        assert not set(missing_themes(one)) & set(themes_of(one))


def test_who_does_it_is_reached_or_somebody_is_named_to_ask(small):
    for code in gemeenten_of(small):
        who = who_of(small, route_of(small, code), code, date(2026, 11, 22))
        assert who[0].id == code
        for one in who:
            reached = any(way.href.startswith(("tel:", "mailto:")) for way in one.contacten)
            assert reached == (not one.vraag)


def test_nobody_is_sent_to_itself(landscape):
    """All of data/: of whom no number is known somebody else is asked."""
    rows = organisaties_of(landscape)
    day = date(2026, 11, 22)
    for code in gemeenten_of(landscape):
        for one in who_of(landscape, route_of(landscape, code), code, day):
            soort = rows[one.id].soort if one.id in rows else "gemeente"
            assert "ROS" not in one.vraag or soort not in ("ros", "landelijk")
            assert "gemeente" not in one.vraag or soort not in ("gemeente", "landelijk")


def test_a_programme_says_nothing_of_other_care(landscape):
    """Of a clinical maternity ward no list is known: the nearest POP-poli is none."""
    for code in gemeenten_of(landscape):
        [line] = [
            one for one in route_of(landscape, code) if one.situatie.id == "extra-hulp-ziekenhuis"
        ]
        assert line.stand == NO_DATA
        assert "POP" not in line.tekst


@pytest.mark.parametrize(
    ("bron", "datum", "tekst"),
    [
        ("Mura, handreiking, 11-04-2024", "2024-04-11", "Mura, handreiking"),
        ("Akkoord (AZWA), onderdeel D5, 3-7-2025", "2025-07-03", "Akkoord (AZWA), onderdeel D5"),
        ("RTL Nieuws (5179255), augustus 2020", "2020-08", "RTL Nieuws (5179255)"),
        ("Bericht, 3 juli 2025", "2025-07-03", "Bericht"),
        ("Bericht, 3 juli 2024", "2025-07-03", "Bericht, 3 juli 2024"),
        ("Bericht, 2020", "", "Bericht, 2020"),
        ("2020", "2020", "2020"),
    ],
)
def test_a_source_tells_its_date_once(small, bron, datum, tekst):
    line = replace(route_of(small, "GM0106")[0], origin=Origin(bron, datum, "hoog"))
    assert source_of(line, date(2026, 11, 22)).tekst == tekst


def test_what_goes_along_in_a_file_has_no_personal_addresses(landscape):
    rows = landscape.table("contacten")
    personal = set(rows.loc[rows["soort"] != "functioneel", "email"]) - {""}
    functional = set(rows.loc[rows["soort"] == "functioneel", "email"])
    for code in ("GM0014", "GM0599", "GM1681", "GM0981", "GM0448"):
        who = who_of(landscape, route_of(landscape, code), code, date(2026, 11, 22), bulk=True)
        texts = {way.tekst for one in who for way in one.contacten}
        assert not texts & (personal - functional)


def test_the_steps_ask_for_what_the_law_wants_and_is_not_known(small):
    steps = steps_of(small, "GM0106", date(2026, 11, 22))
    asked = [step for step in steps if step.id.startswith("route-")]
    assert asked
    for step in asked:
        assert step.wie
        assert f"Vraag het aan {step.wie[0].naam}." in step.tekst
        assert step.paginas == (("Klantroute", "klantroute?code=GM0106&deel=afspraken"),)
    # Where it is known nothing is asked.
    assert "route-anticonceptie-voor" not in {
        step.id for step in steps_of(small, "GM0935", date(2026, 11, 22))
    }


def test_every_national_body_says_what_it_does(landscape):
    rows = organisaties_of(landscape)
    told = {who.id for who, what in national(landscape, date(2026, 11, 22)) if what}
    stopped = {"niet actief"}
    assert told == {
        key for key, row in rows.items() if row.soort == "landelijk" and row.status not in stopped
    }
