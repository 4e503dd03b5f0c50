"""The official classification and the rules of the programme by date."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from ocop_site.catalogue.classification import load_classification, load_rules, rules_in_force

_ROMAN = ["I", "II", "III", "IV", "V", "VI"]


def test_six_groups_seventeen_subgroups_twenty_six_sets() -> None:
    classification = load_classification()
    assert [group.code for group in classification.groups] == _ROMAN
    assert sum(len(group.subgroups) for group in classification.groups) == 17
    assert len(classification.sets) == 26
    assert sorted(item.number for item in classification.sets.values()) == list(range(1, 27))
    assert classification.decision == "26/2026/QĐ-TTg"


def test_the_tree_hangs_together() -> None:
    classification = load_classification()
    for group in classification.groups:
        assert classification.group(group.id) is group
        assert group.sets
        for key in group.sets:
            assert classification.sets[key].group == group.id
        for subgroup in group.subgroups:
            for key in subgroup.sets:
                assert classification.sets[key].subgroup == subgroup.id
    assert [key for group in classification.groups for key in group.sets] == list(
        classification.sets
    )
    with pytest.raises(KeyError):
        classification.group("nothing")


def test_everything_has_its_name_in_both_languages() -> None:
    classification = load_classification()
    names = [item.name for item in classification.sets.values()]
    for group in classification.groups:
        names += [group.name, *(subgroup.name for subgroup in group.subgroups)]
    for rules in load_rules():
        names += [rules.summary, *(name for name, _ in rules.score_parts)]
    for item in classification.sets.values():
        assert item.authorities
        names += item.authorities
    for name in names:
        assert name.has("vi")
        assert name.has("en")


@pytest.mark.parametrize(
    ("day", "decision"),
    [
        (date(2020, 1, 1), "148/QĐ-TTg"),
        (date(2023, 2, 24), "148/QĐ-TTg"),
        (date(2025, 6, 30), "148/QĐ-TTg"),
        (date(2025, 7, 5), "148/QĐ-TTg"),
        (date(2025, 7, 6), "1489/QĐ-TTg"),
        (date(2026, 5, 21), "1489/QĐ-TTg"),
        (date(2026, 5, 22), "26/2026/QĐ-TTg"),
        (date(2030, 1, 1), "26/2026/QĐ-TTg"),
    ],
)
def test_the_rules_of_a_day(day: date, decision: str) -> None:
    assert rules_in_force(day).decision == decision


def test_the_rules_follow_each_other_without_a_gap() -> None:
    rules = load_rules()
    for earlier, later in itertools.pairwise(rules):
        assert earlier.until is not None
        assert (later.since - earlier.until).days == 1
    assert rules[-1].until is None


def test_the_bands_of_stars_meet_and_end_at_a_hundred() -> None:
    for rules in load_rules():
        bands = sorted(rules.bands, key=lambda band: band.stars)
        assert [band.stars for band in bands] == [3, 4, 5]
        assert [band.highest for band in bands[:-1]] == [band.lowest for band in bands[1:]]
        assert bands[-1].highest == 100
        assert sum(points for _, points in rules.score_parts) == 100
        assert rules.band(4).level == "province"
        with pytest.raises(KeyError):
            rules.band(2)


def test_since_the_reform_three_stars_are_certified_by_the_province() -> None:
    assert rules_in_force(date(2025, 6, 30)).band(3).level == "district"
    assert rules_in_force(date(2025, 7, 6)).band(3).level == "province"


def test_the_life_of_a_certificate_is_that_of_every_decision() -> None:
    for rules in load_rules():
        assert (rules.validity_months, rules.due_days, rules.late_days) == (36, 180, 120)
        assert all(source.startswith("https://") for source in rules.sources)
