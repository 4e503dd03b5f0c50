"""Groups and sets of the classification, the ratings, and what surrounds a thin product."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.classification import Group
from ocop_site.catalogue.vocabulary import EventKind
from ocop_site.views.places import EventView, KindView, make_event, make_kind
from ocop_site.views.products import (
    CARDS_ON_A_PAGE,
    Card,
    GroupLabel,
    label_group,
    make_cards,
)
from ocop_site.views.reading import Citations, Line, Reading, SourceLine
from ocop_site.views.recall import shared

_FAIRS = (EventKind.FAIR, EventKind.TRADE_WEEK, EventKind.MARKET, EventKind.FESTIVAL)
_FAIRS_SHOWN = 3
# A row of cards on a wide screen, and two.
_ROW, _TWO_ROWS = 4, 8


@dataclass(frozen=True, slots=True)
class SetView:
    """One of the 26 sets of criteria."""

    id: str
    number: int
    code: str
    name: str
    subgroup: str
    authorities: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """How products are judged under the rules in force."""

    decision: str
    since: str
    parts: tuple[tuple[str, int], ...]
    summary: str
    validity_months: int
    due_days: int


@dataclass(frozen=True, slots=True)
class BandView:
    """A rating with what it means under the rules in force, and its products."""

    stars: int
    word: str
    lowest: int
    highest: int
    level: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class CandidateView:
    """A product near the programme that is not certified."""

    id: str
    name: str
    name_language: str
    group: GroupLabel | None
    set_name: str
    state: str
    producer: tuple[str, str] | None
    place: str
    year: str
    facts: tuple[Line, ...]
    notes: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group with its sets, kinds of product and products.

    Its page shows at most ``most`` cards of each set, the last one of which leads to the rest.
    """

    label: GroupLabel
    sets: tuple[SetView, ...]
    most: int
    kinds: tuple[KindView, ...]
    cards: tuple[Card, ...]
    items: int
    criteria: Criteria
    candidates: tuple[CandidateView, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around a product: its kind, its place, its events, its neighbours.

    ``events`` name the product; ``fairs`` are the latest others of its area.
    The facts of the whole area are left to the area's own page.
    """

    set: SetView
    criteria: Criteria
    kinds: tuple[KindView, ...]
    place_facts: tuple[Line, ...]
    place_name: str
    producer_facts: tuple[Line, ...]
    producer_id: str
    producer_name: str
    events: tuple[EventView, ...]
    fairs: tuple[EventView, ...]
    same_producer: tuple[Card, ...]
    related: tuple[Card, ...]
    sources: tuple[SourceLine, ...]


@shared
def make_criteria(reading: Reading) -> Criteria:
    """The rules in force at the as-of date."""
    rules = reading.catalogue.rules
    return Criteria(
        rules.decision,
        reading.words.date(rules.since),
        tuple((reading.text(name).text, points) for name, points in rules.score_parts),
        reading.text(rules.summary).text,
        rules.validity_months,
        rules.due_days,
    )


@shared
def make_set(reading: Reading, set_id: str, *, cards: bool = True) -> SetView:
    """A set with its products."""
    classification = reading.catalogue.classification
    item = classification.sets[set_id]
    group = classification.group(item.group)
    subgroup = next(part for part in group.subgroups if part.id == item.subgroup)
    ids = reading.catalogue.by_set.get(set_id, ())
    return SetView(
        item.id,
        item.number,
        item.code,
        reading.text(item.name).text,
        reading.text(subgroup.name).text,
        reading.words.join([reading.text(name).text for name in item.authorities]),
        make_cards(reading, ids) if cards else (),
    )


def make_group(reading: Reading, group: Group) -> GroupView:
    """The view of a group."""
    catalogue = reading.catalogue
    citations = Citations(reading)
    kinds = tuple(
        make_kind(reading, kind, citations)
        for kind in catalogue.kinds.values()
        if set(kind.sets) & set(group.sets)
    )
    ids = catalogue.by_group[group.id]
    sets = tuple(make_set(reading, item) for item in group.sets)
    candidates = tuple(
        make_candidate(reading, key, citations)
        for key, item in catalogue.candidates.items()
        if item.set in group.sets
    )
    return GroupView(
        label_group(reading, group.id),
        sets,
        _share(sets),
        kinds,
        make_cards(reading, ids),
        sum(catalogue.entries[key].product.items for key in ids),
        make_criteria(reading),
        candidates,
        citations.lines(),
    )


def _share(sets: tuple[SetView, ...]) -> int:
    """How many cards of each set keep the page of a large group about as light as a list."""
    filled = [len(item.cards) for item in sets if item.cards]
    if sum(min(n, _TWO_ROWS) for n in filled) <= CARDS_ON_A_PAGE:
        return _TWO_ROWS
    return max(_ROW, CARDS_ON_A_PAGE // len(filled))


def make_candidate(reading: Reading, candidate_id: str, citations: Citations) -> CandidateView:
    """The view of a candidate."""
    catalogue = reading.catalogue
    item = catalogue.candidates[candidate_id]
    name = reading.text(item.name)
    product_set = catalogue.classification.sets.get(item.set)
    producer = catalogue.producers.get(item.producer)
    place = catalogue.gazetteer.places.get(item.place)
    facts = tuple(
        reading.line(fact.text, citations.cite(fact.source or item.sources)) for fact in item.facts
    )
    notes = tuple(reading.line(note.text, citations.cite(note.source)) for note in item.notes)
    citations.cite(item.sources)
    return CandidateView(
        item.id,
        name.text,
        name.language,
        label_group(reading, product_set.group) if product_set else None,
        reading.text(product_set.name).text if product_set else "",
        reading.words(f"candidate.{item.state.value}"),
        (producer.id, reading.text(producer.name).text) if producer else None,
        reading.text(place.name).text if place else "",
        reading.words.date(item.year) if item.year else "",
        facts,
        notes,
    )


def make_bands(reading: Reading) -> tuple[BandView, ...]:
    """The ratings that are certified, best first, with their products."""
    catalogue, words = reading.catalogue, reading.words
    return tuple(
        BandView(
            band.stars,
            words("stars.count", n=band.stars),
            band.lowest,
            band.highest,
            words(f"level.{band.level}"),
            make_cards(reading, catalogue.by_stars.get(band.stars, ())),
        )
        for band in catalogue.rules.bands
    )


def make_surroundings(reading: Reading, entry: Entry, citations: Citations) -> Surroundings:
    """What is known around a product; its sources are numbered on from those of ``citations``."""
    catalogue = reading.catalogue
    kinds = tuple(
        make_kind(reading, kind, citations, cards=False) for kind in catalogue.kinds_of(entry.id)
    )
    area = catalogue.settings.area.place
    near = [item for item in catalogue.gazetteer.chain(entry.product.place)[:2] if item.id != area]
    place = next((item for item in near if item.facts), None)
    place_facts = (
        tuple(reading.line(fact.text, citations.cite(fact.source)) for fact in place.facts)
        if place
        else ()
    )
    producer = next(
        (catalogue.producers[key] for key in entry.product.producers if key in catalogue.producers),
        None,
    )
    producer_facts = (
        tuple(reading.line(fact.text, citations.cite(fact.source)) for fact in producer.facts)
        if producer
        else ()
    )
    named = [event for event in catalogue.events.values() if entry.id in event.products]
    fairs = [
        event
        for event in catalogue.events_at((area, *(item.id for item in near)))
        if event.kind in _FAIRS and entry.id not in event.products
    ]
    same = tuple(
        key
        for owner in entry.product.producers
        for key in catalogue.by_producer.get(owner, ())
        if key != entry.id
    )
    return Surroundings(
        make_set(reading, entry.product.set, cards=False),
        make_criteria(reading),
        kinds,
        place_facts,
        reading.text(place.name).text if place else "",
        producer_facts,
        producer.id if producer else "",
        reading.text(producer.short_name or producer.name).text if producer else "",
        tuple(make_event(reading, event) for event in named),
        tuple(make_event(reading, event) for event in fairs[:_FAIRS_SHOWN]),
        make_cards(reading, same),
        make_cards(reading, _nearest(reading, entry)),
        citations.lines(),
    )


def _nearest(reading: Reading, entry: Entry, limit: int = 4) -> tuple[str, ...]:
    """Other products to look at: those of the same kind first, then those near by any relation."""
    catalogue = reading.catalogue
    found = dict.fromkeys(
        (
            *(key for kind in catalogue.kinds_of(entry.id) for key in kind.products),
            *catalogue.related(entry.id, limit + 1),
        )
    )
    found.pop(entry.id, None)
    return tuple(key for key in found if key in catalogue.entries)[:limit]
