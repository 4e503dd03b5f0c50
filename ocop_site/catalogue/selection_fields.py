"""What selections ask of a catalogue: the products that an expression names.

Values are ids, or names without regard to marks and capitals. A place answers for the units
below it and for those it was made of, as everywhere in the catalogue.
"""

from __future__ import annotations

import dataclasses
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from ocop_site.catalogue.catalogue import Catalogue, Entry
from ocop_site.catalogue.choice_words import CHOICE_WORDS
from ocop_site.catalogue.countries import COUNTRIES, MISNAMED
from ocop_site.catalogue.reader import suggest
from ocop_site.catalogue.selection_terms import (
    Expression,
    Feature,
    Has,
    Join,
    Not,
    SelectionError,
    Test,
    Value,
)
from ocop_site.catalogue.values import Localized
from ocop_site.catalogue.vocabulary import CertificateType, Status
from ocop_site.text import fold

K = TypeVar("K")
NOT_STATED = "none"
IN_FORCE = "in-force"
_STATUS_WORDS: Mapping[str, tuple[str, ...]] = {
    IN_FORCE: ("con han", "in force"),
    "valid": ("con hieu luc",),
    "due": ("sap het han", "den ky danh gia lai", "renewal due"),
    "extended": ("duoc gia han", "gia han"),
    "expired": ("het han",),
    "withdrawn": ("bi thu hoi", "thu hoi"),
    "pending": ("cho ket qua", "cho quyet dinh"),
    "unknown": ("chua ro", "khong ro"),
}
_HOLDING = frozenset({Status.VALID, Status.DUE, Status.EXTENDED})
_KIND = re.compile(r"^(?:xa|phuong|thi tran|huyen|thi xa|thanh pho|tinh|quan|tp\.?|tx\.?|tt\.?)\s+")
_ENGLISH_KIND = re.compile(r"\s+(?:commune|ward|township|district|town|city|province)$")
_SHOWN = 6
_ORDERS: Mapping[str, Callable[[int, int], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}

_FEATURES: Mapping[Feature, Callable[[Entry, Catalogue], object]] = {
    "photo": lambda entry, _: entry.product.photos,
    "story": lambda entry, _: entry.product.story,
    "summary": lambda entry, _: entry.product.summary,
    "certificate": lambda entry, _: entry.product.certificates,
    "market": lambda entry, _: entry.product.export_markets,
    "pack": lambda entry, _: entry.product.packs,
    "price": lambda entry, _: any(pack.price is not None for pack in entry.product.packs),
    "hs-code": lambda entry, _: entry.product.hs_code,
    "shelf-life": lambda entry, _: entry.product.shelf_life or entry.product.shelf_life_days,
    "capacity": lambda entry, _: entry.product.capacity,
    "minimum-order": lambda entry, _: entry.product.minimum_order,
    "phone": lambda entry, known: any(known.producers[key].phone for key in _makers(entry, known)),
    "website": lambda entry, known: any(
        known.producers[key].website for key in _makers(entry, known)
    ),
}


def select(catalogue: Catalogue, expression: Expression, text: str = "") -> tuple[str, ...]:
    """The ids of the products that an expression names, in the order of the edition.

    ``text`` is the expression as it was written, to show where a mistake is.

    Raises:
        SelectionError: if a value is not known.
    """
    found = _Search(catalogue, text or str(expression)).find(expression)
    return tuple(key for key in catalogue.entries if key in found)


def name_values(catalogue: Catalogue, test: Test, text: str = "") -> tuple[str, ...]:
    """The ids that the values of a test stand for; the values themselves where there are none."""
    names = dict(_list_names(catalogue, test.field))
    if test.sign == "~" or not names:
        return tuple(value.text for value in test.values)
    search = _Search(catalogue, text or str(test))
    return tuple(dict.fromkeys(key for value in test.values for key in search.match(test, value)))


def narrow(catalogue: Catalogue, ids: Iterable[str]) -> Catalogue:
    """The catalogue as if it held only some of its products; their numbers stay.

    Producers, places and chapters stay: they name each other, and lists count by products.
    """
    wanted = set(ids)

    entries = {key: entry for key, entry in catalogue.entries.items() if key in wanted}
    groups: dict[str, tuple[str, ...]] = {group.id: () for group in catalogue.classification.groups}
    return dataclasses.replace(
        catalogue,
        entries=entries,
        editions={},  # what is new is told of the whole
        candidates={},
        events={
            key: dataclasses.replace(
                event, products=tuple(item for item in event.products if item in wanted)
            )
            for key, event in catalogue.events.items()
        },
        by_group={**groups, **_keep(catalogue.by_group, wanted)},
        by_set=_keep(catalogue.by_set, wanted),
        by_producer=_keep(catalogue.by_producer, wanted),
        by_place=_keep(catalogue.by_place, wanted),
        by_stars=_keep(catalogue.by_stars, wanted),
        by_status=_keep(catalogue.by_status, wanted),
    )


def _keep(index: Mapping[K, tuple[str, ...]], wanted: set[str]) -> dict[K, tuple[str, ...]]:
    kept = {key: tuple(item for item in items if item in wanted) for key, items in index.items()}
    return {key: items for key, items in kept.items() if items}


class _Search:
    def __init__(self, catalogue: Catalogue, text: str) -> None:
        self.catalogue = catalogue
        self.text = text
        self.everything = frozenset(catalogue.entries)

    def find(self, expression: Expression) -> frozenset[str]:
        if isinstance(expression, Join):
            first, *rest = [self.find(part) for part in expression.parts]
            return first.intersection(*rest) if expression.word == "and" else first.union(*rest)
        if isinstance(expression, Not):
            return self.everything - self.find(expression.inner)
        if isinstance(expression, Has):
            known = _FEATURES[expression.feature]
            return self.where(lambda entry: known(entry, self.catalogue))
        found_by = frozenset[str]().union(
            *(self.hold(expression, each) for each in expression.values)
        )
        return self.everything - found_by if expression.sign == "!=" else found_by

    def where(self, holds: Callable[[Entry], object]) -> frozenset[str]:
        return frozenset(key for key, entry in self.catalogue.entries.items() if holds(entry))

    def hold(self, test: Test, value: Value) -> frozenset[str]:
        if test.field in ("stars", "year"):
            return self.compare(test, value)
        if test.field == "name":
            wanted = fold(value.text)
            whole = test.sign != "~"
            return self.where(
                lambda entry: any(
                    wanted == fold(name) if whole else wanted in fold(name)
                    for name in _names_of(entry)
                )
            )
        keys = self.match(test, value)
        return frozenset[str]().union(*(self.members(test, key) for key in keys))

    def compare(self, test: Test, value: Value) -> frozenset[str]:
        read = _stars if test.field == "stars" else _year
        if fold(value.text) in (NOT_STATED, "chua ro", "khong ro") and test.sign in ("=", "!="):
            return self.where(lambda entry: read(entry) is None)
        text = re.sub(r"\s*(?:sao|stars?)$", "", value.text, flags=re.IGNORECASE)
        if not re.fullmatch(r"\d{1,4}", text):
            raise self.fail("no-number", value, field=test.field)
        number = int(text)
        holds: Callable[[int, int], bool] = _ORDERS.get(test.sign, operator.eq)

        def stands(entry: Entry) -> bool:
            found = read(entry)
            return found is not None and holds(found, number)

        return self.where(stands)

    def match(self, test: Test, value: Value) -> tuple[str, ...]:
        """The ids that a value means: one by its id, or all that bear the name."""
        names = dict(_list_names(self.catalogue, test.field))
        wanted = fold(value.text)
        if test.sign == "~":
            return tuple(
                key for key, known in names.items() if any(wanted in name for name in (key, *known))
            )
        if wanted in names:
            return (wanted,)
        if value.text in names:
            return (value.text,)
        spoken = wanted.replace("-", " ")
        found = tuple(key for key, known in names.items() if wanted in known or spoken in known)
        if found:
            return found
        words = {word: key for key, known in names.items() for word in (key, *known)}
        near = words.get(suggest(wanted, words), "")
        shown = ", ".join([*names][:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
        key = "unknown-value-near" if near else "unknown-value"
        raise self.fail(key, value, field=test.field, near=near, known=shown)

    def members(self, test: Test, key: str) -> Iterable[str]:
        catalogue = self.catalogue
        if test.field == "id":
            return (key,)
        if test.field == "status":
            states = _HOLDING if key == IN_FORCE else {Status(key)}
            return [item for state in states for item in catalogue.by_status.get(state, ())]
        if test.field == "certificate":
            return self.where(
                lambda entry: any(item.type.value == key for item in entry.product.certificates)
            )
        if test.field == "market":
            return self.where(lambda entry: key in entry.product.export_markets)
        index = {
            "group": catalogue.by_group,
            "set": catalogue.by_set,
            "place": catalogue.by_place,
            "producer": catalogue.by_producer,
        }[test.field]
        return index.get(key, ())

    def fail(self, key: str, value: Value, **values: str) -> SelectionError:
        return SelectionError(key, self.text, value.at, value.length, value=value.text, **values)


def _list_names(catalogue: Catalogue, field: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The values of a field, by id, with their names folded."""
    if field == "group":
        for group in catalogue.classification.groups:
            yield group.id, (*_fold_all(group.name), group.code.lower())
    elif field == "set":
        for item in catalogue.classification.sets.values():
            yield item.id, _fold_all(item.name)
    elif field == "place":
        for place in catalogue.gazetteer.places.values():
            names = (*_fold_all(place.name), *map(fold, place.other_names))
            bare = (_ENGLISH_KIND.sub("", _KIND.sub("", name)) for name in names)
            yield place.id, (*names, *bare)
    elif field == "producer":
        for producer in catalogue.producers.values():
            names = (*_fold_all(producer.name), *_fold_all(producer.short_name))
            yield producer.id, (*names, *map(fold, producer.other_names))
    elif field == "status":
        yield from _STATUS_WORDS.items()
    elif field == "certificate":
        for kind in CertificateType:
            words = CHOICE_WORDS[CertificateType][kind.value]
            yield kind.value, tuple(fold(word) for text in words for word in text.split("|"))
    elif field == "market":
        habits: dict[str, list[str]] = {}
        for written, code in MISNAMED.items():
            habits.setdefault(code, []).append(fold(written))
        for code in sorted(COUNTRIES):
            yield code, (code.lower(), *habits.get(code, ()))
    elif field == "id":
        for key in catalogue.entries:
            yield key, ()


def _fold_all(name: Localized) -> tuple[str, ...]:
    return tuple(fold(text) for _, text in name.values)


def _names_of(entry: Entry) -> tuple[str, ...]:
    product = entry.product
    return (*(text for _, text in product.name.values), *product.other_names)


def _makers(entry: Entry, catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(key for key in entry.product.producers if key in catalogue.producers)


def _stars(entry: Entry) -> int | None:
    return entry.stars


def _year(entry: Entry) -> int | None:
    """The year of the current recognition, or that in which a source names it."""
    known = entry.recognition and (entry.recognition.date or entry.recognition.named_on)
    return known.year if known else None
