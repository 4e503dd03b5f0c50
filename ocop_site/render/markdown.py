"""Editors' Markdown as safe HTML: links by kind and id, numbered citations, embedded blocks.

The text is untrusted. Raw HTML never passes: the converter escapes it, and what comes out is
held against an allow-list once more. Two notations are our own. ``[^source-id]`` cites a source;
``[[figure: NAME]]`` and ``[[products: QUERY]]``, alone on a line, stand for a block that the
caller draws, so the result is a sequence of blocks and not one string.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal

from ocop_site.render.markdown_page import CITATION, Heading, Page
from ocop_site.render.plain_text import render_plain
from ocop_site.text import normalise

if TYPE_CHECKING:
    from nh3 import Cleaner

__all__ = [
    "DIRECTIVES",
    "Block",
    "Heading",
    "Rendered",
    "find_citations",
    "find_commands",
    "find_figures",
    "find_links",
    "find_products",
    "find_raw_html",
    "render_markdown",
]

DIRECTIVES = ("figure", "products")
_DIRECTIVE = re.compile(r"\[\[(figure|products):[ \t]*(\S(?:.*\S)?)[ \t]*\]\][ \t]*")
_COMMAND = re.compile(r"(?<!\\)\[\[[^\[\]]*\]\]")
# What other dialects understand: tags, comments and entities of HTML; pictures are records' own.
_RAW_HTML = re.compile(
    r"(?P<html></?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>]*)?/?>|<!--.*?-->|<!--)"
    r"|(?P<entity>&(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,6});)"
    r"|(?P<image>(?<!\\)!\[[^\[\]]*\]\([^()]*\))"
)
_RAW_SIGNS = ("<", "&", "![")
_CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
# A picture or a link with its target, which may hold brackets one level deep; a definition below.
_LINK = re.compile(r"(?<!\\)(!?)\[(?:[^\[\]]|\[[^\[\]]*\])*\]\(\s*<?([^\s()<>]*)")
_DEFINITION = re.compile(r"( {0,3})\[[^\]^][^\]]*\]:\s*<?([^\s<>]+)")
_HEADINGS = {f"h{level}" for level in range(1, 7)}
_TEXT_TAGS = {"p", "br", "hr", "strong", "em", "a", "code", "pre", "sup", "blockquote"}
_FRAME_TAGS = {"ul", "ol", "li", "div", "table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {
    "a": {"href", "rel"},
    "div": {"class"},
    "ol": {"start"},
    "sup": {"class"},
    "td": {"class"},
    "th": {"class", "scope"},
    **{heading: {"id"} for heading in _HEADINGS},
}
_SCHEMES = {"http", "https", "mailto", "tel"}


BlockKind = Literal["html", "figure", "products"]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of safe HTML, or the place of a figure or of a product list."""

    kind: BlockKind
    html: str = ""
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a text became; ``sources`` are the cited ids, numbered by their position from 1."""

    blocks: tuple[Block, ...]
    sources: tuple[str, ...]
    headings: tuple[Heading, ...]

    @property
    def html(self) -> str:
        """The HTML blocks joined, for texts that embed nothing."""
        return "\n".join(block.html for block in self.blocks if block.kind == "html")


def render_markdown(
    text: str,
    *,
    link: Callable[[str, str], str | None],
    prefix: str = "",
    known_sources: Sequence[str] = (),
    shift: int = 0,
    cite_prefix: str | None = None,
) -> Rendered:
    """Convert ``text``.

    ``link(kind, id)`` gives the address of a catalogue link such as ``place:an-thai``; where it
    gives ``None`` only the words stay. ``prefix`` keeps the anchors of several texts on one page
    apart. ``known_sources`` are those which the page has numbered already: counting goes on from
    them, and they open the list of sources. ``shift`` lowers every heading by that many levels.
    ``cite_prefix`` is the prefix of the anchors in the list of sources, where it is another.
    """
    cite = prefix if cite_prefix is None else cite_prefix
    page = Page(link, prefix, shift, list(known_sources), cite_prefix=cite)
    pieces = [(kind, piece) for kind, piece in _split(normalise(text)) if piece.strip()]
    if [kind for kind, _ in pieces] == ["html"]:
        plain = render_plain(pieces[0][1], page)
        if plain is not None:
            return Rendered((Block("html", html=plain),), tuple(page.sources), ())
    from ocop_site.render.markdown_converter import shared_converter  # takes its time to load

    converter = shared_converter()
    converter.begin(page)
    blocks: list[Block] = []
    for kind, piece in pieces:
        if kind != "html":
            blocks.append(Block(kind, argument=piece))
        else:
            html = _clean(converter.convert(piece), page.schemes)
            blocks.append(Block("html", html=html))
    return Rendered(tuple(blocks), tuple(page.sources), tuple(page.headings))


def find_figures(text: str) -> tuple[tuple[str, int], ...]:
    """The figures a text asks for, each with its line counted from 0."""
    return tuple(_find_directives(text, "figure"))


def find_products(text: str) -> tuple[tuple[str, int], ...]:
    """The product queries of a text, each with its line counted from 0."""
    return tuple(_find_directives(text, "products"))


def find_citations(text: str) -> tuple[tuple[str, int, int], ...]:
    """The ids a text cites, each with its line and its column, both counted from 0."""
    found = []
    for number, visible in _lines_with("[", text):
        found += [(match.group(1), number, match.start()) for match in CITATION.finditer(visible)]
    return tuple(found)


def find_links(text: str) -> tuple[tuple[str, int, int], ...]:
    """The targets a text links to, each with its line and its column, both counted from 0."""
    found = []
    for number, visible in _lines_with("[", text):
        if definition := _DEFINITION.match(visible):
            found.append((definition.group(2), number, definition.start(2)))
        found += [
            (match.group(2), number, match.start(2))
            for match in _LINK.finditer(visible)
            if not match.group(1)
        ]
    return tuple(found)


def find_commands(text: str) -> tuple[tuple[str, int, int], ...]:
    """Everything that stands in double brackets, with its line and its column from 0."""
    return tuple(
        (match.group(), number, match.start())
        for number, visible in _lines_with("[[", text)
        for match in _COMMAND.finditer(visible)
    )


def find_raw_html(text: str) -> tuple[tuple[str, str, int, int], ...]:
    """What the converter shows as it stands or drops: ``html``, ``entity`` or ``image``.

    Each comes as its text, which of the three it is, its line and its column from 0.
    """
    return tuple(
        (match.group(), match.lastgroup or "", number, match.start())
        for sign in _RAW_SIGNS
        for number, visible in _lines_with(sign, text)
        for match in _RAW_HTML.finditer(visible)
        if match.group().startswith(sign)
    )


def _lines_with(sign: str, text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold a sign, by number from 0, their code spans blanked, columns kept."""
    if sign in text:
        for number, line in enumerate(text.splitlines()):
            if sign in line:
                yield number, _CODE_SPAN.sub(lambda span: " " * len(span.group()), line)


def _find_directives(text: str, kind: str) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(text.splitlines()):
        match = _DIRECTIVE.fullmatch(line)
        if match and match.group(1) == kind:
            yield match.group(2), number


def _split(text: str) -> Iterator[tuple[BlockKind, str]]:
    lines: list[str] = []
    for line in text.splitlines():
        match = _DIRECTIVE.fullmatch(line)
        if match is None:
            lines.append(line)
            continue
        yield "html", "\n".join(lines)
        lines = []
        yield "figure" if match.group(1) == "figure" else "products", match.group(2)
    yield "html", "\n".join(lines)


def _clean(html: str, resolved: set[str]) -> str:
    return _cleaner(frozenset(resolved)).clean(html)


@cache
def _cleaner(resolved: frozenset[str]) -> Cleaner:
    """The allow-list, with the schemes that links of a medium lead to."""
    import nh3

    return nh3.Cleaner(
        tags=_TEXT_TAGS | _FRAME_TAGS | _HEADINGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES | resolved,
        link_rel=None,
        strip_comments=True,
    )
