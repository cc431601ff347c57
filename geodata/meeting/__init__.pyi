from .offline import offline_html, policy
from .pack import MAKERS, File, build, file_name
from .picture import print_of, share_picture
from .ready import ready_for, ready_made
from .scenes import (
    MAX_BYTES,
    MAX_SCENES,
    MAX_SENTENCE,
    MAX_TITLE,
    PAGES,
    Meeting,
    MeetingError,
    Scene,
    from_file,
    from_link,
    to_file,
    to_link,
)
from .slide import Slide
from .slides import slide_of, slides_of

__all__ = [
    "MAKERS",
    "MAX_BYTES",
    "MAX_SCENES",
    "MAX_SENTENCE",
    "MAX_TITLE",
    "PAGES",
    "File",
    "Meeting",
    "MeetingError",
    "Scene",
    "Slide",
    "build",
    "file_name",
    "from_file",
    "from_link",
    "offline_html",
    "policy",
    "print_of",
    "ready_for",
    "ready_made",
    "share_picture",
    "slide_of",
    "slides_of",
    "to_file",
    "to_link",
]
