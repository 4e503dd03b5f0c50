"""Places with their former and present names, and what lies within what.

Since 1 July 2025 there are no districts and communes were joined and renamed; people search
by both names, so a place answers for the units it lay in and for those it became.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ocop_site.catalogue.models import Place
from ocop_site.catalogue.parts import Successor
from ocop_site.catalogue.vocabulary import PlaceKind

UNITS = frozenset({PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.COMMUNE})


@dataclass(frozen=True, slots=True)
class Heir:
    """A present unit that a former one went into."""

    place: Place
    successor: Successor


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All places by id, in Vietnamese alphabetical order.

    ``within`` are the ids of those directly inside a place, ``became`` those of the former units
    that went into a present one; ``open_gazetteer`` puts both together.
    """

    places: Mapping[str, Place]
    within: Mapping[str, tuple[str, ...]]
    became: Mapping[str, tuple[str, ...]]

    def __getitem__(self, place_id: str) -> Place:
        """The place with this id; raises ``KeyError``."""
        return self.places[place_id]

    def chain(self, place_id: str) -> tuple[Place, ...]:
        """The place and all that it lies within, smallest first; empty for no place."""
        found: list[Place] = []
        place = self.places.get(place_id)
        while place is not None and place not in found:
            found.append(place)
            place = self.places.get(place.within)
        return tuple(found)

    def heirs(self, place_id: str) -> tuple[Heir, ...]:
        """The present units of a former one; its own, else none (never the parent's)."""
        place = self.places.get(place_id)
        if place is None:
            return ()
        return tuple(
            Heir(self.places[item.place], item)
            for item in place.successors
            if item.place in self.places
        )

    def unit_of(self, place_id: str) -> Place | None:
        """The administrative unit a place is or lies in: a village's commune or district."""
        return next((place for place in self.chain(place_id) if place.kind in UNITS), None)

    def covering(self, place_id: str) -> tuple[str, ...]:
        """The ids of every place that answers for this one: itself, those around, its heirs."""
        chain = self.chain(place_id)
        ids = {place.id: None for place in chain}
        for place in chain:
            for heir in self.heirs(place.id):
                for above in self.chain(heir.place.id):
                    ids.setdefault(above.id)
        return tuple(ids)

    def inside(self, place_id: str) -> tuple[Place, ...]:
        """The places that lie directly within one."""
        return tuple(self.places[key] for key in self.within.get(place_id, ()))

    def forerunners(self, place_id: str) -> tuple[Heir, ...]:
        """The former units that went into a present one, each with how it is known."""
        return tuple(
            Heir(self.places[key], item)
            for key in self.became.get(place_id, ())
            for item in self.places[key].successors
            if item.place == place_id
        )


def open_gazetteer(places: Mapping[str, Place]) -> Gazetteer:
    """The gazetteer of all places."""
    within: dict[str, list[str]] = {}
    became: dict[str, list[str]] = {}
    for place in places.values():
        within.setdefault(place.within, []).append(place.id)
        for successor in dict.fromkeys(item.place for item in place.successors):
            became.setdefault(successor, []).append(place.id)
    return Gazetteer(
        places,
        {key: tuple(ids) for key, ids in within.items()},
        {key: tuple(ids) for key, ids in became.items()},
    )
