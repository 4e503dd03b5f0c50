"""Making the site's units: those that changed, on all cores, each with the reason why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ocop_site.build.crew import make_units
from ocop_site.build.intake import Workshop
from ocop_site.build.ledger import PHOTO, SHELF, Ledger
from ocop_site.build.maker import SITE_FOLDER, UnitMaker
from ocop_site.build.publish import Stage
from ocop_site.build.state import SITE_PART, Read, UnitRecord, part_of
from ocop_site.progress import Progress
from ocop_site.render.artefacts import File
from ocop_site.render.picture_cache import PictureCache
from ocop_site.render.templates import make_environment
from ocop_site.site.admin import make_admin
from ocop_site.site.context import Site
from ocop_site.site.pictures import LOGO_MARK, Gallery
from ocop_site.site.plan import Unit, list_units

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
    making = make_units(maker, todo, jobs, work.seen)
    made = dict(progress.track(making, "HTML", len(todo)))
    for unit, reason in todo:  # the order in which processes made them is chance
        work.made[unit.name] = made[unit.name]
        maker.stage.note(made[unit.name].files, SITE_FOLDER)
        progress.detail(f"{unit.name}: {reason}")
