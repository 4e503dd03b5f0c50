"""Binding: parts become one book.

Parts are read one after another and written at once, so that the memory it takes does not grow
with the book. A part's objects get new numbers, its slots their page numbers, its links the
names of places in the book; what parts have in common is written once.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from ocop_site.bindery import catalog, syntax
from ocop_site.bindery.catalog import Entry, Spot
from ocop_site.bindery.edition import Edition, Opening
from ocop_site.bindery.fonts import Subset, unite_faces, write_fonts
from ocop_site.bindery.graph import fill_bodies
from ocop_site.bindery.part import PageStream, Part, Pointer, Record, load_part
from ocop_site.bindery.press import Side

_VERSIONS = {"pdf/ua-1": "1.7", "pdf/x-4": "1.6"}


class BindError(Exception):
    """Links or page numbers that lead nowhere, as pairs of signature and anchor."""

    def __init__(self, missing: Sequence[tuple[str, str]]) -> None:
        """Name them all."""
        super().__init__("; ".join(f"{part}: there is no #{anchor}" for part, anchor in missing))
        self.missing = tuple(missing)


@dataclass(frozen=True, slots=True)
class PartFile:
    """A part that is to be bound; its bytes are read when its turn comes."""

    id: str
    opening: Opening
    record: Record
    read: Callable[[], bytes] = field(repr=False)
    key: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a book is bound.

    ``blanks`` are parts of one page, by the side they stand on, for the places where a signature
    must open on the other side. ``subset`` cuts a font, named by its digest, down to some glyphs.
    """

    edition: Edition
    subset: Subset = field(repr=False)
    blanks: Mapping[str, PartFile] = field(default_factory=dict)


@dataclass(slots=True)
class _Place:
    """A part in its place; ``first`` is the number of its first page."""

    file: PartFile
    first: int
    pages: list[int] = field(default_factory=list)


def first_pages(openings: Sequence[Opening], counts: Sequence[int]) -> list[int]:
    """The page that each part begins on, given how many pages each has."""
    page, out = 1, []
    for opening, count in zip(openings, counts, strict=True):
        if (opening == "recto" and page % 2 == 0) or (opening == "verso" and page % 2 == 1):
            page += 1
        out.append(page)
        page += count
    return out


def side_of(page: int) -> Side:
    """The side that a page is on."""
    return "right" if page % 2 else "left"


def bind(parts: Sequence[PartFile], plan: Plan) -> bytes:
    """Bind parts and return the file.

    Raises:
        BindError: if links or page numbers lead nowhere.
        PartError: if the bytes of a part are not whole.
    """
    target = io.BytesIO()
    bind_into(target, parts, plan)
    return target.getvalue()


def bind_into(target: BinaryIO, parts: Sequence[PartFile], plan: Plan) -> list[Pointer]:
    """Bind parts and write the file to ``target``; otherwise like ``bind``.

    Returns what a book for a press points to, with pages counted from 0 and names of the book.
    """
    binder = _Binder(target, plan, list(_place(parts, plan.blanks)))
    binder.run()
    return list(binder.pointers())


def _place(parts: Sequence[PartFile], blanks: Mapping[str, PartFile]) -> Iterator[_Place]:
    firsts = first_pages([part.opening for part in parts], [part.record.pages for part in parts])
    page = 1
    for part, first in zip(parts, firsts, strict=True):
        if first > page:
            yield _Place(blanks[side_of(page)], page)
        yield _Place(part, first)
        page = first + part.record.pages


class _Binder:
    def __init__(self, target: BinaryIO, plan: Plan, places: list[_Place]) -> None:
        self.writer = syntax.Writer(target, _VERSIONS[plan.edition.variant])
        self.plan = plan
        self.places = places
        self.root = self.writer.reserve()
        self.pages = self.writer.reserve()
        self.fonts = self.writer.reserve()
        self.tagged = plan.edition.prepress is None
        self.tree = self.writer.reserve() if self.tagged else 0
        self.document = self.writer.reserve() if self.tagged else 0
        self.shared: dict[str, int] = {}
        self.keys = 0
        self.nodes: list[int] = []
        self.leaves: list[int] = []
        self.top: list[int] = []
        # Of equal anchors the first one is the book's, as in a single document.
        self.owners: dict[str, _Place] = {}
        for place in places:
            for anchor in place.file.record.anchors:
                self.owners.setdefault(anchor, place)
        self._check()

    def run(self) -> None:
        for place in self.places:
            self._copy(place)
        records = [place.file.record for place in self.places]
        uses = unite_faces(face for record in records for face in record.faces)
        write_fonts(self.writer, uses, self.plan.subset, self.fonts)
        self._finish()

    def _check(self) -> None:
        missing = [
            (place.file.id, anchor)
            for place in self.places
            for anchor in place.file.record.targets()
            if anchor not in self.owners
        ]
        if missing:
            raise BindError(missing)

    def _owner(self, place: _Place, anchor: str) -> _Place:
        """Where a link of a part leads: within the part if it can."""
        return place if anchor in place.file.record.anchors else self.owners[anchor]

    def _name(self, place: _Place, anchor: str) -> bytes:
        """The name of an anchor in the book, as a string of the file."""
        return syntax.string(self._label(place, anchor))

    def _label(self, place: _Place, anchor: str) -> str:
        return anchor if self.owners[anchor] is place else f"{place.file.id}.{anchor}"

    def pointers(self) -> Iterator[Pointer]:
        for place in self.places:
            for pointer in place.file.record.pointers:
                label = self._label(self._owner(place, pointer.anchor), pointer.anchor)
                yield Pointer(place.first - 1 + pointer.page, label, pointer.box)

    def _page_of(self, place: _Place, anchor: str) -> int:
        owner = self._owner(place, anchor)
        return owner.first + owner.file.record.anchors[anchor][0]

    def _copy(self, place: _Place) -> None:
        record = place.file.record
        part = load_part(place.file.read(), record)
        known = {
            stream.number: self.shared[stream.digest]
            for stream in part.streams
            if stream.digest in self.shared
        }
        first = self.writer.reserve(record.objects - len(known))
        numbers, at = [], first
        for local in range(record.objects):
            numbers.append(known.get(local, at))
            at += local not in known
        self.shared.update(
            {stream.digest: numbers[stream.number] for stream in part.streams if stream.digest}
        )
        values = [syntax.reference(number) for number in numbers]
        values += [b"%d" % (self.keys + key) for key in range(record.keys)]
        values += [self._name(self._owner(place, anchor), anchor) for anchor in record.names]
        values += [b"(%d)" % self._page_of(place, anchor) for anchor in record.names]
        values += [syntax.reference(number) for number in (self.fonts, self.document, self.pages)]
        self._write_objects(part, place, numbers, values, known)
        place.pages = [numbers[page] for page in record.page_objects]
        self.keys += record.keys
        self.nodes.append(numbers[record.node])
        if record.leaf >= 0:
            self.leaves.append(numbers[record.leaf])
        self.top += [numbers[element] for element in record.top]

    def _write_objects(
        self,
        part: Part,
        place: _Place,
        numbers: list[int],
        values: list[bytes],
        known: Mapping[int, int],
    ) -> None:
        data = {stream.number: stream.data for stream in part.streams}
        pages = {page.number: (index, page) for index, page in enumerate(part.pages)}
        writer = self.writer

        def emit(local: int, body: bytes) -> None:
            if local in known:
                return
            if local in pages:
                index, page = pages[local]
                packed = _fill_page(
                    page,
                    lambda anchor: self._page_of(place, anchor) if anchor else place.first + index,
                )
                writer.write_stream(numbers[local], b"/Filter/FlateDecode", packed)
            elif local in data:
                writer.write_stream(numbers[local], body, data[local])
            else:
                writer.write(numbers[local], body)

        fill_bodies(part.bodies, part.fills, values, emit)

    def _finish(self) -> None:
        writer, edition = self.writer, self.plan.edition
        count = sum(place.file.record.pages for place in self.places)
        writer.write(
            self.pages,
            b"<</Type/Pages/Count %d/Kids%s>>"
            % (count, syntax.array(map(syntax.reference, self.nodes))),
        )
        if self.tagged:
            self._write_tree()
        outline = catalog.write_outline(writer, list(self._entries()))
        names = catalog.write_names(writer, dict(self._spots()))
        writer.write(
            self.root,
            syntax.dictionary(
                (
                    ("Type", b"/Catalog"),
                    ("Pages", syntax.reference(self.pages)),
                    ("Lang", syntax.string(edition.language)),
                    ("MarkInfo", b"<</Marked true>>" if self.tagged else b""),
                    ("StructTreeRoot", syntax.reference(self.tree) if self.tagged else b""),
                    ("ViewerPreferences", b"<</DisplayDocTitle true>>"),
                    ("Metadata", syntax.reference(catalog.write_metadata(writer, edition))),
                    ("Names", b"<</Dests %d 0 R>>" % names),
                    ("PageLabels", b"<</Nums[0<</S/D>>]>>"),
                    ("Outlines", syntax.reference(outline) if outline else b""),
                    ("PageMode", b"/UseOutlines" if outline else b""),
                    ("OutputIntents", catalog.write_intent(writer, edition.prepress)),
                )
            ),
        )
        information = catalog.write_information(writer, edition)
        writer.finish(self.root, information, edition.seed)

    def _write_tree(self) -> None:
        writer = self.writer
        writer.write(
            self.document,
            b"<</S/Document/P %d 0 R/K%s>>"
            % (self.tree, syntax.array(map(syntax.reference, self.top))),
        )
        parents = writer.add(b"<</Kids%s>>" % syntax.array(map(syntax.reference, self.leaves)))
        writer.write(
            self.tree,
            b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (self.document, parents, self.keys),
        )

    def _entries(self) -> Iterator[Entry]:
        for place in self.places:
            for mark in place.file.record.bookmarks:
                spot = Spot(place.pages[mark.page], mark.x, mark.y)
                yield Entry(mark.level, mark.title, spot, mark.closed)

    def _spots(self) -> Iterator[tuple[bytes, Spot]]:
        for place in self.places:
            for anchor, (page, x, y) in place.file.record.anchors.items():
                yield self._name(place, anchor), Spot(place.pages[page], x, y)


def _fill_page(page: PageStream, number: Callable[[str], int]) -> bytes:
    """A page's drawing with its numbers, compressed; what was compressed before is not touched."""
    out, at = [], 0
    for slot in page.slots:
        out += [page.tail[at : slot.offset], slot.show(number(slot.anchor))]
        at = slot.offset
    rest = b"".join([*out, page.tail[at:]])
    engine = zlib.compressobj(syntax.LEVEL, zlib.DEFLATED, -15)
    packed = engine.compress(rest) + engine.flush()
    checksum = zlib.adler32(rest, page.checksum).to_bytes(4, "big")
    return b"\x78\xda" + page.head + packed + checksum
