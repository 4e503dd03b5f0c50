"""What goes into a book: signatures, and the edition they all belong to."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Literal, Protocol

from ocop_site import files
from ocop_site.bindery.prepress import Prepress

SCHEME = "asset:"
_ENGINE = ("weasyprint", "pydyf", "tinycss2", "cssselect2", "tinyhtml5", "pyphen", "pillow")
_ADDRESS = re.compile(re.escape(SCHEME) + r"([\w./%+~-]+)")

Opening = Literal["any", "recto", "verso"]
Variant = Literal["pdf/ua-1", "pdf/x-4"]


class Source(Protocol):
    """Where bytes come from when they are needed; it travels to workers, so it is picklable."""

    def read(self) -> bytes:
        """The bytes."""


@dataclass(frozen=True, slots=True)
class FileSource:
    """A file on disk."""

    path: Path

    def read(self) -> bytes:
        """Its bytes."""
        return files.read_bytes(self.path.parent, self.path.name)


@dataclass(frozen=True, slots=True)
class BytesSource:
    """Bytes already at hand."""

    data: bytes = field(repr=False)

    def read(self) -> bytes:
        """The bytes."""
        return self.data


@dataclass(frozen=True, slots=True)
class Resource:
    """A font or picture under an address; ``digest`` stands for its bytes in every key."""

    digest: str
    source: Source = field(compare=False)

    @classmethod
    def of_file(cls, path: Path) -> Resource:
        """A file, named by its content."""
        return cls(files.digest(path.read_bytes()), FileSource(path.absolute()))

    @classmethod
    def of_bytes(cls, data: bytes) -> Resource:
        """Bytes, named by themselves."""
        return cls(files.digest(data), BytesSource(data))


@dataclass(frozen=True, slots=True)
class SignatureOptions:
    """How a signature stands in the book.

    ``opening`` asks for a right-hand (recto) or left-hand (verso) page. ``pages`` is how many
    pages are expected, 0 if nobody knows: that only decides what is set first, and a wrong
    guess costs time and changes nothing.
    """

    opening: Opening = "any"
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Signature:
    """A stretch of the book that begins on a page of its own and is set on its own."""

    id: str
    title: str
    html: str = field(repr=False)
    options: SignatureOptions = SignatureOptions()


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the file says of itself."""

    title: str
    author: str = ""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    date: datetime.date | None = None
    creator: str = ""


@dataclass(frozen=True)
class Edition:
    """What all signatures of a book share.

    ``resources`` are fonts and pictures by name: HTML and styles ask for them as ``asset:NAME``
    and get nothing else. ``seed`` names the edition for ever; the file's identifier begins
    with its digest. With ``prepress`` the file is one for a press: inks, bleed and marks, and
    neither tags nor links.
    """

    language: str
    styles: str = field(repr=False)
    resources: Mapping[str, Resource] = field(repr=False)
    metadata: Metadata
    seed: str
    prepress: Prepress | None = None

    @property
    def variant(self) -> Variant:
        """The standard that the file keeps to: for a reader, or for a press."""
        return "pdf/x-4" if self.prepress else "pdf/ua-1"

    @cached_property
    def sheet(self) -> Sheet:
        """The styles with what they ask for."""
        wanted = self.pick(self.styles)
        press = [self.prepress.key] if self.prepress else []
        key = digest(
            engine_version(), self.language, self.variant, self.styles, *_pairs(wanted), *press
        )
        return Sheet(key, self.language, self.styles, wanted, self.prepress)

    def pick(self, text: str) -> dict[str, Resource]:
        """The resources that a text asks for, by name."""
        names = dict.fromkeys(_ADDRESS.findall(text))
        return {name: self.resources[name] for name in names if name in self.resources}

    def content_key(self, signature: Signature) -> str:
        """The digest of all that goes into a signature wherever it stands in the book."""
        return digest(self.sheet.key, signature.html, *_pairs(self.pick(signature.html)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """Styles and language of an edition, as a worker needs them; equal keys are equal sheets."""

    key: str
    language: str = field(compare=False)
    styles: str = field(compare=False, repr=False)
    resources: Mapping[str, Resource] = field(compare=False, repr=False)
    prepress: Prepress | None = field(default=None, compare=False, repr=False)


@cache
def engine_version() -> str:
    """The versions of everything that decides what a part is, our own code among it."""
    own = digest(*(path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))))
    return " ".join([own, *(f"{name}-{version(name)}" for name in _ENGINE)])


def digest(*pieces: str | bytes) -> str:
    """One digest of several pieces; where one ends and the next begins counts."""
    state = hashlib.blake2b(digest_size=16)
    for piece in pieces:
        data = piece.encode() if isinstance(piece, str) else piece
        state.update(len(data).to_bytes(8, "big") + data)
    return state.hexdigest()


def _pairs(resources: Mapping[str, Resource]) -> Iterable[str]:
    for name in sorted(resources):
        yield name
        yield resources[name].digest
