"""What checks and comparisons ask of a record, gathered once, when its file is read.

A build after an edit keeps the records of all files that are the same. Checking and comparing
them again would walk through every field of thousands of records; an outline answers at once for
a record that has nothing to complain of, and only the others are walked through.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ocop_site.catalogue.product import Product
from ocop_site.catalogue.record import Record
from ocop_site.catalogue.schema import Kind, walk_fields
from ocop_site.catalogue.values import slots_restored
from ocop_site.files import digest

# Everything of a record, and everything of a product that none of the groups below holds.
WHOLE = "whole"
# Long texts that lists, filters and charts never show, in groups: the shops stand in the table
# for buyers, the story on the product's own page alone, the rest also in the open data.
TEXT_GROUPS: Mapping[str, tuple[str, ...]] = {
    "texts": (
        *("summary", "ingredients", "specification", "variants", "storage", "awards"),
        *("experience", "sources"),
    ),
    "story": ("story", "origin_and_method", "facts", "directions", "notes"),
    "channels": ("channels",),
}
_CITATION = re.compile(r"\[\^([^\[\]]*)\]")
# With none of these a text has no links, no commands, and no tags or entities.
_MARKUP = frozenset("[<&")


@slots_restored
@dataclass(frozen=True, slots=True)
class Outline:
    """A record in brief.

    Attributes:
        references: what it refers to, as the word for the kind and the id.
        files: the files it names.
        texts: the languages of its texts, and how many texts have just those.
        cited: what its prose may cite as a source.
        plain: whether its prose has no markup beside citations that could lead astray.
        digests: a digest of each group of its fields.
    """

    references: frozenset[tuple[str, str]]
    files: frozenset[str]
    texts: tuple[tuple[frozenset[str], int], ...]
    cited: frozenset[str]
    plain: bool
    digests: Mapping[str, str]

    def lacks(self, language: str) -> bool:
        """Whether a text is missing in a language that others may have."""
        return any(language not in languages for languages, _ in self.texts)


def outline_record(record: Record) -> Outline:
    """The outline of a record."""
    references, named, cited = set[tuple[str, str]](), set[str](), set[str]()
    texts: Counter[frozenset[str]] = Counter()
    plain = True
    for spec, value, _ in walk_fields(record):
        if not value:
            continue
        if spec.kind is Kind.REFERENCE or (spec.kind is Kind.SOURCE and "://" not in value):
            references.add((spec.target or "source", value))
        elif spec.kind is Kind.FILE:
            named.add(value)
        elif spec.localized:
            texts[frozenset(language for language, _ in value.values)] += 1
            if spec.kind is Kind.MARKDOWN:
                for _, text in value.values:
                    cited.update(_CITATION.findall(text))
                    plain = plain and _MARKUP.isdisjoint(_CITATION.sub("", text))
    declared: type = record.__class__
    return Outline(
        references=frozenset(references),
        files=frozenset(named),
        texts=tuple(sorted(texts.items(), key=lambda item: sorted(item[0]))),
        cited=frozenset(cited),
        plain=plain,
        digests={group: _measure(record, group) for group in groups_of(declared)},
    )


def measure_record(record: Record, group: str = WHOLE) -> str:
    """A digest of a group of the fields of a record, wherever it was written."""
    if record.outline is not None:
        return record.outline.digests[group]
    return _measure(record, group)


def _measure(record: Record, group: str) -> str:
    declared: type = record.__class__
    names = groups_of(declared)[group]
    return digest(repr([getattr(record, name) for name in names]).encode())


@cache
def groups_of(record: type) -> Mapping[str, tuple[str, ...]]:
    """The groups of fields of a class that are compared on their own."""
    groups = TEXT_GROUPS if record is Product else {}
    apart = {name for names in groups.values() for name in names}
    rest = (
        item.name for item in dataclasses.fields(record) if item.repr and item.name not in apart
    )
    return {WHOLE: tuple(rest), **groups}
