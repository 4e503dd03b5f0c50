"""A made-up handbook of any size, to measure how fast books are set.

Names, numbers and texts are counted off, not real: they only have the shape of a catalogue.
The same HTML and styles go to every engine that prints HTML.
"""

from __future__ import annotations

import io
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "templates" / "assets" / "fonts" / "print"
TITLE = "Sách mẫu để đo tốc độ dàn trang"
GROUPS = ("Nhóm một", "Nhóm hai", "Nhóm ba", "Nhóm bốn", "Nhóm năm", "Nhóm sáu")
_COLOURS = ("#8a2b1d", "#27566b", "#4d6b3c", "#7a5a1e", "#5b3f73", "#2f6f66")
_PHOTOS = 60
SENTENCES = (
    "Đoạn văn này không mô tả sản phẩm nào có thật, nó chỉ giữ chỗ cho một bài giới thiệu.",
    "Mỗi câu dài ngắn khác nhau để dòng chữ ngắt ở những chỗ khác nhau, như trong sách thật.",
    "Chữ có đủ dấu tiếng Việt: ắ, ằ, ẳ, ẵ, ặ, ế, ề, ể, ễ, ệ, ố, ồ, ổ, ỗ, ộ, ứ, ừ, ử, ữ, ự.",
    "Phép đo lấy thời gian của bộ xử lý, vì thời gian trên đồng hồ tùy vào máy đang bận hay rảnh.",
    "Bảng dữ kiện bên dưới có tám dòng, ảnh ở trên rộng bằng khổ chữ, mã vuông nằm ở góc trang.",
    "Khi một câu được thêm vào, chỉ xấp giấy chứa câu ấy phải dàn lại, các xấp khác giữ nguyên.",
    "Số trang chỉ được biết sau khi đóng sách, nên mục lục và bảng tra được điền vào lúc cuối.",
    "Một cuốn sách dày năm trăm trang có chừng ấy lần ngắt trang, và không lần nào được sai.",
)
_ENGLISH = (
    "This paragraph describes no real product; it keeps the place of a translated summary.",
    "It is set in another language so that the tags have to say so.",
)
_WORDS = (
    "cà phê",
    "trà xanh",
    "mật ong",
    "gạo lứt",
    "bánh tráng",
    "rượu nếp",
    "nấm rơm",
    "tinh dầu",
    "khăn dệt",
    "giỏ tre",
    "hạt điều",
    "bưởi da xanh",
)
LABELS = (
    "Chủ thể",
    "Nơi sản xuất",
    "Quy cách",
    "Giá tham khảo",
    "Hạn dùng",
    "Bảo quản",
    "Chứng nhận",
    "Liên hệ",
)


@dataclass(frozen=True, slots=True)
class Item:
    """One made-up product."""

    key: str
    group: int
    name: str
    english: str
    producer: str
    stars: int
    facts: tuple[str, ...]
    texts: tuple[str, ...]
    summary: str
    photo: str
    modules: tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the book: its id, its title, its HTML; ``pages`` if that is known."""

    id: str
    title: str
    html: str
    pages: int = 0


def make_items(count: int) -> list[Item]:
    """``count`` products, the same ones every time."""
    random_ = random.Random(70)
    items = []
    for index in range(count):
        words = random_.sample(_WORDS, 2)
        key = f"mau-{index:04d}"
        items.append(
            Item(
                key,
                index * len(GROUPS) // count,
                f"Mẫu {index:04d} {words[0]} {words[1]}",
                f"Sample {index:04d}",
                f"Cơ sở mẫu {random_.randrange(max(1, count // 3)):04d}",
                random_.choice((3, 3, 4, 4, 5)),
                tuple(f"{label} mẫu số {random_.randrange(10_000)}, ghi đủ" for label in LABELS),
                tuple(
                    " ".join(random_.sample(SENTENCES, random_.randrange(1, 4))) for _ in range(2)
                ),
                " ".join(_ENGLISH),
                f"photo-{index % _PHOTOS:02d}.jpg",
                tuple(tuple(random_.random() < 0.5 for _ in range(29)) for _ in range(29)),
            )
        )
    return items


def make_photos() -> dict[str, bytes]:
    """Noise with soft shapes, as large on disk as photos at 150 dpi are."""
    from PIL import Image, ImageFilter

    photos = {}
    for index in range(_PHOTOS):
        noise = random.Random(index).randbytes(33 * 17 * 3)
        soft = Image.frombytes("RGB", (33, 17), noise).resize((661, 331), Image.Resampling.BICUBIC)
        grain = Image.frombytes("RGB", (661, 331), random.Random(-index).randbytes(661 * 331 * 3))
        grain = grain.filter(ImageFilter.GaussianBlur(2))
        stream = io.BytesIO()
        Image.blend(soft, grain, 0.3).save(stream, "JPEG", quality=82)
        photos[f"photo-{index:02d}.jpg"] = stream.getvalue()
    return photos


def make_styles(address: str) -> str:
    """The style sheet; files are asked for as ``address`` plus their name."""
    faces = (
        ("Text", 400, "normal", "BeVietnamPro_400Regular"),
        ("Text", 400, "italic", "BeVietnamPro_400Regular_Italic"),
        ("Text", 600, "normal", "BeVietnamPro_600SemiBold"),
        ("Head", 400, "normal", "NotoSerif_400Regular"),
        ("Head", 600, "normal", "NotoSerif_600SemiBold"),
    )
    rules = [
        f"@font-face{{font-family:{family};font-weight:{weight};font-style:{style};"
        f"src:url({address}{file}.ttf)}}"
        for family, weight, style, file in faces
    ]
    rules.append(_STYLES)
    for index, colour in enumerate(_COLOURS):
        rules.append(
            f"@page g{index}{{@right-top{{content:'{index + 1}';background:{colour};"
            f"color:#fff;width:6mm;height:18mm;margin-left:8mm;margin-top:{20 * index}mm;"
            f"font:600 8pt Text;text-align:center;vertical-align:middle}}}}"
            f".g{index}{{page:g{index}}}.g{index} h2{{color:{colour}}}"
            f"@page o{index}{{background:{colour};margin:0;@top-left{{content:none}}"
            f"@bottom-right{{content:none}}}}.o{index}{{page:o{index};color:#fff}}"
        )
    return "\n".join(rules)


_STYLES = """
@page{size:148mm 210mm;margin:18mm 18mm 16mm;background:#fffdf8;
 @top-left{content:string(run);font:400 7pt Text;color:#666}
 @bottom-right{content:counter(page);font:600 8pt Text;text-align:right;
 font-variant-numeric:tabular-nums}}
html{font:400 8.2pt/12pt Text;color:#222;font-variant-numeric:tabular-nums}
body{margin:0}h1,h2,h3,p,table,ul{margin:0;padding:0}
h1{font:600 20pt/24pt Head;bookmark-level:1;margin-bottom:8mm}
h2{font:600 14pt/18pt Head;bookmark-level:2;margin-bottom:2mm}
h3{font:600 9pt/12pt Text;bookmark-level:none;margin-top:3mm}
section{break-before:page;string-set:run attr(data-run)}a{color:inherit;text-decoration:none}
.en{font-style:italic;color:#555}.photo{display:block;width:112mm;height:50mm;margin-bottom:2mm}
.facts{width:84mm;border-collapse:collapse;table-layout:fixed}.row{position:relative;margin:2mm 0}
.facts th,.facts td{border-top:.2mm solid #ccc;padding:.8mm 0;text-align:left;vertical-align:top}
.facts th{width:26mm;font-weight:600}.qr{position:absolute;right:0;top:0;width:22mm;height:22mm}
p{margin-bottom:2mm;text-align:justify;orphans:2;widows:2}
.stars{color:#a07800;font-weight:600}.opener{height:190mm;padding:60mm 18mm 0}
.toc p{margin:0;text-align:left}.toc .g{font-weight:600;margin-top:3mm}
.toc a::after,.index a::after{content:leader(' .') target-counter(attr(href),page)}
.index{position:relative;height:170mm}.index div{position:absolute;top:0;width:53mm}
.index div+div{left:59mm}.index p{margin:0;text-align:left;font-size:7pt;line-height:11pt}
.see::after{content:" (trang " target-counter(attr(href),page) ")"}
.tbl{width:100%;border-collapse:collapse}.tbl td,.tbl th{border:.2mm solid #999;padding:1mm}
"""


def make_pieces(items: list[Item], address: str, run_length: int = 6) -> Iterator[Piece]:
    """The whole book in its order; runs of products end where a key says so."""
    yield Piece(
        "cover",
        TITLE,
        f'<section class="o0"><div class="opener"><h1>{TITLE}</h1>'
        f"<p>{len(items)} mục</p></div></section>",
        1,
    )
    yield Piece("contents", "Mục lục", _contents(items), -(-len(items) // 42) + 1)
    for number in range(1, 5):
        yield Piece(f"chapter-{number}", f"Chương {number}", _chapter(number))
    for group, name in enumerate(GROUPS):
        members = [item for item in items if item.group == group]
        if not members:
            continue
        yield Piece(
            f"group-{group}",
            name,
            f'<section class="o{group}" id="group-{group}">'
            f'<div class="opener"><h1>{name}</h1><p>{len(members)} mục</p></div>'
            "</section>",
            1,
        )
        run: list[Item] = []
        for item in members:
            run.append(item)
            if zlib.crc32(item.key.encode()) % run_length == 0 or item is members[-1]:
                yield Piece(
                    f"products-{run[0].key}",
                    f"{run[0].name} – {run[-1].name}",
                    "".join(_product(one, address) for one in run),
                    len(run),
                )
                run = []
    yield Piece("index", "Bảng tra", _index(items), -(-len(items) // 84))


def _contents(items: list[Item]) -> str:
    lines = [f'<p class="g"><a href="#chapter-{n}">Chương {n}</a></p>' for n in range(1, 5)]
    for group, name in enumerate(GROUPS):
        lines.append(f'<p class="g"><a href="#group-{group}">{name}</a></p>')
        lines += [
            f'<p><a href="#{item.key}">{escape(item.name)}</a></p>'
            for item in items
            if item.group == group
        ]
    return (
        f'<section class="toc" data-run="Mục lục" id="contents"><h1>Mục lục</h1>'
        f"{''.join(lines)}</section>"
    )


def _chapter(number: int) -> str:
    random_ = random.Random(number)
    body = []
    for part in range(4):
        texts = "".join(f"<p>{' '.join(random_.sample(SENTENCES, 6))}</p>" for _ in range(3))
        body.append(
            f"<h2>{number}.{part + 1} Mục mẫu</h2>{texts}"
            f'<p><a class="see" href="#mau-{part:04d}">Xem mẫu {part}</a></p>'
        )
    rows = "".join(
        f'<tr><th scope="row">{2000 + n}</th><td>{n * 7}</td><td>{n * 3}</td></tr>'
        for n in range(12)
    )
    return (
        f'<section data-run="Chương {number}" id="chapter-{number}"><h1>Chương {number}</h1>'
        f'{"".join(body)}<table class="tbl"><tr><th scope="col">Năm</th>'
        f'<th scope="col">Số</th><th scope="col">Số</th></tr>{rows}</table></section>'
    )


def _product(item: Item, address: str) -> str:
    rows = "".join(
        f'<tr><th scope="row">{label}</th><td>{escape(fact)}</td></tr>'
        for label, fact in zip(LABELS, (item.producer, *item.facts[1:]), strict=True)
    )
    texts = "".join(f"<p>{escape(text)}</p>" for text in item.texts)
    return (
        f'<section class="g{item.group}" data-run="{GROUPS[item.group]}">'
        f'<article id="{item.key}"><h2>{escape(item.name)}</h2>'
        f'<p class="en" lang="en">{item.english}</p>'
        f'<img class="photo" src="{address}{item.photo}" alt="Ảnh giữ chỗ của {item.key}">'
        f'<p class="stars">{item.stars} sao</p>'
        f'<div class="row"><table class="facts"><tbody>{rows}</tbody></table>'
        f'{_symbol(item)}</div>{texts}<p class="en" lang="en">{item.summary}</p>'
        f'<p><a href="#group-{item.group}">{GROUPS[item.group]}</a> · '
        f'<a href="https://example.org/{item.key}">example.org/{item.key}</a></p>'
        "</article></section>"
    )


def _symbol(item: Item) -> str:
    return (
        f'<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29">'
        f'<title>Mã của {item.key}</title><path d="{symbol_path(item)}"/></svg>'
    )


def symbol_svg(item: Item) -> str:
    """The code as a file of its own."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 29 29" width="29" height="29">'
        f'<path d="{symbol_path(item)}"/></svg>'
    )


def colour_of(group: int) -> str:
    """The colour of a group's pages."""
    return _COLOURS[group]


def symbol_path(item: Item) -> str:
    """The dark modules of the code, neighbours in a row as one box."""
    path = ""
    for y, row in enumerate(item.modules):
        x = 0
        for dark, run in groupby(row):
            length = len(list(run))
            path += f"M{x} {y}h{length}v1h-{length}z" if dark else ""
            x += length
    return path


def _index(items: list[Item]) -> str:
    pages = []
    ordered = sorted(items, key=lambda item: item.name)
    for start in range(0, len(ordered), 84):
        columns = "".join(
            "<div>"
            + "".join(
                f'<p><a href="#{item.key}">{escape(item.name)}</a></p>'
                for item in ordered[first : first + 42]
            )
            + "</div>"
            for first in (start, start + 42)
            if ordered[first : first + 42]
        )
        head = '<h1 id="index">Bảng tra</h1>' if not start else ""
        pages.append(
            f'<section data-run="Bảng tra">{head}<div class="index">{columns}</div></section>'
        )
    return "".join(pages)
