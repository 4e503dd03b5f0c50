"""Signatures that go wrong are named, whoever sets them."""

from __future__ import annotations

import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from ocop_site.bindery import (
    Bindery,
    PartCache,
    Signature,
    SignatureError,
    SignatureTimeout,
    StyleError,
    Workers,
)
from ocop_site.bindery.engine import EngineUnavailable
from ocop_site.bindery.workers import WorkerLost
from ocop_site.trace import Trace
from tests.bindery.executor import Here
from tests.bindery.support import STYLES, chapter, contents, make_bindery, make_edition, picture

T = TypeVar("T")


def test_a_signature_that_takes_too_long_is_named(tmp_path: Path) -> None:
    slow = Signature("slow", "Chương dài", "<table>" + "<tr><td>x" * 20_000 + "</table>")
    bindery = Bindery(make_edition(), PartCache(tmp_path), Workers(2, limit=0.5))
    begun = time.monotonic()
    with pytest.raises(SignatureTimeout) as caught:
        bindery.bind((chapter(1), slow, chapter(2)))
    assert caught.value.id == "slow"
    assert "Chương dài" in str(caught.value)
    assert time.monotonic() - begun < 60


def test_a_worker_that_dies_is_told_of(tmp_path: Path) -> None:
    bindery = Bindery(make_edition(dot_png=picture((1, 2, 3))), PartCache(tmp_path), Workers(1))
    resources = dict(bindery.edition.resources)
    resources["dot.png"] = type(resources["dot.png"])("deadly", Deadly())
    edition = type(bindery.edition)(
        "vi", STYLES, resources, bindery.edition.metadata, bindery.edition.seed
    )
    deadly = Signature("deadly", "", '<img src="asset:dot.png" alt="x">')
    with pytest.raises(WorkerLost) as caught:
        Bindery(edition, bindery.cache, Workers(1)).bind((deadly,))
    assert caught.value.id == "deadly"


class Deadly:
    """A resource that ends the process that reads it."""

    def read(self) -> bytes:
        import os

        os._exit(9)


def test_any_executor_will_do(tmp_path: Path) -> None:
    book = (contents(1), chapter(1, 400))
    expected, _ = make_bindery(tmp_path / "a").bind(book)
    with ThreadPoolExecutor(1) as executor:
        workers = Workers(1, executor)
        bound, _ = Bindery(make_edition(), PartCache(tmp_path / "b"), workers).bind(book)
    assert bound == expected


def test_progress_goes_by_signature(tmp_path: Path) -> None:
    heard = Heard()
    bindery = Bindery(
        make_edition(), PartCache(tmp_path), Workers(1, Here()), progress=heard, label="Sổ tay"
    )
    bindery.bind((chapter(1), chapter(2)))
    assert heard.tracked == [("Sổ tay", 2)]
    assert [line.split(":")[0] for line in heard.details] == ["chapter-1", "chapter-2"]


class Heard:
    """A progress that is remembered."""

    def __init__(self) -> None:
        self.trace = Trace()
        self.tracked: list[tuple[str, int]] = []
        self.details: list[str] = []

    def step(self, text: str) -> None:
        raise AssertionError(text)

    def detail(self, text: str) -> None:
        self.details.append(text)

    def track(self, items: Iterable[T], text: str, total: int) -> Iterable[T]:
        self.tracked.append((text, total))
        return items


@pytest.mark.parametrize(
    ("extra", "words", "place"),
    [
        ('<p id="gao-thu"><img src="asset:none.png" alt="x"></p>', "none.png", "gao-thu"),
        ('<p id="la">Một chữ lạ: 漢</p>', "U+6F22", "la"),
        ('<p id="hinh"><img src="asset:dot.png"></p>', "alternative text: asset:dot.png", "hinh"),
    ],
)
def test_what_weasyprint_complains_of_names_the_record(
    tmp_path: Path, extra: str, words: str, place: str
) -> None:
    edition = make_edition(dot_png=picture((1, 2, 3)))
    _, report = make_bindery(tmp_path, edition).bind((chapter(1), chapter(2, 6, extra)))
    found = [(part, told.place) for part, told in report.complaints if words in told.text]
    assert found == [("chapter-2", place)]
    _, warm = make_bindery(tmp_path, edition).bind((chapter(1), chapter(2, 6, extra)))
    assert warm.complaints == report.complaints


@pytest.mark.parametrize(
    "rule",
    [
        "p::after{content:counter(pages)}",
        "@page{@top-right{content:counter(page, lower-roman)}}",
        "a::after{content:target-text(attr(href))}",
        "@page:first{margin:0}",
    ],
)
def test_styles_that_a_part_cannot_follow_are_refused(tmp_path: Path, rule: str) -> None:
    with pytest.raises(StyleError):
        make_bindery(tmp_path, make_edition(STYLES + rule)).bind((chapter(1),))


def test_an_error_in_a_worker_names_the_signature(tmp_path: Path) -> None:
    styles = STYLES + ".far{position:relative}.dim{opacity:.5}"
    dim = '<div class="dim list"><p><a href="#chapter-1">Chương</a></p></div>'
    with pytest.raises(SignatureError) as caught:
        make_bindery(tmp_path, make_edition(styles)).bind((chapter(1), chapter(2, 6, dim)))
    assert caught.value.id == "chapter-2"


def test_missing_libraries_are_named_across_processes() -> None:
    error = EngineUnavailable("WeasyPrint: cannot load libpango")
    assert "apt-get install" in str(error)
    kind, arguments = error.__reduce__()
    assert str(kind(*arguments)) == str(error)
