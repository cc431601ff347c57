"""New boundaries beside those of the atlas: told in words, taken over as one, taken back as one."""

import argparse
import json

import geopandas
import pytest
import shapely

from geodata.keeping.sources import command, coverage
from geodata.keeping.sources.boundaries import BORDERS, check_boundaries, fetch_boundaries
from geodata.keeping.sources.coverage import simplified
from geodata.keeping.sources.pdok import DETAILED, GENERAL
from geodata.keeping.sources.proposal import Asked
from geodata.keeping.sources.refresh import look
from geodata.keeping.sources.web import SourceError
from geodata.keeping.store.base import base_package
from geodata.keeping.store.current import load_current
from geodata.keeping.store.export import export_package
from geodata.keeping.store.store import open_store
from geodata.keeping.store.undo import undo_import
from geodata.landscape import RD
from geodata.package.check import check_package
from tests.unit.keeping.sources.pdok import Pdok

ASSEN, NOORDENVELD, TYNAARLO = "GM0106", "GM1699", "GM1730"


@pytest.fixture
def pdok(sources, small) -> Pdok:
    return Pdok(sources, small)


@pytest.fixture
def refresh(web, pdok, tmp_path, monkeypatch, capsys):
    """Runs the command for the boundaries, with a store of its own; gives exit status and output."""
    monkeypatch.setenv("ATLAS_OPSLAG", str(tmp_path / "beheer" / "a.sqlite"))

    def run(*arguments):
        parser = argparse.ArgumentParser()
        command.add_arguments(parser)
        status = command.run(parser.parse_args(["grenzen", *arguments]), web)
        return status, capsys.readouterr().out

    yield run
    open_store().close()


def shifted(shapes: geopandas.GeoSeries, metres: float) -> geopandas.GeoSeries:
    """Assen takes a strip of its neighbours."""
    taken = shapes[ASSEN].buffer(metres)
    near = [NOORDENVELD, TYNAARLO]
    pieces = shapely.intersection(shapes.loc[near].values, taken)
    moved = shapes.copy()
    for code, piece in zip(near, pieces, strict=True):
        moved[code] = shapes[code].difference(piece)
    moved[ASSEN] = shapely.union_all([shapes[ASSEN], *pieces])
    return moved


def test_a_border_that_moved_is_told_with_its_size(pdok, web, small):
    pdok.layers = {name: shifted(shapes, 1500) for name, shapes in pdok.layers.items()}
    [step] = look(BORDERS, Asked(small, web)).stappen
    [told] = [zin for zin in step.zinnen if "merkbaar anders" in zin]
    assert "Assen" in told
    assert "km²" in told
    assert "Groningen" not in told
    assert not step.open


def test_what_lies_as_it_lay_is_not_called_other(pdok, web, small):
    found = fetch_boundaries(Asked(small, web))
    check_boundaries(Asked(small, web), found)
    assert found.vergeleken.verschoven == ()
    assert (found.vergeleken.nieuw, found.vergeleken.weg) == ((), ())


def test_they_are_applied_read_exported_and_taken_back(refresh, pdok, small, tmp_path):
    pdok.layers = {name: shifted(shapes, 1500) for name, shapes in pdok.layers.items()}
    status, said = refresh()
    assert status == command.SOMETHING
    assert "Er is niets veranderd" in said
    assert load_current().revision == 0
    status, said = refresh("--proef")
    assert (status, load_current().revision) == (command.SOMETHING, 0)
    assert "2 wijzigingen kunnen toegepast worden" in said
    status, said = refresh("--toepassen", "--wie", "Anna")
    assert status == command.NOTHING_NEW, said
    now = load_current()
    assert shapely.coverage_is_valid(now.boundaries.values)
    assert shapely.coverage_is_valid(now.boundaries_fine.values)
    for before, after in (
        (small.boundaries, now.boundaries),
        (small.boundaries_fine, now.boundaries_fine),
    ):
        grown = after.to_crs(RD)[ASSEN].area / before.to_crs(RD)[ASSEN].area
        assert 1.05 < grown < 2
    assert refresh()[0] == command.NOTHING_NEW
    changed = export_package(tmp_path / "weg")
    assert changed == ("gemeenten-fijn.topojson", "gemeenten.topojson")
    assert check_package(tmp_path / "weg").drawn == now.package.drawn
    store = open_store()
    undo_import(store, base_package(), 1, "Anna", store.revision())
    back = load_current()
    assert (back.package.drawn, back.package.fine) == (small.package.drawn, small.package.fine)
    assert back.boundaries.equals(small.boundaries)


def test_gemeenten_that_came_or_went_are_for_the_herindeling(pdok, web, small):
    for name, shapes in pdok.layers.items():
        pdok.layers[name] = shapes.rename({ASSEN: "GM9001"})
    pdok.names["GM9001"] = "Kustland"
    [step] = look(BORDERS, Asked(small, web)).stappen
    assert "Nieuw: Kustland (GM9001)." in step.zinnen
    assert "Weg: Assen (GM0106)." in step.zinnen
    assert "ververs herindelingen" in step.open


def test_a_map_of_something_else_is_refused(pdok, web, small):
    pdok.layers = {name: shapes.translate(30_000, 0) for name, shapes in pdok.layers.items()}
    with pytest.raises(SourceError, match="waar de atlas die tekent"):
        look(BORDERS, Asked(small, web))


def test_half_of_the_gemeenten_are_refused(pdok, web, small):
    pdok.layers = {name: shapes.iloc[:20] for name, shapes in pdok.layers.items()}
    with pytest.raises(SourceError, match="geeft 20 gemeenten"):
        look(BORDERS, Asked(small, web))


def test_borders_that_lie_over_each_other_are_refused(pdok, web, small):
    for name, shapes in pdok.layers.items():
        wide = shapes.copy()
        wide[ASSEN] = shapes[ASSEN].buffer(5000)
        pdok.layers[name] = wide
    with pytest.raises(SourceError, match="sluiten niet op elkaar aan"):
        look(BORDERS, Asked(small, web))


def test_a_hair_between_borders_is_closed(small):
    shapes = small.boundaries_fine.to_crs(RD)
    split = shapes.copy()
    split[ASSEN] = shapes[ASSEN].buffer(-0.05, join_style="mitre")
    assert not shapely.coverage_is_valid(split.values, gap_width=1)
    found = simplified(split, 150)
    assert shapely.coverage_is_valid(found.values, gap_width=1e-5)


def test_the_generalised_layer_stands_in_and_that_is_said(pdok, web, small):
    del pdok.layers[DETAILED]
    [step] = look(BORDERS, Asked(small, web)).stappen
    assert any("gegeneraliseerde grenzen" in zin for zin in step.zinnen)


def test_a_file_of_the_data_that_was_changed_meanwhile_is_not_overwritten_unseen(
    refresh, pdok, copy_data, monkeypatch
):
    refresh("--toepassen")
    other = copy_data()
    told = json.loads((other.path / "gemeenten.topojson").read_text(encoding="utf-8"))
    (other.path / "gemeenten.topojson").write_text(json.dumps(told, indent=1), encoding="utf-8")
    from geodata import DataError

    with pytest.raises(DataError) as caught:
        load_current(other.path)
    assert len(str(caught.value)) < 3000
    assert "de basis is veranderd" in str(caught.value)


def test_what_would_be_too_large_for_readers_is_made_coarser(pdok, web, small, monkeypatch):
    whole = fetch_boundaries(Asked(small, web))
    monkeypatch.setattr(coverage, "FINE_MOST", len(whole.fijn) // 2)
    found = fetch_boundaries(Asked(small, web))
    assert len(found.fijn) <= len(whole.fijn) // 2
    assert found.getekend == whole.getekend
    assert shapely.coverage_is_valid(found.vormen.values)


def test_both_layers_are_asked_for(pdok, web, small, sources):
    fetch_boundaries(Asked(small, web))
    asked = {path for path in sources.paths() if path.endswith("/items")}
    assert {path.split("/")[-2] for path in asked} == {GENERAL, DETAILED}
