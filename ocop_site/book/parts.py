"""What a book is before it is printed: an ordered list of parts that do not know each other.

No part holds a page number, its own or another's: numbers are asked for by anchor, so that parts
can be set one by one and joined later.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from ocop_site import files
from ocop_site.bindery.prepress import Prepress
from ocop_site.book.formats import Format
from ocop_site.book.press_photos import load_press_photo
from ocop_site.render.images import PictureCache, load_print, make_print

PartKind = Literal[
    "cover",
    "front",
    "contents",
    "chapter",
    "opener",
    "kinds",
    "products",
    "reference",
    "index",
    "notes",
    "back",
]
SCHEME = "asset:"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that the book's HTML or styles may ask for as ``asset:NAME``.

    Its bytes are ``data``, or those of ``path``; a photo (``width`` in millimetres above 0) is
    scaled for the press when it is read, and with ``prepress`` separated into inks. ``digest`` is
    that of the source.
    """

    name: str
    digest: str
    data: bytes = b""
    path: Path | None = field(default=None, compare=False)
    width: float = 0.0
    pictures: PictureCache | None = field(default=None, compare=False, repr=False)
    prepress: Prepress | None = field(default=None, compare=False, repr=False)

    def read(self) -> bytes:
        """The bytes as the press needs them."""
        if self.path is None:
            return self.data
        data = files.read_bytes(self.path.parent, self.path.name)
        if not self.width:
            return data
        if self.prepress:
            return load_press_photo(data, self.pictures, self.width, self.prepress)
        if self.pictures is None:
            return make_print(data, self.width).data
        return load_print(data, self.pictures, self.width).data


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the book that begins on a new page.

    ``products`` are the ids of the products whose entries stand in it, in order. ``listed`` are
    the ids of those it points to with a page number, where it must point to every one.
    """

    id: str
    kind: PartKind
    title: str
    html: str
    products: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()

    @property
    def anchor(self) -> str:
        """The anchor on its first page."""
        return f"part-{self.id}"


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry that the outline of the PDF must have, on the page of an anchor."""

    level: int
    title: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Book:
    """A book in one language: its parts in reading order, and what the press needs for them.

    With ``prepress`` it is one for a print shop; ``fillers`` are then parts of one page, of two
    and so on, one of which fills the last sheet.
    """

    language: str
    title: str
    subject: str
    author: str
    keywords: tuple[str, ...]
    date: datetime.date
    parts: tuple[Part, ...]
    styles: str
    names: Mapping[str, str]
    bookmarks: tuple[Bookmark, ...]
    assets: Mapping[str, Asset]
    format: Format
    prepress: Prepress | None = None
    fillers: tuple[Part, ...] = ()

    @property
    def products(self) -> tuple[str, ...]:
        """The ids of all printed products, in the book's order."""
        return tuple(self.names)

    @property
    def identifier(self) -> bytes:
        """What names this very content: equal books have equal identifiers."""
        pieces = [self.language, self.title, str(self.date), self.styles]
        pieces += [f"{part.id}\0{part.html}" for part in self.parts]
        pieces += [f"{name}\0{asset.digest}\0{asset.width}" for name, asset in self.assets.items()]
        return files.digest("\0\0".join(pieces).encode()).encode()

    def of_kind(self, *kinds: PartKind) -> Iterator[Part]:
        """The parts of some kinds."""
        return (part for part in self.parts if part.kind in kinds)


def product_anchor(product_id: str) -> str:
    """The anchor of a product's entry."""
    return f"product-{product_id}"


def fit_anchors(product_id: str) -> tuple[str, str]:
    """Two anchors in an entry: where its text ends, and where its foot begins."""
    return f"end-{product_id}", f"foot-{product_id}"
