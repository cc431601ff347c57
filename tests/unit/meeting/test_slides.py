"""Scenes worked out to slides, and the meetings that are ready-made."""

import re
from dataclasses import replace
from datetime import date

import pytest
import shapely

from geodata.files.vcard import introduction_mail
from geodata.map.compare_view import PARTS as COMPARE_PARTS
from geodata.map.counts import count_in_words, counted
from geodata.map.state import map_file
from geodata.map.view import View
from geodata.meeting.pagination import pages_of
from geodata.meeting.ready import ready_for, ready_made
from geodata.meeting.scenes import Scene, from_link, to_link
from geodata.meeting.slide_contacts import contact_table
from geodata.meeting.slide_gemeente import PARTS as GEMEENTE_PARTS
from geodata.meeting.slide_map import PARTS as MAP_PARTS
from geodata.meeting.slides import MAKERS, slide_of, slides_of
from geodata.meeting.template import open_template, own_template
from geodata.partners import card_of, partners_of
from geodata.records import gemeenten_of, organisaties_of
from geodata.regions.divisions import divisions
from geodata.regions.layer_records import served
from geodata.words import ISLANDS
from tests.unit.partners.test_summary import without_coalities, without_vsv_places

TODAY = date(2026, 11, 22)
SAMPLE = (
    *("GM0014", "GM0363", "GM0060", "GM0935", "GM1681"),
    *("consortium-oost-nederland", "ros-elaa", "ggd-drenthe", "roaz-aze"),
)


def of(small, page, **params):
    return slide_of(small, Scene("", "", page, params), TODAY)


def test_everybody_has_a_ready_made_meeting(landscape):
    names = ready_for(landscape)
    assert set(landscape.gemeenten.index) <= set(names)
    assert set(served(landscape)) <= set(names)
    rows = landscape.organisaties
    consortia = rows.index[(rows["soort"] == "consortium") & (rows["status"] != "gefuseerd")]
    assert set(consortia) <= set(names)
    for key in names:
        meeting = ready_made(landscape, key)
        assert from_link(to_link(meeting)) == meeting
        assert all(scene.titel for scene in meeting.scenes)


@pytest.mark.parametrize("key", SAMPLE)
def test_a_ready_made_meeting_shows_all_that_it_should(small, key):
    slides = slides_of(small, ready_made(small, key), TODAY)
    assert not any(slide.problemen for slide in slides)
    assert all(slide.titel and slide.bronnen for slide in slides)
    pages = [slide.pagina for slide in slides]
    assert pages[0] == "kaart"
    assert "vergelijken" in pages
    assert slides[-1].tabel.contacten
    for slide in slides:
        assert slide.zinnen or slide.tabel
        assert bool(slide.kaart) <= bool(slide.alt)
        for name, _ in (slide.kaart or {"lagen": ()})["lagen"]:
            assert map_file(small, name)


@pytest.mark.parametrize("damage", [without_coalities, without_vsv_places])
def test_a_poorer_landscape_has_meetings_too(small, damage):
    other = damage(small)
    for key in SAMPLE:
        assert slides_of(other, ready_made(other, key), TODAY)


def test_an_unknown_meeting(small):
    for key in ("GM9999", "", "landelijk-cpz"):
        with pytest.raises(KeyError):
            ready_made(small, key)


def test_without_contacts_there_are_none(small):
    for key in SAMPLE:
        meeting = ready_made(small, key)
        for slide in slides_of(small, meeting, TODAY, contacten=False):
            assert not (slide.tabel and slide.tabel.contacten)
            cells = " ".join(
                cell for row in (slide.tabel.rijen if slide.tabel else ()) for cell in row
            )
            assert "@" not in cells


def test_personal_mailboxes_are_never_on_a_slide(small):
    rows = small.table("contacten")
    personal = set(rows.loc[rows["soort"] != "functioneel", "email"]) - {""}
    assert personal
    shown = set()
    for key in ready_for(small):
        if key in small.gemeenten.index:
            continue
        slide = of(small, "kaart", gekozen=key, deel="contacten")
        shown |= {cell for row in slide.tabel.rijen for cell in row}
    assert not personal & shown


def test_every_contact_says_how_old_its_source_is(small):
    rows = contact_table(small, small.organisaties.index, TODAY).rijen
    assert [row for row in rows if "oud" not in row[-1] and "controleer" not in row[-1]] == []


def test_its_own_title_and_sentence_go_first(small):
    slide = slide_of(small, Scene("Eigen", "Zin", "kaart", {"gekozen": "GM0014"}), TODAY)
    assert (slide.titel, slide.zin) == ("Eigen", "Zin")
    assert of(small, "kaart", gekozen="GM0014").titel == "Groningen"


def test_what_a_page_says_first_stays_behind_a_sentence_of_ones_own(small):
    params = {"code": "GM0014"}
    said = of(small, "klantroute", **params).zin
    slide = slide_of(small, Scene("", "Eigen zin", "klantroute", params), TODAY)
    assert said
    assert (slide.zin, slide.zinnen[0]) == ("Eigen zin", said)


@pytest.mark.parametrize(
    ("page", "params"),
    [
        ("kaart", {"gekozen": "GM9999"}),
        ("kaart", {"lagen": "wolken"}),
        ("kaart", {"beeld": "1,2,3"}),
        ("kaart", {"gekozen": "ros-elaa", "deel": "<b>"}),
        ("kaart", {"deel": "onzin"}),
        ("gemeente", {"code": "GM9999"}),
        ("gemeente", {"code": "GM0014", "deel": "<b>"}),
        ("vergelijken", {"a": "onzin"}),
        ("vergelijken", {"deel": "witte-vlekken", "gebied": "nergens"}),
    ],
)
def test_an_unknown_code_is_named_and_the_rest_is_shown(small, page, params):
    slide = of(small, page, **params)
    assert slide.problemen
    assert slide.titel


@pytest.mark.parametrize("deel", GEMEENTE_PARTS)
def test_every_part_of_a_card(small, deel):
    slide = of(small, "gemeente", code="GM0014", deel=deel)
    assert not slide.problemen
    assert slide.zinnen or slide.tabel


@pytest.mark.parametrize("deel", MAP_PARTS)
def test_every_part_of_an_area(small, deel):
    slide = of(small, "kaart", gekozen="consortium-oost-nederland", deel=deel)
    assert slide.zinnen or slide.tabel


@pytest.mark.parametrize("deel", COMPARE_PARTS)
def test_every_part_of_a_comparison(small, deel):
    slide = of(small, "vergelijken", deel=deel)
    assert slide.zinnen or slide.tabel


def test_every_pair_of_divisions_is_a_slide(small):
    known = list(divisions(small))
    for a, b in zip(known, [*known[1:], known[0]], strict=True):
        slide = of(small, "vergelijken", a=a, b=b)
        assert slide.kaart["lagen"]
        assert slide.tabel.rijen


def test_no_data_is_not_said_as_no_coalitie(small):
    slide = of(small, "kaart", gekozen="consortium-oost-nederland", deel="coalities")
    text = " ".join(slide.zinnen)
    assert "Geen gegevens (" in text
    assert "geen coalitie" not in text.lower()


def test_the_gemeenten_of_an_area_are_all_in_its_statuses(small):
    key = "consortium-noord-nederland"
    slide = of(small, "kaart", gekozen=key, deel="coalities")
    counted = sum(int(text.split("(")[1].split(")")[0]) for text in slide.zinnen)
    assert counted == len(served(small)[key])


def test_one_is_on_an_island_and_not_in_it(landscape):
    """In every sentence about a gemeente that says where."""
    names = landscape.gemeenten["naam"]
    for naam in ISLANDS:
        [code] = names.index[names == naam]
        for bare in (landscape, without_coalities(landscape)):
            meeting = ready_made(bare, code)
            said = [meeting.titel, introduction_mail(bare, code).href]
            said += [repr(slide) for slide in slides_of(bare, meeting, TODAY)]
            said += [
                repr(slide_of(bare, Scene("", "", "gemeente", {"code": code, "deel": d}), TODAY))
                for d in ("kort", "partners", "stappen", "contacten")
            ]
            text = " ".join(said)
            assert f"op {naam}" in text
            assert not re.search(rf"\b[Ii]n( |%20){naam}\b", text)


def test_a_slide_gives_the_figure_that_its_link_weighs_by(small):
    for weeg, label in (("", "Geboorten"), ("inwoners", "Inwoners"), ("km2", "Oppervlakte")):
        scene = Scene("", "", "kaart", {"gekozen": "GM0014", "weeg": weeg})
        told = " ".join(slide_of(small, scene, TODAY).zinnen)
        assert f"{label}: " in told
    area = {"gekozen": "ros-proscoop", "deel": "stappen", "weeg": "km2"}
    assert "Begin bij de meeste oppervlakte" in " ".join(
        slide_of(small, Scene("", "", "kaart", area), TODAY).zinnen
    )


@pytest.mark.parametrize("page", MAKERS)
def test_a_page_without_a_choice_is_empty_only_where_one_must_be_made(small, page):
    slide = slide_of(small, Scene("", "", page, {}), TODAY)
    assert slide.is_empty == (page in ("gemeente", "klantroute"))


def test_what_is_not_sure_is_not_told_flat_on_the_map(landscape):
    code = "GM0400"
    assert partners_of(landscape, code).regionaal["consortium"].zekerheid == "laag"
    slide = of(landscape, "kaart", gekozen=code)
    [told] = [sentence for sentence in slide.zinnen if sentence.startswith("Consortium: ")]
    assert told.endswith("(zekerheid laag).")


def test_a_gemeente_is_one_row_of_contacts(landscape):
    rows = contact_table(landscape, ("GM0400",), date(2026, 11, 26)).rijen
    assert len(rows) == 1
    assert {"14 0223", "info@denhelder.nl"} <= set(rows[0][2].split(", "))


def test_the_map_of_a_gemeente_holds_its_neighbours_and_the_nearest_vsv(landscape):
    for code in ("GM0400", "GM0014", "GM1681"):
        partners = partners_of(landscape, code)
        slide = slide_of(landscape, Scene("", "", "gemeente", {"code": code}), TODAY)
        (south, west), (north, east) = slide.kaart["beeld"]
        look = shapely.box(west, south, east, north).buffer(0.001)
        assert look.contains(shapely.box(*landscape.boundaries[list(partners.buren)].total_bounds))
        near = organisaties_of(landscape)[partners.vsv[0].id]
        assert look.contains(shapely.Point(near.lon, near.lat))


def test_the_white_spots_of_a_meeting_name_its_area_and_begin_with_its_gemeente(landscape):
    (scene,) = [s for s in ready_made(landscape, "GM0400").scenes if s.titel.startswith("Witte")]
    assert scene.titel == "Witte vlekken in Noordwest-Nederland"
    table = slide_of(landscape, scene, TODAY).tabel
    assert table.rijen[0][0] == "Den Helder"
    assert table.bijschrift.startswith("Witte vlekken in Noordwest-Nederland: Den Helder eerst")


def test_the_scene_of_the_coalities_of_an_area_shows_coalities_only(landscape):
    [scene] = [
        one
        for one in ready_made(landscape, "ros-samergo").scenes
        if one.keuze.get("deel") == "coalities"
    ]
    lagen = scene.keuze["lagen"].split(",")
    assert [landscape.vocabulary.laag(key).kind.coalities for key in lagen] == [True]


def test_a_figure_of_a_layer_has_what_its_sentence_notes(small):
    view = View(lagen=("coalities-per-gemeente",))
    [laag] = [one for one in small.vocabulary.lagen if one.kind.coalities]
    said = f"{count_in_words(small, laag, view)}."
    found = counted(small, laag, view)
    assert found
    for one in found:
        # The class with its note, as the sentence has it, so that no number stands there flat.
        told = one.wat.removeprefix(f"{laag.label}: ")
        assert f"{one.waarde} {told}" in said
        assert one.zin == said


def test_a_figure_of_a_filtered_layer_says_of_how_many(small):
    [laag] = [one for one in small.vocabulary.lagen if one.kind.coalities]
    view = View(lagen=(laag.id,), provincie=("Groningen",))
    assert all("zonder filter" in one.wat for one in counted(small, laag, view))


def test_a_card_has_figures_of_what_is_sure_only(small):
    for key in (*served(small), *gemeenten_of(small)):
        card = card_of(small, key, TODAY)
        unsure = [fact for fact in card.feiten if fact.zekerheid in ("middel", "laag")]
        for one in card.cijfers:
            assert not [fact for fact in unsure if fact.label.casefold() in one.wat.casefold()]


def test_a_figure_says_once_and_shortly_what_it_counts(small):
    for key in ("GM0014", "consortium-noord-nederland"):
        for slide in slides_of(small, ready_made(small, key), TODAY):
            for one in slide.cijfers:
                assert one.waarde[0].isdigit() or one.waarde.startswith(
                    ("vrijwel", "minder", "binnen")
                )
                assert one.wat
                # "100 gemeenten" counts no "gemeenten" again.
                assert one.wat.casefold() not in one.waarde.casefold()


def test_no_slide_of_a_ready_made_meeting_begins_without_a_sentence_or_ends_empty(small):
    form = open_template(own_template()).form
    for key in ("GM0014", "consortium-noord-nederland"):
        for slide in slides_of(small, ready_made(small, key), TODAY):
            first, *_ = pages = pages_of(slide, slide.has_picture, form)
            if first.kaart:
                assert first.boodschap or first.tekst, slide.titel
            for page in pages:
                assert not replace(page, filter="").empty, slide.titel


def test_a_table_with_nothing_but_a_filter_above_it_begins_at_once(small):
    form = open_template(own_template()).form
    slide = of(small, "vergelijken", deel="jaren")
    first = pages_of(slide, False, form)[0]
    assert first.filter
    assert first.deel


def test_the_route_has_a_chart_of_every_line(small):
    for keuze in ({"code": "GM0014"}, {"code": "GM0014", "deel": "gemeente"}):
        slide = of(small, "klantroute", **keuze)
        bars = slide.grafiek["data"]["values"]
        total = int(re.search(r"Van de (\d+) regels", slide.zin)[1])
        assert sum(bar["aantal"] for bar in bars) == total
        assert all(bar["stand"] in slide.alt for bar in bars)


def test_an_area_is_first_said_in_short(small):
    scene = {"a": "consortium", "b": "ros", "gebied": "consortium-noord-nederland"}
    slide = of(small, "vergelijken", **scene)
    assert slide.zin
    assert slide.cijfers


def test_on_a_wall_a_source_is_a_site_and_all_that_is_said_with_it(small):
    told = (
        "Coalitie: https://www.nuenen.nl/ook-nuenen/a?b=1 (maart 2023).",
        "Bron: http://ggd.nl, en https://cbs.nl/x.",
    )
    slide = slide_of(small, Scene("", "", "kaart", {}), TODAY)
    assert (
        replace(slide, bronnen=told).footer
        == "Coalitie: nuenen.nl (maart 2023). Bron: ggd.nl, en cbs.nl."
    )
