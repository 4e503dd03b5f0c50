"""The site as an app: its manifest (W3C Web Application Manifest), its icons, its offline page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ocop_site import files
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.render import icons
from ocop_site.render.artefacts import File
from ocop_site.render.icons import draw_icon
from ocop_site.render.picture_cache import Derivative, PictureCache, cache_key
from ocop_site.render.tokens import read_tokens
from ocop_site.site.context import Draft, Site
from ocop_site.site.goods import goods_path
from ocop_site.site.guide import count_buyers_pages
from ocop_site.site.routes import page_path
from ocop_site.site.search import data_path
from ocop_site.views.products import CARDS_ON_A_PAGE

# Name and size of each icon, and how much of its ground the drawing fills: phones may cut the
# last one to a circle of four fifths.
_ICONS = (("icon-192.png", 192, 1.0), ("icon-512.png", 512, 1.0), ("icon-maskable.png", 512, 0.8))
_GROUND, _INK, _PAPER = "lacquer", "lacquer-gold", "paper"


def make_offline(site: Site, language: str) -> Iterator[Draft]:
    """The page that stands in for one that is not kept; none where the site has no offline side."""
    if site.catalogue.settings.offline:
        words = site.wordings[language]
        yield Draft(
            kind="offline",
            template="site/offline.html",
            title=words("site.offline.title"),
            description=words("site.offline.text"),
            indexed=False,
            context={},
        )


def make_app_files(
    site: Site, assets: Sequence[Path], cache: PictureCache | None = None
) -> Iterator[File]:
    """A manifest per language and the icons; a theme's own icons go before drawn ones."""
    if not site.catalogue.settings.offline:
        return
    tokens = read_tokens(tuple(reversed(assets)), site.catalogue.settings.theme.tokens)
    colours = {token.name: token.light for token in tokens}
    for name, size, share in _ICONS:
        folder = next((folder for folder in assets if (folder / name).is_file()), None)
        data = (
            files.read_bytes(folder, name) if folder else _fetch_icon(cache, size, colours, share)
        )
        yield File(f"assets/{name}", data)
    for language in site.languages:
        manifest = _manifest(site, language, colours)
        text = json.dumps(manifest, ensure_ascii=False, indent=1)
        yield File(f"manifest.{language}.webmanifest", text.encode() + b"\n")


def _fetch_icon(
    cache: PictureCache | None, size: int, colours: Mapping[str, str], share: float
) -> bytes:
    def draw() -> tuple[Derivative, ...]:
        return (Derivative(size, size, "png", draw_icon(size, ground, ink, share)),)

    ground, ink = colours[_GROUND], colours[_INK]
    program = Path(icons.__file__).read_bytes()
    key = cache_key(program, f"icon {size} {ground} {ink} {share}")
    return (cache.fetch(key, draw) if cache else draw())[0].data


def list_kept(catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """The files a phone keeps of a language, what matters most at a fair first."""
    chapters = catalogue.chapters.get(catalogue.languages[0], ())
    further = range(2, -(-len(catalogue.entries) // CARDS_ON_A_PAGE) + 1)
    tables = range(2, count_buyers_pages(catalogue) + 1)
    pages = [
        *((kind, "") for kind in ("home", "search", "products")),
        *(("facet", f"all.{number}") for number in further),
        *((kind, "") for kind in ("groups", "stars", "producers", "places", "buyers")),
        *(("buyers", str(number)) for number in tables),
        *((kind, "") for kind in ("compare", "shortlist", "events")),
        *(("group", group.id) for group in catalogue.classification.groups),
        *(("product", key) for key in catalogue.entries),
        *(("producer", key) for key in catalogue.producers),
        ("chapters", ""),
        *(("chapter", chapter.id) for chapter in chapters),
        *(("place", key) for key in catalogue.gazetteer.places),
        *(("event", key) for key in catalogue.events),
        *((kind, "") for kind in ("news", "timeline", "data", "print")),
    ]
    return (
        data_path(language),
        goods_path(language),
        *(page_path(language, kind, key) for kind, key in pages),
    )


def _manifest(site: Site, language: str, colours: dict[str, str]) -> dict[str, object]:
    settings = site.catalogue.settings
    home = page_path(language, "home")
    return {
        "id": home,
        "name": site.name(language),
        "short_name": f"OCOP {site.area(language)}",
        "description": settings.description.get(language, site.languages[0]).text,
        "lang": language,
        "dir": "ltr",
        "start_url": home,
        "scope": "./",
        "display": "minimal-ui",
        "background_color": colours[_PAPER],
        "theme_color": colours[_GROUND],
        "icons": [
            {"src": "assets/icon.svg", "sizes": "any", "type": "image/svg+xml"},
            *(
                {
                    "src": f"assets/{name}",
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                    "purpose": "any" if share == 1 else "maskable",
                }
                for name, size, share in _ICONS
            ),
        ],
    }
