"""A part: a signature as it came from the press, ready to be bound, and how it is stored.

A part is a file that proves itself: it begins with the digest of the rest, so that one that was
cut short or damaged is noticed when it is read.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from array import array
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

from ocop_site.bindery.content import Slot
from ocop_site.bindery.digits import Digits
from ocop_site.bindery.edition import Opening

_MAGIC = b"SIGNATURE1\n"
_DIGEST = 16


class PartError(Exception):
    """Bytes that are no whole part."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a part uses a face: ``key`` is its name in content, ``font`` the digest of its file."""

    key: str
    font: str
    name: str
    family: str
    flags: int
    ascent: int
    descent: int
    italic_angle: int
    stem: int
    opentype: bool
    widths: dict[int, int]
    texts: dict[int, str]


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry for the outline."""

    level: int
    title: str
    page: int
    x: float
    y: float
    closed: bool


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where on a page something points to an anchor: a box in points from the lower left."""

    page: int
    anchor: str
    box: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the press has to say about a signature; ``place`` is the nearest anchor, if known."""

    error: bool
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What binding has to know about a part before it copies it.

    ``objects``, ``keys`` and ``names`` count what the fills of its objects refer to; ``node`` is
    its branch of the page tree, ``leaf`` its leaf of the parent tree, ``top`` its uppermost
    structure elements. ``references`` are the anchors whose page numbers it prints, with the
    number of digits there is room for. ``opening`` is the page that its styles ask to begin on.
    ``pointers`` are the links of a book for a press, which has none in its file.
    """

    pages: int
    objects: int
    keys: int
    names: tuple[str, ...]
    node: int
    leaf: int
    top: tuple[int, ...]
    page_objects: tuple[int, ...]
    anchors: dict[str, tuple[int, float, float]]
    bookmarks: tuple[Bookmark, ...]
    references: dict[str, int]
    faces: tuple[Face, ...]
    opening: Opening = "any"
    pointers: tuple[Pointer, ...] = ()
    complaints: tuple[Complaint, ...] = ()

    def targets(self) -> tuple[str, ...]:
        """Every anchor that the book must have for this part's sake."""
        pointed = (pointer.anchor for pointer in self.pointers)
        return tuple(dict.fromkeys((*self.names, *self.references, *pointed)))


@dataclass(frozen=True, slots=True)
class PageStream:
    """A page's drawing: all before the first slot compressed, the rest as it is."""

    number: int
    head: bytes
    checksum: int
    tail: bytes
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class SharedStream:
    """Any other stream; those with equal digests go into a book once."""

    number: int
    digest: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Part:
    """A signature from the press."""

    record: Record
    bodies: bytes
    fills: array[int]
    pages: tuple[PageStream, ...]
    streams: tuple[SharedStream, ...]
    fonts: dict[str, bytes] = field(default_factory=dict)


def store_part(part: Part) -> bytes:
    """A part as the bytes of its file."""
    tables: dict[Digits, int] = {}
    slots = [
        [_store_slot(slot, tables.setdefault(slot.digits, len(tables))) for slot in page.slots]
        for page in part.pages
    ]
    streams = [
        (page.number, page.checksum, len(page.head), len(page.tail), page_slots)
        for page, page_slots in zip(part.pages, slots, strict=True)
    ]
    layout = {
        "digits": [
            [[code.decode() for code in table.codes], table.widths, table.steps] for table in tables
        ],
        "pages": streams,
        "streams": [(stream.number, stream.digest, len(stream.data)) for stream in part.streams],
        "fonts": {key: len(data) for key, data in part.fonts.items()},
        "bodies": len(part.bodies),
    }
    pieces = []
    for section in (
        _encode(asdict(part.record)),
        _encode(layout),
        part.bodies + part.fills.tobytes(),
    ):
        packed = zlib.compress(section, 1)
        pieces += [len(packed).to_bytes(4, "big"), packed]
    for page in part.pages:
        pieces += [page.head, page.tail]
    pieces += [stream.data for stream in part.streams]
    pieces += part.fonts.values()
    rest = b"".join(pieces)
    return _MAGIC + _sum(rest) + rest


def load_record(data: bytes) -> Record:
    """Only the record of a stored part.

    Raises:
        PartError: if the bytes are not whole.
    """
    return _record(_section(data, _check(data))[0])


def load_part(data: bytes, record: Record | None = None) -> Part:
    """A stored part; its ``record`` is not read again if it is at hand.

    Raises:
        PartError: if the bytes are not whole.
    """
    told, at = _section(data, _check(data))
    layout, at = _section(data, at)
    payload, at = _section(data, at)
    head = json.loads(layout)
    fills = array("I", payload[head["bodies"] :])
    take = _cutter(memoryview(data), at)
    digits = [
        Digits(tuple(code.encode() for code in codes), tuple(widths), tuple(steps))
        for codes, widths, steps in head["digits"]
    ]
    pages = tuple(
        PageStream(
            number,
            take(first),
            checksum,
            take(rest),
            tuple(_load_slot(slot, digits) for slot in slots),
        )
        for number, checksum, first, rest, slots in head["pages"]
    )
    streams = tuple(
        SharedStream(number, key, take(length)) for number, key, length in head["streams"]
    )
    fonts = {key: take(length) for key, length in head["fonts"].items()}
    bodies = payload[: head["bodies"]]
    return Part(record or _record(told), bodies, fills, pages, streams, fonts)


def _encode(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()


def _check(data: bytes) -> int:
    """Where the first section begins, if the bytes are whole."""
    start = len(_MAGIC) + _DIGEST
    if not data.startswith(_MAGIC) or data[len(_MAGIC) : start] != _sum(data[start:]):
        raise PartError
    return start


def _section(data: bytes, at: int) -> tuple[bytes, int]:
    """A section, and where the next one begins."""
    end = at + 4 + int.from_bytes(data[at : at + 4], "big")
    return zlib.decompress(data[at + 4 : end]), end


def _sum(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def _cutter(view: memoryview, at: int) -> Callable[[int], bytes]:
    def take(length: int) -> bytes:
        nonlocal at
        at += length
        return bytes(view[at - length : at])

    return take


def _store_slot(slot: Slot, table: int) -> list[Any]:
    return [
        slot.offset,
        slot.anchor,
        slot.align,
        slot.before.decode(),
        slot.after.decode(),
        slot.advance,
        table,
    ]


def _load_slot(values: list[Any], digits: list[Digits]) -> Slot:
    offset, anchor, align, before, after, advance, table = values
    return Slot(offset, anchor, align, before.encode(), after.encode(), advance, digits[table])


def _record(data: bytes) -> Record:
    values: dict[str, Any] = json.loads(data)
    return Record(
        **{
            **values,
            "names": tuple(values["names"]),
            "top": tuple(values["top"]),
            "page_objects": tuple(values["page_objects"]),
            "anchors": {key: tuple(place) for key, place in values["anchors"].items()},
            "bookmarks": tuple(Bookmark(**entry) for entry in values["bookmarks"]),
            "faces": tuple(_face(entry) for entry in values["faces"]),
            "pointers": tuple(
                Pointer(entry["page"], entry["anchor"], tuple(entry["box"]))
                for entry in values["pointers"]
            ),
            "complaints": tuple(Complaint(**entry) for entry in values["complaints"]),
        }
    )


def _face(values: dict[str, Any]) -> Face:
    for key in ("widths", "texts"):
        values[key] = {int(glyph): value for glyph, value in values[key].items()}
    return Face(**values)
