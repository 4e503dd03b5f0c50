"""Same content, same bytes, however they come about; and what a bad cache or a kill leaves."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ocop_site.bindery import Bindery, PartCache, PartError, Workers
from ocop_site.bindery.part import load_part, load_record, store_part
from ocop_site.bindery.press import press_signature
from tests.bindery.executor import Here
from tests.bindery.support import SIDED, chapter, contents, make_bindery, make_edition
from tests.support import PROJECT

BOOK = (contents(1, 2, 3), chapter(1, 700), chapter(2, 300), chapter(3, 100))


def parts_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*/*.part"))


def test_the_bytes_do_not_depend_on_who_sets_them(tmp_path: Path) -> None:
    edition = make_edition(SIDED)
    alone, _ = make_bindery(tmp_path / "a", edition).bind(BOOK)
    together, report = make_bindery(tmp_path / "b", edition, jobs=2).bind(BOOK)
    warm, again = make_bindery(tmp_path / "b", edition).bind(BOOK)
    assert alone == together == warm
    assert set(report.pressed) == {"contents", "chapter-1", "chapter-2", "chapter-3"}
    assert again.pressed == ()


def test_an_edit_sets_one_signature_and_back_again_none(tmp_path: Path) -> None:
    bindery = make_bindery(tmp_path)
    first, _ = bindery.bind(BOOK)
    edited, report = bindery.bind((*BOOK[:2], chapter(2, 306), BOOK[3]))
    assert report.pressed == ("chapter-2",)
    assert edited != first
    back, report = bindery.bind(BOOK)
    assert report.pressed == ()
    assert back == first


def test_nothing_is_done_for_a_book_that_is_up_to_date(tmp_path: Path) -> None:
    bindery, path = make_bindery(tmp_path / "cache"), tmp_path / "out" / "book.pdf"
    first = bindery.bind_file(path, BOOK)
    stamp = path.stat().st_mtime_ns
    for kept in parts_in(tmp_path / "cache"):
        kept.unlink()
    second = bindery.bind_file(path, BOOK)
    assert (first.changed, second.changed) == (True, False)
    assert (second.pages, dict(second.numbers)) == (first.pages, dict(first.numbers))
    assert path.stat().st_mtime_ns == stamp
    path.write_bytes(b"someone else's")
    assert bindery.bind_file(path, BOOK).changed


@pytest.mark.parametrize("harm", ["cut", "flipped", "empty"])
def test_a_damaged_part_is_set_again(tmp_path: Path, harm: str) -> None:
    bindery = make_bindery(tmp_path)
    first, _ = bindery.bind(BOOK)
    victim = parts_in(tmp_path)[1]
    data = victim.read_bytes()
    half = len(data) // 2
    victim.write_bytes(
        {
            "cut": data[:half],
            "flipped": data[:half] + bytes([data[half] ^ 1]) + data[half + 1 :],
            "empty": b"",
        }[harm]
    )
    second, report = bindery.bind(BOOK)
    assert second == first
    assert len(report.pressed) == 1


def test_a_damaged_note_or_font_costs_time_only(tmp_path: Path) -> None:
    bindery = make_bindery(tmp_path)
    first, _ = bindery.bind(BOOK)
    for path in (*tmp_path.glob("*/*.note"), *tmp_path.glob("*/*.data")):
        path.write_bytes(path.read_bytes()[:-3])
    assert bindery.bind(BOOK)[0] == first


def test_what_is_not_used_is_pruned(tmp_path: Path) -> None:
    bindery = make_bindery(tmp_path)
    bindery.bind(BOOK)
    kept = len(parts_in(tmp_path))
    torn = parts_in(tmp_path)[0].with_suffix(".4711")
    torn.write_bytes(b"half")
    _, report = bindery.bind((*BOOK[:3], chapter(3, 400)))
    assert len(parts_in(tmp_path)) == kept + 1
    assert bindery.cache.prune(report.used) >= 1
    assert len(parts_in(tmp_path)) == kept
    assert not torn.exists()
    assert bindery.bind((*BOOK[:3], chapter(3, 400)))[1].pressed == ()


def test_a_part_survives_being_stored() -> None:
    data = press_signature(BOOK[0], make_edition())
    part = load_part(data)
    assert store_part(part) == data
    assert load_record(data) == part.record
    with pytest.raises(PartError):
        load_part(data[:-1])


def test_a_killed_build_leaves_the_last_book(tmp_path: Path) -> None:
    path, cache = tmp_path / "out" / "book.pdf", tmp_path / "cache"
    path.parent.mkdir()
    path.write_bytes(b"the last edition")
    program = (
        "import sys; from pathlib import Path\n"
        "from tests.bindery.support import make_bindery, chapter\n"
        "if __name__ == '__main__':\n"
        "    book = tuple(chapter(n, 3000) for n in range(40))\n"
        f"    make_bindery(Path({str(cache)!r}), jobs=2).bind_file(Path({str(path)!r}), book)\n"
    )
    script = tmp_path / "build.py"
    script.write_text(program, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, str(script)], cwd=PROJECT, env={"PYTHONPATH": str(PROJECT)}
    )
    deadline = time.monotonic() + 30
    while not parts_in(cache) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert path.read_bytes() == b"the last edition"
    found = parts_in(cache)
    assert found
    for part in found:
        load_part(part.read_bytes())
    bindery = Bindery(make_edition(), PartCache(cache), Workers(1, Here()))
    report = bindery.bind_file(path, tuple(chapter(n, 3000) for n in range(len(found))))
    assert report.changed
    assert path.read_bytes().startswith(b"%PDF")
