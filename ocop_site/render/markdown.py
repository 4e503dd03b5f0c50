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
from typing import Literal

import nh3

from ocop_site.render.markdown_converter import CITATION, Heading, Page, make_converter
from ocop_site.text import normalise

__all__ = [
    "Block",
    "Heading",
    "Rendered",
    "find_citations",
    "find_figures",
    "find_links",
    "find_products",
    "render_markdown",
]

_DIRECTIVE = re.compile(r"\[\[(figure|products):[ \t]*(\S(?:.*\S)?)[ \t]*\]\][ \t]*")
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
    converter = make_converter(page)
    blocks: list[Block] = []
    for kind, content in _split(normalise(text)):
        if kind != "html":
            blocks.append(Block(kind, argument=content))
        elif content.strip():
            html = _clean(converter.convert(content), page.schemes)
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
    for number, line in enumerate(text.splitlines()):
        visible = _CODE_SPAN.sub(lambda span: " " * len(span.group()), line)
        found += [(match.group(1), number, match.start()) for match in CITATION.finditer(visible)]
    return tuple(found)


def find_links(text: str) -> tuple[tuple[str, int, int], ...]:
    """The targets a text links to, each with its line and its column, both counted from 0."""
    found = []
    for number, line in enumerate(text.splitlines()):
        visible = _CODE_SPAN.sub(lambda span: " " * len(span.group()), line)
        if definition := _DEFINITION.match(visible):
            found.append((definition.group(2), number, definition.start(2)))
        found += [
            (match.group(2), number, match.start(2))
            for match in _LINK.finditer(visible)
            if not match.group(1)
        ]
    return tuple(found)


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
    return nh3.clean(
        html,
        tags=_TEXT_TAGS | _FRAME_TAGS | _HEADINGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES | resolved,
        link_rel=None,
        strip_comments=True,
    )
