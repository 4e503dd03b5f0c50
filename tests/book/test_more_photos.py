"""One photo, six or none: what there is room for is printed, and every page looks designed."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from ocop_site.book.assets import stock_shelf
from ocop_site.book.entries import make_entry
from ocop_site.book.formats import A4_GRID, A5, A5_GRID, FORMATS, Format, Grid
from ocop_site.book.gauge import Gauge, Setting
from ocop_site.book.inkwalk import walk_page
from ocop_site.book.layout import Composer
from ocop_site.book.links import make_link
from ocop_site.book.measure import MM
from ocop_site.book.outline import plan_book
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.vocabulary import BookFormat
from ocop_site.render.tokens import print_palette, read_tokens
from ocop_site.views.reading import Reading
from ocop_site.views.words import read_words
from tests.book.conftest import print_trial, thin_product
from tests.support import STRINGS, TEMPLATES, load_small

SIX = "sau-anh"
LONG = "Hái quả lúc sáng sớm ở vườn bên sông, khi sương còn đọng trên lá và chợ chưa họp, " * 3


def picture(number: int) -> bytes:
    """A photo of 1600 by 1200 pixels."""
    stream = io.BytesIO()
    Image.new("RGB", (1600, 1200), (40 * number, 120, 60)).save(stream, "JPEG")
    return stream.getvalue()


def with_photos(count: int, captions: tuple[str, ...] = ()) -> str:
    """A thin product with photos, each with a caption and its photographer."""
    shown = [captions[n] if n < len(captions) else f"Vườn số {n}" for n in range(count)]
    return (
        thin_product(SIX, "Cam sáu ảnh", "Six photos")
        + "photos:\n"
        + "".join(
            f"  - file: photos/{n}.jpg\n    alt: {{vi: Cam ở vườn {n}, en: Oranges {n}}}\n"
            f"    caption: {{vi: '{text}', en: '{text}'}}\n"
            f"    credit: 'Ảnh: Trại {n}'\n"
            for n, text in enumerate(shown)
        )
    )


def load(folder: Path, count: int, captions: tuple[str, ...] = ()) -> Catalogue:
    """The small catalogue with such a product."""
    changes: dict[str, str | bytes | None] = {f"photos/{n}.jpg": picture(n) for n in range(count)}
    return load_small(folder, {**changes, f"products/{SIX}.yaml": with_photos(count, captions)})


def compose(catalogue: Catalogue, format: Format) -> Setting:
    """The product as it is laid out."""
    colours = print_palette(read_tokens((TEMPLATES / "assets",)))
    shelf = stock_shelf((TEMPLATES,), colours, catalogue.root, format.grid.wide)
    words = read_words((STRINGS,), "vi")
    reading = Reading(catalogue, words, make_link(catalogue))
    composer = Composer(Gauge(shelf.faces(), words, format), "seed", lambda file: 0.75)
    return composer.set_full(make_entry(reading, catalogue.entries[SIX]), "")


@pytest.mark.parametrize("format", [A5, FORMATS[BookFormat.A4]], ids=lambda item: item.name)
def test_three_more_photos_are_printed_with_their_captions(tmp_path: Path, format: Format) -> None:
    book = plan_book(load(tmp_path, 6), read_words((STRINGS,), "vi"), (TEMPLATES,), format=format)
    trial = print_trial(book)
    assert not trial.problems
    with pikepdf.open(io.BytesIO(trial.pdf)) as pdf:
        pages = [sum(item.kind == "picture" for item in walk_page(page)) for page in pdf.pages]
    assert sorted(pages)[-2:] == [0, 4]
    part = next(part for part in book.parts if SIX in part.products)
    assert [f"Vườn số {n} · Ảnh: Trại {n}" in part.html for n in range(6)] == [
        False, True, True, True, False, False,
    ]  # fmt: skip


def test_photos_take_no_word_away_and_a_long_caption_takes_its_photo_along(
    tmp_path: Path,
) -> None:
    few = compose(load(tmp_path / "one", 1), A5)
    many = compose(load(tmp_path / "six", 6, ("Hoa", "Vườn", LONG)), A5)
    assert (many.text, many.rows, many.notes) == (few.text, few.rows, few.notes)
    assert many.plate >= few.plate * 0.55
    assert [item.file for item in many.photos] == ["photos/1.jpg", "photos/3.jpg"]


@pytest.mark.parametrize("grid", [A5_GRID, A4_GRID])
def test_small_photos_stand_in_the_columns_of_the_grid(grid: Grid) -> None:
    assert 3 * grid.small + 2 * grid.gutter == pytest.approx(grid.wide)
    assert grid.small_photo % 6 == 0
    assert grid.small_photo * grid.point / MM / grid.small == pytest.approx(0.75, abs=0.06)
