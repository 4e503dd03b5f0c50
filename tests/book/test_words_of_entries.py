"""What an entry says in so many words: addresses, languages, lapsed certificates, telephones."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from ocop_site.book.assets import stock_shelf
from ocop_site.book.chapters import make_book_chapter
from ocop_site.book.entries import BookEntry, make_entry
from ocop_site.book.formats import A5
from ocop_site.book.gauge import Gauge
from ocop_site.book.layout import Composer, cite_once
from ocop_site.book.links import make_link
from ocop_site.book.measure import MM
from ocop_site.book.outline import plan_book
from ocop_site.book.overview import chart_places, make_palette
from ocop_site.book.reference import list_producers
from ocop_site.book.typography import NBSP
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.render.tokens import print_palette, read_tokens
from ocop_site.views.producers import make_producer
from ocop_site.views.reading import Line, Reading
from ocop_site.views.words import read_words
from tests.support import SMALL, STRINGS, TEMPLATES, edited, load_small

HONEY, POMELO = "products/mat-ong-thu.yaml", "products/buoi-thu.yaml"
LONG_HOST = "https://ocop.thunghiem.example.vn/so-tay/"


@pytest.fixture(scope="module")
def long_host(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small catalogue under a long address, with texts that lack English."""
    honey = edited(
        HONEY, "  en: Honey taken in the longan season, filtered before it is packed.\n", ""
    )
    honey = honey.replace('number: "012345"', 'number: "012345"\n    expires: 2025-01')
    honey = honey.replace(
        "{vi: Hợp tác xã có mười hộ nuôi ong., en: Ten households keep bees for it.}",
        "Hợp tác xã có mười hộ nuôi ong.",
    )
    changes: dict[str, str | bytes | None] = {
        "settings.yaml": edited("settings.yaml", "https://ocop.example.vn/", LONG_HOST),
        HONEY: honey,
        POMELO: edited(POMELO, "{vi: Bưởi Thử, en: Trial pomelo}", "Bưởi Thử"),
        "products/non-la-thu.yaml": edited(
            "products/non-la-thu.yaml", "en: Trial conical hat", "en: Nón lá Thử"
        ),
        "chapters/dat-nuoc.vi.md": edited(
            "chapters/dat-nuoc.vi.md", "title: Đất và người", "title: Chương trình ở Thử Nghiệm"
        ),
        "places/tinh-thu.yaml": edited("places/tinh-thu.yaml", "Tỉnh Thử,", "Tỉnh Thử Nghiệm,"),
    }
    return load_small(tmp_path_factory.mktemp("content"), changes)


def read(catalogue: Catalogue, language: str) -> Reading:
    return Reading(catalogue, read_words((STRINGS,), language), make_link(catalogue))


def entry_of(catalogue: Catalogue, key: str, language: str = "en") -> BookEntry:
    return make_entry(read(catalogue, language), catalogue.entries[key])


@pytest.fixture(scope="module")
def composer(long_host: Catalogue) -> Composer:
    colours = print_palette(read_tokens((TEMPLATES / "assets",)))
    shelf = stock_shelf((TEMPLATES,), colours, long_host.root, A5.grid.wide)
    return Composer(
        Gauge(shelf.faces(), read_words((STRINGS,), "en"), A5), "seed", lambda file: 0.75
    )


def test_a_long_address_breaks_after_dots_and_slashes(
    composer: Composer, long_host: Catalogue
) -> None:
    entry = entry_of(long_host, "buoi-thu")
    lines = composer.set_full(entry, "").address
    assert lines[:2] == ("ocop.thunghiem.", "example.vn")
    assert (
        "".join(lines)
        == f"ocop.thunghiem.example.vn/so-tay/Q/{long_host.entries['buoi-thu'].short}"
    )
    bold = composer.gauge.faces.sans_bold
    assert all(bold.width(line, 6.6) <= 25 * MM for line in lines)


@pytest.mark.parametrize("labels", [1, 3, 8])
def test_the_layout_knows_how_tall_an_address_is(
    composer: Composer, long_host: Catalogue, labels: int
) -> None:
    poor = dataclasses.replace(
        entry_of(long_host, "buoi-thu"), host="thunghiem-cua-tinh." * labels + "vn"
    )
    full = composer.set_full(poor, "")
    assert full.plate >= composer.gauge.side_height(poor)
    assert composer.gauge.full_height(full) <= A5.grid.block
    (page,) = composer.lay_pages([poor, dataclasses.replace(poor, id="khac")])
    for setting in page.settings:
        assert setting.plate + 9 * (len(setting.address) + 1) <= A5.grid.half


def test_a_text_without_translation_says_its_language(long_host: Catalogue) -> None:
    entry = entry_of(long_host, "mat-ong-thu")
    assert entry.summary is not None
    assert (entry.summary.language, entry.summary.fallback) == ("vi", True)
    book = plan_book(long_host, read_words((STRINGS,), "en"), (TEMPLATES,))
    html = "".join(part.html for part in book.parts if "mat-ong-thu" in part.products)
    note = f'<span class="tongue">(in{NBSP}Vietnamese)</span>'
    assert f'<span lang="vi">Hợp tác xã có mười hộ nuôi ong.</span>{NBSP}&#8203;{note}' in (
        html.replace("&nbsp;", NBSP)
    )


def test_a_row_of_foreign_sentences_says_so_once() -> None:
    lines = [Line("Một.", "vi", True), Line("Hai.", "vi", True, (1,)), Line("Three.", "en")]
    assert [line.fallback for line in cite_once(lines)] == [False, True, False]


def test_equal_names_are_printed_once(long_host: Catalogue) -> None:
    pomelo, hat = entry_of(long_host, "buoi-thu"), entry_of(long_host, "non-la-thu")
    assert (pomelo.other, pomelo.remark) == ("", f"(in{NBSP}Vietnamese)")
    assert (hat.other, hat.remark) == ("", "")
    assert entry_of(long_host, "non-la-thu", "vi").other == ""


def test_a_lapsed_certificate_says_so(long_host: Catalogue) -> None:
    for language, words in (("vi", "hết hạn tháng 1/2025"), ("en", "expired January 2025")):
        rows = {row.key: row for row in entry_of(long_host, "mat-ong-thu", language).rows}
        (line,) = rows["certificates"].lines
        assert words in line.text.replace(NBSP, " ")


def test_a_telephone_number_does_not_break(composer: Composer, long_host: Catalogue) -> None:
    number = f"0274{NBSP}3822{NBSP}124"
    rows = {row.key: row for row in entry_of(long_host, "mat-ong-thu").rows}
    assert any(number in line.text for line in rows["producers"].lines)
    lines = list_producers(read(long_host, "vi"), composer.gauge.faces, A5.grid)
    assert number in {contact for line in lines for contact in line.contacts}


def test_the_name_of_the_area_stays_whole_in_titles(
    composer: Composer, long_host: Catalogue
) -> None:
    chapter = long_host.chapters["vi"][0]
    palette = make_palette(print_palette(read_tokens((TEMPLATES / "assets",))))
    page = make_book_chapter(
        read(long_host, "vi"), chapter, "1", palette, composer.gauge.faces, A5.grid
    )
    assert page.title == f"Chương trình ở Thử{NBSP}Nghiệm"


def test_products_of_a_commune_right_below_the_area_have_a_place(tmp_path: Path) -> None:
    catalogue = load_small(tmp_path, {POMELO: SMALL[POMELO]})
    labels = {bar.label for bar in chart_places(read(catalogue, "vi")).bars}
    assert {"Xã Mới", "Huyện Cũ"} <= labels


def test_a_producers_own_certificate_says_until_when(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "producers/htx-thu.yaml": SMALL["producers/htx-thu.yaml"]
        + "certificates:\n  - {type: vietgap, number: 12-34, expires: 2026-05, source: bao-thu-1}\n"
        + "  - {type: haccp, expires: 2024-01-31, source: bao-thu-1}\n"
    }
    catalogue = load_small(tmp_path, changes)
    view = make_producer(read(catalogue, "en"), catalogue.producers["htx-thu"])
    held, lapsed = view.certificates
    assert (held.text, held.date) == ("VietGAP 12-34", "until May 2026")
    assert "31 January 2024" in lapsed.text
