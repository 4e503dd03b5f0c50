"""Making leaflets, labels and producers' sheets: each is set again only when it must be.

All of them are one part of the state: they see the same catalogue. A run that is asked for some of
them forgets those others that would come out differently now, so that they are made next time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.build.asked import AskError, Chosen, Refused, choose, is_leaflet, print_path
from ocop_site.build.intake import Workshop
from ocop_site.build.ledger import CHOICE, PHOTO, SHELF, Ledger
from ocop_site.build.options import LABEL, LEAFLET, PRODUCER, Options, PrintWish
from ocop_site.build.publish import Stage, read_manifest
from ocop_site.build.sitework import Memory, find_reason
from ocop_site.build.state import PRINT_PART, Made, Read, UnitRecord
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.problems import Problem, Severity
from ocop_site.progress import Progress
from ocop_site.render.picture_cache import PictureCache
from ocop_site.site.routes import Routes, make_routes, page_path
from ocop_site.views.words import Words

if TYPE_CHECKING:
    from ocop_site.book.sheets import Desk, Print

PRINT = "print/"


@dataclass(frozen=True, slots=True)
class PrintTask:
    """A print to make: its unit, its file, its language, and the products it shows."""

    unit: str
    path: str
    language: str
    products: tuple[str, ...]
    plan: Callable[[Mapping[str, Desk]], Print] = field(repr=False)


@dataclass(slots=True)
class PrintWork:
    """What came of the prints.

    ``forgotten`` are units that are no more what they would be; ``answered`` the paths that this
    work decides about.
    """

    made: dict[str, UnitRecord] = field(default_factory=dict)
    kept: dict[str, UnitRecord] = field(default_factory=dict)
    seen: dict[Read, str] = field(default_factory=dict)
    forgotten: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    refused: tuple[Refused, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    offered: dict[str, Path] = field(default_factory=dict)


def leaflet_key(language: str, product_id: str) -> str:
    """How the site asks for the leaflet of a product: ``vi/mat-ong``."""
    return f"{language}/{product_id}"


def offer_leaflets(
    workshop: Workshop, options: Options, outputs: Mapping[str, Made], intact: frozenset[str]
) -> PrintWork:
    """The leaflets of the last build, which a build of the site alone goes on offering."""
    work = PrintWork()
    if not workshop.catalogue.settings.leaflets:
        return work
    for language in workshop.catalogue.languages:
        for key, entry in workshop.catalogue.entries.items():
            path = print_path(options, key, language)
            if entry.standing.in_force and path in outputs and path in intact:
                work.offered[leaflet_key(language, key)] = options.output / path
    return work


def make_prints(
    workshop: Workshop, options: Options, stage: Stage, memory: Memory, progress: Progress
) -> PrintWork:
    """Make the prints that are asked for; those of a full build are A5 leaflets of all products.

    Raises:
        SelectionError, AskError: if what is asked for cannot be made.
        PressUnavailable: if something must be set and WeasyPrint or its libraries are missing.
    """
    catalogue = workshop.catalogue
    wish = options.prints or PrintWish(LEAFLET)
    languages = _choose_languages(catalogue, wish)
    if options.prints is None:
        held = [key for key, entry in catalogue.entries.items() if entry.standing.in_force]
        chosen = Chosen(tuple(held), (), whole=True)
    else:
        chosen = choose(catalogue, options)
    ledger = Ledger(catalogue.root, workshop.folders, workshop.digests)
    tracked = ledger.track_catalogue(catalogue)
    words = {code: ledger.track_words(item) for code, item in workshop.words.items()}
    work = PrintWork(refused=chosen.refused)
    tasks = list(_list_tasks(tracked, options, wish, chosen, languages))
    choices = ledger.track_choices({task.unit: task.products for task in tasks})
    settled = PRINT_PART in memory.settled
    changed = ledger.changed(memory.seen(PRINT)) if settled else frozenset()
    todo: list[tuple[PrintTask, str]] = []
    for task in tasks:
        if reason := find_reason(changed, memory, task.unit):
            todo.append((task, reason))
        else:
            work.kept[task.unit] = memory.units[task.unit]
    if todo:
        _set(workshop, options, tracked, words, todo, choices, ledger, stage, work, progress)
    for task in tasks:
        folder = stage.folder if task.unit in work.made else options.output
        for key in task.products if wish.kind == LEAFLET else ():
            work.offered[leaflet_key(task.language, key)] = folder / task.path
    work.answered = frozenset(_answer(options, wish, chosen, languages, tasks))
    work.forgotten = frozenset(
        name
        for name, record in memory.units.items()
        if name.startswith(PRINT)
        and name not in work.made
        and name not in work.kept
        and (
            not settled
            or any(read in changed and read[0] != CHOICE for read in record.reads)
            or not work.answered.isdisjoint(record.files)
        )
    )
    return work


def _choose_languages(catalogue: Catalogue, wish: PrintWish) -> tuple[str, ...]:
    for code in wish.languages:
        if code not in catalogue.languages:
            raise AskError("no-language", value=code, known=", ".join(catalogue.languages))
    usual = catalogue.languages[:1] if wish.kind == LABEL else catalogue.languages
    return wish.languages or usual


def _list_tasks(
    catalogue: Catalogue,
    options: Options,
    wish: PrintWish,
    chosen: Chosen,
    languages: Sequence[str],
) -> Iterator[PrintTask]:
    for language in languages:
        if wish.kind == LABEL:
            path = print_path(options, "", language)
            plan = partial(_plan_labels, catalogue, chosen.ids, wish.form, language, path)
            yield PrintTask(PRINT + path, path, language, chosen.ids, plan)
            continue
        for key in chosen.ids:
            path = print_path(options, key, language)
            if wish.kind == PRODUCER:
                from ocop_site.book.producer_sheet import products_of

                products = products_of(catalogue, key)
                plan = partial(_plan_producer, catalogue, key, language, path)
            else:
                products = (key,)
                plan = partial(_plan_leaflet, catalogue, key, wish.form, language, path)
            yield PrintTask(PRINT + path, path, language, products, plan)


def _plan_leaflet(
    catalogue: Catalogue, key: str, form: str, language: str, path: str, desks: Mapping[str, Desk]
) -> Print:
    from ocop_site.book.leaflet_pages import plan_leaflet

    return plan_leaflet(_id(path), desks[language], catalogue.entries[key], form)


def _plan_producer(
    catalogue: Catalogue, key: str, language: str, path: str, desks: Mapping[str, Desk]
) -> Print:
    from ocop_site.book.producer_sheet import plan_producer

    return plan_producer(_id(path), desks[language], catalogue.producers[key])


def _plan_labels(
    catalogue: Catalogue,
    ids: Sequence[str],
    form: str,
    language: str,
    path: str,
    desks: Mapping[str, Desk],
) -> Print:
    from ocop_site.book.label_sheets import SHEETS
    from ocop_site.book.labels import plan_labels

    other = next((desk for code, desk in desks.items() if code != language), None)
    entries = [catalogue.entries[key] for key in ids]
    return plan_labels(_id(path), desks[language], other, entries, SHEETS[form])


def _id(path: str) -> str:
    return path.removesuffix(".pdf").replace("/", "-")


def _set(
    workshop: Workshop,
    options: Options,
    catalogue: Catalogue,
    words: Mapping[str, Words],
    todo: Sequence[tuple[PrintTask, str]],
    choices: Mapping[str, object],
    ledger: Ledger,
    stage: Stage,
    work: PrintWork,
    progress: Progress,
) -> None:
    from ocop_site.bindery import Workers
    from ocop_site.book.faults import PressError
    from ocop_site.book.sheets import bind_prints, open_desk

    pictures = PictureCache(options.state / "pictures")
    routes = make_routes(workshop.catalogue)
    desks = {
        code: open_desk(catalogue, item, workshop.folders, _site_links(routes, code), pictures)
        for code, item in words.items()
    }
    for language, desk in desks.items():
        planned: dict[str, tuple[PrintTask, str, frozenset[Read]]] = {}
        prints = []
        for task, reason in todo:
            if task.language != language:
                continue
            ledger.reads.take()
            assert choices[task.unit] == task.products  # notes the read
            item = task.plan(desks)
            ledger.reads.note((SHELF, "print"))
            for key in task.products:
                for photo in workshop.catalogue.entries[key].product.photos:
                    ledger.reads.note((PHOTO, photo.file))
            planned[item.id] = (task, reason, ledger.reads.take())
            prints.append(item)
        progress.step(f"PDF {language}")
        try:
            parts, jobs = options.state / "parts-prints", Workers(options.jobs)
            for item, bound in bind_prints(desk, prints, parts, jobs, progress):
                task, reason, reads = planned[item.id]
                progress.detail(f"{task.unit}: {reason}")
                work.problems += [
                    found for found in bound.problems if found.severity is Severity.ERROR
                ]
                files = {task.path: stage.write(task.path, bound.data)}
                work.seen.update(ledger.seal(reads))
                work.made[task.unit] = UnitRecord(reads, {task.path: b""}, (), reason, files)
        except PressError as error:
            work.problems.append(error.problem)


def _site_links(routes: Routes, language: str) -> Callable[[str, str], str | None]:
    """The public addresses of products and producers; other records have none on paper."""

    def link(kind: str, record_id: str = "") -> str | None:
        if kind not in ("product", "producer"):
            return None
        return routes.absolute(page_path(language, kind, record_id))

    return link


def _answer(
    options: Options,
    wish: PrintWish,
    chosen: Chosen,
    languages: Sequence[str],
    tasks: Sequence[PrintTask],
) -> Iterator[str]:
    """The paths that this work decides about: whatever lies there is made by it, or goes."""
    yield from (task.path for task in tasks)
    if wish.kind != LABEL:
        for language in languages:
            for refused in chosen.refused:
                yield print_path(options, refused.id, language)
    if chosen.whole and wish.kind == LEAFLET:
        known = read_manifest(options.state)
        yield from (path for path in known if is_leaflet(path, wish.form, languages))
