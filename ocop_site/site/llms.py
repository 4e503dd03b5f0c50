"""``llms.txt``: the site in one page of Markdown, for language models (https://llmstxt.org)."""

from __future__ import annotations

from collections.abc import Iterator

from ocop_site.render.artefacts import File
from ocop_site.site.context import Site
from ocop_site.views.chapters import list_chapters

_PAGES = (
    *("products", "groups", "producers", "places", "stars", "timeline", "events", "buyers"),
    *("data", "print"),
)
# A longer catalogue is told by its groups: the page is read whole, and the data page has it all.
_MOST_PRODUCTS = 300


def make_llms(site: Site) -> Iterator[File]:
    """The file: what the site is, its pages, chapters, groups and products in each language."""
    text = "\n\n".join(_describe(site, language) for language in site.languages)
    yield File("llms.txt", f"{text}\n".encode())


def _describe(site: Site, language: str) -> str:
    reading = site.reading(language, "home")
    words, settings = reading.words, site.catalogue.settings
    # One title for the whole file; each further language opens with a section of its own.
    mark = "#" if language == site.languages[0] else "##"
    date = words.date(site.catalogue.as_of)
    blocks = [
        f"{mark} {_plain(site.name(language))}",
        f"> {_plain(reading.text(settings.description).text)}",
        f"{words('site.foot.as-of')} {date}. {words('site.foot.text')}",
        _list(words("site.llms.pages"), _pages(site, language)),
        _list(words("site.nav.chapters"), _chapters(site, language)),
        _list(words("site.nav.groups"), _groups(site, language)),
    ]
    if len(site.catalogue.entries) <= _MOST_PRODUCTS:
        blocks.append(_list(words("site.nav.products"), _products(site, language)))
    return "\n\n".join(block for block in blocks if block)


def _list(title: str, lines: Iterator[str]) -> str:
    found = list(lines)
    return "\n".join([f"## {title}", "", *found]) if found else ""


def _pages(site: Site, language: str) -> Iterator[str]:
    for kind in _PAGES:
        yield _line(site.wordings[language](f"site.nav.{kind}"), site.address(language, kind))


def _chapters(site: Site, language: str) -> Iterator[str]:
    for chapter in list_chapters(site.reading(language, "home")):
        yield _line(chapter.title, site.address(language, "chapter", chapter.id))


def _groups(site: Site, language: str) -> Iterator[str]:
    reading = site.reading(language, "home")
    for group in site.catalogue.classification.groups:
        count = len(site.catalogue.by_group[group.id])
        if count:
            note = reading.words("site.count.products", n=count)
            name = reading.text(group.name).text
            yield _line(name, site.address(language, "group", group.id), note)


def _products(site: Site, language: str) -> Iterator[str]:
    words = site.wordings[language]
    for key in site.catalogue.entries:
        card = site.cards[language][key]
        facts = (card.stars.word, card.status.word.lower(), card.producer, card.place)
        note = words.join([fact for fact in facts if fact])
        yield _line(card.name, site.address(language, "product", key), note)


def _line(name: str, address: str, note: str = "") -> str:
    return f"- [{_plain(name)}]({address})" + (f": {_plain(note)}" if note else "")


def _plain(text: str) -> str:
    """Text that cannot end a link or a line."""
    return " ".join(text.replace("[", "(").replace("]", ")").split())
