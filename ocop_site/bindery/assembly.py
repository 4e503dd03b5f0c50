"""From the drawing of a signature to a part: objects numbered anew, tags, links, places, faces."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

from ocop_site import files
from ocop_site.bindery import syntax
from ocop_site.bindery.content import PageContent, SlotError, read_content
from ocop_site.bindery.digits import make_digit_reader
from ocop_site.bindery.edition import SCHEME, Opening, Sheet, Signature
from ocop_site.bindery.graph import FONTS, PAGES, Fill, Graph, entries_of
from ocop_site.bindery.marks import read_marks
from ocop_site.bindery.part import (
    Bookmark,
    Complaint,
    Face,
    PageStream,
    Part,
    Pointer,
    Record,
    SharedStream,
)
from ocop_site.bindery.sheets import SCALE, Drawing
from ocop_site.bindery.structure import Annotation, Element, StructureWriter, read_structure

_OPENINGS: dict[str, Opening] = {
    "right": "recto",
    "recto": "recto",
    "left": "verso",
    "verso": "verso",
}
_ADDRESS = re.compile(re.escape(SCHEME) + r"[\w./%+~-]+")
_LETTER = re.compile(r'fonts: "(.)" \(U\+')
_ID = re.compile(r'\bid="([^"]+)"')


class Assembly:
    """The way from a drawing to a part."""

    def __init__(
        self,
        signature: Signature,
        sheet: Sheet,
        drawing: Drawing,
        attributes: tuple[str, ...],
        widths: Mapping[str, int],
        messages: list[tuple[bool, str]],
    ) -> None:
        """Take the drawings of all pages apart.

        ``attributes`` lead to slots; ``widths`` are the digits given to each; ``messages`` is
        what WeasyPrint said.

        Raises:
            SlotError: if a page number is drawn in a way that cannot be read back.
        """
        self.signature = signature
        self.sheet = sheet
        self.language = sheet.language
        self.drawing = drawing
        self.widths = widths
        self.messages = messages
        self.tagged = sheet.prepress is None
        self.graph = Graph(drawing.objects)
        read_digits = make_digit_reader(drawing.faces)
        self.annotations: dict[int, int] = {}
        self.contents: list[PageContent] = []
        for page in drawing.pages:
            marks = read_marks(page.layout, page.boxes, attributes)
            try:
                content = read_content(page.stream.stream, marks, read_digits, tagged=self.tagged)
            except SlotError as error:
                raise SlotError(f"{signature.id}: {error}") from error
            self.contents.append(content)
            for number in page.boxes.keys() - content.numbers.keys() - marks.keys():
                said = getattr(page.boxes[number], "text", "")
                text = f"text in a group, as opacity makes one, cannot be tagged: {said[:40]!r}"
                messages.append((True, text))

    def make(self) -> Part:
        """The part."""
        graph, drawing = self.graph, self.drawing
        node, leaf = graph.reserve(), graph.reserve() if self.tagged else -1
        keys = [graph.new_key() for _ in drawing.pages] if self.tagged else []
        numbers = [graph.adopt(page.entries.number) for page in drawing.pages]
        streams = [graph.reserve() for _ in drawing.pages]
        top = self._put_tags(numbers, leaf, keys) if self.tagged else []
        self._put_pages(node, numbers, streams, keys)
        graph.copy_waiting()
        bodies, fills = graph.flatten()
        faces = tuple(self._faces())
        record = Record(
            pages=len(numbers),
            objects=len(graph.bodies),
            keys=graph.keys,
            names=tuple(graph.names),
            node=node,
            leaf=leaf,
            top=tuple(top),
            page_objects=tuple(numbers),
            anchors=self._anchors(),
            bookmarks=tuple(self._bookmarks()),
            references=self._references(),
            faces=faces,
            opening=self._opening(),
            pointers=() if self.tagged else tuple(self._pointers()),
            complaints=tuple(self._complaints()),
        )
        shared = tuple(
            SharedStream(stream.number, stream.digest, stream.data) for stream in graph.streams
        )
        pages = tuple(
            _page_stream(number, content)
            for number, content in zip(streams, self.contents, strict=True)
        )
        return Part(record, bodies, fills, pages, shared, self._unregistered(faces))

    def _put_tags(self, numbers: list[int], leaf: int, keys: list[Fill]) -> list[int]:
        """Put the structure of all pages and the links in it; return its uppermost elements."""
        tree = read_structure(
            self.drawing.objects,
            self.drawing.catalog,
            {page.entries.reference: index for index, page in enumerate(self.drawing.pages)},
            self._locate,
        )
        self._check_figures(tree)
        heights = [page.layout.height for page in self.drawing.pages]
        writer = StructureWriter(self.graph, numbers, heights, SCALE, self._put_annotation)
        top = writer.write(tree, self.language)
        self._put_leaf(leaf, keys, writer)
        return top

    def _put_pages(
        self, node: int, numbers: list[int], streams: list[int], keys: list[Fill]
    ) -> None:
        graph, resources = self.graph, self._put_resources()
        parents: list[list[bytes | Fill]] = [[b"/StructParents ", key, b"/Tabs/S"] for key in keys]
        for index, page in enumerate(self.drawing.pages):
            boxes = b"".join(
                b"/%s%s" % (name.encode(), graph.encode(box, []))
                for name, box in entries_of(page.entries).items()
            )
            links: list[bytes | Fill] = []
            for reference in page.entries.get("Annots", ()):
                if (link := self.annotations.get(int(reference.split()[0]))) is not None:
                    links += [b" ", ("object", link)]
            graph.put(
                numbers[index],
                b"<</Type/Page/Parent ",
                ("object", node),
                boxes,
                b"/Resources ",
                ("object", resources),
                b"/Contents ",
                ("object", streams[index]),
                *(parents[index] if self.tagged else []),
                *([b"/Annots[", *links[1:], b"]"] if links else []),
                b">>",
            )
        kids = [piece for number in numbers for piece in (b" ", ("object", number))]
        graph.put(
            node,
            b"<</Type/Pages/Parent ",
            PAGES,
            b"/Count %d/Kids[" % len(numbers),
            *kids[1:],
            b"]>>",
        )

    def _locate(self, page: int, mark: int) -> tuple[int, str] | None:
        number = self.contents[page].numbers.get(mark)
        if number is None:
            return None
        return number, self.drawing.pages[page].boxes[mark].style["lang"] or self.language

    def _put_resources(self) -> int:
        """The resources that all pages share, with the book's fonts in place of their own."""
        graph = self.graph
        page = self.drawing.pages[0].entries
        source = self.drawing.objects[int(page["Resources"].split()[0])]
        number = graph.adopt(source.number)
        own = {key: value for key, value in source.items() if key != "Font" and value}
        fonts = source.get("Font")
        if fonts is not None:
            # Groups and patterns refer to the same dictionary of fonts.
            graph.stand_in(int(fonts.split()[0]), FONTS)
        fills: list[Fill] = []
        body = graph.encode(own, fills)[:-2]
        graph.bodies[number].data = body + b"/Font \1>>"
        graph.bodies[number].fills = [*fills, FONTS]
        return number

    def _put_annotation(self, link: Annotation) -> tuple[int, Fill]:
        """Put a link; return its number and its key in the tree of parents."""
        number = self.annotations[link.number] = self.graph.adopt(link.number)
        key = self.graph.new_key()
        source = self.drawing.objects[link.number]
        box = next(
            box
            for _, _, _, box in self.drawing.pages[link.page].layout.links
            if box.link_annotation is source
        )
        rectangle = syntax.array(syntax.number(round(side, 2)) for side in source["Rect"])
        said = " ".join("".join(box.element.itertext()).split())
        told = box.element.get("title") or said
        target = source["Dest"].string if "Dest" in source else ""
        contents: bytes | Fill = syntax.string((told or source["Contents"].string)[:200])
        if target and not told:
            contents = self.graph.page(target)  # nothing is shown but the page number
        pieces: list[bytes | Fill] = [
            b"<</Type/Annot/Subtype/Link/F 4/BS<</W 0>>/Rect",
            rectangle,
            b"/Contents",
            contents,
            b"/StructParent ",
            key,
        ]
        if target:
            pieces += [b"/Dest", self.graph.name(target)]
        else:
            pieces += [b"/A<</S/URI/URI", syntax.string(source["A"]["URI"].string), b">>"]
        self.graph.put(number, *pieces, b">>")
        return number, key

    def _put_leaf(self, leaf: int, keys: list[Fill], writer: StructureWriter) -> None:
        """Put the branch of the tree that leads from content and links to their elements."""
        pieces: list[bytes | Fill] = [
            b"<</Limits[",
            keys[0],
            b" ",
            ("key", self.graph.keys - 1),
            b"]/Nums[",
        ]
        for index, key in enumerate(keys):
            pieces += [key, b"["]
            for number in range(len(self.contents[index].numbers)):
                pieces += [("object", writer.content[index, number]), b" "]
            pieces.append(b"]")
        for key, element in writer.links:
            pieces += [b" ", key, b" ", ("object", element)]
        self.graph.put(leaf, *pieces, b"]>>")

    def _anchors(self) -> dict[str, tuple[int, float, float]]:
        found: dict[str, tuple[int, float, float]] = {}
        for index, page in enumerate(self.drawing.pages):
            for name, (x, y, *_) in page.layout.anchors.items():
                found.setdefault(name, (index, *_point(page.layout, x, y)))
        return found

    def _pointers(self) -> Iterator[Pointer]:
        """Where the links of a book without links would be."""
        for index, page in enumerate(self.drawing.pages):
            for reference in page.entries.get("Annots", ()):
                source = self.drawing.objects[int(reference.split()[0])]
                if "Dest" in source:
                    box = tuple(round(float(side), 2) for side in source["Rect"])
                    yield Pointer(index, source["Dest"].string, box)

    def _bookmarks(self) -> Iterator[Bookmark]:
        for index, page in enumerate(self.drawing.pages):
            for level, title, (x, y), state in page.layout.bookmarks:
                place = _point(page.layout, x, y)
                yield Bookmark(level, title, index, *place, state == "closed")

    def _opening(self) -> Opening:
        """The page that the styles of the first box ask for; at its own start it has no effect."""
        (box, *_) = self.drawing.pages[0].layout._page_box.children
        while box.children and (box := box.children[0]).is_in_normal_flow():
            if asked := _OPENINGS.get(box.style["break_before"]):
                return asked
        return "any"

    def _references(self) -> dict[str, int]:
        anchors = dict.fromkeys(slot.anchor for content in self.contents for slot in content.slots)
        return {anchor: self.widths[anchor] for anchor in anchors if anchor}

    def _faces(self) -> Iterator[Face]:
        faces: dict[str, Face] = {}
        for font in self.drawing.faces.values():
            if known := faces.get(font.hash):
                known.widths.update({**font.widths, **known.widths})
                known.texts.update({**font.to_unicode, **known.texts})
                continue
            faces[font.hash] = Face(
                font.hash,
                files.digest(font.file_content),
                font.name.decode(),
                font.family,
                font.flags,
                font.ascent,
                font.descent,
                font.italic_angle,
                font.stemv,
                font.type == "otf",
                dict(font.widths),
                dict(font.to_unicode),
            )
        return iter(faces.values())

    def _unregistered(self, faces: tuple[Face, ...]) -> dict[str, bytes]:
        """Font files that are not among the resources: the system's, where a letter is missing."""
        own = {resource.digest for resource in self.sheet.resources.values()}
        data = {
            face.font: bytes(font.file_content)
            for face in faces
            for font in self.drawing.faces.values()
            if font.hash == face.key
        }
        return {key: value for key, value in data.items() if key not in own}

    def _complaints(self) -> Iterator[Complaint]:
        html = self.signature.html
        for error, text in dict.fromkeys(self.messages):
            found = _ADDRESS.search(text) or _LETTER.search(text)
            yield Complaint(error, text, _place(html, found[found.lastindex or 0] if found else ""))

    def _check_figures(self, element: Element) -> None:
        if element.tag == "Figure" and not element.alt:
            text = f"a picture has no alternative text: {self._name(element)}"
            self.messages.append((True, text))
        for kid in element.kids:
            if isinstance(kid, Element):
                self._check_figures(kid)

    def _name(self, figure: Element) -> str:
        page = figure.box[0] if figure.box else 0
        content = self.contents[page].numbers
        for mark, box in self.drawing.pages[page].boxes.items():
            if any(getattr(kid, "number", -1) == content.get(mark) for kid in figure.kids):
                return str(box.element.get("src", box.element.tag.rpartition("}")[2]))
        return "?"


def _point(layout: Any, x: float, y: float) -> tuple[float, float]:
    return round(x * SCALE, 2), round((layout.height - y) * SCALE, 2)


def _page_stream(number: int, content: PageContent) -> PageStream:
    """All before the first slot is compressed here, once; what follows waits for its numbers."""
    end = content.slots[0].offset if content.slots else len(content.data)
    head = content.data[:end]
    engine = zlib.compressobj(syntax.LEVEL, zlib.DEFLATED, -15)
    packed = engine.compress(head) + engine.flush(zlib.Z_FULL_FLUSH)
    return PageStream(
        number,
        packed,
        zlib.adler32(head),
        content.data[end:],
        tuple(slot.moved(-end) for slot in content.slots),
    )


def _place(html: str, needle: str) -> str:
    """The anchor before the first mention of something."""
    at = html.find(needle) if needle else -1
    found = _ID.findall(html[: at + 1]) if at >= 0 else []
    return found[-1] if found else ""
