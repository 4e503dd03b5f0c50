"""Tracked reads: what a page was made from, noted while it is made.

A page is a pure function of what it reads of the catalogue, the words, the templates and the
photos. While a page is drafted and rendered, the mappings below note each key that is asked for,
found or not, under the name of the mapping. If every noted value still has the same digest, the
page would come out the same, and need not be made at all.
"""

from __future__ import annotations

import dataclasses
from collections.abc import (
    Callable,
    Collection,
    Hashable,
    ItemsView,
    Iterable,
    Iterator,
    Mapping,
    ValuesView,
)
from typing import Any, TypeVar, overload

from ocop_site.build.recollection import Recollection
from ocop_site.build.state import Read
from ocop_site.catalogue.catalogue import Entry
from ocop_site.catalogue.models import Product
from ocop_site.catalogue.outline import TEXT_GROUPS, measure_record
from ocop_site.files import digest

K = TypeVar("K")
V = TypeVar("V")
D = TypeVar("D")

WHOLE = "**"
KEYS = "*"
MISSING = "-"
# Under which group of long texts the read of a field is noted: the table for buyers shows where a
# product is sold, and need not be made again for its story.
_GROUP_OF = {name: group for group, names in TEXT_GROUPS.items() for name in names}


class Reads:
    """The reads of the page that is being made; ``take`` hands them over and starts anew."""

    def __init__(self) -> None:
        """Nothing is read yet; ``note`` takes the name of a mapping and a key."""
        self._begin(set())

    def _begin(self, noted: set[tuple[str, object]]) -> None:
        self._noted = noted
        self.note = noted.add

    def take(self) -> frozenset[Read]:
        """The reads since the last call, without those that a read of the whole includes."""
        noted = self._noted
        self._begin(set())
        whole = {name for name, key in noted if key == WHOLE}
        return frozenset(
            (name, str(key)) for name, key in noted if name not in whole or key == WHOLE
        )

    def aside(self, make: Callable[[], V]) -> tuple[V, frozenset[tuple[str, object]]]:
        """What ``make`` gives, with the reads that it took; they count as well."""
        outer = self._noted
        self._begin(set())
        try:
            made = make()
        finally:
            inner = frozenset(self._noted)
            self._begin(outer)
            self.again(inner)
        return made, inner

    def again(self, reads: Iterable[tuple[str, object]]) -> None:
        """Note reads that were taken before."""
        self._noted.update(reads)


class TrackedRecall:
    """A memory of shared parts: who is told one has read what it was made from.

    ``recollection`` holds pieces that earlier builds made.
    """

    def __init__(self, reads: Reads) -> None:
        """Nothing is made yet."""
        self.recollection: Recollection | None = None
        self._reads = reads
        self._made: dict[Hashable, tuple[Any, frozenset[tuple[str, object]]]] = {}

    def __call__(self, key: Hashable, make: Callable[[], Any]) -> Any:
        """The part of a key, made now if it was not before."""
        if key in self._made:
            part, reads = self._made[key]
            self._reads.again(reads)
            return part
        part, reads = self._made[key] = self._reads.aside(make)
        return part

    def keep(self, key: str, make: Callable[[], Any]) -> Any:
        """The piece of a key, made now if what was read for it has changed since it was made."""
        if self.recollection is None:
            return make()
        found = self.recollection.find(key)
        if found is not None:
            reads, piece = found
            self._reads.again(reads)
            return piece
        piece, noted = self._reads.aside(make)
        self.recollection.add(key, noted, piece)
        return piece


class TrackedMapping(Mapping[K, V]):
    """A mapping that notes what is read of it; ``measure`` digests one value."""

    def __init__(
        self,
        name: str,
        values: Mapping[K, V],
        reads: Reads,
        measure: Callable[[V], str] | None = None,
    ) -> None:
        """Wrap ``values``; nothing is copied."""
        self.name = name
        self._inner = values
        self._reads = reads
        self._measure = measure or digest_value

    def __getitem__(self, key: K) -> V:
        """The value at ``key``; a missing one is a read as well."""
        self._reads.note((self.name, key))
        return self._inner[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, /, default: V | D) -> V | D: ...
    def get(self, key: K, /, default: Any = None) -> Any:
        """The value at ``key`` or a default."""
        self._reads.note((self.name, key))
        return self._inner.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Whether there is such a key."""
        self._reads.note((self.name, key))
        return key in self._inner

    def __iter__(self) -> Iterator[K]:
        """The keys in order: their order and number are read, not the values."""
        self._reads.note((self.name, KEYS))
        return iter(self._inner)

    def __len__(self) -> int:
        """How many there are."""
        self._reads.note((self.name, KEYS))
        return len(self._inner)

    def values(self) -> ValuesView[V]:
        """All values: everything is read."""
        self._reads.note((self.name, WHOLE))
        return self._inner.values()

    def items(self) -> ItemsView[K, V]:
        """All items: everything is read."""
        self._reads.note((self.name, WHOLE))
        return self._inner.items()

    def measure(self, key: str) -> str:
        """The digest of what a noted read of ``key`` saw."""
        if key == KEYS:
            return digest("\n".join(map(str, self._inner)).encode())
        if key == WHOLE:
            parts = (f"{name}={self._measure(value)}" for name, value in self._inner.items())
            return digest("\n".join(parts).encode())
        found = self._by_text().get(key, MISSING)
        return MISSING if found is MISSING else self._measure(found)  # type: ignore[arg-type]

    def _by_text(self) -> Mapping[str, V | str]:
        if not self._inner or isinstance(next(iter(self._inner)), str):
            return self._inner  # type: ignore[return-value]
        return {str(key): value for key, value in self._inner.items()}


class TrackedSet(Collection[str]):
    """A set that notes which members are asked for."""

    def __init__(self, name: str, members: Collection[str], reads: Reads) -> None:
        """Wrap ``members``; nothing is copied."""
        self.name = name
        self._inner = members
        self._reads = reads

    def __contains__(self, member: object) -> bool:
        """Whether it is a member."""
        self._reads.note((self.name, member))
        return member in self._inner

    def __iter__(self) -> Iterator[str]:
        """All members."""
        self._reads.note((self.name, WHOLE))
        return iter(self._inner)

    def __len__(self) -> int:
        """How many there are."""
        self._reads.note((self.name, WHOLE))
        return len(self._inner)

    def measure(self, key: str) -> str:
        """The digest of what a noted read of ``key`` saw."""
        if key == WHOLE:
            return digest("\n".join(sorted(self._inner)).encode())
        return "1" if key in self._inner else MISSING


class WatchedProduct:
    """A product whose long texts note that they are read; everything else passes through.

    Lists, filters and charts show no long text, so they need not be made again for one.
    """

    __slots__ = ("_inner", "_reads")

    def __init__(self, inner: Product, reads: Reads) -> None:
        """Watch ``inner``."""
        self._inner = inner
        self._reads = reads

    def __getattr__(self, name: str) -> Any:
        """A field of the product."""
        if name in _GROUP_OF:
            self._reads.note((_GROUP_OF[name], self._inner.id))
        return getattr(self._inner, name)

    @property  # type: ignore[misc]
    def __class__(self) -> type:
        return Product


class TrackedEntries(TrackedMapping[str, Entry]):
    """Entries whose products are watched: their long texts count apart from all else."""

    def __init__(self, values: Mapping[str, Entry], reads: Reads) -> None:
        """Wrap ``values``."""
        super().__init__("entries", values, reads, measure_entry)
        self._watched: dict[str, Entry] = {}

    def __getitem__(self, key: str) -> Entry:
        """The entry of a product."""
        super().__getitem__(key)
        return self._watch(key)

    def get(self, key: str, /, default: Any = None) -> Any:
        """The entry of a product or a default."""
        found = super().get(key)
        return default if found is None else self._watch(key)

    def values(self) -> ValuesView[Entry]:
        """All entries."""
        super().values()
        return {key: self._watch(key) for key in self._inner}.values()

    def items(self) -> ItemsView[str, Entry]:
        """All items."""
        super().items()
        return {key: self._watch(key) for key in self._inner}.items()

    def _watch(self, key: str) -> Entry:
        if key not in self._watched:
            entry = self._inner[key]
            watched: Any = WatchedProduct(entry.product, self._reads)
            self._watched[key] = dataclasses.replace(entry, product=watched)
        return self._watched[key]


def measure_entry(entry: Entry) -> str:
    """An entry by its product without the long texts, and by what was computed for it.

    Its group and its set are constants.
    """
    computed = (entry.standing, entry.short, entry.printed, entry.number)
    return digest_value((measure_record(entry.product), computed))


def measure_group(group: str, entry: Entry) -> str:
    """A group of the long texts of a product."""
    return measure_record(entry.product, group)


def digest_value(value: object) -> str:
    """A digest of a frozen value by its ``repr``, which leaves out where it was written."""
    return digest(repr(value).encode())
