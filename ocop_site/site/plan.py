"""The plan of the site: every page and file, as pure values to be rendered in any order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.render.artefacts import Artefact
from ocop_site.render.picture_cache import PictureCache
from ocop_site.site.about import make_about
from ocop_site.site.app import make_app_files, make_offline
from ocop_site.site.assets import make_assets, read_symbols
from ocop_site.site.chapters import make_chapters
from ocop_site.site.context import Draft, Site
from ocop_site.site.events import make_events
from ocop_site.site.feeds import make_feeds, make_robots, make_sitemap
from ocop_site.site.front import make_front, make_lost
from ocop_site.site.groups import make_groups, make_stars
from ocop_site.site.guide import make_guide
from ocop_site.site.home import make_home
from ocop_site.site.lists import make_lists
from ocop_site.site.pictures import Gallery
from ocop_site.site.places import make_places
from ocop_site.site.producers import make_producers
from ocop_site.site.products import make_products, make_short_addresses
from ocop_site.site.routes import make_routes
from ocop_site.site.scripts import make_scripts
from ocop_site.site.search_page import make_search, make_search_files
from ocop_site.views.words import Words


def plan_site(
    catalogue: Catalogue,
    wordings: Mapping[str, Words],
    assets: Sequence[Path],
    pdfs: Mapping[str, str],
    cache: PictureCache | None = None,
) -> Iterator[Artefact]:
    """All artefacts of the site; their paths are below its folder.

    Args:
        catalogue: what the site shows.
        wordings: the words of each language of the edition.
        assets: the asset folders, the theme's first.
        pdfs: the file name of each language's handbook, which the build copies to ``pdf/``.
        cache: where pictures made by earlier builds are kept.
    """
    made = make_assets(assets, catalogue.settings.theme.tokens)
    scripts = make_scripts(assets)
    site = Site(
        catalogue,
        make_routes(catalogue),
        wordings,
        Gallery(catalogue.root, cache),
        read_symbols(assets),
        made.styles,
        scripts.paths,
        pdfs,
    )
    for language in site.languages:
        for draft in _drafts(site, language):
            yield site.finish(language, draft)
    yield from make_front(site)
    yield from make_short_addresses(site)
    yield make_sitemap(site)
    yield make_robots(site)
    yield from make_feeds(site)
    yield from make_search_files(site)
    yield from make_app_files(site, assets)
    yield from made.files
    yield from scripts.files
    yield from site.gallery.files()


def _drafts(site: Site, language: str) -> Iterator[Draft]:
    yield make_home(site, language)
    yield from make_lists(site, language)
    yield from make_products(site, language)
    yield from make_producers(site, language)
    yield from make_places(site, language)
    yield from make_groups(site, language)
    yield from make_stars(site, language)
    yield from make_chapters(site, language)
    yield from make_events(site, language)
    yield from make_guide(site, language)
    yield from make_about(site, language)
    yield make_search(site, language)
    yield from make_offline(site, language)
    yield make_lost(site, language)
