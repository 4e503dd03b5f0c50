"""Pages as WeasyPrint lays them out, drawn into objects that can be taken apart.

WeasyPrint draws a document and writes a file in one go. Here it only draws: fonts are embedded
when the whole book is bound, and for every piece of marked content the box that it shows is
remembered, because only the box knows whether it is a page number, a running head or text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

SCALE = 0.75  # points in a CSS pixel


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page: WeasyPrint's own, its PDF dictionary, its drawing, and the box of each mark."""

    layout: Any
    entries: Any
    stream: Any
    boxes: dict[int, Any]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All pages of a signature, the objects they refer to, and the faces they are set in."""

    pages: tuple[DrawnPage, ...]
    objects: list[Any]
    catalog: dict[str, Any]
    faces: dict[Any, Any]


class _Faces(dict[Any, Any]):
    """The faces that were drawn with, hidden from the code that would embed each of them."""

    def values(self) -> Any:
        return ()


class _Sheet:
    """A page that remembers what each of its marks shows and knows anchors of other parts."""

    def __init__(self, page: Any, elsewhere: dict[str, Any]) -> None:
        self._page = page
        self.anchors = page.anchors | elsewhere
        self.boxes: dict[int, Any] = {}

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    def paint(self, stream: Any, scale: float = 1) -> None:
        self._page.paint(stream, scale)
        self.boxes = {mark["mcid"]: box for box, mark in stream._tags.items()}


def draw(document: Any) -> Drawing:
    """Draw a laid-out document; links to anchors that it does not have are kept."""
    from weasyprint import DEFAULT_OPTIONS
    from weasyprint.pdf import generate_pdf

    for page in document.pages:
        _join_leaders(page)
    own = {name for page in document.pages for name in page.anchors}
    missing = {name for page in document.pages for name in _targets(page) if name not in own}
    # WeasyPrint drops a link that leads nowhere, so the first page takes the anchors of other
    # parts upon itself. Its own list of anchors is not used: where they are is known at binding.
    elsewhere = dict.fromkeys(sorted(missing), (0, 0, 0, 0))
    sheets = [_Sheet(page, {} if index else elsewhere) for index, page in enumerate(document.pages)]
    drawn = document.copy(sheets)
    drawn.fonts = faces = _Faces()
    options = {**DEFAULT_OPTIONS, "pdf_tags": True, "pdf_version": "1.7"}
    pdf = generate_pdf(drawn, None, 1, **options)
    numbers = pdf.pages["Kids"][::3]
    pages = []
    for sheet, number in zip(sheets, numbers, strict=True):
        entries = pdf.objects[number]
        stream = pdf.objects[int(entries["Contents"].split()[0])]
        pages.append(DrawnPage(sheet._page, entries, stream, sheet.boxes))
    return Drawing(tuple(pages), pdf.objects, pdf.catalog, dict(dict.items(faces)))


def _join_leaders(page: Any) -> None:
    """Make the dots of a leader one text; WeasyPrint draws each of them by itself.

    In long contents that took more time than all the rest.
    """
    from weasyprint.text.line_break import create_layout

    for box in page._page_box.descendants(placeholders=True):
        if not box.is_leader or len(box.children) < 2 or box.style["direction"] != "ltr":
            continue
        last, first = box.children[0], box.children[-1]  # they are filled in from the right
        joined = first.copy_with_text(first.text * len(box.children))
        joined.width = last.position_x + last.width - first.position_x
        joined.pango_layout = create_layout(joined.text, joined.style, None, None, 0)
        joined.pango_layout.deactivate()
        box.children = (joined,)


def _targets(page: Any) -> Iterator[str]:
    for kind, target, _, _ in page.links:
        if kind == "internal":
            yield target
