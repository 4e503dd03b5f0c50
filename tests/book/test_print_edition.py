"""The edition for a print shop: what is in its files, and that the preflight sees what is wrong."""

from __future__ import annotations

import dataclasses
import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pikepdf
import pytest
import yaml
from PIL import Image, ImageCms

from ocop_site.bindery import Workers
from ocop_site.book.binding import bind_book, fill_sheets
from ocop_site.book.jacket import plan_jacket, sheet_size
from ocop_site.book.outline import plan_book
from ocop_site.book.parts import Book
from ocop_site.book.pdftext import join_pieces, read_pieces
from ocop_site.book.preflight import Order, Sheet, inspect
from ocop_site.book.preflight_report import write_json, write_text
from ocop_site.book.prepress import PrepressError, make_prepress, spine_width
from ocop_site.book.readback import read_back
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.settings_parts import BookSettings
from ocop_site.render.tokens import read_tokens
from ocop_site.views.words import read_words
from tests.bindery.executor import Here
from tests.support import SMALL, STRINGS, TEMPLATES, load_small

HERE = Workers(1, Here())
WORDS = read_words((STRINGS,), "vi")
PHOTO = """\
photos:
  - file: photos/{name}.jpg
    alt: {{vi: Ảnh thử, en: A trial}}
"""
HONEY, POMELO, HAT = (f"products/{key}.yaml" for key in ("mat-ong-thu", "buoi-thu", "non-la-thu"))


def photo(mode: str, width: int, height: int) -> bytes:
    """A JPEG with dark and light, in a colour mode."""
    slope = Image.linear_gradient("L").resize((width, height))
    picture = Image.merge("RGB", (slope, slope.rotate(180), slope.point(lambda v: v // 3)))
    stream = io.BytesIO()
    picture.convert(mode).save(stream, "JPEG", quality=85)
    return stream.getvalue()


def printed(catalogue: Catalogue, folder: Path) -> tuple[bytes, Book]:
    """The body of the print edition, read back without fault."""
    book = plan_book(catalogue, WORDS, (TEMPLATES,), edition="print")
    book = fill_sheets(book, folder, HERE)
    data, report = bind_book(book, folder, _refuse, HERE)
    assert read_back(data, book, report.pointers) == ()
    return data, book


def _refuse(problem: object) -> None:
    raise AssertionError(problem)


def order_of(book: Book, **changes: object) -> Order:
    """The order that a body is inspected against."""
    grid = book.format.grid
    order = Order(grid.width, grid.height, 3, 300, 200, names=book.names)
    return dataclasses.replace(order, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The small catalogue with photos: in colour, in four colours, and grey but small."""
    changes: dict[str, str | bytes | None] = {
        HONEY: SMALL[HONEY] + PHOTO.format(name="mau"),
        POMELO: SMALL[POMELO] + PHOTO.format(name="bon-mau"),
        HAT: SMALL[HAT] + PHOTO.format(name="xam"),
        "photos/mau.jpg": photo("RGB", 1500, 1000),
        "photos/bon-mau.jpg": photo("CMYK", 1500, 1500),
        "photos/xam.jpg": photo("L", 800, 800),
    }
    return load_small(tmp_path_factory.mktemp("content"), changes)


@pytest.fixture(scope="module")
def body(
    catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> tuple[bytes, Book, Sheet]:
    """The body, its plan, and what the preflight says of it."""
    data, book = printed(catalogue, tmp_path_factory.mktemp("parts"))
    return data, book, inspect(data, order_of(book))


def keys(sheet: Sheet, weight: str = "") -> set[str]:
    """The names of what was found."""
    return {item.key for item in sheet.findings if weight in ("", item.weight)}


def test_a_print_shop_can_take_it(body: tuple[bytes, Book, Sheet], tmp_path: Path) -> None:
    data, _, sheet = body
    assert sheet.errors == ()
    assert (sheet.size, sheet.bleed, sheet.condition) == ((148, 210), 3, "FOGRA39")
    assert sheet.heaviest <= 300
    path = tmp_path / "body.pdf"
    path.write_bytes(data)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    listed = subprocess.run(["pdfimages", "-list", str(path)], capture_output=True, text=True)
    spaces = {line.split()[5] for line in listed.stdout.splitlines()[2:]}
    assert spaces == {"cmyk", "gray"}


def test_pages_have_the_numbers_of_the_screen_edition(
    catalogue: Catalogue, body: tuple[bytes, Book, Sheet], tmp_path: Path
) -> None:
    screen = plan_book(catalogue, WORDS, (TEMPLATES,))
    _, report = bind_book(screen, tmp_path, _refuse, HERE)
    _, again = bind_book(body[1], tmp_path / "print", _refuse, HERE)
    shared = report.numbers.keys() & again.numbers.keys()
    assert {"imprint", "contents", "sources"} <= shared
    assert {key: report.numbers[key] for key in shared} == {
        key: again.numbers[key] for key in shared
    }
    assert "cover" not in again.numbers
    assert again.numbers["title-page"] == 1


@pytest.mark.parametrize(("sheets", "added"), [(1, 3), (2, 2), (3, 1), (4, 0)])
def test_notes_fill_the_last_sheet(
    sheets: int, added: int, body: tuple[bytes, Book, Sheet], tmp_path: Path
) -> None:
    title, *_ = body[1].parts
    leaves = tuple(
        dataclasses.replace(
            title, id=f"leaf-{number}", html=title.html.replace("part-", f"{number}-")
        )
        for number in range(sheets)
    )
    book = fill_sheets(dataclasses.replace(body[1], parts=leaves), tmp_path, HERE)
    data, report = bind_book(book, tmp_path, _refuse, HERE)
    assert report.pages == 4
    with pikepdf.open(io.BytesIO(data)) as pdf:
        texts = [join_pieces(read_pieces(page)) for page in pdf.pages]
    assert len(book.parts) == sheets + bool(added)
    assert [at for at, text in enumerate(texts) if "Ghi chép" in text][:1] == [sheets][:added]


def test_photos_are_as_sharp_as_they_can_be_and_never_larger(
    body: tuple[bytes, Book, Sheet],
) -> None:
    photos = {item.product: item for item in body[2].photos}
    assert set(photos) == {"mat-ong-thu", "buoi-thu", "non-la-thu"}
    for item in photos.values():
        assert 200 <= item.dpi <= 305
    assert photos["mat-ong-thu"].space == "DeviceCMYK"
    assert photos["non-la-thu"].space == "DeviceGray"
    assert photos["non-la-thu"].pixels[0] <= 800
    low = [item for item in body[2].warnings if item.key == "photo"]
    assert [item.values["name"] for item in low] == ["Nón lá Thử"]


def test_a_photo_too_small_for_print_is_an_error_with_its_product(
    body: tuple[bytes, Book, Sheet],
) -> None:
    data, book, _ = body
    found = inspect(data, order_of(book, photo_minimum=290)).errors
    assert [(item.key, item.values["name"]) for item in found] == [("photo-low", "Nón lá Thử")]
    assert int(found[0].values["needed"]) > 800


def test_placeholders_are_asked_about(body: tuple[bytes, Book, Sheet]) -> None:
    data, book, _ = body
    host = urlsplit(yaml.safe_load(SMALL["settings.yaml"])["base_url"]).hostname
    assert "placeholder-host" in keys(inspect(data, order_of(book, host=host)), "warning")
    assert "placeholder-host" not in keys(inspect(data, order_of(book, host="ocop.gov.vn")))


def test_the_same_catalogue_gives_the_same_bytes(
    catalogue: Catalogue, body: tuple[bytes, Book, Sheet], tmp_path: Path
) -> None:
    assert printed(catalogue, tmp_path)[0] == body[0]
    two, _ = bind_book(body[1], tmp_path / "two", _refuse, Workers(2))
    assert two == body[0]


def spoil(data: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The file after a change that nobody should have made."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def draw(operators: bytes) -> Callable[[pikepdf.Pdf], object]:
    """Draw something more on the first page."""
    return lambda pdf: pdf.pages[0].contents_add(operators)


def _link(pdf: pikepdf.Pdf) -> None:
    link = pikepdf.Dictionary(Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9])
    pdf.pages[1].Annots = pikepdf.Array([link])


def _shine(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.ExtGState.Half = pikepdf.Dictionary(ca=0.5)
    pdf.pages[0].contents_add(b"/Half gs 0 0 9 9 re f")


def _rgb_picture(pdf: pikepdf.Pdf) -> None:
    made = pikepdf.Stream(pdf, bytes(12))
    made.update({"/Subtype": pikepdf.Name.Image, "/Width": 2, "/Height": 2})
    made.update({"/BitsPerComponent": 8, "/ColorSpace": pikepdf.Name.DeviceRGB})
    pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Bad=made)
    pdf.pages[0].contents_add(b"q .4 0 0 .4 0 0 cm /Bad Do Q")


def _strip_fonts(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


@pytest.mark.parametrize(
    ("change", "key", "weight"),
    [
        (draw(b"1 0 0 rg 0 0 9 9 re f"), "space", "error"),
        (draw(b"0.9 0.9 0.9 0.9 k 0 0 9 9 re f"), "ink", "error"),
        (draw(b"/Overprint gs 0 0 0 0.5 k 0 0 9 9 re f"), "overprint", "error"),
        (draw(b"0 0 0 1 K 0.1 w 0 0 m 9 9 l S"), "hairline", "warning"),
        (_link, "annotations", "error"),
        (_shine, "transparency", "warning"),
        (_rgb_picture, "picture-space", "error"),
        (_strip_fonts, "font", "error"),
        (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), "intent", "error"),
        (lambda pdf: pdf.Root.__delitem__("/Metadata"), "standard", "error"),
        (lambda pdf: pdf.pages.__delitem__(5), "pages", "error"),
        (lambda pdf: pdf.pages[3].__setitem__("/TrimBox", [0, 0, 400, 595]), "trim", "error"),
        (lambda pdf: pdf.pages[3].__setitem__("/BleedBox", [0, 0, 419.5, 595.2]), "bleed", "error"),
        (lambda pdf: pdf.pages[3].__setitem__("/MediaBox", [0, 0, 419, 595]), "boxes", "error"),
    ],
)
def test_what_a_print_shop_would_send_back_is_found(
    change: Callable[[pikepdf.Pdf], object],
    key: str,
    weight: str,
    body: tuple[bytes, Book, Sheet],
) -> None:
    data, book, sheet = body
    assert key not in keys(sheet)
    found = inspect(spoil(data, change), order_of(book))
    assert key in keys(found, weight)


@pytest.mark.parametrize(
    ("style", "key", "weight"),
    [
        (".name{color:device-cmyk(.4 .4 .4 1)}", "rich-text", "error"),
        (".src{color:device-cmyk(.4 .4 .4 .2)}", "small-type", "warning"),
    ],
)
def test_type_in_many_inks_is_found(
    style: str, key: str, weight: str, body: tuple[bytes, Book, Sheet], tmp_path: Path
) -> None:
    book = dataclasses.replace(body[1], styles=body[1].styles + style)
    data, _ = bind_book(book, tmp_path, _refuse, HERE)
    assert key in keys(inspect(data, order_of(book)), weight)


def test_the_cover_is_as_wide_as_the_book_is_thick(catalogue: Catalogue, tmp_path: Path) -> None:
    for pages, titled in ((64, False), (240, True)):
        jacket, spine = plan_jacket(catalogue, WORDS, (TEMPLATES,), pages)
        assert spine == round(pages / 2 * 120 * 0.9 / 1000, 1)
        data, _ = bind_book(jacket, tmp_path, _refuse, HERE)
        order = order_of(jacket, sheets=1)
        width, height = sheet_size(jacket.format, spine)
        order = dataclasses.replace(order, width=width, height=height)
        sheet = inspect(data, order)
        assert (sheet.errors, sheet.pages) == ((), 1)
        assert sheet.size == pytest.approx((2 * 148 + spine, 210), abs=0.1)
        assert ('class="jk-spine"' in jacket.parts[0].html) is titled
        text = write_text(sheet, order, WORDS, "cover.pdf", spine)
        assert WORDS("preflight.fact.spine", spine=spine) in text
        assert f'"spine": {spine}' in write_json(sheet, order, WORDS, "cover.pdf", spine)


def test_the_spine_is_what_the_print_shop_says() -> None:
    assert spine_width(BookSettings(paper=80, bulk="1.3"), 200) == 10.4
    assert spine_width(BookSettings(spine="7.5"), 200) == 7.5
    assert spine_width(BookSettings(spine="0"), 48) == 0


def test_uncoated_paper_has_its_own_profile(tmp_path: Path) -> None:
    changes: dict[str, str | bytes | None] = {
        "settings.yaml": SMALL["settings.yaml"] + "book: {stock: uncoated, ink_limit: 260}\n"
    }
    catalogue = load_small(tmp_path / "content", changes)
    book = plan_book(catalogue, WORDS, (TEMPLATES,), edition="print")
    jacket, _ = plan_jacket(catalogue, WORDS, (TEMPLATES,), 48)
    assert book.prepress is not None
    assert jacket.prepress is not None
    assert (book.prepress.condition, jacket.prepress.condition) == ("FOGRA29", "FOGRA39")
    assert book.prepress.limit == 260


@pytest.mark.parametrize("build", ["0 0 0", "0 0 0 101", "black"])
def test_a_themes_wrong_build_is_named(build: str, tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets/tokens.yaml").write_text(f'ink: {{light: "#1B1714", cmyk: {build}}}\n')
    with pytest.raises(PrepressError, match=build):
        make_prepress(BookSettings(), (tmp_path, TEMPLATES))


def test_a_themes_wrong_profile_is_named(tmp_path: Path) -> None:
    (tmp_path / "assets/profiles").mkdir(parents=True)
    profile = tmp_path / "assets/profiles/coated.icc"
    profile.write_bytes(b"no profile")
    with pytest.raises(PrepressError, match=r"coated\.icc"):
        make_prepress(BookSettings(), (tmp_path, TEMPLATES))
    profile.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    with pytest.raises(PrepressError, match=r"coated\.icc"):
        make_prepress(BookSettings(), (tmp_path, TEMPLATES))


def test_every_colour_of_the_look_has_one_build() -> None:
    tokens = read_tokens([TEMPLATES / "assets"])
    builds: dict[str, str] = {}
    for token in tokens:
        if token.cmyk:
            assert builds.setdefault(token.print.upper(), token.cmyk) == token.cmyk, token.name
    assert builds["#1B1714"] == "0 0 0 100"
    assert all(sum(int(ink) for ink in build.split()) <= 240 for build in builds.values())
