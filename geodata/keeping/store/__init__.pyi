from .addresses import Address, addresses_of, forget_address, keep_address
from .applying import Applied, apply
from .base import base_package
from .changes_words import Told, changes_in_words, changes_told, day_in_words, time_in_words
from .current import current_revision, load_current, record_now, stored
from .export import export_package
from .feed import changes_feed
from .history import MAX_ENTRIES, Entry, Import, changes_of, imports_of
from .mappings import remember_mapping, remembered_mapping
from .retention import tidy
from .store import Store, open_store
from .undo import undo_change, undo_import

__all__ = [
    "MAX_ENTRIES",
    "Address",
    "Applied",
    "Entry",
    "Import",
    "Store",
    "Told",
    "addresses_of",
    "apply",
    "base_package",
    "changes_feed",
    "changes_in_words",
    "changes_of",
    "changes_told",
    "current_revision",
    "day_in_words",
    "export_package",
    "forget_address",
    "imports_of",
    "keep_address",
    "load_current",
    "open_store",
    "record_now",
    "remember_mapping",
    "remembered_mapping",
    "stored",
    "tidy",
    "time_in_words",
    "undo_change",
    "undo_import",
]
