"""Small prints beside the book: leaflets, labels, a producer's sheet.

Each is a PDF of its own, set and bound by the bindery like a book of one part. All prints of a
language share one style sheet, so one press sets them all.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment

from ocop_site import files
from ocop_site.bindery import (
    BindError,
    Bindery,
    Edition,
    EngineUnavailable,
    Metadata,
    PartCache,
    Resource,
    Signature,
    SignatureError,
    SignatureOptions,
    StyleError,
    Workers,
)
from ocop_site.book.assets import Shelf, stock_shelf
from ocop_site.book.faults import PressError, PressUnavailable
from ocop_site.book.measure import Faces
from ocop_site.book.typography import name_language
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.problems import Position, Problem
from ocop_site.progress import Progress, Silence
from ocop_site.render.images import PictureCache
from ocop_site.render.templates import make_environment, render_template
from ocop_site.render.tokens import print_palette, print_styles, read_tokens
from ocop_site.views.addresses import short_url
from ocop_site.views.reading import Link, Reading
from ocop_site.views.words import Words

_SHEETS = tuple(
    f"print/{name}.css" for name in ("fonts", "sheets", "leaflet", "label", "producer-sheet")
)
_PHOTO_WIDTH = 148.0


@dataclass(frozen=True, slots=True)
class Print:
    """A small print, planned: ``pages`` is how many it must have, 0 for any number."""

    id: str
    language: str
    title: str
    subject: str
    author: str
    date: datetime.date
    html: str
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Bound:
    """A print as it came from the bindery, with what the press found wrong."""

    data: bytes
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What prints of one language are planned with; ``site`` gives the addresses of web pages."""

    reading: Reading
    site: Link
    environment: Environment
    shelf: Shelf
    faces: Faces
    styles: str

    def short(self, code: str) -> str:
        """The permanent short address of a product, as a link."""
        base = urlsplit(self.reading.catalogue.settings.base_url)
        full = urlsplit(short_url(self.reading.catalogue.settings.base_url, code))
        return f"{base.scheme}://{base.netloc}{full.path}"

    def make(
        self, id: str, title: str, subject: str, template: str, length: int, **context: object
    ) -> Print:
        """A print from its template."""
        reading = self.reading
        settings = reading.catalogue.settings
        common: dict[str, object] = {
            "words": reading.words,
            "language": reading.language,
            "foreign": partial(name_language, reading.words),
            "link": reading.link,
            "as_of": reading.words("book.as-of", date=reading.words.date(reading.catalogue.as_of)),
            "publisher": reading.text(settings.publisher.name).text,
            "book_title": reading.text(settings.title).text,
            "photo": lambda file: self.shelf.add_photo(file).name,
        }
        html = render_template(self.environment, f"print/{template}", {**common, **context})
        author = reading.text(settings.publisher.name).text
        date = reading.catalogue.as_of
        return Print(id, reading.language, title, subject, author, date, html, length)


def open_desk(
    catalogue: Catalogue,
    words: Words,
    folders: Sequence[Path],
    site: Link,
    pictures: PictureCache | None = None,
) -> Desk:
    """The desk of a language.

    ``folders`` are template folders, a theme's first; ``site`` resolves ``(kind, id)`` to the
    public address of a page.
    """
    assets = [folder / "assets" for folder in reversed(folders)]
    tokens = read_tokens(assets, catalogue.settings.theme.tokens)
    shelf = stock_shelf(folders, print_palette(tokens), catalogue.root, _PHOTO_WIDTH, pictures)
    styles = [print_styles(tokens), *(_read_sheet(folders, name) for name in _SHEETS)]
    styles += [
        f".g-{group.id}{{--accent:var(--{group.id}-accent);--deep:var(--{group.id}-deep);"
        f"--tint:var(--{group.id}-tint)}}"
        for group in catalogue.classification.groups
    ]
    reading = Reading(catalogue, words, site)
    return Desk(reading, site, make_environment(folders), shelf, shelf.faces(), "\n".join(styles))


def bind_prints(
    desk: Desk,
    prints: Sequence[Print],
    folder: Path,
    workers: Workers | None = None,
    progress: Progress | None = None,
) -> Iterator[tuple[Print, Bound]]:
    """Set all prints of a desk at once and bind each; parts are kept in ``folder``.

    Raises:
        PressUnavailable: if WeasyPrint or its system libraries cannot be loaded.
        PressError: if a print cannot be set.
    """
    resources = {
        name: Resource(f"{asset.digest} {asset.width}" if asset.width else asset.digest, asset)
        for name, asset in desk.shelf.assets.items()
    }
    if not prints:
        return
    where = Position(f"print:{desk.reading.language}")
    try:
        parts = PartCache(folder)
        whole = _bindery(desk, prints[0], resources, parts, workers, progress)
        whole.count([_signature(item) for item in prints])
        for item in prints:
            bindery = _bindery(desk, item, resources, parts, Workers(1), None)
            data, report = bindery.bind([_signature(item)])
            found = [
                Problem(
                    "E304" if complaint.error else "W305",
                    where,
                    {"value": f"{item.id}: {complaint.text}"},
                )
                for _, complaint in report.complaints
            ]
            if item.pages and report.pages != item.pages:
                value = f"{item.id}: {report.pages} p., {item.pages}"
                found.append(Problem("E304", where, {"value": value}))
            yield item, Bound(data, tuple(found))
    except EngineUnavailable as error:
        raise PressUnavailable(error.cause) from error
    except (BindError, SignatureError, StyleError) as error:
        raise PressError(Problem("E304", where, {"value": str(error)})) from error


def _signature(item: Print) -> Signature:
    return Signature(item.id, item.title, item.html, SignatureOptions(pages=item.pages or 1))


def _bindery(
    desk: Desk,
    item: Print,
    resources: Mapping[str, Resource],
    parts: PartCache,
    workers: Workers | None,
    progress: Progress | None,
) -> Bindery:
    metadata = Metadata(item.title, item.author, item.subject, ("OCOP",), item.date)
    seed = f"{item.id} {item.language} {item.date.isoformat()}"
    return Bindery(
        Edition(item.language, desk.styles, resources, metadata, seed),
        parts,
        workers or Workers(1),
        progress=progress or Silence(),
        label=f"PDF {item.language}",
    )


def _read_sheet(folders: Sequence[Path], name: str) -> str:
    for folder in folders:
        if (folder / name).is_file():
            return files.read_text(folder, name)
    raise files.FileProblem(name, "missing")
