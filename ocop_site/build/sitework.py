"""Making the site's units: those that changed, on all cores, each with the reason why."""

from __future__ import annotations

import gc
import multiprocessing
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from ocop_site.build import proofs
from ocop_site.build.intake import Workshop
from ocop_site.build.ledger import PHOTO, SHELF, TEMPLATE, Ledger
from ocop_site.build.publish import Stage
from ocop_site.build.recollection import Recollection
from ocop_site.build.state import SITE_PART, Read, UnitRecord, part_of
from ocop_site.progress import Progress
from ocop_site.render.artefacts import File, Page
from ocop_site.render.picture_cache import PictureCache
from ocop_site.render.templates import make_environment, render_page
from ocop_site.site.admin import make_admin
from ocop_site.site.context import Site
from ocop_site.site.pictures import LOGO_MARK, Gallery
from ocop_site.site.plan import Unit, list_units
from ocop_site.trace import Span, Trace

SITE_FOLDER = "site/"
# Below this many units a second process costs more than it saves.
_WORTH_A_WORKER = 120
_CHUNK = 12
# Products for which a large unit takes as long as one small unit.
_PRODUCTS_LIKE_A_PAGE = 10
# Units that take as long as hundreds of others: begun first, so that no process waits for one.
_LARGE = ("data", "search-data", "lists", "timeline", "buyers", "goods", "compare")
_CHANGES_NAMED = 3
_BASE = "program, settings or options"
_FIRST = "not made before"
_GONE = "its file is missing or was changed"


@dataclass(slots=True)
class SiteWork:
    """What came of the site: the records of all units, what their reads saw, and shared files."""

    made: dict[str, UnitRecord] = field(default_factory=dict)
    kept: dict[str, UnitRecord] = field(default_factory=dict)
    seen: dict[Read, str] = field(default_factory=dict)
    shared: list[str] = field(default_factory=list)

    def records(self, order: Iterable[str]) -> Iterator[UnitRecord]:
        """The records of units in a given order."""
        for name in order:
            record = self.made.get(name) or self.kept.get(name)
            if record is not None:
                yield record


@dataclass(frozen=True, slots=True)
class Memory:
    """What builds left: their units, the files still intact, and what the reads of parts saw.

    ``settled`` are the parts that were last made on the base there is now: a build of the book
    alone, or of another book, says nothing about the rest.
    """

    units: Mapping[str, UnitRecord]
    intact: frozenset[str]
    settled: frozenset[str]
    parts: Mapping[str, Mapping[Read, str]]

    def seen(self, unit: str) -> Mapping[Read, str]:
        """What the reads of the part to which a unit belongs saw."""
        return self.parts.get(part_of(unit), {})


def make_site(
    workshop: Workshop,
    opened: tuple[Site, tuple[File, ...]],
    stage: Stage,
    pictures: PictureCache,
    memory: Memory,
    jobs: int,
    progress: Progress,
) -> tuple[SiteWork, Site]:
    """Make what must be made of the site and put it into the stage.

    ``opened`` is the site with its shared files, see ``open_site``.

    Returns:
        the work, and the site with the lines of the sitemap of all pages.
    """
    catalogue = workshop.catalogue
    untracked, shared = opened
    ledger = Ledger(catalogue.root, workshop.folders, workshop.digests)
    site = ledger.track_site(untracked)
    compiled = stage.folder.parent / "compiled"
    maker = UnitMaker(workshop, ledger, site, stage, compiled, progress.trace)
    work = SiteWork()
    units = {unit.name: unit for unit in list_units(catalogue)}
    _carry_out(maker, units, memory, work, jobs, progress)
    shown = {key for record in work.records(units) for name, key in record.reads if name == PHOTO}
    photos = {
        f"photo/{file}": Unit(
            f"photo/{file}",
            _PhotoUnit(catalogue.root, pictures, file, avif=catalogue.settings.avif),
        )
        for file in sorted(shown)
    }
    _carry_out(maker, photos, memory, work, jobs, progress)
    if catalogue.settings.admin:
        admin = {"admin": Unit("admin", partial(_make_admin, workshop, ledger))}
        _carry_out(maker, admin, memory, work, 1, progress)
    for file in shared:
        stage.write(SITE_FOLDER + file.path, file.data)
        work.shared.append(file.path)
    for record in work.records((*units, *photos)):
        site.listed.extend(record.listed)
    return work, site


def _make_admin(workshop: Workshop, ledger: Ledger, site: Site) -> Iterator[File]:
    """Make the page for editors; what it reads beside the catalogue is its folder of templates."""
    ledger.reads.note((SHELF, "admin"))
    environment = make_environment(workshop.folders)
    yield from make_admin(
        site.catalogue, workshop.folders, environment, site.catalogue.settings.admin
    )


class _PhotoUnit:
    """Makes the files of one photo or logo."""

    def __init__(self, root: Path, pictures: PictureCache, file: str, *, avif: bool) -> None:
        self._gallery = Gallery(root, pictures, avif=avif)
        self._file = file

    def __call__(self, site: Site) -> Iterator[File]:
        for gallery in (site.gallery, self._gallery):  # the first one notes the read
            if self._file.endswith(LOGO_MARK):
                gallery.show_logo(self._file.removesuffix(LOGO_MARK))
            else:
                gallery.show(self._file)
        yield from self._gallery.files()


def find_reason(changed: frozenset[Read], memory: Memory, unit: str) -> str:
    """Why a unit must be made, by the reads that see something else now; empty if it need not."""
    record = memory.units.get(unit)
    if record is None:
        return _FIRST
    if part_of(unit) not in memory.settled:
        return _BASE
    changes = [f"{name} {key}" for name, key in sorted(changed.intersection(record.reads))]
    if changes:
        more = f" (+{len(changes) - _CHANGES_NAMED})" if len(changes) > _CHANGES_NAMED else ""
        return ", ".join(changes[:_CHANGES_NAMED]) + more
    folder = SITE_FOLDER if part_of(unit) == SITE_PART else ""
    return "" if all(folder + path in memory.intact for path in record.files) else _GONE


class UnitMaker:
    """Makes single units."""

    def __init__(
        self,
        workshop: Workshop,
        ledger: Ledger,
        site: Site,
        stage: Stage,
        compiled: Path,
        trace: Trace,
    ) -> None:
        """Share one environment of templates among all units; ``compiled`` keeps their code."""
        self.ledger = ledger
        self.trace = trace
        self.products = len(workshop.catalogue.entries)
        self.stage = stage
        self._environment = make_environment(workshop.folders, compiled)
        self._site = site

    def recall(self, state: Path, seen: Mapping[Read, str], changed: frozenset[Read]) -> None:
        """Use pieces that earlier builds made, see ``Recollection``."""
        self.ledger.recall.recollection = Recollection(state, seen, changed)

    def make(self, unit: Unit, reason: str) -> UnitRecord:
        """Make a unit, write its files into the stage, and note what it read."""
        with self.trace.span(unit.name, "unit"):
            return self._make(unit, reason)

    def _make(self, unit: Unit, reason: str) -> UnitRecord:
        reads = self.ledger.reads
        reads.take()
        pieces = self.ledger.recall.recollection
        if pieces is not None:
            pieces.begin(unit.name)
        self._site.listed.clear()
        pages: dict[str, tuple[object, ...]] = {}
        made: dict[str, tuple[int, str]] = {}
        for artefact in unit.make(self._site):
            if isinstance(artefact, Page):
                reads.note((TEMPLATE, artefact.template))
                data = render_page(self._environment, artefact)
                found = proofs.scan_page(artefact.path, data.decode(), self._site.base_path)
                pages[artefact.path] = found.pack()
            else:
                data = artefact.data
                pages[artefact.path] = ()
            made[artefact.path] = self.stage.write(SITE_FOLDER + artefact.path, data)
        listed = tuple(self._site.listed)
        self._site.listed.clear()
        changed = pieces.take() if pieces is not None else None
        return UnitRecord(reads.take(), pages, listed, reason, made, changed)


def _carry_out(
    maker: UnitMaker,
    units: Mapping[str, Unit],
    memory: Memory,
    work: SiteWork,
    jobs: int,
    progress: Progress,
) -> None:
    known = memory.seen(SITE_PART) if SITE_PART in memory.settled else {}
    changed = maker.ledger.changed(known)
    maker.recall(maker.stage.folder.parent, known, changed)
    todo: list[tuple[Unit, str]] = []
    for name, unit in units.items():
        if reason := find_reason(changed, memory, name):
            todo.append((unit, reason))
        else:
            work.kept[name] = memory.units[name]
    made = _make_all(maker, todo, jobs, work.seen)
    common = _Common()
    for name, record in progress.track(made, "HTML", len(todo)):
        work.made[name] = common.share(record)
        maker.stage.note(record.files, SITE_FOLDER)
        progress.detail(f"{name}: {record.reason}")


class _Common:
    """What the records of units have in common, kept once: thousands of pages link to the same."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def share(self, record: UnitRecord) -> UnitRecord:
        """The record, with all that an earlier one had as well."""
        known = self._known.setdefault
        return replace(
            record,
            reads=tuple(known(read, read) for read in record.reads),
            pages={path: self._share_page(*page) for path, page in record.pages.items()},
            listed=tuple(
                (known(address, address), known(others, others), pictures)
                for address, others, pictures in record.listed
            ),
        )

    def _share_page(self, *packed: Any) -> tuple[Any, ...]:
        """What ``PageLinks.pack`` gave; nothing of a file."""
        if not packed:
            return ()
        known = self._known.setdefault
        targets, astray, ids, doubles, alternates, canonical = packed
        pairs = tuple(alternates.items())
        return (
            tuple(known(target, target) for target in targets),
            astray,
            known(tuple(ids), tuple(ids)),
            tuple(doubles),
            known(("alternates", pairs), alternates),
            known(canonical, canonical),
        )


def _make_all(
    maker: UnitMaker, todo: Sequence[tuple[Unit, str]], jobs: int, seen: dict[Read, str]
) -> Iterator[tuple[str, UnitRecord]]:
    large = sum(_weight(unit.name)[0] < len(_LARGE) for unit, _ in todo)
    pages = len(todo) + large * maker.products // _PRODUCTS_LIKE_A_PAGE
    jobs = min(jobs, 1 + pages // _WORTH_A_WORKER)
    if jobs < 2:
        for unit, reason in todo:
            record = maker.make(unit, reason)
            seen.update(maker.ledger.seal(record.reads))
            yield unit.name, record
        return
    # Workers inherit the catalogue: its pages of memory stay shared as long as the collector
    # does not write its marks into them.
    gc.freeze()
    order = sorted(range(len(todo)), key=lambda place: _weight(todo[place][0].name))
    context = multiprocessing.get_context("fork")
    try:
        with ProcessPoolExecutor(jobs, context, _begin_work, (maker, todo)) as workers:
            alone = [[place] for place in order[:large]]
            starts = range(large, len(order), _CHUNK)
            chunks = [*alone, *(order[start : start + _CHUNK] for start in starts)]
            for records, saw, spans in workers.map(_make_chunk, chunks):
                seen.update(saw)
                maker.trace.add(spans)
                yield from records
    finally:
        gc.unfreeze()


def _weight(name: str) -> tuple[int, str]:
    """Units in the order of making: large ones first, languages of a record side by side."""
    language, _, rest = name.partition("/")
    kind = rest or language
    return (_LARGE.index(kind) if kind in _LARGE else len(_LARGE), kind)


# In a worker process: what it inherited. Never set in the process that builds.
_inherited: list[tuple[UnitMaker, Sequence[tuple[Unit, str]]]] = []


def _begin_work(maker: UnitMaker, todo: Sequence[tuple[Unit, str]]) -> None:
    _inherited[:] = [(maker, todo)]
    maker.trace.take()  # what the parent had measured before


def _make_chunk(
    places: Sequence[int],
) -> tuple[list[tuple[str, UnitRecord]], dict[Read, str], list[Span]]:
    """Make the units at some places of the list; what they saw is told once by each process."""
    maker, todo = _inherited[0]
    records = [(todo[place][0].name, maker.make(*todo[place])) for place in places]
    saw = maker.ledger.news(read for _, record in records for read in record.reads)
    return records, saw, maker.trace.take()
