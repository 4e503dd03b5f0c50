"""Certificates by urgency at the as-of date: which lapsed, which must be filed for now.

The days between which a file for re-evaluation is handed in are those of the rules in force at
the as-of date. Of an expiry that is only known within bounds the first day counts.
"""

from __future__ import annotations

import datetime
import enum
from collections.abc import Sequence
from dataclasses import dataclass

from ocop_site.catalogue.catalogue import Catalogue, Entry
from ocop_site.catalogue.classification import Rules
from ocop_site.catalogue.status import Standing
from ocop_site.catalogue.vocabulary import Status
from ocop_site.text import collation_key


class Urgency(enum.Enum):
    """Why a certificate is on the list, the most urgent first."""

    LAPSED = "lapsed"
    LATE = "late"
    DUE = "due"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class DueCertificate:
    """One certificate: how urgent it is, and its deadlines as far as they are known.

    ``days`` are left until the first day on which it can end, negative once it has.
    """

    entry: Entry
    urgency: Urgency
    days: int | None
    producers: tuple[str, ...]
    place: str
    phones: tuple[str, ...]

    @property
    def standing(self) -> Standing:
        """The standing of the certificate."""
        return self.entry.standing


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day of a certificate's life for the calendar."""

    entry: Entry
    kind: str
    day: datetime.date
    exact: bool
    producers: tuple[str, ...]


def list_due(catalogue: Catalogue) -> tuple[DueCertificate, ...]:
    """The certificates that need attention, by urgency, then by their first possible end."""
    ranks = {urgency: rank for rank, urgency in enumerate(Urgency)}
    found = []
    for entry in catalogue.entries.values():
        urgency = judge_urgency(entry.standing, catalogue.as_of, catalogue.rules)
        if entry.recognition is None or urgency is None:
            continue
        end = _end_of(entry.standing, urgency)
        days = (end - catalogue.as_of).days if end else None
        found.append(_describe(catalogue, entry, urgency, days))
    return tuple(
        sorted(
            found,
            key=lambda item: (
                ranks[item.urgency],
                item.days if item.days is not None else 10**6,
                collation_key(item.entry.product.name.get("vi").text),
                item.entry.id,
            ),
        )
    )


def judge_urgency(standing: Standing, as_of: datetime.date, rules: Rules) -> Urgency | None:
    """Why a certificate is on the list; ``None`` if it need not be."""
    match standing.status:
        case Status.WITHDRAWN:
            return Urgency.WITHDRAWN
        case Status.EXPIRED:
            return Urgency.LAPSED
        case Status.UNKNOWN:
            return Urgency.UNKNOWN
        case Status.PENDING:
            return None
    if standing.earliest is None:
        return None
    days = (standing.earliest - as_of).days
    if days >= rules.due_days:
        return None
    return Urgency.LATE if days < rules.late_days else Urgency.DUE


def _end_of(standing: Standing, urgency: Urgency) -> datetime.date | None:
    if urgency is Urgency.LAPSED:
        return standing.latest
    return standing.earliest if urgency in (Urgency.LATE, Urgency.DUE) else None


def _describe(
    catalogue: Catalogue, entry: Entry, urgency: Urgency, days: int | None
) -> DueCertificate:
    producers = [
        catalogue.producers[key] for key in entry.product.producers if key in catalogue.producers
    ]
    place = catalogue.gazetteer.unit_of(entry.product.place)
    return DueCertificate(
        entry,
        urgency,
        days,
        tuple(producer.name.get("vi").text for producer in producers),
        place.name.get("vi").text if place else "",
        tuple(phone for producer in producers for phone in producer.phone),
    )


def list_deadlines(catalogue: Catalogue) -> Sequence[Deadline]:
    """The days ahead: the window for files opens, closes, the certificate ends."""
    rules = catalogue.rules
    found = []
    for entry in catalogue.entries.values():
        standing = entry.standing
        if not standing.in_force or standing.earliest is None:
            continue
        producers = tuple(
            catalogue.producers[key].name.get("vi").text
            for key in entry.product.producers
            if key in catalogue.producers
        )
        for kind, before in (("opens", rules.due_days), ("closes", rules.late_days), ("ends", 0)):
            day = standing.earliest - datetime.timedelta(days=before)
            if day >= catalogue.as_of:
                found.append(Deadline(entry, kind, day, standing.exact, producers))
    return sorted(found, key=lambda item: (item.day, item.entry.id, item.kind))
