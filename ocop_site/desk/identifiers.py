"""Ids and short codes for new records: from the name, and free."""

from __future__ import annotations

from collections.abc import Container

from ocop_site.catalogue.catalogue import short_code
from ocop_site.catalogue.loader import Content
from ocop_site.catalogue.models import Product
from ocop_site.text import slugify


def free_id(name: str, taken: Container[str], addition: str = "") -> str:
    """An id from a name; where it is taken, with ``addition``, then with a number behind it."""
    base = slugify(name) or "muc"
    candidates = [base, slugify(f"{base}-{addition}")] if addition else [base]
    for candidate in candidates:
        if candidate not in taken:
            return candidate
    number = 2
    while f"{candidates[-1]}-{number}" in taken:
        number += 1
    return f"{candidates[-1]}-{number}"


class ShortCodes:
    """The short codes of a catalogue's products, for new ones to keep clear of."""

    def __init__(self, content: Content) -> None:
        """Begin with the products of a catalogue."""
        self._taken = {
            item.short or short_code(item.id) for item in content.of("products", Product)
        }

    def choose(self, product_id: str) -> str:
        """The code to write for a new product; empty where the one from its id is free."""
        code, number = short_code(product_id), 1
        while code in self._taken:
            number += 1
            code = short_code(f"{product_id}-{number}")
        self._taken.add(code)
        return code if number > 1 else ""
