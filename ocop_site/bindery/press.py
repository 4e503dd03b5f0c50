"""The press: one signature becomes one part, without a look at any other.

It runs in workers. What it returns depends on nothing but its arguments and the versions of the
libraries, so a part may come from any process, any machine, or from a cache.
"""

from __future__ import annotations

import gc
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal
from urllib.parse import unquote

from ocop_site import files
from ocop_site.bindery import syntax
from ocop_site.bindery.content import PageContent, SlotError, read_content
from ocop_site.bindery.digits import make_digit_reader
from ocop_site.bindery.edition import SCHEME, Edition, Opening, Resource, Sheet, Signature
from ocop_site.bindery.engine import Engine, listening, open_engine, open_whole, output_intent
from ocop_site.bindery.graph import FONTS, PAGES, Graph, entries_of
from ocop_site.bindery.marks import read_marks
from ocop_site.bindery.part import (
    Bookmark,
    Complaint,
    Face,
    PageStream,
    Part,
    Record,
    SharedStream,
    store_part,
)
from ocop_site.bindery.sheets import SCALE, Drawing, draw
from ocop_site.bindery.structure import Annotation, Element, StructureWriter, read_structure
from ocop_site.bindery.styles import slot_attribute

Side = Literal["", "left", "right"]
_DIGITS = 3
_OTHER: dict[Side, Side] = {"left": "right", "right": "left"}
_OPENINGS: dict[str, Opening] = {
    "right": "recto", "recto": "recto", "left": "verso", "verso": "verso"
}
_UNKNOWN = re.compile(r'Image "[^"]*" has no required alt|^No anchor #')
_ADDRESS = re.compile(re.escape(SCHEME) + r"[\w./%+~-]+")
_LETTER = re.compile(r'fonts: "(.)" \(U\+')
_ID = re.compile(r'\bid="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Landing:
    """What a signature has to know of where it lands.

    The side its first page is on, if sides differ; and how many digits the page number of an
    anchor has: ``widths`` for those that are known, ``usual`` for all others.
    """

    side: Side = ""
    widths: Mapping[str, int] = field(default_factory=dict)
    usual: int = _DIGITS


@dataclass(frozen=True, slots=True)
class Job:
    """A signature with all that a worker needs to set it."""

    signature: Signature
    sheet: Sheet
    resources: Mapping[str, Resource]
    landing: Landing
    blank: bool = False


def make_blank(edition: Edition, side: Side) -> Job:
    """The job of setting an empty page, as the styles of ``@page :blank`` want it.

    It is the page that a forced break leaves between two others.
    """
    other = _OTHER[side]
    signature = Signature("blank", "", f'<p></p><p style="break-before:{other}"></p>')
    return Job(signature, edition.sheet, {}, Landing(other), blank=True)


def make_job(signature: Signature, edition: Edition, landing: Landing) -> Job:
    """The job of setting a signature."""
    return Job(signature, edition.sheet, edition.pick(signature.html), landing)


def press_signature(
    signature: Signature, edition: Edition, landing: Landing | None = None
) -> bytes:
    """Set a signature; return its part as stored bytes."""
    return press(make_job(signature, edition, landing or Landing()))


def press(job: Job) -> bytes:
    """Set a signature; return its part as stored bytes.

    Raises:
        StyleError: if the styles ask for something that a signature cannot know.
        SlotError: if a page number is drawn in a way that cannot be read back.
    """
    was_collecting = gc.isenabled()
    # Layout makes hundreds of thousands of objects that all live until the end; looking for
    # garbage among them again and again finds none.
    gc.disable()
    try:
        return store_part(_press(job))
    finally:
        if was_collecting:
            gc.enable()


def press_single(signatures: tuple[Signature, ...], edition: Edition) -> bytes:
    """The whole book as one document of WeasyPrint: the reference that binding is held to."""
    engine = open_whole(edition.sheet)
    told = edition.metadata
    head = "".join(
        f'<meta name="{name}" content="{escape(value)}">'
        for name, value in (
            ("author", told.author), ("description", told.subject),
            ("keywords", ", ".join(told.keywords)),
            ("dcterms.created", told.date.isoformat() if told.date else ""),
        )
        if value
    )
    breaks = {"any": "page", "recto": "recto", "verso": "verso"}
    body = "".join(
        f'<div style="break-before:{breaks[signature.options.opening]}">{signature.html}</div>'
        for signature in signatures
    )
    with listening():
        html = engine.parse(body, edition.resources, head)
        html.etree_element.find(".//title").text = told.title
        return bytes(engine.lay_out(html).write_pdf(
            pdf_variant=edition.variant, pdf_identifier=edition.seed.encode()
        ))


def _press(job: Job) -> Part:
    engine = open_engine(job.sheet)
    with listening() as heard:
        head = f"<style>html{{break-before:{job.landing.side}}}</style>" if job.landing.side else ""
        html = engine.parse(job.signature.html, job.resources, head)
        widths = _write_digits(html, engine, job.landing)
        document = engine.lay_out(html)
        if job.blank:
            document = document.copy(document.pages[1:2])
        drawing = draw(document, output_intent(job.sheet))
    messages = [(error, text) for error, text in heard.messages if not _UNKNOWN.search(text)]
    return _Assembly(job, engine, drawing, widths, messages).make()


def _write_digits(html: Any, engine: Engine, landing: Landing) -> dict[str, int]:
    """Give each element that prints a page number its zeros; return how many for each anchor."""
    given: dict[str, int] = {}
    for element in html.etree_element.iter():
        for attribute in engine.attributes:
            target = element.get(attribute, "")
            if target.startswith("#") and len(target) > 1:
                anchor = unquote(target[1:])
                given[anchor] = landing.widths.get(anchor, landing.usual)
                element.set(slot_attribute(attribute), "0" * given[anchor])
    return given


class _Assembly:
    """The way from a drawing to a part."""

    def __init__(
        self, job: Job, engine: Engine, drawing: Drawing, widths: Mapping[str, int],
        messages: list[tuple[bool, str]],
    ) -> None:
        self.job = job
        self.language = job.sheet.language
        self.drawing = drawing
        self.widths = widths
        self.messages = messages
        self.graph = Graph(drawing.objects)
        read_digits = make_digit_reader(drawing.faces)
        self.contents: list[PageContent] = []
        for page in drawing.pages:
            marks = read_marks(page.layout, page.boxes, engine.attributes)
            try:
                content = read_content(page.stream.stream, marks, read_digits)
            except SlotError as error:
                raise SlotError(f"{job.signature.id}: {error}") from error
            self.contents.append(content)
            for number in page.boxes.keys() - content.numbers.keys() - marks.keys():
                said = getattr(page.boxes[number], "text", "")
                text = f"text in a group, as opacity makes one, cannot be tagged: {said[:40]!r}"
                messages.append((True, text))

    def make(self) -> Part:
        graph, drawing = self.graph, self.drawing
        node, leaf = graph.reserve(), graph.reserve()
        page_keys = [graph.new_key() for _ in drawing.pages]
        numbers = [graph.adopt(page.entries.number) for page in drawing.pages]
        streams = [graph.reserve() for _ in drawing.pages]
        tree = read_structure(
            drawing.objects, drawing.catalog,
            {page.entries.reference: index for index, page in enumerate(drawing.pages)},
            self._locate,
        )
        self._check_figures(tree)
        heights = [page.layout.height for page in drawing.pages]
        annotations: dict[int, int] = {}

        def annotation(link: Annotation) -> tuple[int, tuple[str, int]]:
            annotations[link.number] = graph.adopt(link.number)
            key = graph.new_key()
            self._put_annotation(link, annotations[link.number], key)
            return annotations[link.number], key

        writer = StructureWriter(graph, numbers, heights, SCALE, annotation)
        top = writer.write(tree, self.language)
        resources = self._resources()
        for index, page in enumerate(drawing.pages):
            fills: list[tuple[str, int]] = []
            boxes = b"".join(
                b"/%s%s" % (key.encode(), graph.encode(box, fills))
                for key, box in entries_of(page.entries).items()
            )
            links = [annotations[int(reference.split()[0])]
                     for reference in page.entries.get("Annots", ())
                     if int(reference.split()[0]) in annotations]
            listed: list[bytes | tuple[str, int]] = []
            for link in links:
                listed += [b" ", ("object", link)]
            graph.put(
                numbers[index], b"<</Type/Page/Parent ", ("object", node), boxes,
                b"/Resources ", ("object", resources), b"/Contents ", ("object", streams[index]),
                b"/StructParents ", page_keys[index], b"/Tabs/S",
                *([b"/Annots[", *listed[1:], b"]"] if links else []), b">>",
            )
        kids = [piece for number in numbers for piece in (b" ", ("object", number))]
        graph.put(node, b"<</Type/Pages/Parent ", PAGES, b"/Count %d/Kids[" % len(numbers),
                  *kids[1:], b"]>>")
        self._put_leaf(leaf, page_keys, writer)
        intents = drawing.catalog.get("OutputIntents")
        intent = -1
        if intents:
            intent = graph.reserve()
            graph.bodies[intent].data = graph.encode(intents, graph.bodies[intent].fills)
        graph.copy_waiting()
        bodies, fills_ = graph.flatten()
        faces = tuple(self._faces())
        record = Record(
            pages=len(numbers), objects=len(graph.bodies), keys=graph.keys,
            names=tuple(graph.names), node=node, leaf=leaf, top=tuple(top),
            page_objects=tuple(numbers), anchors=self._anchors(),
            bookmarks=tuple(self._bookmarks()), references=self._references(),
            faces=faces, opening=self._opening(), intent=intent, complaints=tuple(self._complaints()),
        )
        shared = tuple(SharedStream(stream.number, stream.digest, stream.data)
                       for stream in graph.streams)
        pages = tuple(_page_stream(number, content)
                      for number, content in zip(streams, self.contents, strict=True))
        return Part(record, bodies, fills_, pages, shared, self._unregistered(faces))

    def _locate(self, page: int, mark: int) -> tuple[int, str] | None:
        number = self.contents[page].numbers.get(mark)
        if number is None:
            return None
        return number, self.drawing.pages[page].boxes[mark].style["lang"] or self.language

    def _resources(self) -> int:
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
        fills: list[tuple[str, int]] = []
        body = graph.encode(own, fills)[:-2]
        graph.bodies[number].data = body + b"/Font \1>>"
        graph.bodies[number].fills = [*fills, FONTS]
        return number

    def _put_annotation(self, link: Annotation, number: int, key: tuple[str, int]) -> None:
        source = self.drawing.objects[link.number]
        box = next(box for _, _, _, box in self.drawing.pages[link.page].layout.links
                   if box.link_annotation is source)
        rectangle = syntax.array(syntax.number(round(side, 2)) for side in source["Rect"])
        said = " ".join("".join(box.element.itertext()).split())
        told = box.element.get("title") or said
        target = source["Dest"].string if "Dest" in source else ""
        contents: bytes | tuple[str, int] = syntax.string((told or source["Contents"].string)[:200])
        if target and not told:
            contents = self.graph.page(target)  # nothing is shown but the page number
        pieces: list[bytes | tuple[str, int]] = [
            b"<</Type/Annot/Subtype/Link/F 4/BS<</W 0>>/Rect", rectangle,
            b"/Contents", contents, b"/StructParent ", key,
        ]
        if target:
            pieces += [b"/Dest", self.graph.name(target)]
        else:
            pieces += [b"/A<</S/URI/URI", syntax.string(source["A"]["URI"].string), b">>"]
        self.graph.put(number, *pieces, b">>")

    def _put_leaf(
        self, leaf: int, page_keys: list[tuple[str, int]], writer: StructureWriter
    ) -> None:
        pieces: list[bytes | tuple[str, int]] = [
            b"<</Limits[", page_keys[0], b" ", ("key", self.graph.keys - 1), b"]/Nums["
        ]
        for index, key in enumerate(page_keys):
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
                font.hash, files.digest(font.file_content), font.name.decode(), font.family,
                font.flags, font.ascent, font.descent, font.italic_angle, font.stemv,
                font.type == "otf", dict(font.widths), dict(font.to_unicode),
            )
        return iter(faces.values())

    def _unregistered(self, faces: tuple[Face, ...]) -> dict[str, bytes]:
        """Font files that are not among the resources: the system's, where a letter is missing."""
        own = {resource.digest for resource in self.job.sheet.resources.values()}
        data = {face.font: bytes(font.file_content) for face in faces
                for font in self.drawing.faces.values() if font.hash == face.key}
        return {key: value for key, value in data.items() if key not in own}

    def _complaints(self) -> Iterator[Complaint]:
        html = self.job.signature.html
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
    return PageStream(number, packed, zlib.adler32(head), content.data[end:],
                      tuple(slot.moved(-end) for slot in content.slots))


def _place(html: str, needle: str) -> str:
    """The anchor before the first mention of something."""
    at = html.find(needle) if needle else -1
    found = _ID.findall(html[: at + 1]) if at >= 0 else []
    return found[-1] if found else ""
