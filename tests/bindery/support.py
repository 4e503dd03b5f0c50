"""A small edition to bind, and readers of what was bound."""

from __future__ import annotations

import datetime
import io
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from ocop_site.bindery import (
    Bindery,
    Edition,
    Metadata,
    PartCache,
    Resource,
    Signature,
    SignatureOptions,
    Workers,
)
from ocop_site.bindery.edition import Opening

FONTS = Path(__file__).resolve().parents[2] / "templates" / "assets" / "fonts" / "print"
STYLES = """
@font-face{font-family:Text;src:url(asset:text.ttf)}
@font-face{font-family:Head;src:url(asset:head.ttf)}
@page{size:100mm 140mm;margin:15mm;@top-left{content:string(run);font:7pt Text}
 @bottom-center{content:counter(page);font:8pt Text}}
html{font:9pt/12pt Text}body{margin:0}
section{break-before:page;string-set:run attr(data-run)}
h1{font:14pt/18pt Head;bookmark-level:1}h2{font:11pt/14pt Head;bookmark-level:2}
.list a::after{content:leader('.') target-counter(attr(href),page)}
.see::after{content:" (page " target-counter(attr(href),page) ")"}
"""
SIDED = (
    STYLES
    + """
@page:left{margin-left:25mm;margin-right:5mm}@page:right{margin-left:5mm;margin-right:25mm}
@page:blank{@top-left{content:none}@bottom-center{content:none}}
"""
)


def picture(colour: tuple[int, int, int]) -> bytes:
    """A PNG of one colour."""
    stream = io.BytesIO()
    Image.new("RGB", (4, 3), colour).save(stream, "PNG")
    return stream.getvalue()


def make_edition(styles: str = STYLES, **resources: bytes) -> Edition:
    """An edition with two fonts and the given pictures."""
    return Edition(
        "vi",
        styles,
        {
            "text.ttf": Resource.of_file(FONTS / "BeVietnamPro_400Regular.ttf"),
            "head.ttf": Resource.of_file(FONTS / "NotoSerif_600SemiBold.ttf"),
            **{name.replace("_", "."): Resource.of_bytes(data) for name, data in resources.items()},
        },
        Metadata("Sách thử", "Nhóm thử", "Để thử", ("thử",), datetime.date(2026, 1, 2)),
        "seed",
    )


def chapter(number: int, words: int = 60, extra: str = "", opening: Opening = "any") -> Signature:
    """A chapter of a length: some 300 words fill a page."""
    text = " ".join(["Chữ để lấp đầy trang giấy."] * (words // 6))
    html = (
        f'<section data-run="Chương {number}" id="chapter-{number}"><h1>Chương {number}</h1>'
        f"<p>{text}</p>{extra}</section>"
    )
    return Signature(f"chapter-{number}", f"Chương {number}", html, SignatureOptions(opening))


def contents(*numbers: int) -> Signature:
    """A list of chapters with their pages."""
    lines = "".join(f'<p><a href="#chapter-{n}">Chương {n}</a></p>' for n in numbers)
    html = f'<section class="list" data-run="Mục lục"><h1>Mục lục</h1>{lines}</section>'
    return Signature("contents", "Mục lục", html)


def make_bindery(folder: Path, edition: Edition | None = None, jobs: int = 1) -> Bindery:
    """A bindery with a cache of its own; its workers are this process, one after another."""
    from tests.bindery.executor import Here

    workers = Workers(1, Here()) if jobs == 1 else Workers(jobs)
    return Bindery(edition or make_edition(), PartCache(folder), workers)


def open_pdf(data: bytes) -> pikepdf.Pdf:
    """The PDF, held open."""
    return pikepdf.open(io.BytesIO(data))


def texts(data: bytes, folder: Path) -> list[str]:
    """The text of each page, leaders and spaces made equal."""
    path = folder / "text.pdf"
    path.write_bytes(data)
    command = ["pdftotext", "-layout", str(path), "-"]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [" ".join(page.replace(".", " ").split()) for page in out.split("\f")[:-1]]


def check(data: bytes, folder: Path) -> None:
    """Fail unless qpdf finds nothing to say."""
    path = folder / "check.pdf"
    path.write_bytes(data)
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def operations(page: pikepdf.Page) -> Iterator[tuple[list[Any], str]]:
    """The operators of a page's drawing with what they apply to."""
    for step in pikepdf.parse_content_stream(page):
        yield list(step.operands), str(step.operator)


def destinations(pdf: pikepdf.Pdf) -> dict[str, int]:
    """The page of each named destination."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    found = {}
    for leaf in pdf.Root.Names.Dests.Kids:
        names = list(leaf.Names)
        for name, target in zip(names[::2], names[1::2], strict=True):
            found[str(name)] = pages[target[0].objgen]
    return found


def links(pdf: pikepdf.Pdf) -> list[tuple[int, int]]:
    """The page that each inside link stands on, and the one it leads to."""
    known = destinations(pdf)
    return [
        (number, known[str(annotation.Dest)])
        for number, page in enumerate(pdf.pages, 1)
        for annotation in page.get("/Annots", ())
        if "/Dest" in annotation
    ]


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[int, str]]:
    """The bookmarks with their depth."""
    found: list[tuple[int, str]] = []

    def walk(items: Sequence[pikepdf.OutlineItem], depth: int) -> None:
        for item in items:
            found.append((depth, item.title))
            walk(item.children, depth + 1)

    with pdf.open_outline() as outline:
        walk(outline.root, 0)
    return found


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All structure elements, in reading order."""
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        yield element
        below: Any = element.get("/K", [])
        kids: list[Any] = list(below) if isinstance(below, pikepdf.Array) else [below]
        waiting += [
            kid for kid in reversed(kids) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
        ]
