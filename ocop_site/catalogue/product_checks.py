"""What only shows when the parts of a product are seen together: ratings, dates, bar codes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ocop_site.catalogue.classification import Rules, load_classification, load_rules
from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.product import Product
from ocop_site.catalogue.record import Record
from ocop_site.catalogue.values import PartialDate
from ocop_site.catalogue.vocabulary import Basis, Level, RecognitionState
from ocop_site.problems import Problem

_RANK = {Level.DISTRICT: 0, Level.PROVINCE: 1, Level.NATIONAL: 2}
TOURISM = "tourism"


def check_product(product: Product) -> Iterator[Problem]:
    """The problems of one product."""
    for index, item in enumerate(product.recognitions):
        yield from _check_recognition(product, item, ("recognitions", index))
    for index, pack in enumerate(product.packs):
        digit = check_digit(pack.gtin) if pack.gtin else ""
        if pack.gtin and pack.gtin[-1] != digit:
            position = product.origin.at("packs", index, "gtin")
            values = {"value": pack.gtin, "digit": digit}
            yield Problem("E221", position, values, len(pack.gtin))
    product_set = load_classification().sets.get(product.set)
    if product.experience and product_set and product_set.group != TOURISM:
        values = {"value": "experience", "set": product.set}
        yield Problem("W307", product.origin.at("experience"), values)


def check_digit(gtin: str) -> str:
    """The last digit a GTIN must have by the others (GS1 General Specifications, 7.9: modulo 10).

    The weights 3 and 1 alternate from the digit before the last one leftwards.
    """
    digits = [int(digit) for digit in reversed(gtin[:-1])]
    total = sum(digit * (3 if index % 2 == 0 else 1) for index, digit in enumerate(digits))
    return str(-total % 10)


def _check_recognition(
    product: Product, item: Recognition, path: tuple[str | int, ...]
) -> Iterator[Problem]:
    if (
        item.state is RecognitionState.RECOGNISED
        and item.stars is None
        and item.basis is not Basis.NOT_STATED
        and not product.origin.has(*path, "stars")
    ):
        yield Problem("E214", product.origin.at(*path))
    if item.stars is not None and item.basis is Basis.NOT_STATED:
        yield Problem("E216", product.origin.at(*path, "basis"), {"stars": str(item.stars)})
    needed = _level_needed(item)
    if needed and item.level:
        values = {
            "stars": str(item.stars),
            "level": f"@level-{item.level.value}",
            "needed": f"@level-{needed.value}",
            "write": needed.value,
        }
        if item.stars == 5:
            values["case"] = "five"
        position = product.origin.at(*path, "level")
        yield Problem("E222", position, values, len(item.level.value))
    for name, earlier, later in _date_pairs(item):
        yield from check_order(product, (*path, name), earlier, later)


def _level_needed(item: Recognition) -> Level | None:
    """The lowest level that can certify so many stars, if the one written lies below it.

    Where the day of issue is not known the rules of every decision count, so that nothing is
    called wrong that could be right.
    """
    if item.stars is None or item.level is None or item.state is not RecognitionState.RECOGNISED:
        return None
    levels = [Level(rules.band(item.stars).level) for rules in _rules_at(item.date)]
    lowest = min(levels, key=_RANK.__getitem__)
    return lowest if _RANK[item.level] < _RANK[lowest] else None


def _rules_at(date: PartialDate | None) -> list[Rules]:
    """The decisions that can have been in force at a date; the first known one before it."""
    known = load_rules()
    earliest = date.earliest if date else datetime.date.min
    latest = date.latest if date else datetime.date.max
    found = [
        rules
        for rules in known
        if rules.since <= latest and (rules.until is None or rules.until >= earliest)
    ]
    return found or [known[0]]


def _date_pairs(
    item: Recognition,
) -> Iterator[tuple[str, PartialDate | None, PartialDate | None]]:
    yield "expires", item.date, item.expires
    yield "extended_until", item.expires or item.date, item.extended_until
    yield "withdrawn", item.date, item.withdrawn


def check_order(
    owner: Record,
    path: str | tuple[str | int, ...],
    earlier: PartialDate | None,
    later: PartialDate | None,
) -> Iterator[Problem]:
    """Two dates of a record in the wrong order (E205), at the place of the later one."""
    if earlier and later and later.latest < earlier.earliest:
        position = owner.origin.at(*((path,) if isinstance(path, str) else path))
        values = {"later": str(later), "earlier": str(earlier)}
        yield Problem("E205", position, values, len(str(later)))
