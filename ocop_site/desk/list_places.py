"""The places that rows of a list name: found among the known ones, or begun."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.loader import Content
from ocop_site.catalogue.models import Place
from ocop_site.catalogue.vocabulary import PlaceKind
from ocop_site.desk.cells import Refused
from ocop_site.desk.identifiers import free_id
from ocop_site.desk.list_rows import ListRow
from ocop_site.desk.names import key_of
from ocop_site.desk.place_names import PlaceName, read_place, read_places, same_place
from ocop_site.desk.plan import NewRecord, Plan

_SIZES = (PlaceKind.COMMUNE, PlaceKind.DISTRICT, PlaceKind.PROVINCE)


@dataclass(frozen=True, slots=True)
class Located:
    """Where a row places something: the place's id, and what of an address stands before it."""

    id: str = ""
    rest: str = ""


@dataclass(frozen=True, slots=True)
class _Known:
    id: str
    kind: str
    name: str
    within: str


class ListPlaces:
    """Places by their names, for one import."""

    def __init__(self, content: Content, plan: Plan, source: str) -> None:
        """Begin with the places of a catalogue."""
        self.plan = plan
        self.source = source
        self.area = content.settings.area.place if content.settings else ""
        self.known: dict[str, _Known] = {}
        self.by_core: dict[str, list[_Known]] = {}
        for place in content.of("places", Place):
            name = place.name.get("vi").text
            self._know(_Known(place.id, place.kind.value, name, place.within))

    def from_columns(self, row: ListRow) -> Located:
        """The place by the columns for communes and districts, or by the section.

        Raises:
            Refused: if the names do not settle it.
        """
        return self.find(self._columns(row), row.where)

    def _columns(self, row: ListRow) -> tuple[PlaceName, ...]:
        names: dict[str, PlaceName] = {}
        for kind in _SIZES:
            text = row.text(f"place.{kind.value}")
            bare = PlaceName(kind.value, text, text)
            for name in (read_places(text) or (bare,)) if text else ():
                names.setdefault(name.kind, name)
        return tuple(names.values())

    def from_address(self, text: str, row: ListRow, where: str) -> Located:
        """The place that ends an address, and what stands before it.

        What the address leaves out, the district or the commune, is taken from the row's
        columns or its section.

        Raises:
            Refused: if the names do not settle it.
        """
        names = read_places(text)
        rest = names[0].rest if names else text
        told = {name.kind for name in names}
        others = tuple(name for name in self._columns(row) if name.kind not in told)
        sizes = [kind.value for kind in _SIZES]
        ordered = sorted((*names, *others), key=lambda name: sizes.index(name.kind))
        return Located(self.find(tuple(ordered), where).id, rest)

    def find(self, names: tuple[PlaceName, ...], where: str) -> Located:
        """The smallest of some places, each within the next."""
        above = ""
        for name in reversed(names):
            found = self._candidates(name, above)
            if len(found) > 1:
                raise Refused("place-many", text=name.full, ids=", ".join(k.id for k in found))
            if found:
                above = found[0].id
            elif name.kind == PlaceKind.PROVINCE.value:
                raise Refused("place-other-province", text=name.full)
            else:
                self._check_kind(name, above)
                above = self._begin(name, above, where)
        return Located(above)

    def _check_kind(self, name: PlaceName, above: str) -> None:
        """A town that became a city is no new place; whether it did is for people to say."""
        for known in self.by_core.get(_core(name.full), ()):
            same = known.kind == name.kind and (not above or above in self.chain(known.id))
            if same and known.id not in self.plan.created("places"):
                raise Refused("place-other-kind", text=name.full, near=known.name, id=known.id)

    def _candidates(self, name: PlaceName, above: str) -> list[_Known]:
        kinds = {name.kind}
        if name.kind == PlaceKind.DISTRICT.value:  # a city may be a province
            kinds.add(PlaceKind.PROVINCE.value)
        found = [
            known
            for known in self.by_core.get(_core(name.full), ())
            if known.kind in kinds and same_place(known.name, name.full)
        ]
        if above:
            found = [known for known in found if above in self.chain(known.id)] or [
                known for known in found if not known.within
            ]
        if len(found) > 1:
            found = [known for known in found if known.kind == name.kind] or found
        return found

    def chain(self, place_id: str) -> list[str]:
        """A place and all that it lies within."""
        chain: list[str] = []
        while place_id in self.known and place_id not in chain:
            chain.append(place_id)
            place_id = self.known[place_id].within
        return chain

    def _begin(self, name: PlaceName, above: str, where: str) -> str:
        within = above or self.area
        stated = read_place(name.full) is not None
        if not stated:
            self.plan.findings.ask("place-without-kind", where, name=name.full)
        addition = self.known[within].name if within in self.known else ""
        record_id = free_id(name.full, self.known, addition)
        data: dict[str, object] = {
            "id": record_id,
            "kind": name.kind,
            "name": {"vi": name.full},
        }
        if within:
            data["within"] = within
        if self.source:
            data["sources"] = [self.source]
        self.plan.begin(NewRecord("places", data, where))
        self._know(_Known(record_id, name.kind, name.full, within))
        return record_id

    def _know(self, known: _Known) -> None:
        self.known[known.id] = known
        self.by_core.setdefault(_core(known.name), []).append(known)


def _core(name: str) -> str:
    place = read_place(name)
    return key_of(place.core if place else name)
