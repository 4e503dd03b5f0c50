"""Checks across records: duplicate ids, dangling references, dates, places, files, translations."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from ocop_site import files
from ocop_site.catalogue.classification import load_classification
from ocop_site.catalogue.loader import KINDS, Content
from ocop_site.catalogue.models import Place, Product, Record
from ocop_site.catalogue.parts import Fact, Recognition
from ocop_site.catalogue.reader import suggest
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.catalogue.settings import Settings
from ocop_site.catalogue.vocabulary import Basis, RecognitionState
from ocop_site.problems import Problem


def check_content(content: Content) -> list[Problem]:
    """All problems that only show when records are seen together."""
    problems: list[Problem] = []
    known = _collect_ids(content, problems)
    owners: list[Record] = [item for items in content.records.values() for item in items]
    if content.settings:
        owners.append(content.settings)
        problems += _check_settings(content.settings)
    for owner in owners:
        for spec, value, path in walk_fields(owner):
            problems += _check_value(content, known, owner, spec, value, path)
        problems += _check_facts(owner)
    for product in content.of("products", Product):
        problems += _check_recognitions(product)
    problems += _check_places({place.id: place for place in content.of("places", Place)})
    return problems


def walk_fields(
    record: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[Field, Any, tuple[str | int, ...]]]:
    """Every declared single value of a record and of its parts, with its path."""
    for name, spec in fields_of(type(record)).items():
        value = getattr(record, name)
        items = enumerate(value) if spec.many else ((None, value),)
        for index, item in items:
            place = (*path, name) if index is None else (*path, name, index)
            if spec.kind is Kind.RECORD:
                if item is not None:
                    yield from walk_fields(item, place)
            else:
                yield spec, item, place


def _collect_ids(content: Content, problems: list[Problem]) -> Mapping[str, Mapping[str, str]]:
    known: dict[str, dict[str, str]] = {
        "set": dict.fromkeys(load_classification().sets, "")
    }
    for kind, (_, word) in KINDS.items():
        ids = known.setdefault(word, {})
        for record in content.records.get(kind, ()):
            position = record.origin.at("id")
            if record.id and record.id in ids:
                problems.append(
                    Problem("E201", position, {"value": record.id, "other": ids[record.id]})
                )
            elif record.id:
                ids[record.id] = str(position)
    return known


def _check_value(
    content: Content,
    known: Mapping[str, Mapping[str, str]],
    owner: Record,
    spec: Field,
    value: Any,
    path: tuple[str | int, ...],
) -> Iterator[Problem]:
    if not value:
        return
    position = owner.origin.at(*path)
    if spec.kind is Kind.REFERENCE and value not in known[spec.target]:
        near = suggest(value, known[spec.target])
        values = {"value": value, "target": f"@{spec.target}", "near": near}
        yield Problem("E202" if near else "E203", position, values, len(value))
    elif spec.kind is Kind.SOURCE and "://" not in value and value not in known["source"]:
        near = suggest(value, known["source"])
        yield Problem("E210", position, {"value": value, "near": near}, len(value))
    elif spec.kind is Kind.FILE:
        try:
            files.resolve(content.root, value)
        except files.FileProblem:
            yield Problem("E207", position, {"value": value}, len(value))
    elif spec.localized and content.settings:
        for language in content.settings.languages[1:]:
            if not value.has(language):
                values = {"field": spec.name, "language": f"@language-{language}"}
                yield Problem("W301", position, values)


def _check_facts(owner: Record) -> Iterator[Problem]:
    facts: tuple[Fact, ...] = getattr(owner, "facts", ())
    if getattr(owner, "sources", ()):
        return
    for index, fact in enumerate(facts):
        if not fact.source:
            yield Problem("W303", owner.origin.at("facts", index))


def _check_settings(settings: Settings) -> Iterator[Problem]:
    if settings.edition and not settings.edition.as_of.day:
        yield Problem("E213", settings.origin.at("edition", "as_of"))


def _check_recognitions(product: Product) -> Iterator[Problem]:
    for index, item in enumerate(product.recognitions):
        path = ("recognitions", index)
        if (
            item.state is RecognitionState.RECOGNISED
            and item.stars is None
            and item.basis is not Basis.NOT_STATED
        ):
            yield Problem("E214", product.origin.at(*path))
        for name, earlier, later in _date_pairs(item):
            if earlier and later and later.latest < earlier.earliest:
                yield Problem(
                    "E205",
                    product.origin.at(*path, name),
                    {"later": str(later), "earlier": str(earlier)},
                    len(str(later)),
                )


def _date_pairs(item: Recognition) -> Iterator[tuple[str, Any, Any]]:
    yield "expires", item.date, item.expires
    yield "extended_until", item.expires or item.date, item.extended_until
    yield "withdrawn", item.date, item.withdrawn


def _check_places(places: Mapping[str, Place]) -> Iterator[Problem]:
    for place in places.values():
        chain = [place.id]
        above = places.get(place.within)
        while above is not None and above.id not in chain:
            chain.append(above.id)
            above = places.get(above.within)
        if above is not None and above.id == place.id:
            yield Problem(
                "E206",
                place.origin.at("within"),
                {"value": place.id, "chain": " → ".join(chain)},
            )
        if place.since and place.ended and place.ended.latest < place.since.earliest:
            yield Problem(
                "E205",
                place.origin.at("ended"),
                {"later": str(place.ended), "earlier": str(place.since)},
            )


def as_of_day(settings: Settings, override: datetime.date | None) -> datetime.date:
    """The as-of date of a build: the command's, else the settings'."""
    return override or settings.edition.as_of.latest
