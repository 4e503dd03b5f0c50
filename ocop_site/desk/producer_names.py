"""Forms of producers as lists shorten them: ``HTX Tân Mỹ`` is a cooperative."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.desk.list_words import load_list_words
from ocop_site.desk.names import key_of
from ocop_site.desk.place_names import after_form


@dataclass(frozen=True, slots=True)
class ProducerName:
    """A name with its form written out, and the type it tells; ``unknown`` if it tells none.

    ``core`` is the name without its form, for comparing; ``short`` is what an id is made from.
    """

    name: str
    type: str
    core: str
    short: str
    changed: bool = False


def read_producer(text: str) -> ProducerName:
    """The full name and the type of a producer."""
    name = " ".join(text.split())
    for form in load_list_words().producers:
        rest = after_form(name, form)
        if rest is None or not rest:
            continue
        full = f"{form.full} {rest}" if form.full else name
        short = full if form.short is None else f"{form.short} {rest}".strip()
        return ProducerName(full, form.value, key_of(rest), short, key_of(full) != key_of(name))
    return ProducerName(name, "unknown", key_of(name), name)


def same_producer(left: str, right: str) -> bool:
    """Whether two names differ only in how their form is written."""
    first, second = read_producer(left), read_producer(right)
    return first.core == second.core and (
        first.type == second.type or "unknown" in (first.type, second.type)
    )
