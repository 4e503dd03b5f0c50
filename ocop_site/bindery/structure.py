"""The structure tree of a part: what WeasyPrint tags, said with fewer and truer elements.

A span around each line says nothing, so its content belongs to the paragraph; anonymous boxes
vanish; text that stands directly in a division is a paragraph. Languages are taken from the
boxes and headers of tables get a scope, both of which PDF/UA asks for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from ocop_site.bindery import syntax
from ocop_site.bindery.graph import DOCUMENT, Fill, Graph

_GROUPING = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "NonStruct"}
_INLINE = {"Span", "Link"}
_KEPT_EMPTY = {"TD", "TH"}
_NEAR = 2.0


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content of a page in its language."""

    page: int
    number: int
    language: str


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link's rectangle on a page, by its number in pydyf."""

    page: int
    number: int
    rectangle: tuple[float, ...]

    def covers(self, other: Annotation) -> bool:
        """Whether another rectangle lies within this one."""
        left, low, right, high = self.rectangle
        x1, y1, x2, y2 = other.rectangle
        near = _NEAR
        return (
            self.page == other.page
            and left - near <= x1
            and x2 <= right + near
            and low - near <= y1
            and y2 <= high + near
        )


@dataclass(slots=True)
class Element:
    """A structure element."""

    tag: str
    kids: list[Element | Content | Annotation] = field(default_factory=list)
    alt: str = ""
    attributes: dict[str, bytes] = field(default_factory=dict)
    box: tuple[int, tuple[float, ...]] | None = None
    id: str = ""
    headers: tuple[str, ...] = ()


Kid = Element | Content | Annotation
Locate = Callable[[int, int], tuple[int, str] | None]


def read_structure(
    objects: Sequence[Any], catalog: Mapping[str, Any], pages: Mapping[bytes, int], locate: Locate
) -> Element:
    """The tree that WeasyPrint made, simplified.

    ``pages`` tells which page a reference means; ``locate`` gives the new number and the language
    of marked content, or nothing if it became an artefact.
    """
    reader = _Reader(objects, pages, locate)
    root = reader.object(catalog["StructTreeRoot"])
    document = Element("Document")
    for reference in reader.object(root["K"][0])["K"]:
        document.kids += reader.read(reference, "Document")
    document.kids = _wrap_text(document.kids)
    return document


@dataclass(slots=True)
class _Reader:
    objects: Sequence[Any]
    pages: Mapping[bytes, int]
    locate: Locate

    def object(self, reference: bytes) -> Any:
        return self.objects[int(reference.split()[0])]

    def read(self, reference: bytes, parent: str) -> list[Kid]:
        """The kids that an element of WeasyPrint gives its parent: itself, or its own kids."""
        source = self.object(reference)
        page = self.pages[source["Pg"]]
        if source["Type"] == "/OBJR":
            annotation = self.object(source["Obj"])
            left, low, right, high = annotation["Rect"]
            corners = (min(left, right), min(low, high), max(left, right), max(low, high))
            return [Annotation(page, annotation.number, corners)]
        element = Element(source["S"][1:])
        for kid in source["K"]:
            if isinstance(kid, int):
                if (found := self.locate(page, kid)) is not None:
                    element.kids.append(Content(page, *found))
            else:
                element.kids += self.read(kid, element.tag)
        return self._simplify(element, source, page, parent)

    def _simplify(self, element: Element, source: Any, page: int, parent: str) -> list[Kid]:
        if not element.kids and element.tag not in _KEPT_EMPTY:
            return []
        if element.tag == "Link":
            element.kids = _without_inner_links(element.kids)
        if element.tag == "NonStruct" or (element.tag == "Span" and parent != "LI"):
            return element.kids
        if "Alt" in source:
            element.alt = source["Alt"].string
        attributes = source.get("A", {})
        if element.tag == "Figure":
            element.box = (page, tuple(attributes["BBox"]))
        elif element.tag in {"TD", "TH"}:
            element.attributes = {
                key: b"%d" % attributes[key] for key in ("ColSpan", "RowSpan") if key in attributes
            }
            element.id = source["ID"].string if "ID" in source else ""
            element.headers = tuple(key.string for key in attributes.get("Headers", ()))
        elif element.tag == "TR":
            _set_scopes(element)
        if element.tag == "LI":
            element.kids = _wrap_text(element.kids, "LBody")
        if element.tag in _GROUPING:
            element.kids = _wrap_text(element.kids)
            if element.tag == "Div" and len(element.kids) == 1:
                only = element.kids[0]
                if isinstance(only, Element) and only.tag in {"P", "Div"}:
                    return [only]
        return [element]


def _without_inner_links(kids: list[Kid]) -> list[Kid]:
    """The kids of a link, with what the boxes inside it add to no purpose left out.

    Every box in a link brings a rectangle of its own, and generated content a link.
    """
    out: list[Kid] = []
    for kid in kids:
        if isinstance(kid, Element) and kid.tag == "Link":
            out += kid.kids
        else:
            out.append(kid)
    found = [kid for kid in out if isinstance(kid, Annotation)]
    inner = {
        id(kid) for at, kid in enumerate(found) if any(other.covers(kid) for other in found[:at])
    }
    return [kid for kid in out if id(kid) not in inner]


def _set_scopes(row: Element) -> None:
    """A header that a cell of its own row names is a row's header, any other a column's."""
    cells = [kid for kid in row.kids if isinstance(kid, Element)]
    named = {key for cell in cells if cell.tag == "TD" for key in cell.headers}
    for cell in cells:
        if cell.tag == "TH":
            cell.attributes["Scope"] = b"/Row" if cell.id in named else b"/Column"


def _wrap_text(kids: list[Kid], tag: str = "P") -> list[Kid]:
    """Kids of a division, text that stands among them put into paragraphs."""
    out: list[Kid] = []
    for inline, group in groupby(kids, key=_is_inline):
        members = list(group)
        out += [Element(tag, members)] if inline else members
    return out


def _is_inline(kid: Kid) -> bool:
    return not isinstance(kid, Element) or kid.tag in _INLINE


def languages_of(kid: Kid) -> Iterator[str]:
    """The languages of all text below a kid."""
    if isinstance(kid, Content):
        yield kid.language
    elif isinstance(kid, Element):
        for below in kid.kids:
            yield from languages_of(below)


@dataclass(slots=True)
class StructureWriter:
    """Puts a tree into a part's objects and notes which element each content belongs to."""

    graph: Graph
    pages: Sequence[int]
    heights: Sequence[float]
    scale: float
    annotations: Callable[[Annotation], tuple[int, Fill]]
    content: dict[tuple[int, int], int] = field(default_factory=dict)
    links: list[tuple[Fill, int]] = field(default_factory=list)

    def write(self, document: Element, language: str) -> list[int]:
        """Write all elements; return those that stand at the top."""
        return [
            self._element(kid, DOCUMENT, language)
            for kid in document.kids
            if isinstance(kid, Element)
        ]

    def _element(self, element: Element, parent: Fill, inherited: str) -> int:
        number = self.graph.reserve()
        spoken = set(languages_of(element))
        language = spoken.pop() if len(spoken) == 1 else inherited
        kids: list[bytes | Fill] = []
        pages = [kid.page for kid in element.kids if not isinstance(kid, Element)]
        page = pages[0] if pages else -1
        for kid in element.kids:
            kids.append(b" ")
            if isinstance(kid, Element):
                kids.append(("object", self._element(kid, ("object", number), language)))
            elif isinstance(kid, Annotation):
                annotation, key = self.annotations(kid)
                kids += [b"<</Type/OBJR/Obj ", ("object", annotation), *self._on(kid, page), b">>"]
                self.links.append((key, number))
            elif kid.language != language:
                span = Element("Span", [kid])
                kids.append(("object", self._element(span, ("object", number), language)))
            else:
                where = self._on(kid, page)
                code = b"%d" % kid.number
                kids += [b"<</Type/MCR/MCID ", code, *where, b">>"] if where else [code]
                self.content[kid.page, kid.number] = number
        pieces: list[bytes | Fill] = [b"<</S/", element.tag.encode(), b"/P ", parent]
        if kids:
            pieces += [b"/K[", *kids[1:], b"]"]
        if page >= 0:
            pieces += [b"/Pg ", ("object", self.pages[page])]
        if language != inherited:
            pieces += [b"/Lang", syntax.string(language)]
        if element.alt:
            pieces += [b"/Alt", syntax.string(element.alt)]
        self.graph.put(number, *pieces, self._attributes(element), b">>")
        return number

    def _on(self, kid: Content | Annotation, page: int) -> list[bytes | Fill]:
        """The page of a kid, if it is not the page of its element."""
        return [] if kid.page == page else [b"/Pg ", ("object", self.pages[kid.page])]

    def _attributes(self, element: Element) -> bytes:
        if element.box:
            page, (x1, y1, x2, y2) = element.box
            scale, height = self.scale, self.heights[page]
            corners = (x1 * scale, (height - y2) * scale, x2 * scale, (height - y1) * scale)
            box = syntax.array(syntax.number(round(value, 2)) for value in corners)
            return b"/A<</O/Layout/BBox" + box + b">>"
        if element.attributes:
            own = b"".join(
                b"/%s %s" % (key.encode(), value)
                for key, value in sorted(element.attributes.items())
            )
            return b"/A<</O/Table" + own + b">>"
        return b""
