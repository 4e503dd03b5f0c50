"""Objects of one part, numbered from 0, with gaps where the book's numbers go at binding."""

from __future__ import annotations

import re
import zlib
from array import array
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pydyf  # type: ignore[import-untyped]

from ocop_site.bindery import syntax
from ocop_site.bindery.edition import digest

GAP = b"\1"
END = b"\0"
_REFERENCE = re.compile(rb"(\d+) 0 R")

Fill = tuple[str, int]
FONTS, DOCUMENT, PAGES = (("special", index) for index in range(3))


@dataclass(slots=True)
class Body:
    """An object as bytes with gaps, and what goes into each gap."""

    data: bytes = b""
    fills: list[Fill] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class StreamData:
    """A stream whose dictionary is the body of ``number``; equal digests are equal streams."""

    number: int
    digest: str
    data: bytes


class Graph:
    """Collects the objects that are reached from the pages of a part."""

    def __init__(self, objects: Sequence[Any]) -> None:
        """Take objects of pydyf, from which those that are asked for are copied."""
        self._objects = objects
        self._numbers: dict[int, int] = {}
        self._stand_ins: dict[int, Fill] = {}
        self._waiting: deque[int] = deque()
        self.bodies: list[Body] = []
        self.streams: list[StreamData] = []
        self.names: dict[str, int] = {}
        self.keys = 0

    def reserve(self) -> int:
        """A number for an object to come."""
        self.bodies.append(Body())
        return len(self.bodies) - 1

    def put(self, number: int, *pieces: bytes | Fill) -> None:
        """Set the body of an object."""
        body = self.bodies[number]
        body.data = b"".join(GAP if isinstance(piece, tuple) else piece for piece in pieces)
        body.fills = [piece for piece in pieces if isinstance(piece, tuple)]

    def new_key(self) -> Fill:
        """A key of the tree that leads from content to its structure element."""
        self.keys += 1
        return "key", self.keys - 1

    def name(self, target: str) -> Fill:
        """A link's target; its name in the book is known when all parts are."""
        return "name", self.names.setdefault(target, len(self.names))

    def page(self, target: str) -> Fill:
        """The page number of a link's target, as a string."""
        return "page", self.names.setdefault(target, len(self.names))

    def copy(self, number: int) -> int:
        """The number here of an object of pydyf."""
        if number not in self._numbers:
            self._numbers[number] = self.reserve()
            self._waiting.append(number)
        return self._numbers[number]

    def adopt(self, number: int) -> int:
        """A number here for an object of pydyf that is put by the caller."""
        self._numbers[number] = self.reserve()
        return self._numbers[number]

    def stand_in(self, number: int, fill: Fill) -> None:
        """Let references to an object of pydyf lead to something of the book."""
        self._stand_ins[number] = fill

    def copy_waiting(self) -> None:
        """Copy the objects that were asked for, and those that they ask for."""
        while self._waiting:
            number = self._waiting.popleft()
            value = self._objects[number]
            body = self.bodies[self._numbers[number]]
            if isinstance(value, pydyf.Stream):
                self._copy_stream(self._numbers[number], value)
            else:
                body.data = self.encode(value, body.fills)

    def _copy_stream(self, number: int, stream: Any) -> None:
        extra = {key: value for key, value in stream.extra.items() if key != "Length"}
        data = b"\n".join(pydyf._to_bytes(item) for item in stream.stream)
        if "Filter" not in extra:
            extra["Filter"] = "/FlateDecode"
            data = zlib.compress(data, syntax.LEVEL)
        body = self.bodies[number]
        entries = self.encode(extra, body.fills)[2:-2]
        body.data = entries
        # What a stream refers to may differ where its own bytes do not, so only a stream that
        # refers to nothing is known by its digest.
        self.streams.append(StreamData(number, "" if body.fills else digest(entries, data), data))

    def encode(self, value: Any, fills: list[Fill]) -> bytes:
        """A value of pydyf as bytes with gaps for references, which are added to ``fills``."""
        match value:
            case bytes():
                if found := _REFERENCE.fullmatch(value):
                    number = int(found[1])
                    fills.append(self._stand_ins.get(number) or ("object", self.copy(number)))
                    return GAP
                return value
            case str():
                return value.encode()
            case float():
                return syntax.number(value)
            case pydyf.String():
                raw = value.string
                return syntax.string(raw if isinstance(raw, str) else raw.decode())
            case dict():
                return b"<<%s>>" % b"".join(
                    b"/%s %s" % (pydyf._to_bytes(key), self.encode(item, fills))
                    for key, item in value.items()
                )
            case list() | tuple():
                return b"[%s]" % b" ".join(self.encode(item, fills) for item in value)
            case _:
                return b"%d" % value

    def flatten(self) -> tuple[bytes, array[int]]:
        """All bodies in a row, and the fills as indexes of objects, keys, names and specials."""
        first = {"object": 0, "key": len(self.bodies)}
        first["name"] = first["key"] + self.keys
        first["page"] = first["name"] + len(self.names)
        first["special"] = first["page"] + len(self.names)
        data = END.join(body.data for body in self.bodies)
        fills = array(
            "I", (first[kind] + index for body in self.bodies for kind, index in body.fills)
        )
        return data, fills


def fill_bodies(
    data: bytes, fills: Sequence[int], values: Sequence[bytes], emit: Callable[[int, bytes], None]
) -> None:
    """Fill the gaps of all bodies with ``values`` and hand each object to ``emit``."""
    at = 0
    for number, body in enumerate(data.split(END)):
        pieces = body.split(GAP)
        if len(pieces) == 1:
            emit(number, body)
            continue
        out = [pieces[0]]
        for piece in pieces[1:]:
            out.append(values[fills[at]])
            out.append(piece)
            at += 1
        emit(number, b"".join(out))


def entries_of(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of a page that binding keeps as they are."""
    kept = {key: mapping[key] for key in ("MediaBox", "TrimBox", "BleedBox")}
    return {
        key: box
        for key, box in kept.items()
        if key == "MediaBox" or list(box) != list(kept["MediaBox"])
    }
