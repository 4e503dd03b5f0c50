"""The official classification and the programme's rules by date, shipped with the package.

Six groups, seventeen subgroups, twenty-six sets: annexes I and II of Decision 26/2026/QĐ-TTg
of 22 May 2026. The ids are this project's; never match on names, the decisions vary them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from ocop_site.catalogue.values import Localized


@dataclass(frozen=True, slots=True)
class ProductSet:
    """A leaf of the classification: one of the 26 sets of criteria."""

    id: str
    number: int
    name: Localized
    group: str
    subgroup: str
    code: str
    authorities: tuple[Localized, ...]


@dataclass(frozen=True, slots=True)
class Subgroup:
    """A named step between group and set."""

    id: str
    code: str
    name: Localized
    sets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One of the six groups, ``code`` in Roman numerals."""

    id: str
    code: str
    name: Localized
    subgroups: tuple[Subgroup, ...]

    @property
    def sets(self) -> tuple[str, ...]:
        """The ids of all its sets, in official order."""
        return tuple(item for subgroup in self.subgroups for item in subgroup.sets)


@dataclass(frozen=True, slots=True)
class Classification:
    """The whole tree."""

    decision: str
    groups: tuple[Group, ...]
    sets: Mapping[str, ProductSet]

    def group(self, group_id: str) -> Group:
        """The group with this id; raises ``KeyError``."""
        for group in self.groups:
            if group.id == group_id:
                return group
        raise KeyError(group_id)


@dataclass(frozen=True, slots=True)
class Band:
    """What a number of stars means under a decision."""

    stars: int
    lowest: int
    highest: int
    level: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of the programme in force from ``since`` (inclusive) until ``until``.

    ``validity_months`` is the term of certificates issued then; the file for re-evaluation is
    handed in between ``due_days`` and ``late_days`` before its end.
    """

    id: str
    decision: str
    since: datetime.date
    until: datetime.date | None
    validity_months: int
    due_days: int
    late_days: int
    bands: tuple[Band, ...]
    score_parts: tuple[tuple[Localized, int], ...]
    summary: Localized
    sources: tuple[str, ...]

    def band(self, stars: int) -> Band:
        """The band of a rating; raises ``KeyError`` for ratings that are not certified."""
        for band in self.bands:
            if band.stars == stars:
                return band
        raise KeyError(stars)


def _data(name: str) -> Any:
    text = (files("ocop_site.catalogue") / "data" / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _text(value: Mapping[str, str]) -> Localized:
    return Localized(tuple(sorted(value.items())))


@lru_cache(maxsize=1)
def load_classification() -> Classification:
    """The classification shipped with the package."""
    data = _data("classification.yaml")
    authorities = {key: _text(value) for key, value in data["authorities"].items()}
    sets: dict[str, ProductSet] = {}
    groups = []
    for group in data["groups"]:
        subgroups = []
        for subgroup in group["subgroups"]:
            leaves = subgroup.get("subgroups") or [subgroup]
            for leaf in leaves:
                sets[leaf["id"]] = ProductSet(
                    id=leaf["id"],
                    number=leaf["set"],
                    name=_text(leaf["name"]),
                    group=group["id"],
                    subgroup=subgroup["id"],
                    code=leaf["code"],
                    authorities=tuple(authorities[key] for key in leaf["authorities"]),
                )
            subgroups.append(
                Subgroup(
                    subgroup["id"],
                    subgroup["code"],
                    _text(subgroup["name"]),
                    tuple(leaf["id"] for leaf in leaves),
                )
            )
        groups.append(Group(group["id"], group["code"], _text(group["name"]), tuple(subgroups)))
    return Classification(data["legal_basis"]["decision"], tuple(groups), sets)


@lru_cache(maxsize=1)
def load_rules() -> tuple[Rules, ...]:
    """All known rules, oldest first."""
    return tuple(
        Rules(
            id=item["id"],
            decision=item["decision"],
            since=item["since"],
            until=item.get("until"),
            validity_months=item["validity_months"],
            due_days=item["due_days"],
            late_days=item["late_days"],
            bands=tuple(
                Band(b["stars"], b["lowest"], b["highest"], b["level"]) for b in item["bands"]
            ),
            score_parts=tuple((_text(p["name"]), p["points"]) for p in item["score_parts"]),
            summary=_text(item["summary"]),
            sources=tuple(item["sources"]),
        )
        for item in _data("rules.yaml")
    )


def rules_in_force(day: datetime.date, known: Sequence[Rules] = ()) -> Rules:
    """The rules in force on a day; before the first known ones, the first."""
    known = known or load_rules()
    current = known[0]
    for rules in known:
        if rules.since <= day:
            current = rules
    return current
