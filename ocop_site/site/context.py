"""The workshop of the site: turns what a page maker drafts into a page with its frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.render.artefacts import Page
from ocop_site.render.plates import Plate
from ocop_site.site.drawings import Drawings
from ocop_site.site.frame import Crumb, Frame, Listing, Tongue
from ocop_site.site.gather import find_parts
from ocop_site.site.metadata import (
    Thing,
    breadcrumb_list,
    serialise,
    web_page,
)
from ocop_site.site.pictures import Gallery, ScreenPicture
from ocop_site.site.routes import Linker, Routes, page_path, share_path
from ocop_site.text import excerpt
from ocop_site.views.products import Card
from ocop_site.views.reading import Reading
from ocop_site.views.recall import PlainRecall, Recall
from ocop_site.views.words import Words

if TYPE_CHECKING:
    from ocop_site.render.share import ShareStudio

_DESCRIPTION_LENGTH = 158


@dataclass(frozen=True, slots=True)
class Step:
    """A page on the way from the home page to another."""

    label: str
    kind: str
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a page maker says of a page; the frame is added by ``Site.finish``.

    ``title`` is unique among the pages of a language; ``crumb`` is the short name at the end of
    the trail, empty for the title. ``motifs`` are drawings beside those of the cards, ``shared``
    is the path of the picture that goes with a link to the page.
    """

    kind: str
    id: str = ""
    template: str
    title: str
    description: str
    context: Mapping[str, object]
    trail: tuple[Step, ...] = ()
    crumb: str = ""
    crumb_language: str = ""
    section: str = ""
    group: str = ""
    page_type: str = "WebPage"
    things: tuple[Thing, ...] = ()
    motifs: tuple[str, ...] = ()
    shared: str = ""
    indexed: bool = True


@dataclass(frozen=True, slots=True)
class Site:
    """Everything page makers read: the catalogue, its words, addresses, drawings and photos."""

    catalogue: Catalogue
    routes: Routes
    wordings: Mapping[str, Words]
    gallery: Gallery
    symbols: Mapping[str, str]
    styles: str
    scripts: Mapping[str, str]
    pdfs: Mapping[str, str]
    cards: Mapping[str, Mapping[str, Card]]
    studio: ShareStudio | None = None
    leaflets: Mapping[str, str] = field(default_factory=dict)
    recall: Recall = field(default_factory=PlainRecall)
    listed: list[Listing] = field(default_factory=list)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the edition, the main one first."""
        return self.catalogue.languages

    @property
    def base_path(self) -> str:
        """The path part of the public address, with a slash at its end."""
        return urlsplit(self.routes.base_url).path.rstrip("/") + "/"

    def reading(self, language: str, kind: str, page_id: str = "") -> Reading:
        """The catalogue read in one language, with the links of one page."""
        path = page_path(language, kind, page_id)
        return Reading(
            self.catalogue,
            self.wordings[language],
            self.routes.linker(language, path),
            self.cards[language],
            self.recall,
        )

    def name(self, language: str) -> str:
        """The title of the site."""
        return self.catalogue.settings.title.get(language, self.languages[0]).text

    def area(self, language: str) -> str:
        """The name of the area that the catalogue covers."""
        return self.catalogue.settings.area.name.get(language, self.languages[0]).text

    def address(self, language: str, kind: str, page_id: str = "") -> str:
        """The public address of a page."""
        return self.routes.absolute(page_path(language, kind, page_id))

    def finish(self, language: str, draft: Draft) -> Page:
        """The page of a draft."""
        path = page_path(language, draft.kind, draft.id)
        link = Linker(language, path, self.base_path if draft.kind == "lost" else "")
        symbols, plates, pictures = self._parts(language, draft)
        frame = self._frame(language, draft, link)
        if draft.indexed:
            images = tuple(self.routes.absolute(item.src) for item in pictures.values())
            self.listed.append((frame.canonical, frame.alternates, images))
        context: dict[str, object] = {
            **draft.context,
            "words": self.wordings[language],
            "link": link,
            "frame": frame,
            "scripts": self.scripts,
            "offline": self.catalogue.settings.offline,
            "symbols": symbols,
            "plates": plates,
            "pictures": pictures,
        }
        return Page(path, draft.template, context)

    def _parts(
        self, language: str, draft: Draft
    ) -> tuple[tuple[str, ...], Drawings, dict[str, ScreenPicture]]:
        """The drawings and photos a page shows, each once."""
        motifs: dict[str, None] = dict.fromkeys(draft.motifs)
        plates: dict[Plate, None] = {}
        pictures: dict[str, ScreenPicture] = {}
        for part in find_parts(draft.context):
            if isinstance(part, Plate):
                motifs.setdefault(part.motif)
                plates.setdefault(part)
            else:
                pictures[part.file] = self.gallery.show(part.file)
        symbols = tuple(self.symbols[name] for name in sorted(motifs))
        return symbols, Drawings(plates, self.area(language)), pictures

    def _frame(self, language: str, draft: Draft, link: Linker) -> Frame:
        words, catalogue = self.wordings[language], self.catalogue
        site_name = self.name(language)
        canonical = self.routes.absolute(link.path) if draft.indexed else ""
        description = excerpt(draft.description, _DESCRIPTION_LENGTH)
        trail = self._trail(language, draft)
        title = site_name if draft.kind == "home" else f"{draft.title} – {site_name}"
        things: list[Thing] = []
        if draft.indexed:
            things.append(
                web_page(self, language, draft.page_type, canonical, draft.title, description)
            )
            if draft.kind != "home":
                things.append(breadcrumb_list(self, language, trail, draft.title, canonical))
        return Frame(
            language=language,
            title=title,
            description=description,
            canonical=canonical,
            alternates=self._alternates(draft) if draft.indexed else (),
            indexed=draft.indexed,
            section=draft.section,
            crumbs=(
                *(Crumb(step.label, link(step.kind, step.id)) for step in trail),
                Crumb(draft.crumb or draft.title, language=draft.crumb_language),
            )
            if draft.kind != "home"
            else (),
            tongues=tuple(
                Tongue(
                    code,
                    self.wordings[code]("language.switch"),
                    link.to(page_path(code, draft.kind, draft.id)),
                    code == language,
                )
                for code in self.languages
            ),
            styles=link.to(self.styles),
            feed=link.to(f"{language}/feed.xml"),
            structured=serialise((*things, *draft.things)),
            site_name=site_name,
            area=self.area(language),
            as_of=words.date(catalogue.as_of),
            as_of_iso=catalogue.as_of.isoformat(),
            group=f"g-{draft.group}" if draft.group else "",
            open_graph="website" if draft.kind == "home" else "article",
            image=self._share(language, draft),
        )

    def _share(self, language: str, draft: Draft) -> str:
        """The address of the picture for sharing: the page's own or the site's, if there is one."""
        path = draft.shared or (share_path(language) if self.studio else "")
        return self.routes.absolute(path) if path else ""

    def _trail(self, language: str, draft: Draft) -> tuple[Step, ...]:
        if draft.kind == "home":
            return ()
        return (Step(self.wordings[language]("site.nav.home"), "home"), *draft.trail)

    def _alternates(self, draft: Draft) -> tuple[tuple[str, str], ...]:
        pairs = [(code, self.address(code, draft.kind, draft.id)) for code in self.languages]
        return (*pairs, ("x-default", pairs[0][1]))
