"""What is known of a group's kinds of product: the ground that thin entries stand on."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from ocop_site.book.layout import cite_once
from ocop_site.book.typography import bind
from ocop_site.catalogue.classification import Group
from ocop_site.catalogue.models import KindOfProduct
from ocop_site.views.places import make_kind
from ocop_site.views.reading import Citations, Line, Reading, SourceLine


@dataclass(frozen=True, slots=True)
class BookKind:
    """A kind of product: its facts run on as one paragraph, remarks and sources follow."""

    name: str
    name_language: str
    places: tuple[str, ...]
    facts: tuple[Line, ...]
    notes: tuple[Line, ...]
    sources: tuple[SourceLine, ...]


def make_kinds(reading: Reading, group: Group) -> tuple[BookKind, ...]:
    """The kinds of product that belong to a group, in alphabetical order."""
    return tuple(
        _book_kind(reading, kind)
        for kind in reading.catalogue.kinds.values()
        if set(kind.sets) & set(group.sets)
    )


def _book_kind(reading: Reading, kind: KindOfProduct) -> BookKind:
    citations = Citations(reading)
    view = make_kind(reading, kind, citations, cards=False)
    return BookKind(
        view.name,
        view.name_language,
        tuple(place.name for place in view.places),
        cite_once([_bound(line) for line in view.facts]),
        tuple(_bound(line) for line in view.notes),
        citations.lines(),
    )


def _bound(line: Line) -> Line:
    return dataclasses.replace(line, text=bind(line.text), date="")
