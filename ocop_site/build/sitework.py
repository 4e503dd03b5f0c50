"""Making the site's units: those that changed, on all cores, each with the reason why."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from ocop_site.build import proofs
from ocop_site.build.intake import Workshop
from ocop_site.build.ledger import PHOTO, TEMPLATE, Ledger
from ocop_site.build.publish import Stage
from ocop_site.build.state import UnitRecord
from ocop_site.progress import Progress
from ocop_site.render.artefacts import File, Page
from ocop_site.render.picture_cache import PictureCache
from ocop_site.render.templates import make_environment, render_page
from ocop_site.site.context import Site
from ocop_site.site.pictures import Gallery
from ocop_site.site.plan import Unit, list_units, open_site

SITE_FOLDER = "site/"
# Below this many units a second process costs more than it saves.
_WORTH_A_WORKER = 120
_CHUNK = 8
_CHANGES_NAMED = 3
_BASE = "program, settings or options"
_FIRST = "not made before"
_GONE = "its file is missing or was changed"


@dataclass(slots=True)
class SiteWork:
    """What came of the site: the records of all units, and the files of all."""

    made: dict[str, UnitRecord] = field(default_factory=dict)
    kept: dict[str, UnitRecord] = field(default_factory=dict)
    shared: list[str] = field(default_factory=list)

    def records(self, order: Iterable[str]) -> Iterator[UnitRecord]:
        """The records of units in a given order."""
        for name in order:
            record = self.made.get(name) or self.kept.get(name)
            if record is not None:
                yield record


@dataclass(frozen=True, slots=True)
class Memory:
    """What the last build left: its units, the files still intact, and whether its base holds."""

    units: Mapping[str, UnitRecord]
    intact: frozenset[str]
    base_holds: bool


def make_site(
    workshop: Workshop,
    stage: Stage,
    pdfs: Mapping[str, str],
    pictures: PictureCache,
    memory: Memory,
    jobs: int,
    progress: Progress,
) -> tuple[SiteWork, Site]:
    """Make what must be made of the site and put it into the stage.

    Returns:
        the work, and the site with the lines of the sitemap of all pages.
    """
    catalogue = workshop.catalogue
    base_site, shared = open_site(catalogue, workshop.words, workshop.assets, pdfs, pictures)
    ledger = Ledger(catalogue.root, workshop.folders)
    site = ledger.track_site(base_site)
    maker = UnitMaker(workshop, ledger, site, stage, stage.folder.parent / "compiled")
    work = SiteWork()
    units = {unit.name: unit for unit in list_units(catalogue)}
    _carry_out(maker, units, memory, work, jobs, progress)
    shown = {
        key for record in work.records(units) for name, key, _ in record.reads if name == PHOTO
    }
    photos = {
        f"photo/{file}": Unit(
            f"photo/{file}",
            _PhotoUnit(catalogue.root, pictures, file, avif=catalogue.settings.avif),
        )
        for file in sorted(shown)
    }
    _carry_out(maker, photos, memory, work, jobs, progress)
    for file in shared:
        stage.write(SITE_FOLDER + file.path, file.data)
        work.shared.append(file.path)
    for record in work.records((*units, *photos)):
        site.listed.extend(record.listed)
    return work, site


class _PhotoUnit:
    """Makes the files of one photo."""

    def __init__(self, root: Path, pictures: PictureCache, file: str, *, avif: bool) -> None:
        self._gallery = Gallery(root, pictures, avif=avif)
        self._file = file

    def __call__(self, site: Site) -> Iterator[File]:
        site.gallery.show(self._file)  # notes the read
        self._gallery.show(self._file)
        yield from self._gallery.files()


def find_reason(ledger: Ledger, memory: Memory, name: str, paths: Iterable[str]) -> str:
    """Why a unit must be made; empty if it need not be. ``paths`` are the files it has made."""
    record = memory.units.get(name)
    if record is None:
        return _FIRST
    if not memory.base_holds:
        return _BASE
    changes = list(ledger.changes(record))
    if changes:
        more = f" (+{len(changes) - _CHANGES_NAMED})" if len(changes) > _CHANGES_NAMED else ""
        return ", ".join(changes[:_CHANGES_NAMED]) + more
    return "" if all(path in memory.intact for path in paths) else _GONE


class UnitMaker:
    """Makes single units."""

    def __init__(
        self, workshop: Workshop, ledger: Ledger, site: Site, stage: Stage, compiled: Path
    ) -> None:
        """Share one environment of templates among all units; ``compiled`` keeps their code."""
        self.ledger = ledger
        self._environment = make_environment(workshop.folders, compiled)
        self._site = site
        self._stage = stage

    def make(self, unit: Unit, reason: str) -> UnitRecord:
        """Make a unit, write its files into the stage, and note what it read."""
        reads = self.ledger.reads
        reads.take()
        self._site.listed.clear()
        pages: dict[str, tuple[object, ...]] = {}
        for artefact in unit.make(self._site):
            if isinstance(artefact, Page):
                reads.note(TEMPLATE, artefact.template)
                data = render_page(self._environment, artefact)
                pages[artefact.path] = proofs.scan_page(data.decode()).pack()
            else:
                data = artefact.data
                pages[artefact.path] = ()
            self._stage.write(SITE_FOLDER + artefact.path, data)
        listed = tuple(self._site.listed)
        self._site.listed.clear()
        return UnitRecord(self.ledger.seal(reads.take()), pages, listed, reason)


def _carry_out(
    maker: UnitMaker,
    units: Mapping[str, Unit],
    memory: Memory,
    work: SiteWork,
    jobs: int,
    progress: Progress,
) -> None:
    todo: list[tuple[Unit, str]] = []
    for name, unit in units.items():
        known = memory.units.get(name)
        paths = [SITE_FOLDER + path for path in known.pages] if known else []
        reason = find_reason(maker.ledger, memory, name, paths)
        if reason:
            todo.append((unit, reason))
        else:
            work.kept[name] = memory.units[name]
    made = _make_all(maker, todo, jobs)
    for name, record in progress.track(made, "HTML", len(todo)):
        work.made[name] = record
        progress.detail(f"{name}: {record.reason}")


def _make_all(
    maker: UnitMaker, todo: Sequence[tuple[Unit, str]], jobs: int
) -> Iterator[tuple[str, UnitRecord]]:
    jobs = min(jobs, 1 + len(todo) // _WORTH_A_WORKER)
    if jobs < 2:
        for unit, reason in todo:
            yield unit.name, maker.make(unit, reason)
        return
    # Forked workers inherit the catalogue; only names and records cross between processes.
    with ProcessPoolExecutor(
        jobs, multiprocessing.get_context("fork"), _begin_work, (maker, todo)
    ) as workers:
        starts = range(0, len(todo), _CHUNK)
        for records in workers.map(_make_chunk, starts):
            yield from records


# In a worker process: what it inherited. Never set in the process that builds.
_inherited: list[tuple[UnitMaker, Sequence[tuple[Unit, str]]]] = []


def _begin_work(maker: UnitMaker, todo: Sequence[tuple[Unit, str]]) -> None:
    _inherited[:] = [(maker, todo)]


def _make_chunk(start: int) -> list[tuple[str, UnitRecord]]:
    maker, todo = _inherited[0]
    return [(unit.name, maker.make(unit, reason)) for unit, reason in todo[start : start + _CHUNK]]
