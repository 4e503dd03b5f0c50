"""Ids for new records: from the name, and free."""

from __future__ import annotations

from collections.abc import Container

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
