"""Leaflets, labels and producers' sheets as they come from the press."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image

from ocop_site.book.label_sheets import SHEETS
from ocop_site.book.labels import plan_labels
from ocop_site.book.leaflet import in_force
from ocop_site.book.leaflet_pages import plan_leaflet
from ocop_site.book.pdftext import join_pieces, read_pieces
from ocop_site.book.producer_sheet import plan_producer
from ocop_site.book.sheets import Desk, Print, bind_prints, open_desk
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.views.words import read_words
from tests.support import SMALL, STRINGS, TEMPLATES, edited, load_small

HONEY = "mat-ong-thu"
LONG = (
    "Bánh tráng phơi sương cuốn thịt luộc rau rừng chấm mắm nêm kiểu nhà làm Thạnh Mỹ Lợi đặc biệt"
)
A5, A4_WIDE, A4 = (419.53, 595.28), (841.89, 595.28), (595.28, 841.89)


def site_link(kind: str, key: str = "") -> str | None:
    return f"https://ocop.example.vn/vi/{kind}/{key}.html"


def make_desk(catalogue: Catalogue, language: str) -> Desk:
    return open_desk(catalogue, read_words((STRINGS,), language), (TEMPLATES,), site_link)


def bind_one(desk: Desk, item: Print, folder: Path) -> bytes:
    ((_, bound),) = bind_prints(desk, [item], folder)
    assert bound.problems == ()
    return bound.data


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    many = "\n".join(
        f"  - text: {{vi: Điều thứ {n} được biết về mật ong này qua báo., en: Fact number {n}.}}"
        "\n    source: bao-thu-1"
        for n in range(40)
    )
    changes: dict[str, str | bytes | None] = {
        "products/dai-thu.yaml": edited(
            "products/mat-ong-thu.yaml", "id: mat-ong-thu", "id: dai-thu"
        )
        .replace("{vi: Mật ong Thử, en: Trial honey}", f"{{vi: {LONG}, en: {LONG} in English}}")
        .replace("facts:\n", f"facts:\n{many}\n"),
        "producers/htx-thu.yaml": SMALL["producers/htx-thu.yaml"].replace(
            "Hợp tác xã Thử", "Hợp tác xã Nông nghiệp Dịch vụ và Thương mại Thử nghiệm Miền Đông"
        ),
    }
    return load_small(tmp_path_factory.mktemp("content"), changes)


@pytest.fixture(scope="module")
def desk(catalogue: Catalogue) -> Desk:
    return make_desk(catalogue, "vi")


@pytest.fixture(scope="module")
def bind(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Print], bytes]:
    folder = tmp_path_factory.mktemp("parts")
    return lambda item: bind_one(desk, item, folder)


def read_codes(data: bytes, page: int, folder: Path) -> list[str]:
    """The QR codes that a scanner finds on a page as it is printed."""
    path = folder / "page.pdf"
    path.write_bytes(data)
    command = ["pdftoppm", "-r", "200", "-png", "-f", str(page), "-l", str(page), "-singlefile"]
    subprocess.run([*command, str(path), str(folder / "page")], check=True)
    with Image.open(folder / "page.png") as image:
        return sorted(code.text for code in zxingcpp.read_barcodes(image.convert("L")))


def read_texts(data: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [" ".join(join_pieces(read_pieces(page)).split()) for page in pdf.pages]


def sizes(data: bytes) -> list[tuple[float, float]]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [
            (round(float(page.mediabox[2]), 2), round(float(page.mediabox[3]), 2))
            for page in pdf.pages
        ]


def links(data: bytes) -> set[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return {
            str(note.A.URI)
            for page in pdf.pages
            for note in page.get("/Annots", [])
            if "/A" in note and "/URI" in note.A
        }


@pytest.mark.parametrize(("format", "size"), [("a5", A5), ("a4-folded", A4_WIDE)])
def test_a_leaflet_says_what_a_buyer_asks(
    catalogue: Catalogue,
    desk: Desk,
    bind: Callable[[Print], bytes],
    tmp_path: Path,
    format: str,
    size: tuple[float, float],
) -> None:
    data = bind(plan_leaflet("leaflet", desk, catalogue.entries[HONEY], format))
    assert sizes(data) == [size, size]
    texts = read_texts(data)
    everything = " ".join(texts)
    for said in (
        "Mật ong Thử",
        "Trial honey",
        "4 sao",
        "0409.00",
        "24 tháng",
        "Hũ 500 g",
        "An toàn thực phẩm",
        "100/QĐ-UBND",
        "0274 3822 124",
        "Xã Mới",
        "trước 1/7/2025",
        "Số liệu đến 30/6/2025",
    ):
        assert said in everything.replace("\u00a0", " "), said
    short = catalogue.entries[HONEY].short
    assert f"HTTPS://OCOP.EXAMPLE.VN/Q/{short}" in read_codes(data, 1, tmp_path)
    found = links(data)
    assert {"tel:02743822124", "mailto:htx@example.vn", "https://htx.example.vn/"} <= found
    assert f"https://ocop.example.vn/Q/{short}" in found


def test_a_leaflet_is_tagged_and_says_its_language(
    catalogue: Catalogue, desk: Desk, bind: Callable[[Print], bytes]
) -> None:
    data = bind(plan_leaflet("leaflet", desk, catalogue.entries[HONEY], "a5"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert str(pdf.Root.Lang) == "vi"
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "Tờ giới thiệu: Mật ong Thử"


@pytest.mark.parametrize("format", ["a5", "a4-folded"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_long_names_and_long_texts_stay_on_two_pages(
    catalogue: Catalogue, tmp_path: Path, format: str, language: str
) -> None:
    desk = make_desk(catalogue, language)
    data = bind_one(
        desk, plan_leaflet("leaflet", desk, catalogue.entries["dai-thu"], format), tmp_path
    )
    texts = read_texts(data)
    assert len(texts) == 2
    assert LONG.split()[-1] in texts[0]
    for page in range(2):
        assert no_word_collides(data, page, tmp_path)


def no_word_collides(data: bytes, page: int, folder: Path) -> bool:
    """Whether no word of a page runs over another or off the page."""
    path = folder / "boxes.pdf"
    path.write_bytes(data)
    command = ["pdftotext", "-bbox", "-f", str(page + 1), "-l", str(page + 1), str(path), "-"]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    boxes = []
    width = height = 0.0
    for line in found.splitlines():
        parts = dict(
            item.split("=", 1)
            for item in line.replace('"', "").replace(">", " ").split()
            if "=" in item
        )
        if line.strip().startswith("<page"):
            width, height = float(parts["width"]), float(parts["height"])
        elif line.strip().startswith("<word"):
            boxes.append(tuple(float(parts[key]) for key in ("xMin", "yMin", "xMax", "yMax")))
    assert boxes
    for left, top, right, bottom in boxes:
        assert left >= 0
        assert top >= 0
        assert right <= width
        assert bottom <= height
    for index, (left, top, right, bottom) in enumerate(boxes):
        for other in boxes[index + 1 :]:
            across = min(right, other[2]) - max(left, other[0])
            down = min(bottom, other[3]) - max(top, other[1])
            least = min(bottom - top, other[3] - other[1])
            assert across < 2 or down < 0.45 * least, (boxes[index], other)
    return True


@pytest.mark.parametrize("name", SHEETS)
def test_labels_stand_where_the_sheet_has_them(
    catalogue: Catalogue, desk: Desk, bind: Callable[[Print], bytes], tmp_path: Path, name: str
) -> None:
    sheet = SHEETS[name]
    entries = [catalogue.entries[key] for key in catalogue.entries if in_force(catalogue, key)]
    assert len(entries) == 3
    other = make_desk(catalogue, "en")
    data = bind(plan_labels(f"labels-{name}", desk, other, entries, sheet))
    pages = -(-len(entries) // sheet.count)
    assert len(sizes(data)) == pages
    assert set(sizes(data)) <= {A4, A4_WIDE}
    faces = 2 if sheet.fold else 1
    codes = [code for page in range(pages) for code in read_codes(data, page + 1, tmp_path)]
    shorts = [entry.short for entry in entries for _ in range(faces)]
    assert sorted(codes) == sorted(f"HTTPS://OCOP.EXAMPLE.VN/Q/{short}" for short in shorts)
    everything = " ".join(read_texts(data)).replace("\u00a0", " ")
    for said in ("Mật ong Thử", "Trial honey", "4 sao", "Bưởi Thử"):
        assert said in everything
    if sheet.fold:
        assert "4 stars" in everything
    for page in range(pages):
        assert no_word_collides(data, page, tmp_path)


def test_every_label_of_a_sheet_lies_on_the_paper() -> None:
    for sheet in SHEETS.values():
        places = list(sheet.places())
        assert len(places) == sheet.count
        for left, top in places:
            assert left >= 0
            assert top >= 0
            assert left + sheet.width <= sheet.paper[0] + 0.01
            assert top + sheet.height <= sheet.paper[1] + 0.51
        for left, top, width, height in sheet.marks():
            assert 0 <= left <= left + width <= sheet.paper[0]
            assert 0 <= top <= top + height <= sheet.paper[1]
            assert not any(
                x < left + width and left < x + sheet.width - 0.01 and y < top < y + sheet.height
                for x, y in places
                if not sheet.fold
            ), "a mark would be printed on a label"


def test_a_sheet_of_a_producer_shows_what_is_in_force(
    catalogue: Catalogue, desk: Desk, bind: Callable[[Print], bytes], tmp_path: Path
) -> None:
    data = bind(plan_producer("producer", desk, catalogue.producers["htx-thu"]))
    assert sizes(data) == [A4]
    (text,) = read_texts(data)
    text = text.replace("\u00a0", " ")
    assert "2 sản phẩm OCOP còn hiệu lực" in text
    assert "Muối ớt Thử" not in text
    codes = read_codes(data, 1, tmp_path)
    assert f"HTTPS://OCOP.EXAMPLE.VN/Q/{catalogue.entries[HONEY].short}" in codes
    assert "https://ocop.example.vn/vi/producer/htx-thu.html" in codes
    assert no_word_collides(data, 0, tmp_path)


def test_equal_content_gives_equal_bytes(catalogue: Catalogue, tmp_path: Path) -> None:
    made = []
    for folder in ("first", "second"):
        desk = make_desk(catalogue, "vi")
        plan = plan_leaflet("leaflet", desk, catalogue.entries[HONEY], "a5")
        made.append(bind_one(desk, plan, tmp_path / folder))
    assert made[0] == made[1]
