"""PDF syntax as bytes, and a writer that puts numbered objects into a file one after another.

The writer never looks back: objects leave it as soon as a group is full, so a book of any length
takes little memory. Small objects are packed into compressed object streams.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from typing import BinaryIO

_GROUP = 400
_DELIMITERS = b"()<>[]{}/%#"
_HEADER = b"%%PDF-%s\n%%\xc4\x90\xe1\xbb\xa5\n"
LEVEL = 9
_QUICK = 6  # objects in groups gain next to nothing from more


def name(text: str) -> bytes:
    """A name object such as ``/Title``."""
    return b"/" + b"".join(
        bytes((byte,)) if 33 <= byte <= 126 and byte not in _DELIMITERS else b"#%02x" % byte
        for byte in text.encode()
    )


def string(text: str) -> bytes:
    """A text string: literal if it is plain ASCII, else UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        return b"(" + escaped.encode() + b")"
    return b"<feff" + text.encode("utf-16-be").hex().encode() + b">"


def number(value: float) -> bytes:
    """A number with at most six decimals."""
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return b"0" if text == "-0" else text.encode()


def array(items: Iterable[bytes]) -> bytes:
    """An array of values that are bytes already."""
    return b"[" + b" ".join(items) + b"]"


def dictionary(items: Iterable[tuple[str, bytes]]) -> bytes:
    """A dictionary of values that are bytes already; empty values are left out."""
    return b"<<" + b"".join(b"/%s %s" % (key.encode(), data) for key, data in items if data) + b">>"


def reference(number: int) -> bytes:
    """A reference to an object by its number."""
    return b"%d 0 R" % number


class Writer:
    """Writes the objects of one file; ``finish`` adds the table that finds them."""

    def __init__(self, target: BinaryIO, version: str = "1.7") -> None:
        """Begin a file."""
        self._target = target
        self._digest = hashlib.blake2b(digest_size=16)
        self._position = 0
        self._places: list[tuple[int, int, int]] = [(0, 0, 65535)]
        self._group: list[tuple[int, bytes]] = []
        self._put(_HEADER % version.encode())

    def reserve(self, count: int = 1) -> int:
        """The first of ``count`` new numbers in a row."""
        first = len(self._places)
        self._places += [(0, 0, 0)] * count
        return first

    def add(self, data: bytes) -> int:
        """Write an object under a new number and return it."""
        number = self.reserve()
        self.write(number, data)
        return number

    def write(self, number: int, data: bytes) -> None:
        """Write an object that is no stream."""
        self._group.append((number, data))
        if len(self._group) == _GROUP:
            self._flush()

    def write_stream(self, number: int, entries: bytes, data: bytes) -> None:
        """Write a stream; ``entries`` is the inside of its dictionary without the length."""
        self._places[number] = (1, self._position, 0)
        self._put(b"%d 0 obj\n<<%s/Length %d>>\nstream\n" % (number, entries, len(data)))
        self._put(data)
        self._put(b"\nendstream\nendobj\n")

    def compress(self, number: int, entries: bytes, data: bytes) -> None:
        """Write a stream and compress it."""
        self.write_stream(number, entries + b"/Filter/FlateDecode", zlib.compress(data, LEVEL))

    def finish(self, root: int, info: int, seed: str) -> None:
        """Write the cross-reference stream; the file's name follows from its content."""
        self._flush()
        table = self.reserve()
        self._places[table] = (1, self._position, 0)
        first = hashlib.blake2b(seed.encode(), digest_size=16).hexdigest()
        second = self._digest.hexdigest()
        rows = [
            b"%c%s%s" % (kind, place.to_bytes(4, "big"), index.to_bytes(2, "big"))
            for kind, place, index in self._places
        ]
        entries = (
            b"/Type/XRef/Size %d/W[1 4 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]"
            b"/DecodeParms<</Predictor 12/Columns 7>>"
        ) % (len(rows), root, info, first.encode(), second.encode())
        start = self._position
        self.compress(table, entries, _predict(rows))
        self._put(b"startxref\n%d\n%%%%EOF\n" % start)

    def _put(self, data: bytes) -> None:
        self._target.write(data)
        self._digest.update(data)
        self._position += len(data)

    def _flush(self) -> None:
        if not self._group:
            return
        stream = self.reserve()
        heads, offset = [], 0
        for index, (number, data) in enumerate(self._group):
            self._places[number] = (2, stream, index)
            heads.append(b"%d %d" % (number, offset))
            offset += len(data) + 1
        head = b" ".join(heads) + b"\n"
        entries = b"/Type/ObjStm/N %d/First %d" % (len(heads), len(head))
        body = b"\n".join(data for _, data in self._group)
        self._group = []
        packed = zlib.compress(head + body, _QUICK)
        self.write_stream(stream, entries + b"/Filter/FlateDecode", packed)


def _predict(rows: Sequence[bytes]) -> bytes:
    """Each row as its difference from the row above, which compresses far better."""
    above = bytes(7)
    out = bytearray()
    for row in rows:
        out.append(2)
        out += bytes((a - b) & 255 for a, b in zip(row, above, strict=True))
        above = row
    return bytes(out)
