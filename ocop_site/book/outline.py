"""The order of the book: which parts there are, and what stands in each."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from jinja2 import Environment

from ocop_site.book import chapters, indexes, news, overview, reference
from ocop_site.book.assets import Shelf, stock_shelf
from ocop_site.book.entries import make_entry
from ocop_site.book.formats import FORMATS, Format
from ocop_site.book.gauge import Gauge, Setting, caption
from ocop_site.book.index_parts import plan_indexes
from ocop_site.book.kinds import make_kinds
from ocop_site.book.layout import Composer, ProductPage
from ocop_site.book.links import make_link
from ocop_site.book.logos import make_logo
from ocop_site.book.measure import MM, Faces
from ocop_site.book.parts import Book, Bookmark, Part, PartKind, product_anchor
from ocop_site.book.prepress import EditionKind, make_prepress
from ocop_site.book.styles import make_styles
from ocop_site.book.typography import NBSP, bind, name_language, plain
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.classification import Group
from ocop_site.catalogue.models import Chapter
from ocop_site.render.charts import Palette
from ocop_site.render.images import PictureCache
from ocop_site.render.templates import make_environment, render_template
from ocop_site.render.tokens import print_palette, read_tokens
from ocop_site.views.changes import make_changes
from ocop_site.views.products import PhotoView
from ocop_site.views.reading import Reading
from ocop_site.views.words import Words

_PAGES_TO_A_RUN = 6
SHEET = 4  # pages to a folded sheet
# Of a page for notes, in points of the design: the room above its lines, and from line to line.
_NOTES_HEAD, _NOTES_STEP = 36, 18


def plan_book(
    catalogue: Catalogue,
    words: Words,
    folders: Sequence[Path],
    pictures: PictureCache | None = None,
    format: Format | None = None,
    edition: EditionKind = "screen",
) -> Book:
    """Plan the handbook of one language.

    ``folders`` are template folders, a theme's first; ``pictures`` keeps scaled photos;
    ``format`` replaces that of the settings. The edition for ``print`` has a title page for its
    cover, which is a file of its own, and pages for notes to fill the last sheet.

    Raises:
        PrepressError: if the look has no usable inks or profile for a press.
    """
    chosen = format or FORMATS[catalogue.settings.book.format]
    assets = [folder / "assets" for folder in reversed(folders)]
    tokens = read_tokens(assets, catalogue.settings.theme.tokens)
    colours = print_palette(tokens)
    prepress = None
    if edition == "print":
        prepress = make_prepress(catalogue.settings.book, folders)
        chosen = replace(chosen, bleed=prepress.bleed)
    shelf = stock_shelf(folders, colours, catalogue.root, chosen.grid.wide, pictures)
    shelf.prepress = prepress
    reading = Reading(catalogue, words, make_link(catalogue))
    planner = _Planner(
        reading,
        make_environment(folders),
        shelf,
        shelf.faces(),
        overview.make_palette(colours),
        chosen,
    )
    settings = catalogue.settings
    title = reading.text(settings.title).text
    as_of = words("book.as-of", date=words.date(catalogue.as_of))
    parts = planner.plan()
    names = {
        key: reading.text(catalogue.entries[key].product.name).text
        for part in parts
        for key in part.products
    }
    return Book(
        language=words.language,
        title=title,
        subject=reading.text(settings.description).text,
        author=reading.text(settings.publisher.name).text,
        keywords=tuple(_keywords(reading)),
        date=catalogue.as_of,
        parts=parts,
        styles=make_styles(folders, tokens, catalogue.classification.groups, title, as_of, chosen),
        prepress=prepress,
        fillers=planner.fillers() if prepress else (),
        names=names,
        bookmarks=tuple(_bookmarks(parts, names)),
        assets=dict(shelf.assets),
        format=chosen,
    )


def _keywords(reading: Reading) -> Iterable[str]:
    catalogue = reading.catalogue
    yield "OCOP"
    yield reading.text(catalogue.settings.area.name).text
    for group in catalogue.classification.groups:
        if catalogue.by_group[group.id]:
            yield reading.text(group.name).text


def _bookmarks(parts: Sequence[Part], names: Mapping[str, str]) -> Iterable[Bookmark]:
    for part in parts:
        if part.kind == "opener":
            yield Bookmark(1, part.title, part.anchor)
        for key in part.products:
            yield Bookmark(2, names[key], product_anchor(key))


@dataclass(slots=True)
class _Planner:
    reading: Reading
    environment: Environment
    shelf: Shelf
    faces: Faces
    palette: Palette
    format: Format
    _sources: set[str] = field(default_factory=set)

    def plan(self) -> tuple[Part, ...]:
        """All parts in reading order; the contents know the parts, never their pages."""
        foreword, numbered = chapters.split_chapters(self.reading)
        texts = [self._chapter(chapter, number) for chapter, number in numbered]
        front = [self._chapter(chapter, "") for chapter, _ in foreword]
        goods = self._goods()
        body = [part for group, laid in goods for part in self._group(group, laid)]
        sharing = indexes.share_pages(laid for _, laid in goods)
        overview_part = self._overview()
        back = [*self._reference(sharing), *self._indexes(sharing)]
        body_parts = [*self._news(), *texts, overview_part, *body, *back, *self._register()]
        bound = (
            self._imprint(),
            *front,
            self._contents([*front, *body_parts]),
            *body_parts,
        )
        if self.shelf.prepress:
            return (self._page("title-page", "front"), *bound)
        return (self._page("cover", "cover"), *bound, self._page("back", "back"))

    def fillers(self) -> tuple[Part, ...]:
        """Parts of one to three pages with lines to write on."""
        title = self.reading.words("book.notes.title")
        lines = int((self.format.grid.block - _NOTES_HEAD) // _NOTES_STEP)
        return tuple(
            self._make("notes", "notes", title, "notes.html", {"pages": pages, "lines": lines})
            for pages in range(1, SHEET)
        )

    def _make(
        self,
        id: str,
        kind: PartKind,
        title: str,
        template: str,
        context: Mapping[str, object],
        *,
        products: tuple[str, ...] = (),
        listed: tuple[str, ...] = (),
    ) -> Part:
        reading = self.reading
        catalogue = reading.catalogue
        common: dict[str, object] = {
            "words": reading.words,
            "language": reading.language,
            "foreign": partial(name_language, reading.words),
            "link": reading.link,
            "anchor": f"part-{id}",
            "title": title,
            "run": title,
            "book_title": reading.text(catalogue.settings.title).text,
            "as_of": reading.words.date(catalogue.as_of),
        }
        html = render_template(self.environment, f"print/{template}", {**common, **context})
        return Part(id, kind, title, html, products, listed)

    def _page(self, id: str, kind: PartKind) -> Part:
        return self._make(
            id,
            kind,
            self.reading.words(f"book.{id}.title"),
            f"{id}.html",
            {"view": chapters.make_cover(self.reading)},
        )

    def _imprint(self) -> Part:
        title = self.reading.words("book.imprint.title")
        view = chapters.make_imprint(self.reading, self.format.grid)
        context = {"view": view, "logo": make_logo(self.reading, self.shelf)}
        return self._make("imprint", "front", title, "imprint.html", context)

    def _chapter(self, chapter: Chapter, number: str) -> Part:
        view = chapters.make_book_chapter(
            self.reading, chapter, number, self.palette, self.faces, self.format.grid
        )
        self._note(source.id for source in view.sources)
        kind: PartKind = "chapter" if number else "front"
        context = {"view": view, "run": view.short, "register": "#source-"}
        title = plain(view.title)
        return self._make(f"chapter-{chapter.id}", kind, title, "chapter.html", context)

    def _news(self) -> Iterable[Part]:
        """What is new since the last edition; a first edition has no such part."""
        changes = make_changes(self.reading)
        if changes and changes.groups:
            view = news.make_news(self.reading, changes, self.faces, self.format.grid)
            title = self.reading.words("book.news.title")
            yield self._make(
                "news", "chapter", title, "changes.html", {"view": view}, listed=view.listed
            )

    def _overview(self) -> Part:
        context = {
            "keys": overview.key_figures(self.reading),
            "figures": overview.overview_figures(self.reading, self.palette, self.format.grid),
        }
        title = self.reading.words("book.overview.title")
        return self._make("overview", "chapter", title, "overview.html", context)

    def _goods(self) -> list[tuple[Group, tuple[ProductPage, ...]]]:
        catalogue = self.reading.catalogue
        composer = Composer(
            Gauge(self.faces, self.reading.words, self.format),
            catalogue.settings.theme.plate_salt,
            lambda file: self.shelf.add_photo(file).ratio,
        )
        goods = []
        for group in catalogue.classification.groups:
            ids = [key for key in catalogue.by_group[group.id] if catalogue.entries[key].printed]
            entries = [make_entry(self.reading, catalogue.entries[key]) for key in ids]
            for entry in entries:
                self._note(source.id for source in entry.sources)
            if entries:
                goods.append((group, composer.lay_pages(entries)))
        return goods

    def _group(self, group: Group, pages: Sequence[ProductPage]) -> Iterable[Part]:
        view = chapters.make_opener(self.reading, group)
        yield self._make(f"group-{group.id}", "opener", view.name, "opener.html", {"view": view})
        run = f"{group.code}{NBSP}{NBSP}{NBSP}{view.name}"
        kinds = make_kinds(self.reading, group)
        if kinds:
            self._note(source.id for kind in kinds for source in kind.sources)
            title = self.reading.words("book.kinds.title")
            context: dict[str, object] = {"kinds": kinds, "group": group, "run": run}
            yield self._make(f"kinds-{group.id}", "kinds", title, "kinds.html", context)
        for chunk in cut_runs(pages):
            context = {
                "pages": chunk,
                "group": group,
                "run": run,
                "photo": self._photo,
                "small_photo": self._small_photo,
                "caption": caption,
                "one_line": Gauge(self.faces, self.reading.words, self.format).strip_on_line,
            }
            ids = tuple(key for page in chunk for key in page.ids)
            yield self._make(
                f"products-{ids[0]}", "products", view.name, "products.html", context, products=ids
            )

    def _photo(self, setting: Setting) -> str:
        """The name of the photo that fills a product's plate."""
        grid = self.format.grid
        assert setting.entry.photo is not None
        width = grid.wide if setting.style == "full" else grid.plate[0]
        height = setting.plate * grid.point / MM
        return self.shelf.add_framed(setting.entry.photo.file, width, height).name

    def _small_photo(self, photo: PhotoView) -> str:
        """The name of a small photo."""
        grid = self.format.grid
        return self.shelf.add_framed(
            photo.file, grid.small, grid.small_photo * grid.point / MM
        ).name

    def _reference(self, sharing: indexes.PageSharing) -> Iterable[Part]:
        reading = self.reading
        words = reading.words
        producers = reference.list_producers(reading, self.faces, self.format.grid)
        if producers:
            yield self._make(
                "producers",
                "reference",
                words("book.producers.title"),
                "producers.html",
                {"lines": producers},
            )
        places: dict[str, object] = {
            "present": reference.list_present_units(reading),
            "former": reference.list_former_units(reading),
            "spots": reference.list_spots(reading, sales=False),
        }
        if any(places.values()):
            yield self._make(
                "places", "reference", words("book.places.title"), "places.html", places
            )
        events = reference.list_events(reading)
        spots = reference.list_spots(reading, sales=True)
        if not events and not spots:
            return
        yield self._make(
            "events",
            "reference",
            words("book.events.title"),
            "events.html",
            {
                "events": events,
                "spots": spots,
                "targets": {
                    event.id: sharing.targets(card.id for card in event.cards) for event in events
                },
                "where": {
                    event.id: bind(reference.name_in_area(reading, event.place.id))
                    for event in events
                    if event.place
                },
            },
        )

    def _indexes(self, sharing: indexes.PageSharing) -> Iterable[Part]:
        for item in plan_indexes(self.reading, self.faces, self.format.grid, sharing):
            yield self._make(
                item.id, "index", item.title, item.template, item.context, listed=item.listed
            )

    def _register(self) -> Iterable[Part]:
        lines = reference.list_sources(self.reading, self._sources)
        title = self.reading.words("book.sources.title")
        if lines:
            yield self._make("sources", "reference", title, "sources.html", {"lines": lines})

    def _contents(self, parts: Sequence[Part]) -> Part:
        lines = chapters.make_contents(self.reading, parts, self.faces, self.format.grid)
        title = self.reading.words("book.contents.title")
        grid = self.format.grid
        return self._make(
            "contents",
            "contents",
            title,
            "contents.html",
            {"lines": lines, "lead": (chapters.contents_leading(lines, grid) - 12) / 2},
            listed=self.reading.catalogue.printed,
        )

    def _note(self, ids: Iterable[str]) -> None:
        self._sources.update(key for key in ids if key)


def cut_runs(pages: Sequence[ProductPage]) -> Iterable[tuple[ProductPage, ...]]:
    """Pages in runs that end where an id says so: a new product changes one run, not all."""
    run: list[ProductPage] = []
    for page in pages:
        run.append(page)
        if zlib.crc32(page.ids[-1].encode()) % _PAGES_TO_A_RUN == 0:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)
