"""Finds the product cards and photos anywhere in a page's context.

A page carries the drawings and pictures it shows and no others, so that it stays light and its
content says exactly what it depends on.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_type_hints

from ocop_site.render.plates import Plate
from ocop_site.views.products import Card, PhotoView
from ocop_site.views.words import Words

_PARTS = (Card, Plate, PhotoView)
_PLAIN = frozenset({str, int, float, bool, type(None), Words})


def find_parts(value: object) -> Iterator[Plate | PhotoView]:
    """The plates and photos shown by ``value``, in reading order; a photo hides the plate."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return
    if isinstance(value, Card):
        yield value.photo or value.plate
    elif isinstance(value, Plate | PhotoView):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from find_parts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from find_parts(item)
    else:
        for name in _telling_fields(kind):
            yield from find_parts(getattr(value, name))


@cache
def _telling_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass that can lead to a plate or a photo, by what they are declared.

    Views are mostly texts: to walk into each of them would take longer than to draft the page.
    """
    own: type = kind
    if not dataclasses.is_dataclass(own):
        return ()
    hints = get_type_hints(kind)
    names = (spec.name for spec in dataclasses.fields(kind))
    return tuple(name for name in names if _can_lead(hints[name], frozenset({own})))


def _can_lead(hint: Any, seen: frozenset[type]) -> bool:
    if hint in _PARTS or hint in (Any, object):
        return True
    if inner := get_args(hint):
        return any(_can_lead(item, seen) for item in inner)
    if hint in seen or not dataclasses.is_dataclass(hint) or not isinstance(hint, type):
        return False
    hints = get_type_hints(hint)
    fields = dataclasses.fields(hint)
    return any(_can_lead(hints[spec.name], seen | {hint}) for spec in fields)
