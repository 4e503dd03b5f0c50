"""How products share pages: decided by the length of their texts, the same way every time."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest

from ocop_site.book.assets import stock_shelf
from ocop_site.book.entries import BookEntry, make_entry
from ocop_site.book.formats import A5
from ocop_site.book.gauge import Gauge
from ocop_site.book.layout import Composer
from ocop_site.book.links import make_link
from ocop_site.book.outline import cut_runs
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.render.tokens import print_palette, read_tokens
from ocop_site.views.reading import Line, Reading
from ocop_site.views.rows import Row
from ocop_site.views.words import read_words
from tests.support import STRINGS, TEMPLATES

WORDS = read_words((STRINGS,), "vi")
SENTENCE = "Hợp tác xã thu hái vào mùa hoa nhãn, lọc sạch rồi đóng hũ ngay tại xã."


@pytest.fixture(scope="module")
def composer(catalogue: Catalogue) -> Composer:
    colours = print_palette(read_tokens((TEMPLATES / "assets",)))
    shelf = stock_shelf((TEMPLATES,), colours, catalogue.root, A5.grid.wide)
    return Composer(Gauge(shelf.faces(), WORDS, A5), "seed", lambda file: 0.75)


@pytest.fixture(scope="module")
def entries(catalogue: Catalogue) -> dict[str, BookEntry]:
    reading = Reading(catalogue, WORDS, make_link(catalogue))
    return {key: make_entry(reading, entry) for key, entry in catalogue.entries.items()}


def thin(entry: BookEntry, number: int, notes: int = 0) -> BookEntry:
    """A thin entry under another id, with some notes more."""
    lines = tuple(Line(SENTENCE) for _ in range(notes))
    return dataclasses.replace(entry, id=f"{entry.id}-{number}", notes=(*entry.notes, *lines))


def test_a_rich_product_has_a_page_of_its_own(
    composer: Composer, entries: dict[str, BookEntry]
) -> None:
    rich, poor = entries["mat-ong-thu"], entries["dua-thu"]
    assert composer.set_half(rich) is None
    assert composer.set_half(poor) is not None
    pages = composer.lay_pages([thin(poor, 1), thin(poor, 2), rich, thin(poor, 3), thin(poor, 4)])
    assert [(page.style, len(page.settings)) for page in pages] == [
        ("compact", 2),
        ("full", 1),
        ("compact", 2),
    ]


def test_an_odd_one_takes_a_whole_page_and_it_is_the_fullest(
    composer: Composer, entries: dict[str, BookEntry]
) -> None:
    poor = entries["dua-thu"]
    run = [thin(poor, 1), thin(poor, 2), thin(poor, 3, notes=2), thin(poor, 4), thin(poor, 5)]
    pages = composer.lay_pages(run)
    assert [page.ids for page in pages] == [
        ("dua-thu-1", "dua-thu-2"),
        ("dua-thu-3",),
        ("dua-thu-4", "dua-thu-5"),
    ]
    assert pages[1].settings[0].plate == 276


def test_what_fits_half_a_page_is_measured(
    composer: Composer, entries: dict[str, BookEntry]
) -> None:
    poor = entries["dua-thu"]
    half = composer.set_half(poor)
    assert half is not None
    assert composer.gauge.compact_height(half) <= A5.grid.half
    assert composer.set_half(thin(poor, 1, notes=20)) is None
    long_name = dataclasses.replace(poor, name="Dứa sấy dẻo thượng hạng của miền đất thử " * 3)
    assert composer.set_half(long_name) is None


@pytest.mark.parametrize("sentences", [0, 1, 3, 6, 12, 40])
@pytest.mark.parametrize("facts", [1, 4, 12, 30])
def test_a_full_page_holds_what_is_set_on_it(
    composer: Composer, entries: dict[str, BookEntry], sentences: int, facts: int
) -> None:
    entry = entries["mat-ong-thu"]
    row = entry.rows[-1]
    full = dataclasses.replace(
        entry,
        text=tuple(Line(SENTENCE, refs=(1,)) for _ in range(sentences)),
        rows=tuple(dataclasses.replace(row, key=f"{row.key}-{n}") for n in range(facts)),
        prose=entry.prose * 5,
    )
    setting = composer.set_full(full, "")
    assert composer.gauge.full_height(setting) <= A5.grid.block
    cut = (
        len(setting.text) < sentences
        or len(setting.rows) < facts
        or len(setting.prose) < len(full.prose)
    )
    assert setting.more == cut


def test_too_many_sentences_give_way_to_the_summary(
    composer: Composer, entries: dict[str, BookEntry]
) -> None:
    entry = dataclasses.replace(
        entries["mat-ong-thu"], text=tuple(Line(SENTENCE) for _ in range(30)), prose=()
    )
    setting = composer.set_full(entry, "")
    assert setting.text == (entry.summary,)
    assert setting.more


def test_a_photo_sets_the_height_of_its_box(
    composer: Composer, entries: dict[str, BookEntry], catalogue: Catalogue
) -> None:
    from ocop_site.views.products import PhotoView

    photo = PhotoView("photos/a.jpg", "Ảnh thử", "vi", "", "Người chụp")
    poor = dataclasses.replace(entries["dua-thu"], photo=photo)
    lying = dataclasses.replace(composer, ratio_of=lambda file: 0.6)
    standing = dataclasses.replace(composer, ratio_of=lambda file: 1.5)
    assert lying.set_full(poor, "").plate == 156
    assert standing.set_full(poor, "").plate == 276


def test_neighbouring_plates_differ(composer: Composer, entries: dict[str, BookEntry]) -> None:
    poor = entries["dua-thu"]
    pages = composer.lay_pages([thin(poor, number) for number in range(12)])
    dishes = [setting.dish.signature for page in pages for setting in page.settings]
    assert all(one != other for one, other in pairwise(dishes))


def test_a_new_product_changes_few_runs(composer: Composer, entries: dict[str, BookEntry]) -> None:
    rich = entries["mat-ong-thu"]
    many = [dataclasses.replace(rich, id=f"mat-ong-{number}") for number in range(60)]
    before = list(cut_runs(composer.lay_pages(many)))
    after = list(cut_runs(composer.lay_pages([*many[:30], dataclasses.replace(rich), *many[30:]])))
    kept = {tuple(page.ids for page in run) for run in before}
    assert len(before) > 4
    assert sum(tuple(page.ids for page in run) not in kept for run in after) == 1


def test_rows_stand_in_the_order_of_the_page(entries: dict[str, BookEntry]) -> None:
    rows: tuple[Row, ...] = entries["mat-ong-thu"].rows
    assert [row.key for row in rows][:5] == [
        "producers",
        "place",
        "recognitions",
        "certificates",
        "channels",
    ]
    place = next(row for row in rows if row.key == "place")
    assert [line.text for line in place.lines] == [
        "Xã Mới, Tỉnh Thử",
        "trước 1/7/2025: xã Cũ, huyện Cũ",
    ]
