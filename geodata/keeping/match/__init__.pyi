from .columns import fingerprint, propose_columns
from .deciding import changes_of, decide
from .guessing import Guess, guess, guess_kind
from .list_kinds import kinds_of
from .long_form import Meant, is_figures, long_form
from .matched import AS_NEW, CHANGED, DOUBTFUL, NEW, REFUSED, SAME, SKIP, SKIPPED, Matched, Row
from .matching import match, name_of
from .outcome_words import IN_WORDS, absent_frame, outcome_frame, summary
from .plan import KEYS
from .second_table import one_table

__all__ = [
    "AS_NEW",
    "CHANGED",
    "DOUBTFUL",
    "IN_WORDS",
    "KEYS",
    "NEW",
    "REFUSED",
    "SAME",
    "SKIP",
    "SKIPPED",
    "Guess",
    "Matched",
    "Meant",
    "Row",
    "absent_frame",
    "changes_of",
    "decide",
    "fingerprint",
    "guess",
    "guess_kind",
    "is_figures",
    "kinds_of",
    "long_form",
    "match",
    "name_of",
    "one_table",
    "outcome_frame",
    "propose_columns",
    "summary",
]
