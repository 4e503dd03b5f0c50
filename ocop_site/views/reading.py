"""A reading of the catalogue: one language, one medium, its words and its links.

Site and book are two readings. Everything a template may see is built from a reading as plain
frozen values; what differs between media is only where a link leads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.values import Localized, LocalText
from ocop_site.render.markdown import Rendered, render_markdown
from ocop_site.views.recall import Recall, shared
from ocop_site.views.words import Words

Link = Callable[[str, str], str | None]

_ADDRESS_LENGTH = 72


@dataclass(frozen=True, slots=True)
class Line:
    """A text with the numbers of its sources; ``target`` is where it leads, as ``(kind, id)``."""

    text: str
    language: str = ""
    fallback: bool = False
    refs: tuple[int, ...] = ()
    target: tuple[str, str] | None = None
    href: str = ""
    tone: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """An entry of a numbered list of sources; ``id`` is empty for a bare address."""

    number: int
    publisher: str
    title: str
    url: str
    date: str
    id: str = ""

    @property
    def address(self) -> str:
        """The address as people read it, shortened: it tells sources without a title apart."""
        text = self.url.split("://", 1)[-1].removeprefix("www.").rstrip("/")
        return text if len(text) <= _ADDRESS_LENGTH else f"{text[:_ADDRESS_LENGTH]}…"


@dataclass(frozen=True, slots=True)
class Reading:
    """What is needed to turn records into the views of one language and medium.

    ``link`` resolves ``(kind, id)`` to an address, or ``None`` where the medium has no such page;
    ``cards`` are the cards of products where they are made once for all pages, ``recall`` keeps
    other parts that pages share.
    """

    catalogue: Catalogue
    words: Words
    link: Link
    cards: Mapping[str, Any] | None = None
    recall: Recall | None = None

    @property
    def language(self) -> str:
        """The language of this reading."""
        return self.words.language

    def text(self, value: Localized) -> LocalText:
        """A localized text in this language, marked when it falls back to another."""
        return value.get(self.language, self.catalogue.languages[0])

    def line(self, value: Localized, refs: tuple[int, ...] = (), **options: object) -> Line:
        """A localized text as a line."""
        local = self.text(value)
        return Line(local.text, local.language, local.fallback, refs, **options)  # type: ignore[arg-type]

    def prose(self, value: Localized, citations: Citations, prefix: str = "") -> Prose | None:
        """A localized Markdown text, rendered; ``None`` if there is none."""
        local = self.text(value)
        if not local:
            return None
        known = tuple(citations.ids)
        rendered = render_markdown(
            local.text,
            link=self.link,
            prefix=citations.prefix + prefix,
            known_sources=known,
            shift=1,
            cite_prefix=citations.prefix,
        )
        for source in rendered.sources:
            citations.cite((source,))
        return Prose(rendered, local.language, local.fallback)


@dataclass(frozen=True, slots=True)
class Prose:
    """A rendered Markdown text with its language."""

    rendered: Rendered
    language: str
    fallback: bool

    @property
    def html(self) -> str:
        """The safe HTML of the whole text."""
        return self.rendered.html


@dataclass(slots=True)
class Citations:
    """Numbers sources in the order in which a page first cites them.

    ``prefix`` opens the anchors of the list of sources: ``#s1`` on a page of its own, and
    ``#mat-ong-s1`` where several records share a document.
    """

    reading: Reading
    ids: list[str] = field(default_factory=list)
    prefix: str = ""

    def cite(self, sources: Sequence[str]) -> tuple[int, ...]:
        """The numbers of these sources, given out on first use."""
        numbers = []
        for source in sources:
            if source not in self.ids:
                self.ids.append(source)
            numbers.append(self.ids.index(source) + 1)
        return tuple(numbers)

    def lines(self) -> tuple[SourceLine, ...]:
        """The numbered list for the foot of the page."""
        return tuple(
            show_source(self.reading, source, number)
            for number, source in enumerate(self.ids, start=1)
        )


@shared
def show_source(reading: Reading, source_id: str, number: int = 0) -> SourceLine:
    """An entry of the register of sources, or a bare address written in its place."""
    source = reading.catalogue.sources.get(source_id)
    if source is None:
        host = source_id.split("://", 1)[-1].split("/", 1)[0]
        return SourceLine(number, host, "", source_id, "")
    date = reading.words.date(source.date) if source.date else ""
    return SourceLine(number, source.publisher, source.title, source.url, date, source.id)
