"""Making the handbooks: a book is printed again only when something it read has changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ocop_site.build.intake import Workshop
from ocop_site.build.ledger import CHOICE, PHOTO, SHELF, Ledger
from ocop_site.build.options import Options
from ocop_site.build.publish import Stage
from ocop_site.build.sitework import Memory, find_reason
from ocop_site.build.state import Read, UnitRecord
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.files import digest
from ocop_site.problems import Problem, Severity
from ocop_site.progress import Progress
from ocop_site.render.picture_cache import PictureCache

BOOK = "book/"


@dataclass(slots=True)
class BookWork:
    """What came of the books; ``offered`` tells where the PDF of each language lies.

    ``seen`` is what the reads of each book that was made saw.
    """

    made: dict[str, UnitRecord] = field(default_factory=dict)
    kept: dict[str, UnitRecord] = field(default_factory=dict)
    seen: dict[str, Mapping[Read, str]] = field(default_factory=dict)
    offered: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)


def offer_books(options: Options, names: Mapping[str, str]) -> BookWork:
    """The handbooks of the last build, which a build of the site alone goes on offering."""
    found = {language: options.output / name for language, name in names.items()}
    return BookWork(offered={key: path for key, path in found.items() if path.is_file()})


def make_books(
    workshop: Workshop,
    options: Options,
    names: Mapping[str, str],
    variant: str,
    stage: Stage,
    memory: Memory,
    progress: Progress,
) -> BookWork:
    """Print the books that must be printed, and read each back.

    ``names`` are the files by language; ``variant`` sets books of another format apart.

    Raises:
        PressUnavailable: if a book must be printed and WeasyPrint or its libraries are missing.
    """
    # Only a build with books pays for the bindery and the libraries below it.
    from ocop_site.bindery import PartCache
    from ocop_site.book.formats import FORMATS

    work = BookWork()
    pictures = PictureCache(options.state / "pictures")
    parts, used = options.state / f"parts{variant}", list[frozenset[str]]()
    chosen = FORMATS[options.format or workshop.catalogue.settings.book.format]
    for language, words in workshop.words.items():
        name, path = BOOK + language + variant, names[language]
        ledger = Ledger(workshop.catalogue.root, workshop.folders, workshop.digests)
        catalogue = ledger.track_catalogue(workshop.catalogue)
        tracked = ledger.track_words(words)
        ledger.track_choices({name: workshop.catalogue.settings.subtitle})
        changed = ledger.changed(memory.seen(name))
        reason = find_reason(changed, memory, name)
        if not reason:
            work.kept[name] = memory.units[name]
            work.offered[language] = options.output / path
            continue
        from ocop_site.build.printwork import Task, make_book

        progress.step(f"PDF {language}")
        progress.detail(f"{name}: {reason}")
        task = Task(
            catalogue,
            tracked,
            workshop.folders,
            chosen,
            options.edition,
            path,
            workshop.words.get(workshop.catalogue.settings.messages, words),
            pictures,
            parts,
            options.jobs,
        )
        made = make_book(task, progress)
        used += [made.used] if made.files else []
        errors = [item for item in made.problems if item.severity is Severity.ERROR]
        work.problems += errors
        rest = [item for item in made.problems if item.severity is not Severity.ERROR]
        work.remarks += [_at_record(item, workshop.catalogue) for item in rest]
        for file, data in made.files.items():
            stage.write(file, data)
        if errors:
            continue
        ledger.reads.note((SHELF, "print"))
        if options.select:
            ledger.reads.note((CHOICE, name))
        for entry in workshop.catalogue.entries.values():
            for photo in entry.product.photos:
                ledger.reads.note((PHOTO, photo.file))
        if logo := workshop.catalogue.settings.publisher.logo:
            ledger.reads.note((PHOTO, logo.file))
        seen = ledger.seal(ledger.reads.take())
        written = {file: (len(data), digest(data)) for file, data in made.files.items()}
        pages = dict.fromkeys(written, b"")
        work.seen[name] = seen
        work.made[name] = UnitRecord(frozenset(seen), pages, (), reason, written)
        work.offered[language] = stage.folder / path
    if len(used) == len(workshop.words) and not options.languages:
        PartCache(parts).prune(frozenset[str]().union(*used))
    return work


def _at_record(problem: Problem, catalogue: Catalogue) -> Problem:
    """A remark of the press at the record whose page caused it, where that is known."""
    from ocop_site.book.links import find_record

    record = find_record(catalogue, problem.values.get("anchor", ""))
    return problem if record is None else replace(problem, position=record.origin.at("id"))
