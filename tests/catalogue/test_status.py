"""The life of a certificate at the as-of date: said when it is sure, unknown when it is not."""

from __future__ import annotations

import dataclasses
import datetime
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocop_site.catalogue.classification import load_rules
from ocop_site.catalogue.parts import Recognition
from ocop_site.catalogue.status import (
    current_recognition,
    expiry_interval,
    judge_recognition,
)
from ocop_site.catalogue.values import PartialDate, add_months
from ocop_site.catalogue.vocabulary import Basis, RecognitionState, Status

AS_OF = date(2025, 6, 30)


def when(written: str) -> PartialDate | None:
    return PartialDate.parse(written) if written else None


def recognised(
    day: str = "",
    stars: int | None = 3,
    *,
    named: str = "",
    expires: str = "",
    extended: str = "",
    withdrawn: str = "",
    pending: bool = False,
) -> Recognition:
    return Recognition(
        stars=stars,
        date=when(day),
        named_on=when(named),
        expires=when(expires),
        extended_until=when(extended),
        withdrawn=when(withdrawn),
        basis=Basis.STATED,
        state=RecognitionState.PENDING if pending else RecognitionState.RECOGNISED,
    )


def status(recognition: Recognition, as_of: date = AS_OF) -> Status:
    return judge_recognition(recognition, as_of).status


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-03-15", Status.VALID),
        ("2023-01-01", Status.VALID),
        ("2022-12-26", Status.DUE),
        ("2022-06-30", Status.DUE),
        ("2022-06-29", Status.EXPIRED),
        ("2021", Status.EXPIRED),
        ("2023", Status.VALID),
        ("2022", Status.UNKNOWN),
        ("2022-06", Status.UNKNOWN),
        ("2022-05", Status.EXPIRED),
        ("2022-07", Status.DUE),
        ("2023-01", Status.VALID),
        ("2022-12", Status.DUE),
    ],
)
def test_thirty_six_months_from_the_date_of_issue(day: str, expected: Status) -> None:
    assert status(recognised(day)) is expected


def test_the_last_day_still_counts_and_the_next_does_not() -> None:
    certificate = recognised("2022-06-30")
    assert status(certificate, date(2025, 6, 30)) is Status.DUE
    assert status(certificate, date(2025, 7, 1)) is Status.EXPIRED


def test_due_begins_below_180_days() -> None:
    certificate = recognised("2024-01-01")
    end = date(2027, 1, 1)
    assert status(certificate, end - datetime.timedelta(days=180)) is Status.VALID
    assert status(certificate, end - datetime.timedelta(days=179)) is Status.DUE


def test_a_written_expiry_goes_before_the_36_months() -> None:
    assert status(recognised("2024-03-15", expires="2025-03-14")) is Status.EXPIRED
    assert status(recognised("2019-03-15", expires="2026-12-31")) is Status.VALID
    assert status(recognised(expires="2025-12")) is Status.DUE


def test_a_product_only_named_as_certified_has_an_open_beginning() -> None:
    assert expiry_interval(recognised(named="2024-05-20")) == (None, date(2027, 5, 20))
    assert status(recognised(named="2024-05-20")) is Status.UNKNOWN
    assert status(recognised(named="2022-05-20")) is Status.EXPIRED


def test_without_any_date_nothing_is_said() -> None:
    standing = judge_recognition(recognised(), AS_OF)
    assert standing.status is Status.UNKNOWN
    assert (standing.earliest, standing.latest, standing.exact) == (None, None, False)
    assert not standing.in_force
    assert not standing.lapsed


@pytest.mark.parametrize(
    ("day", "extended", "expected"),
    [
        ("2022-03-15", "2025-09-30", Status.EXTENDED),
        ("2022-03-15", "2025-06-30", Status.EXTENDED),
        ("2022-03-15", "2025-06-29", Status.EXPIRED),
        ("2022-03-15", "2025-06", Status.UNKNOWN),
        ("2024-03-15", "2027-09-30", Status.VALID),
        ("2022-08-15", "2025-12-15", Status.DUE),
        ("", "2025-09-30", Status.EXTENDED),
    ],
)
def test_an_extension_counts_once_the_own_time_is_over(
    day: str, extended: str, expected: Status
) -> None:
    assert status(recognised(day, extended=extended)) is expected


@pytest.mark.parametrize(
    ("withdrawn", "expected"),
    [
        ("2025-03-01", Status.WITHDRAWN),
        ("2025-06-30", Status.WITHDRAWN),
        ("2024", Status.WITHDRAWN),
        ("2025", Status.UNKNOWN),
        ("2025-06", Status.WITHDRAWN),
        ("2025-07-01", Status.VALID),
        ("2026", Status.VALID),
    ],
)
def test_a_withdrawal_counts_from_its_day(withdrawn: str, expected: Status) -> None:
    assert status(recognised("2024-03-15", withdrawn=withdrawn)) is expected


def test_a_withdrawn_certificate_stays_withdrawn_after_its_time() -> None:
    assert status(recognised("2020-03-15", withdrawn="2021-01-01")) is Status.WITHDRAWN


def test_an_open_evaluation_is_pending() -> None:
    assert status(recognised("2025-06-01", pending=True)) is Status.PENDING


def test_what_is_in_force_and_what_has_lapsed() -> None:
    expected = {
        Status.VALID: (True, False),
        Status.DUE: (True, False),
        Status.EXTENDED: (True, False),
        Status.EXPIRED: (False, True),
        Status.WITHDRAWN: (False, True),
        Status.PENDING: (False, False),
        Status.UNKNOWN: (False, False),
    }
    certificates = [
        recognised("2024-03-15"),
        recognised("2022-08-01"),
        recognised("2022-03-15", extended="2025-09-30"),
        recognised("2021"),
        recognised("2024", withdrawn="2025-01-01"),
        recognised(pending=True),
        recognised("2022"),
    ]
    standings = [judge_recognition(item, AS_OF) for item in certificates]
    assert {item.status: (item.in_force, item.lapsed) for item in standings} == expected


_DATES = st.builds(PartialDate, st.integers(2015, 2030), st.integers(1, 12), st.integers(1, 28))


@given(_DATES, st.dates(date(2014, 1, 1), date(2036, 1, 1)), st.sampled_from(["month", "year"]))
def test_a_vaguer_date_never_says_more_than_the_day_itself(
    day: PartialDate, as_of: date, precision: str
) -> None:
    exact = judge_recognition(Recognition(date=day, stars=3), as_of)
    vague_date = PartialDate(day.year, day.month if precision == "month" else 0)
    vague = judge_recognition(Recognition(date=vague_date, stars=3), as_of)
    if vague.in_force:
        assert exact.in_force
    if vague.lapsed:
        assert exact.lapsed
    if vague.status is Status.VALID:
        assert exact.status is Status.VALID


@given(_DATES)
def test_a_certificate_only_ever_moves_on(day: PartialDate) -> None:
    order = [Status.VALID, Status.DUE, Status.EXPIRED]
    certificate = Recognition(date=day, stars=3)
    steps = [
        order.index(status(certificate, day.earliest + datetime.timedelta(days=number)))
        for number in range(0, 1500, 50)
    ]
    assert steps == sorted(steps)
    assert {0, 2} <= set(steps)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2023, 12, 26), 36, date(2026, 12, 26)),
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2024, 11, 30), 3, date(2025, 2, 28)),
        (date(2024, 12, 31), 1, date(2025, 1, 31)),
    ],
)
def test_months_are_counted_to_the_same_day_or_the_last(
    start: date, months: int, end: date
) -> None:
    assert add_months(start, months) == end


class TestCurrentRecognition:
    def test_the_newest_one_issued_by_the_day(self) -> None:
        old, new, later = recognised("2021-02"), recognised("2024-03", 4), recognised("2025-07", 5)
        assert current_recognition([later, new, old], AS_OF) is new
        assert current_recognition([later, new, old], date(2026, 1, 1)) is later
        assert current_recognition([later, new, old], date(2022, 1, 1)) is old
        assert current_recognition([later, new, old], date(2020, 1, 1)) is None

    def test_the_order_in_the_file_does_not_matter(self) -> None:
        old, new = recognised("2021-02"), recognised("2024-03", 4)
        assert current_recognition([old, new], AS_OF) is new

    def test_an_open_evaluation_does_not_count(self) -> None:
        old, pending = recognised("2021-02"), recognised("2025-05", 4, pending=True)
        assert current_recognition([pending, old], AS_OF) is old
        assert current_recognition([pending], AS_OF) is None

    def test_a_later_report_does_not_hide_the_certificate_it_speaks_of(self) -> None:
        dated = recognised("2023-05-01")
        for report in (recognised(named="2024-06-01"), recognised(stars=None, named="2024-06-01")):
            assert current_recognition([report, dated], AS_OF) is dated

    def test_a_report_with_other_stars_is_another_certificate(self) -> None:
        dated, report = recognised("2023-05-01"), recognised(stars=4, named="2024-06-01")
        assert current_recognition([report, dated], AS_OF) is report

    def test_a_report_after_the_end_means_that_it_was_renewed(self) -> None:
        dated, report = recognised("2020-05-01"), recognised(named="2024-06-01")
        assert current_recognition([report, dated], AS_OF) is report
        assert status(report) is Status.UNKNOWN

    def test_one_without_any_date_stands_behind_dated_ones(self) -> None:
        dated, undated = recognised("2023"), recognised(stars=4)
        assert current_recognition([undated, dated], AS_OF) is dated
        assert current_recognition([undated], AS_OF) is undated
        assert current_recognition([], AS_OF) is None


class TestTermsByDecision:
    """A later decision with other terms changes nothing for certificates issued before it."""

    rules = (
        load_rules()[0],
        dataclasses.replace(
            load_rules()[-1], since=date(2025, 1, 1), validity_months=24, due_days=90
        ),
    )

    def judge(self, day: str, as_of: date) -> Status:
        return judge_recognition(recognised(day), as_of, self.rules).status

    def test_the_term_is_that_of_the_day_of_issue(self) -> None:
        assert expiry_interval(recognised("2024-12-31"), self.rules)[0] == date(2027, 12, 31)
        assert expiry_interval(recognised("2025-01-01"), self.rules)[0] == date(2027, 1, 1)

    def test_re_evaluation_opens_by_the_rules_of_the_as_of_date(self) -> None:
        assert self.judge("2022-03-01", date(2024, 12, 1)) is Status.DUE
        assert self.judge("2022-06-01", date(2025, 2, 1)) is Status.VALID
        assert self.judge("2022-06-01", date(2025, 3, 4)) is Status.DUE

    def test_an_uncertain_day_of_issue_may_fall_under_either(self) -> None:
        vague = recognised("2025")
        assert expiry_interval(vague, self.rules) == (date(2027, 1, 1), date(2027, 12, 31))
        both = (self.rules[0], dataclasses.replace(self.rules[1], since=date(2025, 7, 1)))
        assert expiry_interval(vague, both) == (date(2027, 7, 1), date(2028, 6, 30))

    def test_named_only_the_longest_term_bounds_it(self) -> None:
        named = recognised(named="2025-02-01")
        assert expiry_interval(named, self.rules) == (None, date(2027, 12, 31))
