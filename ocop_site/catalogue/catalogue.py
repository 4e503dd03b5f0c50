"""The catalogue: every record with its indexes, read-only, ordered for readers.

Site and book are two readings of this one value; neither asks the files again.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from ocop_site.catalogue.addresses import Retired, check_host, resolve_addresses
from ocop_site.catalogue.checks import as_of_day, check_content
from ocop_site.catalogue.classification import (
    Classification,
    Group,
    ProductSet,
    Rules,
    load_classification,
    rules_in_force,
)
from ocop_site.catalogue.editions import Released, order_editions
from ocop_site.catalogue.foreign import check_foreign
from ocop_site.catalogue.gazetteer import Gazetteer, open_gazetteer
from ocop_site.catalogue.loader import Content, FileReading, load_content
from ocop_site.catalogue.models import (
    Candidate,
    Chapter,
    Event,
    KindOfProduct,
    Place,
    Producer,
    Product,
    Record,
    Source,
)
from ocop_site.catalogue.outline import outline_record
from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.series import Series
from ocop_site.catalogue.settings import Settings
from ocop_site.catalogue.status import Standing, current_recognition, judge_recognition
from ocop_site.catalogue.vocabulary import Basis, Status
from ocop_site.problems import Problem, Severity, sort_problems
from ocop_site.text import collation_key

K = TypeVar("K")
N = TypeVar("N", Place, Producer, KindOfProduct, Candidate)
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


@dataclass(frozen=True, slots=True)
class Entry:
    """A product with what is computed for the as-of date.

    ``stars`` is ``None`` where no source states a rating; ``printed`` says whether the book
    lists it (a lapsed one does not, unless the settings ask for it). ``number`` is its place in
    the edition's order, from 1.
    """

    product: Product
    group: Group
    set: ProductSet
    recognition: Recognition | None
    standing: Standing
    pending: Recognition | None
    stars: int | None
    basis: Basis
    short: str
    printed: bool
    number: int = 0

    @property
    def id(self) -> str:
        """The product's id."""
        return self.product.id

    @property
    def status(self) -> Status:
        """The status of its certificate at the as-of date."""
        return self.standing.status


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many localized texts there are, and how many have a translation."""

    total: int
    translated: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All records, indexed. Sequences are in reading order, see ``build_catalogue``.

    ``editions`` are those released before this one, oldest first; the release of an edition
    does not show in itself. ``makers_at`` are the producers for whose seat a place answers;
    ``namesakes`` the producers and places that bear a name in any language. For the last three
    see ``addresses.Addresses``.
    """

    root: Path
    settings: Settings
    as_of: datetime.date
    rules: Rules
    classification: Classification
    entries: Mapping[str, Entry]
    producers: Mapping[str, Producer]
    gazetteer: Gazetteer
    events: Mapping[str, Event]
    kinds: Mapping[str, KindOfProduct]
    candidates: Mapping[str, Candidate]
    sources: Mapping[str, Source]
    series: Mapping[str, Series]
    chapters: Mapping[str, tuple[Chapter, ...]]
    by_group: Mapping[str, tuple[str, ...]]
    by_set: Mapping[str, tuple[str, ...]]
    by_producer: Mapping[str, tuple[str, ...]]
    by_place: Mapping[str, tuple[str, ...]]
    by_stars: Mapping[int | None, tuple[str, ...]]
    by_status: Mapping[Status, tuple[str, ...]]
    makers_at: Mapping[str, tuple[str, ...]]
    namesakes: Mapping[str, tuple[str, ...]]
    coverage: Mapping[str, Coverage]
    editions: Mapping[str, Released] = dataclasses.field(default_factory=dict)
    forwards: Mapping[str, str] = dataclasses.field(default_factory=dict)
    moved: Mapping[str, str] = dataclasses.field(default_factory=dict)
    retired: Mapping[str, Retired] = dataclasses.field(default_factory=dict)

    @property
    def languages(self) -> tuple[str, ...]:
        """The edition's languages, the default one first."""
        return self.settings.languages or ("vi",)

    @property
    def printed(self) -> tuple[str, ...]:
        """The ids of the products the book lists, in its order."""
        return tuple(key for key, entry in self.entries.items() if entry.printed)

    def kinds_of(self, product_id: str) -> tuple[KindOfProduct, ...]:
        """The kinds of product under which a product is listed."""
        return tuple(kind for kind in self.kinds.values() if product_id in kind.products)

    def kinds_at(self, place_id: str) -> tuple[KindOfProduct, ...]:
        """The kinds of product a place is known for."""
        return tuple(kind for kind in self.kinds.values() if place_id in kind.places)

    def events_at(self, place_ids: Iterable[str]) -> tuple[Event, ...]:
        """The events held in any of the places."""
        wanted = set(place_ids)
        return tuple(event for event in self.events.values() if event.place in wanted)

    def related(self, product_id: str, limit: int = 4) -> tuple[str, ...]:
        """Other products near one: of its producers, then its set, its place, its group."""
        entry = self.entries[product_id]
        pools = [
            *(self.by_producer.get(key, ()) for key in entry.product.producers),
            self.by_set.get(entry.product.set, ()),
            self.by_place.get(entry.product.place, ()),
            self.by_group[entry.group.id],
        ]
        found = {product_id: None}
        for key in chain.from_iterable(pools):
            found.setdefault(key)
            if len(found) > limit:
                break
        return tuple(found)[1:]


def short_code(product_id: str) -> str:
    """The default code of a product's permanent short address: 5 signs of 32, from its id."""
    number = int.from_bytes(hashlib.sha256(product_id.encode()).digest()[:8], "big")
    signs = []
    for _ in range(5):
        number, rest = divmod(number, 32)
        signs.append(_ALPHABET[rest])
    return "".join(signs)


def load_catalogue(
    root: Path,
    as_of: datetime.date | None = None,
    readings: Mapping[str, FileReading] = MappingProxyType({}),
) -> tuple[Catalogue | None, Content, tuple[Problem, ...]]:
    """Load, check and index a content folder; ``readings`` are files that were read already.

    Returns:
        the catalogue, or ``None`` if an error stands in the way; what was read, for showing
        lines; and all problems of all files, sorted.
    """
    content, problems = load_content(root, readings)
    found = [*problems, *check_foreign(content), *check_content(content)]
    catalogue = None
    if content.settings and not any(item.severity is Severity.ERROR for item in found):
        catalogue, late = build_catalogue(content, content.settings, as_of)
        found += late
        if any(item.severity is Severity.ERROR for item in late):
            catalogue = None
    return catalogue, content, sort_problems(found)


def build_catalogue(
    content: Content, settings: Settings, as_of: datetime.date | None = None
) -> tuple[Catalogue, list[Problem]]:
    """Index checked content.

    Products stand by group and set of the classification, then by stars downwards, then in
    alphabetical order; everything else in Vietnamese alphabetical order, events by date.
    """
    day = as_of_day(settings, as_of)
    classification = load_classification()
    group_rank = {group.id: rank for rank, group in enumerate(classification.groups)}
    entries = [
        _judge(product, classification, settings, day)
        for product in content.of("products", Product)
    ]
    entries.sort(
        key=lambda entry: (
            group_rank[entry.group.id],
            entry.set.number,
            -(entry.stars or 0),
            collation_key(entry.product.name.get("vi").text),
            entry.id,
        )
    )
    entries = [dataclasses.replace(entry, number=n) for n, entry in enumerate(entries, start=1)]
    places = {place.id: place for place in _named(content.of("places", Place))}
    gazetteer = open_gazetteer(places)
    producers = _named(content.of("producers", Producer))
    named: tuple[Producer | Place, ...] = (*producers, *places.values())
    index = {entry.id: entry for entry in entries}
    addresses, found = resolve_addresses(entries, content.editions, short_code)
    catalogue = Catalogue(
        root=content.root,
        settings=settings,
        as_of=day,
        rules=rules_in_force(day),
        classification=classification,
        entries=index,
        producers={item.id: item for item in producers},
        gazetteer=gazetteer,
        events={item.id: item for item in _sort_events(content.of("events", Event))},
        kinds={item.id: item for item in _named(content.of("kinds", KindOfProduct))},
        candidates={item.id: item for item in _named(content.of("candidates", Candidate))},
        sources={item.id: item for item in content.of("sources", Source)},
        series={item.id: item for item in content.of("figures", Series)},
        chapters=_sort_chapters(content.chapters),
        by_group=_index(
            {group.id: [] for group in classification.groups},
            ((entry.group.id, entry.id) for entry in entries),
        ),
        by_set=_index({}, ((entry.product.set, entry.id) for entry in entries)),
        by_producer=_index(
            {}, ((key, entry.id) for entry in entries for key in entry.product.producers)
        ),
        by_place=_index(
            {},
            (
                (key, entry.id)
                for entry in entries
                for key in gazetteer.covering(entry.product.place)
            ),
        ),
        by_stars=_index({}, ((entry.stars, entry.id) for entry in entries if entry.recognition)),
        by_status=_index({}, ((entry.status, entry.id) for entry in entries)),
        makers_at=_index(
            {}, ((key, item.id) for item in producers for key in gazetteer.covering(item.place))
        ),
        namesakes=_index(
            {},
            (
                (name, item.id)
                for item in named
                for name in dict.fromkeys(dict(item.name.values).values())
            ),
        ),
        coverage=_count_coverage(content, settings.languages or ("vi",)),
        editions={
            item.id: item for item in order_editions(content.editions) if item.as_of.latest < day
        },
        forwards=addresses.forwards,
        moved=addresses.moved,
        retired=addresses.retired,
    )
    found += check_host(settings, content.editions)
    return catalogue, [*_check_codes(entries), *found]


def _judge(
    product: Product, classification: Classification, settings: Settings, day: datetime.date
) -> Entry:
    current = current_recognition(product.recognitions, day)
    standing = judge_recognition(current, day) if current else Standing(Status.PENDING)
    pending = next((r for r in product.recognitions if r.state.value == "pending"), None)
    product_set = classification.sets[product.set]
    certified = current is not None
    return Entry(
        product=product,
        group=classification.group(product_set.group),
        set=product_set,
        recognition=current,
        standing=standing,
        pending=pending,
        stars=current.stars if current else None,
        basis=current.basis if current else Basis.NOT_STATED,
        short=product.short or short_code(product.id),
        printed=certified and (settings.print_lapsed or not standing.lapsed),
    )


def _check_codes(entries: Sequence[Entry]) -> list[Problem]:
    owners: dict[str, str] = {}
    problems = []
    for entry in entries:
        if entry.short in owners:
            position = entry.product.origin.at("short" if entry.product.short else "id")
            values = {"value": entry.short, "other": owners[entry.short]}
            problems.append(Problem("E204", position, values))
        owners.setdefault(entry.short, entry.product.origin.file)
    return problems


def _named(items: Iterable[N]) -> list[N]:
    return sorted(items, key=lambda item: (collation_key(item.name.get("vi").text), item.id))


def _sort_events(events: Iterable[Event]) -> list[Event]:
    """Newest first; events without a date at the end, in alphabetical order."""
    dated = [event for event in events if event.start]
    undated = [event for event in events if not event.start]
    dated.sort(key=lambda event: event.id)
    dated.sort(key=lambda event: event.start.earliest if event.start else datetime.date.min)
    undated.sort(key=lambda event: collation_key(event.name.get("vi").text))
    return [*reversed(dated), *undated]


def _sort_chapters(chapters: Iterable[Chapter]) -> Mapping[str, tuple[Chapter, ...]]:
    """Chapters by language, each list in the order its front matter asks for."""
    ordered: dict[str, list[Chapter]] = {}
    for chapter in sorted(chapters, key=lambda item: (item.order, item.id)):
        ordered.setdefault(chapter.language, []).append(chapter)
    return {language: tuple(items) for language, items in ordered.items()}


def _index(base: dict[K, list[str]], pairs: Iterable[tuple[K, str]]) -> dict[K, tuple[str, ...]]:
    for key, value in pairs:
        base.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in base.items()}


def _count_coverage(content: Content, languages: Sequence[str]) -> Mapping[str, Coverage]:
    totals = {language: [0, 0] for language in languages}
    records: list[Record] = [item for items in content.records.values() for item in items]
    counts: Counter[frozenset[str]] = Counter()
    for record in records:
        for known, number in (record.outline or outline_record(record)).texts:
            counts[known] += number
    for known, number in counts.items():
        for language in languages:
            totals[language][0] += number
            totals[language][1] += number * (language in known)
    return {language: Coverage(*pair) for language, pair in totals.items()}
