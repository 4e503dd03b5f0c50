"""Which units must be made again: what each read last time, measured against what is there now."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from ocop_site import files
from ocop_site.build.state import Read
from ocop_site.build.tracking import (
    MISSING,
    Reads,
    TrackedEntries,
    TrackedMapping,
    TrackedRecall,
    TrackedSet,
    digest_value,
    measure_group,
)
from ocop_site.catalogue.catalogue import Catalogue, Entry
from ocop_site.catalogue.gazetteer import Gazetteer
from ocop_site.catalogue.outline import TEXT_GROUPS, measure_record
from ocop_site.render.templates import PROJECT
from ocop_site.site.context import Site
from ocop_site.site.pictures import LOGO_MARK, Gallery, LogoPicture, ScreenPicture
from ocop_site.views.words import Words

K = TypeVar("K")
V = TypeVar("V")
Tracker = TrackedMapping[Any, Any] | TrackedSet
TEMPLATE, PHOTO, SHELF, CHOICE = "template", "photo", "shelf", "choice"
# What books and the admin page are made from beside records, below each folder of templates.
_SHELVES: Mapping[str, tuple[str, ...]] = {
    "print": ("print", "shared", "assets"),
    "admin": ("admin",),
}

_INDEXES = (
    "producers",
    "events",
    "kinds",
    "candidates",
    "sources",
    "series",
    "chapters",
    "by_group",
    "by_set",
    "by_producer",
    "by_place",
    "by_stars",
    "by_status",
    "makers_at",
    "namesakes",
    "coverage",
    "editions",
    "forwards",
    "moved",
    "retired",
)
_MEASURES: Mapping[str, Callable[[Any], str]] = dict.fromkeys(
    ("producers", "events", "kinds", "candidates", "sources"), measure_record
)
_REFERENCE = re.compile(r"{%-?\s*(?:extends|include|import|from)\s+\"([^\"]+)\"")


class Ledger:
    """Trackers over everything units read, and the digests of what is there now."""

    def __init__(
        self,
        root: Path,
        folders: Sequence[Path],
        digests: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """``root`` is the content folder, ``folders`` are template folders, a theme's first.

        ``digests`` are those of the content files that were measured already.
        """
        self._digests = digests
        self.reads = Reads()
        self.recall = TrackedRecall(self.reads)
        self._root = root
        self._folders = folders
        self._trackers: dict[str, Tracker] = {}
        self._measured: dict[Read, str] = {}
        self._told: set[Read] = set()

    def track_catalogue(self, catalogue: Catalogue) -> Catalogue:
        """The catalogue with every mapping tracked."""
        tracked: dict[str, Any] = {
            name: self._track(name, getattr(catalogue, name), _MEASURES.get(name, digest_value))
            for name in _INDEXES
        }
        return dataclasses.replace(
            catalogue,
            entries=self._track_entries(catalogue.entries),
            gazetteer=Gazetteer(
                self._track("places", catalogue.gazetteer.places, measure_record),
                self._track("within", catalogue.gazetteer.within),
                self._track("became", catalogue.gazetteer.became),
            ),
            **tracked,
        )

    def _track_entries(self, entries: Mapping[str, Entry]) -> TrackedEntries:
        tracker = TrackedEntries(entries, self.reads)
        self._trackers["entries"] = tracker
        for group in TEXT_GROUPS:
            self._track(group, entries, partial(measure_group, group))
        return tracker

    def track_words(self, words: Words) -> Words:
        """The words of a language with every text tracked."""
        return dataclasses.replace(words, texts=self._track(f"words.{words.language}", words.texts))

    def track_site(self, site: Site) -> Site:
        """The site with everything tracked."""
        routes = dataclasses.replace(
            site.routes,
            known={
                kind: self._remember(f"route.{kind}", TrackedSet(f"route.{kind}", ids, self.reads))
                for kind, ids in site.routes.known.items()
            },
            groups={
                kind: self._track(f"group-of.{kind}", groups)
                for kind, groups in site.routes.groups.items()
            },
        )
        return dataclasses.replace(
            site,
            catalogue=self.track_catalogue(site.catalogue),
            routes=routes,
            wordings={code: self.track_words(words) for code, words in site.wordings.items()},
            gallery=_TrackedGallery(site.gallery, self.reads),
            symbols=self._track("symbols", site.symbols),
            pdfs=self._track("pdfs", site.pdfs),
            leaflets=self._track("leaflets", site.leaflets),
            cards={code: self._track(f"cards.{code}", cards) for code, cards in site.cards.items()},
            recall=self.recall,
            listed=[],
        )

    def track_choices(self, choices: Mapping[str, object]) -> Mapping[str, object]:
        """What was chosen for a unit from outside the catalogue, tracked by a name for it."""
        return self._track(CHOICE, choices)

    def measure(self, read: Read) -> str:
        """The digest that a read would see now."""
        if read not in self._measured:
            self._measured[read] = self._look(*read)
        return self._measured[read]

    def changed(self, seen: Mapping[Read, str]) -> frozenset[Read]:
        """The reads that would see something else than they ``seen`` last time, as digests."""
        return frozenset(read for read, digest in seen.items() if self.measure(read) != digest)

    def seal(self, reads: Iterable[Read]) -> dict[Read, str]:
        """Reads with the digests they see."""
        return {read: self.measure(read) for read in reads}

    def news(self, reads: Iterable[Read]) -> dict[Read, str]:
        """The digests of those reads that this method has not told before."""
        fresh = set(reads) - self._told
        self._told |= fresh
        return self.seal(fresh)

    def _look(self, name: str, key: str) -> str:
        if name == TEMPLATE:
            return files.digest("\n".join(sorted(set(self._closure(key)))).encode())
        if name == PHOTO:
            file = key.removesuffix(LOGO_MARK)
            if file in self._digests:
                return self._digests[file]
            try:
                return files.digest(files.read_bytes(self._root, file))
            except files.FileProblem:
                return MISSING
        if name == SHELF:
            return self._shelf(_SHELVES[key])
        return self._trackers[name].measure(key) if name in self._trackers else MISSING

    def _shelf(self, shelves: tuple[str, ...]) -> str:
        parts = []
        for folder in self._folders:
            for shelf in shelves:
                for path in files.list_files(folder / shelf, ("",)):
                    made = files.digest((folder / shelf / path).read_bytes())
                    parts.append(f"{shelf}/{path}={made}")
        return files.digest("\n".join(parts).encode())

    def _closure(self, template: str, seen: tuple[str, ...] = ()) -> Iterator[str]:
        """A template and all it extends, includes and imports, each with its digest."""
        folder = next((item for item in self._folders if (item / template).is_file()), None)
        path = template
        if folder is None and template.startswith(f"{PROJECT}/"):
            folder, path = self._folders[-1], template.removeprefix(f"{PROJECT}/")
        if folder is None or template in seen or not (folder / path).is_file():
            return
        text = files.read_text(folder, path)
        yield f"{template}={files.digest(text.encode())}"
        for other in _REFERENCE.findall(text):
            yield from self._closure(other, (*seen, template))

    def _track(
        self,
        name: str,
        values: Mapping[K, V],
        measure: Callable[[V], str] = digest_value,
    ) -> TrackedMapping[K, V]:
        tracker = TrackedMapping(name, values, self.reads, measure)
        self._trackers[name] = tracker
        return tracker

    def _remember(self, name: str, tracker: TrackedSet) -> TrackedSet:
        self._trackers[name] = tracker
        return tracker


class _TrackedGallery(Gallery):
    """A gallery that notes which photos a unit shows."""

    def __init__(self, inner: Gallery, reads: Reads) -> None:
        self._inner = inner
        self._reads = reads

    def show(self, file: str) -> ScreenPicture:
        self._reads.note((PHOTO, file))
        return self._inner.show(file)

    def show_logo(self, file: str) -> LogoPicture:
        self._reads.note((PHOTO, file + LOGO_MARK))
        return self._inner.show_logo(file)
