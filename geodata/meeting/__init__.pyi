from .offline import offline_html, policy
from .pack import MAKERS, File, build, file_name
from .picture import print_of, share_picture, sketch_of
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
    moved,
    to_file,
    to_link,
)
from .slide import Slide
from .slides import slide_of, slides_of
from .template import LAYOUTS, Template, own_template, read_template
from .template_file import MAX_TEMPLATE

__all__ = [
    "LAYOUTS",
    "MAKERS",
    "MAX_BYTES",
    "MAX_SCENES",
    "MAX_SENTENCE",
    "MAX_TEMPLATE",
    "MAX_TITLE",
    "PAGES",
    "File",
    "Meeting",
    "MeetingError",
    "Scene",
    "Slide",
    "Template",
    "build",
    "file_name",
    "from_file",
    "from_link",
    "moved",
    "offline_html",
    "own_template",
    "policy",
    "print_of",
    "read_template",
    "ready_for",
    "ready_made",
    "share_picture",
    "sketch_of",
    "slide_of",
    "slides_of",
    "to_file",
    "to_link",
]
