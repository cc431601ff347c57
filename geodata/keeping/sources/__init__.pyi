from .every import SOURCES
from .kept_list import id_of, is_waiting, kept_lists, web_for
from .proposal import Asked, Proposal, Source, Step
from .refresh import Laid, Looked, look
from .web import SourceError, Web

__all__ = [
    "SOURCES",
    "Asked",
    "Laid",
    "Looked",
    "Proposal",
    "Source",
    "SourceError",
    "Step",
    "Web",
    "id_of",
    "is_waiting",
    "kept_lists",
    "look",
    "web_for",
]
