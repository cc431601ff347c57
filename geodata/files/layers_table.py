"""What the map shows as a table to take along."""

import pandas

from geodata.landscape import Landscape
from geodata.map.filters import shown
from geodata.map.view import View, as_viewed
from geodata.regions.layer_records import RECORD_COLUMNS, records
from geodata.words import join_words

# What a reader gets of a record: all of it but what is for the map alone.
COLUMNS = tuple(name for name in RECORD_COLUMNS if name not in ("kort", "status"))
IN_WORDS = {"status_tekst": "status"}


def layers_frame(landscape: Landscape, view: View) -> pandas.DataFrame:
    """The records of every layer that is on and of those that have no place on the map, as far as the
    filters of a view let them through: the tables below the map as one.

    Columns: `laag` (its label), `id` (organisatie id or CBS code) and those of `layer_records.records` for
    readers, with the status in words as `status` and the provinces as words.
    """
    found = []
    for laag in landscape.vocabulary.lagen:
        if laag.id in view.lagen or not laag.on_map:
            kept = records(landscape, as_viewed(landscape, laag, view))
            kept = kept.loc[shown(landscape, laag, view), list(COLUMNS)]
            found.append(kept.rename_axis("id").reset_index().assign(laag=laag.label))
    if not found:
        return pandas.DataFrame(columns=["laag", "id", *COLUMNS]).rename(columns=IN_WORDS)
    frame = pandas.concat(found, ignore_index=True)
    frame["provincies"] = frame["provincies"].map(join_words)
    return frame[["laag", "id", *COLUMNS]].rename(columns=IN_WORDS)
