"""Finds the product cards and photos anywhere in a page's context.

A page carries the drawings and pictures it shows and no others, so that it stays light and its
content says exactly what it depends on.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from ocop_site.render.plates import Plate
from ocop_site.views.products import Card, PhotoView
from ocop_site.views.words import Words


def find_parts(value: object) -> Iterator[Plate | PhotoView]:
    """The plates and photos shown by ``value``, in reading order; a photo hides the plate."""
    if isinstance(value, Card):
        yield value.photo or value.plate
    elif isinstance(value, Plate | PhotoView):
        yield value
    elif isinstance(value, str | int | Words) or value is None:
        return
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from find_parts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from find_parts(item)
    elif dataclasses.is_dataclass(value):
        for spec in dataclasses.fields(value):
            yield from find_parts(getattr(value, spec.name))
