from .every import SOURCES
from .proposal import Asked, Proposal, Source
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
    "Web",
    "look",
]
