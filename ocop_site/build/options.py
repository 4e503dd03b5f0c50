"""What a build is asked for."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from ocop_site.catalogue.vocabulary import BookFormat

SITE, PDF = "site", "pdf"
# What a handbook is made for: the reader's screen and office printers, or a print shop.
SCREEN, PRINT = "screen", "print"
EDITIONS = (SCREEN, PRINT)
# Kinds of small prints.
LEAFLET, LABEL, PRODUCER = "leaflet", "label", "producer"


@dataclass(frozen=True, slots=True)
class PrintWish:
    """Small prints that are asked for.

    ``kind`` is a leaflet, a sheet of labels or a producer's sheet; ``form`` the format of the
    leaflet or the sheet of the labels; without ``ids`` all products get one, without
    ``languages`` there is one of each (labels: of the first).
    """

    kind: str
    form: str = "a5"
    ids: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What to build and from where.

    ``languages`` empty means those of the settings; ``as_of`` replaces the settings' date;
    ``format`` is that of the handbooks, the settings' one if there is none; ``edition`` is what
    they are made for, one of ``EDITIONS``;
    ``select`` is an expression that a handbook or prints are narrowed to, ``name`` names the files
    of that selection; ``prints`` asks for small prints, and ``parts`` is then empty;
    ``parts`` holds ``site``, ``pdf`` or both; ``pack`` asks for the site as one archive as well.
    """

    content: Path
    output: Path
    state: Path
    parts: frozenset[str] = frozenset({SITE, PDF})
    languages: tuple[str, ...] = ()
    as_of: datetime.date | None = None
    strict: bool = False
    pack: bool = False
    format: BookFormat | None = None
    edition: str = SCREEN
    select: str = ""
    name: str = ""
    prints: PrintWish | None = None
    jobs: int = 1

    @property
    def signature(self) -> str:
        """The options that shape the output, as text."""
        day = self.as_of.isoformat() if self.as_of else ""
        parts = (*sorted(self.parts), *self.languages, day, str(self.strict), str(self.pack))
        parts = (*parts, self.format.value if self.format else "", self.edition)
        prints = repr(self.prints) if self.prints else ""
        parts = (*parts, self.select, self.name, prints, str(self.content))
        return "|".join(parts)


def book_files(path: str, edition: str) -> tuple[str, ...]:
    """The files of a handbook whose PDF is ``path``: a print edition has a cover and reports."""
    if edition != PRINT:
        return (path,)
    stem = path.removesuffix(".pdf")
    return (path, f"{stem}-cover.pdf", f"{stem}-preflight.txt", f"{stem}-preflight.json")
