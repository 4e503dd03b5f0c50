"""The life of a certificate at the as-of date, from dates of uneven precision.

A date known to the year, or a product only named as certified on some day, gives an interval
of possible expiries. That a certificate holds or has ended is said only when it is so for the
whole interval; else it is unknown, never a guess. One that holds counts as due for
re-evaluation as soon as it may be.

The terms are those of ``data/rules.yaml``: how long a certificate is valid follows from the
decision in force when it was issued, for old certificates keep their own term (Decision
26/2026/QĐ-TTg, article 12.1); when re-evaluation opens, from that in force at the as-of date.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from ocop_site.catalogue.classification import Rules, load_rules, rules_in_force
from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.values import add_months
from ocop_site.catalogue.vocabulary import RecognitionState, Status


@dataclass(frozen=True, slots=True)
class Standing:
    """How a certificate stands: ``earliest`` and ``latest`` bound its day of expiry."""

    status: Status
    earliest: datetime.date | None = None
    latest: datetime.date | None = None

    @property
    def exact(self) -> bool:
        """Whether the day of expiry is known."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def in_force(self) -> bool:
        """Whether the certificate surely holds at the as-of date (marks, labels, leaflets)."""
        return self.status in (Status.VALID, Status.DUE, Status.EXTENDED)

    @property
    def lapsed(self) -> bool:
        """Whether it surely does not hold any more."""
        return self.status in (Status.EXPIRED, Status.WITHDRAWN)


def expiry_interval(
    recognition: Recognition, rules: Sequence[Rules] = ()
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and last day on which the certificate can end; ``None`` where unbounded.

    ``rules`` are those of the programme, unless others are given.
    """
    if recognition.extended_until:
        return recognition.extended_until.earliest, recognition.extended_until.latest
    return _own_interval(recognition, rules or load_rules())


def _own_interval(
    recognition: Recognition, rules: Sequence[Rules]
) -> tuple[datetime.date | None, datetime.date | None]:
    """The same without an extension."""
    if recognition.expires:
        return recognition.expires.earliest, recognition.expires.latest
    if recognition.date:
        ends = _ends(recognition.date.earliest, recognition.date.latest, rules)
        return min(ends), max(ends)
    if recognition.named_on:
        latest = recognition.named_on.latest
        return None, max(_ends(rules[0].since, latest, rules))
    return None, None


def _ends(first: datetime.date, last: datetime.date, rules: Sequence[Rules]) -> list[datetime.date]:
    """Among the ends of certificates issued from ``first`` to ``last`` the outermost ones.

    A later decision may set a shorter term, so the days before and at each change count too.
    """
    day = datetime.timedelta(days=1)
    changes = [item.since for item in rules if first < item.since <= last]
    days = {min(first, last), last, *changes, *(change - day for change in changes)}
    return [add_months(item, rules_in_force(item, rules).validity_months) for item in days]


def judge_recognition(
    recognition: Recognition, as_of: datetime.date, rules: Sequence[Rules] = ()
) -> Standing:
    """The standing of one recognition at ``as_of``; ``rules`` as for ``expiry_interval``."""
    rules = rules or load_rules()
    earliest, latest = expiry_interval(recognition, rules)
    withdrawn = recognition.withdrawn
    if recognition.state is RecognitionState.PENDING:
        return Standing(Status.PENDING)
    if withdrawn and withdrawn.latest <= as_of:
        return Standing(Status.WITHDRAWN, earliest, latest)
    if latest is not None and latest < as_of:
        return Standing(Status.EXPIRED, earliest, latest)
    if earliest is None or earliest < as_of or (withdrawn and withdrawn.earliest <= as_of):
        return Standing(Status.UNKNOWN, earliest, latest)
    own = _own_interval(recognition, rules)[0]
    if recognition.extended_until and (own is None or own < as_of):
        return Standing(Status.EXTENDED, earliest, latest)
    if (earliest - as_of).days < rules_in_force(as_of, rules).due_days:
        return Standing(Status.DUE, earliest, latest)
    return Standing(Status.VALID, earliest, latest)


def issue_bound(recognition: Recognition) -> datetime.date:
    """The last day on which it can have been issued, for putting recognitions in order."""
    known = recognition.date or recognition.named_on
    return known.latest if known else datetime.date.min


def current_recognition(
    recognitions: Sequence[Recognition], as_of: datetime.date
) -> Recognition | None:
    """The newest certificate issued up to ``as_of``; pending evaluations do not count.

    A later report that only names the product as certified does not hide the dated certificate
    it can be speaking of: one with the same stars that had not surely ended by then.
    """
    issued = [
        item
        for item in recognitions
        if item.state is RecognitionState.RECOGNISED
        and (item.date is None or item.date.earliest <= as_of)
    ]
    newest = max(issued, key=issue_bound, default=None)
    if newest is None or newest.date is not None:
        return newest
    dated = [item for item in issued if item.date and _may_mean(newest, item)]
    return max(dated, key=issue_bound, default=newest)


def _may_mean(report: Recognition, certificate: Recognition) -> bool:
    """Whether an undated report can be about a dated certificate."""
    if None not in (report.stars, certificate.stars) and report.stars != certificate.stars:
        return False
    _, latest = expiry_interval(certificate)
    seen = report.named_on.earliest if report.named_on else None
    return seen is None or latest is None or latest >= seen
