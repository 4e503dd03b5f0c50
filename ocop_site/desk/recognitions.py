"""Recognitions that a list tells of, held against those a product already has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.schema import Kind, fields_of
from ocop_site.catalogue.status import issue_bound
from ocop_site.catalogue.values import PartialDate


@dataclass(frozen=True, slots=True)
class Merge:
    """A recognition that is known: its index, and the fields in which a list differs."""

    index: int
    changes: tuple[tuple[str, Any, str], ...]


def index_for(data: Mapping[str, Any], parts: Sequence[Recognition]) -> int:
    """Where a new recognition goes: the newest is written first."""
    written = data.get("date") or data.get("named_on")
    if not written:
        return 0
    bound = PartialDate.parse(str(written)).latest
    return next(
        (index for index, part in enumerate(parts) if issue_bound(part) <= bound), len(parts)
    )


def merge_recognition(parts: Sequence[Recognition], new: Mapping[str, Any]) -> Merge | None:
    """The known recognition that a list speaks of; ``None`` if it tells of another.

    The same decision is the same recognition; else dates that can be the same and stars that
    do not contradict.
    """
    index = _find(parts, new)
    if index is None:
        return None
    part = parts[index]
    changes = []
    for name, value in new.items():
        old = _written(getattr(part, name))
        spec = fields_of(Recognition)[name]
        if spec.kind is Kind.SOURCE or spec.localized:
            if not getattr(part, name):
                changes.append((name, value, ""))
        elif name == "date" and old and old.startswith(str(value)):
            continue  # the catalogue knows the day more exactly
        elif name == "basis" and old:
            continue
        elif old != (str(value).lower() if isinstance(value, bool) else str(value)):
            changes.append((name, value, old))
    return Merge(index, tuple(changes))


def _find(parts: Sequence[Recognition], new: Mapping[str, Any]) -> int | None:
    decision = new.get("decision")
    for index, part in enumerate(parts):
        if decision and part.decision == decision:
            return index
    stars = new.get("stars")
    written = new.get("date")
    for index, part in enumerate(parts):
        if decision and part.decision and part.decision != decision:
            continue
        if stars is not None and part.stars is not None and str(part.stars) != str(stars):
            continue
        if part.state.value != new.get("state", "recognised"):
            continue
        if not written:
            return index
        date = PartialDate.parse(str(written))
        if part.date is None:
            # Only named as certified, later than that day: it speaks of this certificate.
            if part.named_on is None or date.earliest <= part.named_on.latest:
                return index
        elif dates_agree(part.date, date):
            return index
    return None


def contradicts(parts: Sequence[Recognition], new: Mapping[str, Any]) -> bool:
    """Whether a known recognition of the same time has other stars."""
    if "date" not in new or "stars" not in new:
        return False
    date = PartialDate.parse(str(new["date"]))
    return any(
        part.date is not None
        and part.stars is not None
        and dates_agree(part.date, date)
        and str(part.stars) != str(new["stars"])
        for part in parts
    )


def dates_agree(first: PartialDate, second: PartialDate) -> bool:
    """Whether two dates of uneven precision can be the same."""
    return first.earliest <= second.latest and second.earliest <= first.latest


def _written(value: Any) -> str:
    if value is None or value == "" or value is False:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    return str(value).lower() if isinstance(value, bool) else str(value)
