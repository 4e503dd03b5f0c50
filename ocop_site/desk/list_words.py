"""The words of departments' lists, read from ``data/lists.yaml`` and the declared schema."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from ocop_site.catalogue.classification import load_classification
from ocop_site.catalogue.models import Producer, Product
from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.schema import Kind, fields_of
from ocop_site.desk.names import key_of
from ocop_site.text import normalise

PASSED_OVER, PRIVATE = "passed-over", "private"
# Records that a row of a list speaks of, in the order in which labels are looked up.
SUBJECTS: Mapping[str, type] = {
    "product": Product,
    "recognition": Recognition,
    "producer": Producer,
}
_NOT_IN_LISTS = frozenset({Kind.RECORD, Kind.TOKENS, Kind.IDENTIFIER})


@dataclass(frozen=True, slots=True)
class Form:
    """How names of a kind begin: the beginnings met, the kind, the words written out.

    ``short`` stands for the words in ids where it is given.
    """

    begins: tuple[str, ...]
    value: str
    full: str
    short: str | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """The sets that a group's name can mean; ``official`` if the present decision names it so."""

    sets: frozenset[str]
    official: bool


@dataclass(frozen=True, slots=True)
class ListWords:
    """Everything that is known of lists; keys are folded by ``key_of``."""

    headings: Mapping[str, str]
    totals: tuple[str, ...]
    groups: Mapping[str, Meaning]
    words: Mapping[str, str]
    producers: tuple[Form, ...]
    places: tuple[Form, ...]


@lru_cache(maxsize=1)
def load_list_words() -> ListWords:
    """The words shipped with the package."""
    text = (files("ocop_site.desk") / "data" / "lists.yaml").read_text(encoding="utf-8")
    data: Any = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return ListWords(
        headings=_headings(data),
        totals=tuple(map(key_of, data["totals"])),
        groups=_groups(data["groups"]),
        words={
            normalise(" ".join(word.split())): set_id
            for set_id, words in data["words"].items()
            for word in words
        },
        producers=_forms(data["producers"], "type"),
        places=_forms(data["places"], "kind"),
    )


def _headings(data: Any) -> dict[str, str]:
    """Folded heading -> what the column holds; the declared labels give way to the list."""
    found: dict[str, str] = {}
    for subject, record in reversed(list(SUBJECTS.items())):
        for spec in fields_of(record).values():
            if spec.kind not in _NOT_IN_LISTS:
                for label in spec.label.values():
                    found[key_of(label)] = f"{subject}.{spec.name}"
    for target, names in data["headings"].items():
        found |= {key_of(name): target for name in names}
    for target, key in ((PASSED_OVER, "passed_over"), (PRIVATE, "private")):
        found |= {key_of(name): target for name in data[key]}
    return found


def _groups(others: Mapping[str, list[str]]) -> dict[str, Meaning]:
    """Folded name of a group, a subgroup or a set -> the sets it can mean."""
    tree = load_classification()
    sets: dict[str, frozenset[str]] = {}
    members: dict[str, tuple[str, ...]] = {item: (item,) for item in tree.sets}
    names: list[tuple[str, tuple[str, ...]]] = []
    for group in tree.groups:
        members[group.id] = group.sets
        names += [(text, group.sets) for _, text in group.name.values]
        for part in group.subgroups:
            members[part.id] = part.sets
            names += [(text, part.sets) for _, text in part.name.values]
            names.append((part.code, part.sets))
    for item in tree.sets.values():
        names += [(text, (item.id,)) for _, text in item.name.values]
        names += [(item.id, (item.id,)), (item.code, (item.id,))]
        names.append((f"{item.code} {item.name.get('vi').text}", (item.id,)))
    for name, found in names:
        known = sets.get(key_of(name))
        # A group and its only part may share a name: the narrower meaning is the same there.
        sets[key_of(name)] = frozenset(found) if known is None else known | frozenset(found)
    meanings = {name: Meaning(found, official=True) for name, found in sets.items()}
    for name, ids in others.items():
        wider = frozenset(item for word in ids for item in members[word])
        meanings[key_of(name)] = Meaning(wider, official=False)
    return meanings


def _forms(entries: Any, value: str) -> tuple[Form, ...]:
    return tuple(
        Form(
            tuple(map(normalise, entry["begins"])), entry[value], entry["full"], entry.get("short")
        )
        for entry in entries
    )
