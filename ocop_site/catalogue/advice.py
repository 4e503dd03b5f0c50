"""Advice on content that is in order: what an editor could add, shorten, date or merge.

None of it stops a build, and most of it is true of a catalogue for years, so it is gathered only
when somebody asks. Advice on the picture files themselves is in ``render.photos``.
"""

from __future__ import annotations

import datetime
import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from ocop_site.catalogue.catalogue import Catalogue, Entry
from ocop_site.catalogue.gazetteer import UNITS
from ocop_site.catalogue.models import Candidate, Product, Record
from ocop_site.catalogue.parts import Certificate, Fact, Photo
from ocop_site.catalogue.schema import Kind, walk_fields
from ocop_site.catalogue.values import Localized
from ocop_site.catalogue.vocabulary import Status
from ocop_site.problems import Position, Problem
from ocop_site.text import normalise, slugify

# From how many characters on a text is long for its place, by the name of the field.
_LONG: Mapping[str, int] = {
    "name": 100,
    "short_name": 40,
    "title": 100,
    "subtitle": 120,
    "label": 100,
    "summary": 300,
    "alt": 160,
    "caption": 200,
    "lead": 300,
}
_LONG_OTHERS = {Kind.TEXT: 350, Kind.MARKDOWN: 4000}
# Words that say that there is a photo and not what is on it.
_EMPTY_WORDS = frozenset(
    {
        *("anh", "hinh", "hinh-anh", "anh-san-pham", "hinh-san-pham", "anh-minh-hoa"),
        *("photo", "picture", "image", "product-photo", "photo-of-the-product", "img", "dsc"),
    }
)
_LIKE = 0.9


def advise(catalogue: Catalogue, lines: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """What could be better in a catalogue; ``lines`` are those of its files as they were read."""
    records = _all_records(catalogue)
    for entry in catalogue.entries.values():
        if not entry.product.photos:
            yield Problem("W401", entry.product.origin.at("id"))
        yield from _advise_standing(entry)
    for record in records:
        yield from _advise_descriptions(record)
        yield from _advise_lengths(record)
        yield from _advise_certificates(record, catalogue.as_of)
        yield from _advise_sources(record)
    yield from _advise_places(catalogue)
    yield from _advise_doubles(catalogue)
    for file, texts in lines.items():
        yield from _advise_letters(file, texts)


def _all_records(catalogue: Catalogue) -> tuple[Record, ...]:
    return (
        catalogue.settings,
        *(entry.product for entry in catalogue.entries.values()),
        *catalogue.producers.values(),
        *catalogue.gazetteer.places.values(),
        *catalogue.events.values(),
        *catalogue.kinds.values(),
        *catalogue.candidates.values(),
        *catalogue.series.values(),
        *(chapter for items in catalogue.chapters.values() for chapter in items),
    )


def _advise_standing(entry: Entry) -> Iterator[Problem]:
    """A certificate that has lapsed or must be evaluated again, at the newest recognition."""
    if entry.recognition is None:
        return
    day = {
        Status.EXPIRED: ("W405", entry.standing.latest),
        Status.DUE: ("W406", entry.standing.earliest),
    }.get(entry.status)
    if day is None or day[1] is None:
        return
    product = entry.product
    index = product.recognitions.index(entry.recognition)
    values = {"value": product.name.get("vi").text, "day": str(day[1])}
    yield Problem(day[0], product.origin.at("recognitions", index), values)


def _advise_descriptions(record: Record) -> Iterator[Problem]:
    """Descriptions of photos that say nothing to somebody who does not see them."""
    photos: tuple[Photo, ...] = getattr(record, "photos", ())
    for index, photo in enumerate(photos):
        stem = slugify(photo.file.rpartition("/")[2].rpartition(".")[0])
        for language, text in photo.alt.values:
            said = slugify(re.sub(r"\.\w{3,4}$", "", text))
            if re.sub(r"(-?\d+)+$", "", said) in _EMPTY_WORDS or said in {"", stem}:
                place = record.origin.at("photos", index, "alt", language)
                yield Problem("W403", place, {"value": text})


def _advise_lengths(record: Record) -> Iterator[Problem]:
    for spec, value, path in walk_fields(record):
        limit = _LONG.get(spec.name, _LONG_OTHERS.get(spec.kind, 0))
        if not limit or not value:
            continue
        texts = value.values if isinstance(value, Localized) else (("", str(value)),)
        for language, text in texts:
            if len(text) > limit:
                place = (*path, language) if language else path
                values = {"field": spec.name, "length": str(len(text)), "limit": str(limit)}
                yield Problem("W404", record.origin.at(*place), values)


def _advise_certificates(record: Record, as_of: datetime.date) -> Iterator[Problem]:
    certificates: tuple[Certificate, ...] = getattr(record, "certificates", ())
    for index, item in enumerate(certificates):
        if item.expires and item.expires.latest < as_of:
            name = item.name.get("vi").text or item.number or item.type.value
            values = {"value": name, "day": str(item.expires)}
            yield Problem("W407", record.origin.at("certificates", index, "expires"), values)


def _advise_sources(record: Record) -> Iterator[Problem]:
    """Facts that do not say which of several sources they rest on."""
    sources: tuple[str, ...] = getattr(record, "sources", ())
    facts: tuple[Fact, ...] = getattr(record, "facts", ())
    if len(sources) < 2:
        return  # one source is meant for all facts; none at all is W303
    for index, fact in enumerate(facts):
        if not fact.source:
            yield Problem("W408", record.origin.at("facts", index), {"n": str(len(sources))})


def _advise_places(catalogue: Catalogue) -> Iterator[Problem]:
    """Former units from which no way leads to a present one, their own or of a unit inside."""
    gazetteer = catalogue.gazetteer
    tied: set[str] = set()
    for place in gazetteer.places.values():
        if place.successors:
            tied |= {item.id for item in gazetteer.chain(place.id)}
    for place in gazetteer.places.values():
        if place.ended and place.kind in UNITS and place.id not in tied:
            values = {"value": place.name.get("vi").text}
            yield Problem("W410", place.origin.at("id"), values)


def _advise_doubles(catalogue: Catalogue) -> Iterator[Problem]:
    """Products that may be written twice, and candidates that have become products."""
    products = [entry.product for entry in catalogue.entries.values()]
    everything: list[Product | Candidate] = [*products, *catalogue.candidates.values()]
    by_name: dict[str, list[Product | Candidate]] = {}
    for item in everything:
        by_name.setdefault(_plain_name(item), []).append(item)
    pairs = [pair for items in by_name.values() for pair in combinations(items, 2)]
    for ids in catalogue.by_producer.values():
        own = [catalogue.entries[key].product for key in ids]
        pairs += [pair for pair in combinations(own, 2) if _alike(*map(_plain_name, pair))]
    seen: set[tuple[str, str]] = set()
    for first, second in pairs:
        key = (first.origin.file, second.origin.file)
        if key in seen or not _may_be_one(first, second):
            continue
        seen.add(key)
        values = {
            "value": second.name.get("vi").text,
            "near": first.name.get("vi").text,
            "other": first.origin.file,
        }
        yield Problem("W411", second.origin.at("name"), values)


def _plain_name(item: Product | Candidate) -> str:
    return slugify(item.name.get("vi").text)


def _alike(first: str, second: str) -> bool:
    """Whether two names differ by a slip; a number that differs is another product."""
    if first == second:
        return True
    if re.findall(r"\d+", first) != re.findall(r"\d+", second):
        return False
    if sorted(first.split("-")) == sorted(second.split("-")):
        return True
    matcher = difflib.SequenceMatcher(None, first, second)
    return matcher.quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE


def _may_be_one(first: Product | Candidate, second: Product | Candidate) -> bool:
    """Equal names of two producers are two products, unless one record names no producer."""
    ours, theirs = set(_makers(first)), set(_makers(second))
    if isinstance(first, Candidate) and isinstance(second, Candidate):
        return False
    return not ours or not theirs or bool(ours & theirs)


def _makers(item: Product | Candidate) -> Iterable[str]:
    if isinstance(item, Candidate):
        return (item.producer,) if item.producer else ()
    return item.producers


def _advise_letters(file: str, lines: Sequence[str]) -> Iterator[Problem]:
    """Letters whose marks are signs of their own; the catalogue itself reads them as one."""
    for number, line in enumerate(lines, start=1):
        if unicodedata.is_normalized("NFC", line):
            continue
        for word in re.finditer(r"\S+", line):
            if not unicodedata.is_normalized("NFC", word.group()):
                place = Position(file, number, word.start() + 1)
                values = {"value": normalise(word.group().strip("\"'{}[],:"))}
                yield Problem("W409", place, values, len(word.group()))
                break
