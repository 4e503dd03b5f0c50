"""Links inside the catalogue, as editors write them in prose: each must lead to a record.

Where one leads nowhere the pages show only its words, so that readers never meet it; the editor
has to be told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.reader import suggest
from ocop_site.problems import Position, Problem
from ocop_site.render.markdown import find_links
from ocop_site.render.markdown_page import OPEN_SCHEMES


def known_targets(catalogue: Catalogue) -> Mapping[str, Collection[str]]:
    """The kinds of record that prose can link to, each with the ids it has."""
    return {
        "product": catalogue.entries,
        "producer": catalogue.producers,
        "place": catalogue.gazetteer.places,
        "group": tuple(group.id for group in catalogue.classification.groups),
        "event": catalogue.events,
        "chapter": {item.id for items in catalogue.chapters.values() for item in items},
        "kind": catalogue.kinds,
    }


def check_links(
    targets: Mapping[str, Collection[str]], text: str
) -> Iterator[tuple[Problem, int, int]]:
    """Links of a text that lead nowhere, each with its line and its column, counted from 0."""
    for target, line, column in find_links(text):
        found = _judge(targets, target)
        if found is not None:
            code, values = found
            yield Problem(code, Position(""), values, max(1, len(target))), line, column


def _judge(
    targets: Mapping[str, Collection[str]], target: str
) -> tuple[str, Mapping[str, str]] | None:
    if target.startswith("#"):
        return None
    scheme, colon, key = target.partition(":")
    scheme = scheme.lower()
    if colon and scheme in OPEN_SCHEMES:
        return None
    if not colon or scheme not in targets or not key:
        return "E220", {"value": target}
    if key in targets[scheme]:
        return None
    near = suggest(key, targets[scheme])
    return "E202" if near else "E203", {"value": key, "target": f"@{scheme}", "near": near}
