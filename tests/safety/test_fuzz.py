"""A few of the damaged catalogues; ``tests.safety.fuzz`` runs as many as one likes."""

from __future__ import annotations

import random

import pytest

from tests.safety.fuzz import Fault, Tally, run, run_case
from tests.safety.mutations import damage, whole_catalogue

CASES, BLOCK = 200, 20


@pytest.mark.parametrize("first", range(0, CASES, BLOCK))
def test_damage_ends_in_messages_and_changes_nothing_in_silence(first: int) -> None:
    tally = run(BLOCK, first, every=100)
    assert tally.cases == BLOCK


def test_the_damage_is_of_many_kinds() -> None:
    """Guards the test above: cases that are all refused, or all sound, would show little."""
    tally = Tally()
    for seed in range(80):
        run_case(seed, tally)
    assert tally.refused > 10
    assert tally.clean + tally.warned > 10
    assert len(tally.codes) > 12


def test_the_same_seed_is_the_same_damage() -> None:
    files = whole_catalogue()
    assert damage(files, random.Random(7)) == damage(files, random.Random(7))
    assert damage(files, random.Random(7)) != damage(files, random.Random(8))


def test_a_value_that_was_changed_is_noticed(tmp_path: object) -> None:
    from ocop_site.catalogue.loader import load_content
    from tests.safety.fuzz import compare
    from tests.support import write_catalogue

    content, _ = load_content(write_catalogue(tmp_path))  # type: ignore[arg-type]
    compare(content)
    path = content.root / "products/mat-ong-thu.yaml"
    path.write_text(path.read_text("utf-8").replace("price: 120000", "price: 12000"), "utf-8")
    with pytest.raises(Fault, match="12000"):
        compare(content)
