"""Making the handbooks: a book is printed again only when something it read has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ocop_site.build.intake import Workshop
from ocop_site.build.ledger import PHOTO, SHELF, Ledger
from ocop_site.build.options import Options
from ocop_site.build.publish import Stage
from ocop_site.build.sitework import Memory, find_reason
from ocop_site.build.state import UnitRecord
from ocop_site.problems import Problem, Severity
from ocop_site.progress import Progress
from ocop_site.render.picture_cache import PictureCache

BOOK = "book/"


@dataclass(slots=True)
class BookWork:
    """What came of the books; ``offered`` tells where the PDF of each language lies."""

    made: dict[str, UnitRecord] = field(default_factory=dict)
    kept: dict[str, UnitRecord] = field(default_factory=dict)
    offered: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def offer_books(options: Options, names: Mapping[str, str]) -> BookWork:
    """The handbooks of the last build, which a build of the site alone goes on offering."""
    found = {language: options.output / name for language, name in names.items()}
    return BookWork(offered={key: path for key, path in found.items() if path.is_file()})


def make_books(
    workshop: Workshop,
    options: Options,
    names: Mapping[str, str],
    stage: Stage,
    memory: Memory,
    progress: Progress,
) -> BookWork:
    """Print the books that must be printed, and read each back.

    Raises:
        PressUnavailable: if a book must be printed and WeasyPrint or its libraries are missing.
    """
    # Only a build with books pays for the bindery and the libraries below it.
    from ocop_site.bindery import PartCache, Workers

    work = BookWork()
    pictures = PictureCache(options.state / "pictures")
    parts, used = options.state / "parts", list[frozenset[str]]()
    for language, words in workshop.words.items():
        name, path = BOOK + language, names[language]
        ledger = Ledger(workshop.catalogue.root, workshop.folders)
        catalogue = ledger.track_catalogue(workshop.catalogue)
        tracked = ledger.track_words(words)
        reason = find_reason(ledger, memory, name, [path])
        if not reason:
            work.kept[name] = memory.units[name]
            work.offered[language] = options.output / path
            continue
        from ocop_site.book.binding import bind_book
        from ocop_site.book.outline import plan_book
        from ocop_site.book.press import PressError
        from ocop_site.book.readback import read_back

        progress.step(f"PDF {language}")
        progress.detail(f"{name}: {reason}")
        book = plan_book(catalogue, tracked, workshop.folders, pictures)
        found: list[Problem] = []
        try:
            data, bound = bind_book(book, parts, found.append, Workers(options.jobs), progress)
        except PressError as error:
            work.problems.append(error.problem)
            continue
        used.append(bound.used)
        found += read_back(data, book)
        work.problems += [item for item in found if item.severity is Severity.ERROR]
        stage.write(path, data)
        ledger.reads.note(SHELF, "print")
        for entry in workshop.catalogue.entries.values():
            for photo in entry.product.photos:
                ledger.reads.note(PHOTO, photo.file)
        work.made[name] = UnitRecord(ledger.seal(ledger.reads.take()), {path: ()}, (), reason)
        work.offered[language] = stage.folder / path
    if len(used) == len(workshop.words) and not options.languages:
        PartCache(parts).prune(frozenset[str]().union(*used))
    return work
