"""The plan of the site: its units, each of which makes one or a few pages on its own.

A unit is a pure function of what it reads of the site, so that a build can make units in any
order, in any process, or not at all when nothing they read has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.render.artefacts import Artefact, File, Page
from ocop_site.render.picture_cache import PictureCache
from ocop_site.site.about import make_data
from ocop_site.site.app import make_app_files, make_offline
from ocop_site.site.assets import make_assets, read_symbols
from ocop_site.site.chapters import make_chapter_list, make_chapter_page
from ocop_site.site.context import Draft, Site
from ocop_site.site.events import make_event_list, make_event_page
from ocop_site.site.exports import make_exports
from ocop_site.site.feeds import make_feeds, make_robots, make_sitemap
from ocop_site.site.front import make_front, make_lost
from ocop_site.site.goods import make_goods_file
from ocop_site.site.groups import (
    make_group_list,
    make_group_page,
    make_rating_page,
    make_stars,
)
from ocop_site.site.guide import make_buyers, make_print
from ocop_site.site.home import make_home
from ocop_site.site.lists import make_lists
from ocop_site.site.llms import make_llms
from ocop_site.site.news import make_news, make_timeline_page
from ocop_site.site.picks import make_compare, make_shortlist
from ocop_site.site.pictures import Gallery
from ocop_site.site.places import make_place_list, make_place_page
from ocop_site.site.producers import make_directory, make_producer_page
from ocop_site.site.products import make_product_page, make_short_address
from ocop_site.site.retired import (
    make_moved_page,
    make_retired_address,
    make_retired_page,
)
from ocop_site.site.routes import make_routes
from ocop_site.site.scripts import make_scripts
from ocop_site.site.search_page import make_search, make_search_file
from ocop_site.site.sharing import make_share_picture, make_site_picture, open_share_studio
from ocop_site.views.cards import CardRack
from ocop_site.views.words import Words

_SINGLE: Mapping[str, Callable[[Site, str], Draft]] = {
    "home": make_home,
    "producers": make_directory,
    "places": make_place_list,
    "groups": make_group_list,
    "stars": make_stars,
    "chapters": make_chapter_list,
    "events": make_event_list,
    "compare": make_compare,
    "shortlist": make_shortlist,
    "print": make_print,
    "news": make_news,
    "timeline": make_timeline_page,
    "search": make_search,
    "lost": make_lost,
}
# Units of several pages.
_MANY: Mapping[str, Callable[[Site, str], Iterator[Draft]]] = {
    "buyers": make_buyers,
    "lists": make_lists,
    "offline": make_offline,
}
_OF_RECORDS: Mapping[str, Callable[[Site, str, str], Draft]] = {
    "product": make_product_page,
    "producer": make_producer_page,
    "place": make_place_page,
    "group": make_group_page,
    "rating": make_rating_page,
    "chapter": make_chapter_page,
    "event": make_event_page,
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the site that is made on its own; ``name`` is unique and stable."""

    name: str
    make: Callable[[Site], Iterable[Artefact]]


def open_site(
    catalogue: Catalogue,
    wordings: Mapping[str, Words],
    assets: Sequence[Path],
    pdfs: Mapping[str, str],
    cache: PictureCache | None = None,
    leaflets: Mapping[str, str] | None = None,
) -> tuple[Site, tuple[File, ...]]:
    """What units read, and the files that all pages use.

    Args:
        catalogue: what the site shows.
        wordings: the words of each language of the edition.
        assets: the asset folders, the theme's first.
        pdfs: the file name of each language's handbook, which the build copies to ``pdf/``.
        cache: where pictures made by earlier builds are kept.
        leaflets: the path of each leaflet below the site, by language and product: ``vi/mat-ong``.
    """
    made = make_assets(assets, catalogue.settings.theme.tokens)
    scripts = make_scripts(assets)
    site = Site(
        catalogue,
        make_routes(catalogue),
        wordings,
        Gallery(catalogue.root, cache, avif=catalogue.settings.avif),
        read_symbols(assets),
        made.styles,
        scripts.paths,
        pdfs,
        {language: CardRack(catalogue, words) for language, words in wordings.items()},
        open_share_studio(catalogue, assets),
        leaflets or {},
    )
    return site, (*made.files, *scripts.files, *make_app_files(site, assets, cache))


def list_units(catalogue: Catalogue) -> Iterator[Unit]:
    """All units, in the order in which the sitemap lists their pages."""
    for language in catalogue.languages:
        for kind, make in _SINGLE.items():
            yield Unit(f"{language}/{kind}", partial(_make_single, make, language))
        for name, make_pages in _MANY.items():
            yield Unit(f"{language}/{name}", partial(_make_many, make_pages, language))
        for kind, page_id in _list_records(catalogue):
            maker = partial(_make_record, _OF_RECORDS[kind], language, page_id)
            yield Unit(f"{language}/{kind}/{page_id}", maker)
        for old_id in catalogue.retired:
            maker = partial(_make_record, make_retired_page, language, old_id)
            yield Unit(f"{language}/retired/{old_id}", maker)
        for old_id in catalogue.moved:
            yield Unit(f"{language}/moved/{old_id}", partial(_make_moved, language, old_id))
        yield Unit(f"{language}/feed", partial(make_feeds, language=language))
        yield Unit(f"{language}/search-data", partial(_make_search_file, language))
        yield Unit(f"{language}/goods", partial(_make_goods, language))
    yield Unit("data", _make_open_data)
    yield Unit("front", make_front)
    for product_id in catalogue.entries:
        yield Unit(f"short/{product_id}", partial(_make_short, product_id, ""))
    for code, product_id in catalogue.forwards.items():
        yield Unit(f"forward/{code}", partial(_make_short, product_id, code))
    for old_id, retired in catalogue.retired.items():
        for code in retired.codes:
            yield Unit(f"farewell/{code}", partial(_make_farewell, old_id, code))
    yield Unit("llms", make_llms)
    if catalogue.settings.share_pictures:
        for language in catalogue.languages:
            yield Unit(f"{language}/share", partial(_make_site_picture, language))
        for product_id in catalogue.entries:
            yield Unit(f"share/{product_id}", partial(_make_share, product_id))


def finish_site(site: Site) -> Iterator[File]:
    """The files that know of all pages: the sitemap, the rules for robots, the pictures shown."""
    yield make_sitemap(site)
    yield make_robots(site)
    yield from site.gallery.files()


def plan_site(
    catalogue: Catalogue,
    wordings: Mapping[str, Words],
    assets: Sequence[Path],
    pdfs: Mapping[str, str],
    cache: PictureCache | None = None,
) -> Iterator[Artefact]:
    """All artefacts of the site; their paths are below its folder. See ``open_site``."""
    site, shared = open_site(catalogue, wordings, assets, pdfs, cache)
    for unit in list_units(catalogue):
        yield from unit.make(site)
    yield from shared
    yield from finish_site(site)


def _list_records(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    yield from (("product", key) for key in catalogue.entries)
    yield from (("producer", key) for key in catalogue.producers)
    yield from (("place", key) for key in catalogue.gazetteer.places)
    yield from (("group", group.id) for group in catalogue.classification.groups)
    yield from (("rating", str(band.stars)) for band in catalogue.rules.bands)
    main = catalogue.chapters.get(catalogue.languages[0], ())
    yield from (("chapter", chapter.id) for chapter in main)
    yield from (("event", key) for key in catalogue.events)


def _make_single(make: Callable[[Site, str], Draft], language: str, site: Site) -> Iterator[Page]:
    yield site.finish(language, make(site, language))


def _make_many(
    make: Callable[[Site, str], Iterator[Draft]], language: str, site: Site
) -> Iterator[Page]:
    for draft in make(site, language):
        yield site.finish(language, draft)


def _make_record(
    make: Callable[[Site, str, str], Draft], language: str, page_id: str, site: Site
) -> Iterator[Page]:
    yield site.finish(language, make(site, language, page_id))


def _make_short(product_id: str, code: str, site: Site) -> Iterator[Page]:
    yield make_short_address(site, product_id, code)


def _make_farewell(product_id: str, code: str, site: Site) -> Iterator[Page]:
    yield make_retired_address(site, product_id, code)


def _make_moved(language: str, old_id: str, site: Site) -> Iterator[Page]:
    yield make_moved_page(site, language, old_id)


def _make_site_picture(language: str, site: Site) -> Iterator[File]:
    yield from make_site_picture(site, language)


def _make_share(product_id: str, site: Site) -> Iterator[File]:
    yield from make_share_picture(site, product_id)


def _make_search_file(language: str, site: Site) -> Iterator[File]:
    yield make_search_file(site, language)


def _make_goods(language: str, site: Site) -> Iterator[File]:
    yield make_goods_file(site, language)


def _make_open_data(site: Site) -> Iterator[Artefact]:
    """The data files, and the pages that tell of them with their sizes."""
    exports = make_exports(site)
    for language in site.languages:
        yield site.finish(language, make_data(site, language, exports))
    for item in exports:
        yield item.file
