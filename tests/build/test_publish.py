"""A finished build is put in place whole, and only what builds made is ever removed."""

from __future__ import annotations

import json
import multiprocessing
import time
from pathlib import Path

import pytest

from ocop_site import files
from ocop_site.build.publish import (
    JOURNAL,
    Stage,
    lock_output,
    publish,
    read_manifest,
    remove_published,
    resume,
)


@pytest.fixture
def place(tmp_path: Path) -> tuple[Path, Path]:
    return tmp_path / "output", tmp_path / ".ocop-cache" / "output"


def put(place: tuple[Path, Path], contents: dict[str, str], scopes: tuple[str, ...] = ("site/",)):  # type: ignore[no-untyped-def]
    output, state = place
    stage = Stage(state)
    for path, text in contents.items():
        stage.write(path, text.encode())
    return publish(stage, output, state, scopes)


def test_a_second_build_touches_only_what_changed(place: tuple[Path, Path]) -> None:
    put(place, {"site/a.html": "one", "site/b/c.html": "two"})
    before = (place[0] / "site/a.html").stat().st_mtime_ns
    done = put(place, {"site/a.html": "one", "site/b/c.html": "changed"})
    assert done.made == ("site/b/c.html",)
    assert done.kept == 1
    assert (place[0] / "site/a.html").stat().st_mtime_ns == before
    assert (place[0] / "site/b/c.html").read_text() == "changed"


def test_a_page_that_is_no_longer_made_goes_with_its_empty_folder(place: tuple[Path, Path]) -> None:
    put(place, {"site/a.html": "one", "site/old/x.html": "two"})
    done = put(place, {"site/a.html": "one"})
    assert done.removed == ("site/old/x.html",)
    assert not (place[0] / "site/old").exists()


def test_a_foreign_file_is_kept_and_named(place: tuple[Path, Path]) -> None:
    put(place, {"site/a.html": "one"})
    (place[0] / "site/.htaccess").write_text("Deny from all")
    (place[0] / "site/notes.txt").write_text("mine")
    done = put(place, {"site/b.html": "two"})
    assert done.foreign == ("site/.htaccess", "site/notes.txt")
    assert (place[0] / "site/notes.txt").read_text() == "mine"


def test_a_made_file_that_somebody_changed_is_not_removed(place: tuple[Path, Path]) -> None:
    put(place, {"site/a.html": "one", "site/b.html": "two"})
    (place[0] / "site/b.html").write_text("edited by hand")
    done = put(place, {"site/a.html": "one"})
    assert done.removed == ()
    assert (place[0] / "site/b.html").read_text() == "edited by hand"


def test_a_part_that_was_not_built_stays(place: tuple[Path, Path]) -> None:
    put(place, {"site/a.html": "one", "ocop-x-vi.pdf": "book"}, ("site/", "ocop-x-"))
    done = put(place, {"site/a.html": "new"}, ("site/",))
    assert done.removed == ()
    assert (place[0] / "ocop-x-vi.pdf").read_text() == "book"
    assert set(read_manifest(place[1])) == {"site/a.html", "ocop-x-vi.pdf"}


def test_a_publication_cut_short_is_finished_by_the_next_start(place: tuple[Path, Path]) -> None:
    output, state = place
    put(place, {"site/a.html": "one", "site/gone.html": "old"})
    stage = Stage(state)
    stage.write("site/a.html", b"two")
    stage.write("site/b.html", b"new")
    # As if the machine had stopped after the journal and the first move.
    journal = {
        "moves": ["site/a.html", "site/b.html"],
        "removals": {"site/gone.html": files.digest(b"old")},
        "files": {"site/a.html": files.digest(b"two"), "site/b.html": files.digest(b"new")},
    }
    (state / JOURNAL).write_text(json.dumps(journal))
    (stage.folder / "site/a.html").replace(output / "site/a.html")
    assert resume(output, state)
    assert (output / "site/a.html").read_text() == "two"
    assert (output / "site/b.html").read_text() == "new"
    assert not (output / "site/gone.html").exists()
    assert not resume(output, state)


def test_a_build_that_died_before_its_journal_left_the_output_alone(
    place: tuple[Path, Path],
) -> None:
    output, state = place
    put(place, {"site/a.html": "one"})
    Stage(state).write("site/a.html", b"half")
    assert not resume(output, state)
    assert (output / "site/a.html").read_text() == "one"


def test_a_damaged_manifest_is_no_manifest(place: tuple[Path, Path]) -> None:
    put(place, {"site/a.html": "one"})
    (place[1] / "manifest.json").write_text("{broken")
    done = put(place, {"site/a.html": "one", "site/b.html": "two"})
    assert done.made == ("site/b.html",)


def test_cleaning_removes_what_was_made_and_nothing_else(place: tuple[Path, Path]) -> None:
    put(place, {"site/a.html": "one"})
    (place[0] / "mine.txt").write_text("mine")
    assert remove_published(*place) == ("site/a.html",)
    assert (place[0] / "mine.txt").exists()
    assert not place[1].exists()


def _hold(state: Path, held: float) -> None:
    with lock_output(state):
        time.sleep(held)


def test_two_builds_at_once_take_turns(tmp_path: Path) -> None:
    other = multiprocessing.get_context("spawn").Process(target=_hold, args=(tmp_path, 1.0))
    other.start()
    deadline = time.monotonic() + 20
    while not (tmp_path / "lock").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(0.2)
    with lock_output(tmp_path) as waited:
        assert waited
    other.join()
