"""The Markdown dialect itself: Python-Markdown without raw HTML and with our own notations."""

from __future__ import annotations

import re
from functools import cache
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from ocop_site.render.markdown_page import CITATION_RUN, OPEN_SCHEMES, Heading, Page
from ocop_site.text import slugify

LINK_KINDS = frozenset({"place", "product", "producer", "group", "event", "chapter", "kind"})
_UNSAFE_SCHEMES = frozenset({"javascript", "data", "vbscript", "file", "blob"})
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):(.*)", re.DOTALL)
_ALIGNMENT_CLASS = {"right": "r", "center": "c"}


class Converter:
    """The dialect, put together once; it is told anew for each text where to report."""

    def __init__(self) -> None:
        """Register our own notations."""
        self.page = Page(lambda kind, key: None, "", 0, [])
        markdown = Markdown(
            extensions=[TableExtension(use_align_attribute=True), SaneListExtension()]
        )
        markdown.preprocessors.deregister("html_block")
        for name in ("html", "entity", "automail"):
            markdown.inlinePatterns.deregister(name)
        # Above links and references, below escapes and code spans.
        markdown.inlinePatterns.register(_Citations(markdown, self), "citation", 175)
        markdown.treeprocessors.register(_Images(markdown), "images", 8)
        markdown.treeprocessors.register(_Links(markdown, self), "catalogue-links", 7)
        markdown.treeprocessors.register(_Headings(markdown, self), "headings", 6)
        markdown.treeprocessors.register(_Tables(markdown), "table-frames", 5)
        self._markdown = markdown

    def begin(self, page: Page) -> None:
        """Begin a text that reports to ``page``; its pieces are converted one by one."""
        self.page = page
        self._markdown.reset()

    def convert(self, piece: str) -> str:
        """The HTML of a piece, not yet held against the allow-list."""
        return self._markdown.convert(piece)


@cache
def shared_converter() -> Converter:
    """The converter of this process: to put one together takes longer than to convert a text."""
    return Converter()


class _Citations(InlineProcessor):
    """``[^a][^b]`` becomes one raised group of numbers, each a link to the list of sources."""

    def __init__(self, markdown: Markdown, converter: Converter) -> None:
        super().__init__(CITATION_RUN.pattern, markdown)
        self._converter = converter

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        raised = Element("sup", {"class": "cite"})
        page = self._converter.page
        numbers = page.number(match.group())
        for number in numbers:
            anchor = SubElement(raised, "a", {"href": f"#{page.cite_prefix}s{number}"})
            anchor.text = str(number)
            # A no-break space: the text faces have no thin one, and a fallback face would show.
            anchor.tail = "" if number == numbers[-1] else ",\u00a0"
        return raised, match.start(), match.end()


class _Images(Treeprocessor):
    """Photos belong to records; a Markdown picture leaves only its description."""

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for child in list(parent):
                if child.tag == "img":
                    child.text = child.get("alt", "")
                    _unwrap(parent, child)


class _Links(Treeprocessor):
    """Resolve catalogue links, keep open addresses, drop every other target."""

    def __init__(self, markdown: Markdown, converter: Converter) -> None:
        super().__init__(markdown)
        self._converter = converter

    def run(self, root: Element) -> None:
        for parent in root.iter():
            for child in list(parent):
                if child.tag != "a" or parent.get("class") == "cite":
                    continue
                child.attrib.pop("title", None)
                href = self._resolve(child.get("href", "").strip())
                if href is None:
                    _unwrap(parent, child)
                    continue
                child.set("href", href)
                if href.startswith(("http:", "https:")):
                    child.set("rel", "noopener")

    def _resolve(self, href: str) -> str | None:
        if href.startswith("#"):
            return f"#{self._converter.page.prefix}{href[1:]}" if href[1:] else None
        match = _SCHEME.fullmatch(href)
        if match is None:
            return None
        scheme, rest = match.group(1).lower(), match.group(2)
        if scheme in OPEN_SCHEMES:
            return f"{scheme}:{rest}"
        if scheme not in LINK_KINDS:
            return None
        resolved = self._converter.page.link(scheme, rest.strip())
        if resolved and (match := _SCHEME.match(resolved)):
            # The book addresses other parts by a scheme of its own: trust it, within limits.
            own = match.group(1).lower()
            if own in _UNSAFE_SCHEMES:
                return None
            self._converter.page.schemes.add(own)
        return resolved or None


class _Headings(Treeprocessor):
    """Lower the headings, give them anchors, and note them for a table of contents."""

    def __init__(self, markdown: Markdown, converter: Converter) -> None:
        super().__init__(markdown)
        self._converter = converter

    def run(self, root: Element) -> None:
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", element.tag) is None:
                continue
            level = max(1, min(int(element.tag[1]) + self._converter.page.shift, 6))
            element.tag = f"h{level}"
            text = " ".join("".join(_plain(element)).split())
            element.set("id", self._anchor(text))
            self._converter.page.headings.append(Heading(level, element.get("id", ""), text))

    def _anchor(self, text: str) -> str:
        base = self._converter.page.prefix + (slugify(text) or "section")
        anchor, count = base, 1
        while anchor in self._converter.page.anchors:
            count += 1
            anchor = f"{base}-{count}"
        self._converter.page.anchors.add(anchor)
        return anchor


class _Tables(Treeprocessor):
    """Head cells get a scope, aligned cells a class, and each table a frame that may scroll."""

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for position, child in enumerate(list(parent)):
                if child.tag == "table":
                    frame = Element("div", {"class": "tablebox"})
                    frame.tail, child.tail = child.tail, None
                    frame.append(child)
                    parent[position] = frame
        for cell in root.iter():
            if cell.tag not in ("th", "td"):
                continue
            if cell.tag == "th":
                cell.set("scope", "col")
            alignment = _ALIGNMENT_CLASS.get(cell.attrib.pop("align", ""))
            if alignment:
                cell.set("class", alignment)


def _plain(element: Element) -> list[str]:
    """The words of a heading without the numbers of its citations."""
    parts = [element.text or ""]
    for child in element:
        if child.get("class") != "cite":
            parts += _plain(child)
        parts.append(child.tail or "")
    return parts


def _unwrap(parent: Element, child: Element) -> None:
    """Replace ``child`` by its words; marks inside it (emphasis) are kept."""
    position = list(parent).index(child)
    parent.remove(child)
    inner = list(child)
    if inner:
        inner[-1].tail = (inner[-1].tail or "") + (child.tail or "")
        lead = child.text or ""
    else:
        lead = (child.text or "") + (child.tail or "")
    if position:
        before = parent[position - 1]
        before.tail = (before.tail or "") + lead
    else:
        parent.text = (parent.text or "") + lead
    for offset, element in enumerate(inner):
        parent.insert(position + offset, element)
