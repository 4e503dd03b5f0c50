"""The life of a certificate at the as-of date, from dates of uneven precision.

A date known to the year, or a product only named as certified on some day, gives an interval
of possible expiries. The status is said only when it holds for the whole interval; else it is
unknown, never a guess. Validity is 36 months unless written (Decision 148/QĐ-TTg, kept by
Decision 26/2026/QĐ-TTg, article 4); re-evaluation opens 180 days before expiry (article 7.6).
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.values import add_months
from ocop_site.catalogue.vocabulary import RecognitionState, Status

VALIDITY_MONTHS = 36
DUE_DAYS = 180


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
    recognition: Recognition,
) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and last day on which the certificate can end; ``None`` where unbounded."""
    written = recognition.extended_until or recognition.expires
    if written:
        return written.earliest, written.latest
    if recognition.date:
        return (
            add_months(recognition.date.earliest, VALIDITY_MONTHS),
            add_months(recognition.date.latest, VALIDITY_MONTHS),
        )
    if recognition.named_on:
        return None, add_months(recognition.named_on.latest, VALIDITY_MONTHS)
    return None, None


def judge_recognition(recognition: Recognition, as_of: datetime.date) -> Standing:
    """The standing of one recognition at ``as_of``."""
    earliest, latest = expiry_interval(recognition)
    if recognition.state is RecognitionState.PENDING:
        return Standing(Status.PENDING)
    if recognition.withdrawn and recognition.withdrawn.latest <= as_of:
        return Standing(Status.WITHDRAWN, earliest, latest)
    if latest is not None and latest < as_of:
        return Standing(Status.EXPIRED, earliest, latest)
    if earliest is None or earliest < as_of or recognition.withdrawn:
        return Standing(Status.UNKNOWN, earliest, latest)
    if recognition.extended_until:
        return Standing(Status.EXTENDED, earliest, latest)
    if (earliest - as_of).days < DUE_DAYS:
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

    A later report that only names the product as certified, with the same stars, does not
    hide the dated certificate it speaks of.
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
    dated = [item for item in issued if item.date and item.stars in (newest.stars, None)]
    return max(dated, key=issue_bound, default=newest)
