"""What a chat or a mail program shows of a link: title, one sentence and the picture of that very map (Open Graph)."""

from collections.abc import Mapping
from datetime import date
from html import escape
from urllib.parse import urlencode

from geodata import Landscape
from geodata.meeting import PAGES, Scene, slide_of
from geodata.routes import SHEET
from pages.parts.shared.per_link import PerLink, is_short

SITE = "Geboortezorgatlas"
DESCRIPTION = "Wie werkt waar in de Nederlandse geboortezorg, met bron, datum en zekerheid."
# As wide as the programs show a picture; see geodata.meeting.share_picture.
SIZE = (1200, 630)
MAX_SENTENCE = 200
kept = PerLink[tuple[str, str, bool]](500)


def preview_tags(
    landscape: Landscape | None, page: str, params: Mapping[str, str], base: str
) -> str:
    """The title, description and Open Graph tags of a page with the parameters of its link, as HTML for
    its head; `base` is the address of the app."""
    title, sentence, pictured = _told(landscape, page, params)
    query = f"?{urlencode(params)}" if pictured and params else ""
    named = f"{title} · {SITE}" if title else SITE
    tags = {
        "og:type": "website",
        "og:site_name": SITE,
        "og:locale": "nl_NL",
        "og:title": named,
        "og:description": sentence,
        "og:url": f"{base}/{page}{query}",
    }
    if pictured:
        tags |= {
            "og:image": f"{base}/voorbeeld/{page}.png{query}",
            "og:image:type": "image/png",
            "og:image:width": str(SIZE[0]),
            "og:image:height": str(SIZE[1]),
            "og:image:alt": title,
            "twitter:card": "summary_large_image",
        }
    said = (f'<meta property="{name}" content="{escape(text)}" />' for name, text in tags.items())
    described = f'<meta name="description" content="{escape(sentence)}" />'
    return f"<title>{escape(named)}</title>{described}{''.join(said)}"


def _told(
    landscape: Landscape | None, page: str, params: Mapping[str, str]
) -> tuple[str, str, bool]:
    """The title and sentence of a link, and whether it has a picture."""
    if landscape is None or page not in PAGES or not is_short(params):
        return "", DESCRIPTION, False
    # The work sheet of a coalition is kept nowhere, and a chat in which its link is pasted does not show it.
    params = {name: value for name, value in params.items() if name != SHEET}
    return kept.get(landscape, page, params, lambda: _slide_in_short(landscape, page, params))


def _slide_in_short(
    landscape: Landscape, page: str, params: dict[str, str]
) -> tuple[str, str, bool]:
    slide = slide_of(landscape, Scene("", "", page, params), date.today(), contacten=False)
    # Who asks for nothing reads what the atlas is.
    told = (slide.zin, *slide.zinnen) if params else ()
    words = next(filter(None, told), DESCRIPTION)
    short = words if len(words) <= MAX_SENTENCE else f"{words[:MAX_SENTENCE].rsplit(' ', 1)[0]}…"
    return slide.titel, short, slide.has_picture
