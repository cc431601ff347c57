"""The tables below the map as one, to take along."""

from geodata.files import layers_frame, with_labels
from geodata.map.filters import shown
from geodata.map.view import View
from geodata.regions.layer_records import records


def test_it_holds_what_the_tables_below_the_map_hold(small):
    lagen = {laag.id: laag for laag in small.vocabulary.lagen}
    view = View(lagen=("consortium", "coalitie"), provincie=("Groningen",))
    frame = layers_frame(small, view)
    listed = [laag.label for laag in lagen.values() if not laag.on_map]
    assert set(frame["laag"]) <= {lagen[key].label for key in view.lagen} | set(listed)
    for key in view.lagen:
        kept = records(small, lagen[key]).loc[shown(small, lagen[key], view)]
        mine = frame[frame["laag"] == lagen[key].label]
        assert list(mine["id"]) == list(kept.index)
        assert list(mine["status"]) == list(kept["status_tekst"])
    assert (frame["bron"] != "").any()


def test_a_map_without_layers_has_a_table_too(small):
    frame = layers_frame(small, View(lagen=()))
    assert {"laag", "id", "naam", "bron", "bron_datum"} <= set(frame.columns)
    assert len(with_labels(frame)) == len(frame)
