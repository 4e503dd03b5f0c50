"""The engines that print the made-up handbook, each run as a command of its own.

    python -m benchmarks.book_engines ENGINE FOLDER [JOBS]

The folder holds ``book.json``, ``photos/`` and ``fonts/``, as ``write_book`` makes it.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.book_typst import make_source
from benchmarks.sample_book import (
    FONTS,
    TITLE,
    Piece,
    make_items,
    make_photos,
    make_pieces,
    make_styles,
    symbol_svg,
)

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def write_book(folder: Path, count: int) -> None:
    """Everything the engines need for a book of ``count`` products."""
    items = make_items(count)
    for name, data in make_photos().items():
        _write(folder / "photos" / name, data)
    for path in FONTS.glob("*.ttf"):
        _write(folder / "fonts" / path.name, path.read_bytes())
    save_pieces(folder, list(make_pieces(items, "asset:")))
    _write(folder / "book.typ", make_source(items).encode())
    for item in items:
        _write(folder / "codes" / f"{item.key}.svg", symbol_svg(item).encode())


def save_pieces(folder: Path, pieces: list[Piece]) -> None:
    """Write the pieces that the engines for HTML read."""
    values = [[piece.id, piece.title, piece.html, piece.pages] for piece in pieces]
    _write(folder / "book.json", json.dumps(values, ensure_ascii=False).encode())


def read_pieces(folder: Path) -> list[Piece]:
    """Read them again."""
    values = json.loads((folder / "book.json").read_text(encoding="utf-8"))
    return [Piece(*value) for value in values]


def print_bindery(folder: Path, jobs: int) -> None:
    """This project: set in parts by worker processes, from the cache where that has them."""
    from ocop_site.bindery import Bindery, PartCache, Signature, SignatureOptions, Workers
    from ocop_site.bindery.edition import Edition, Metadata, Resource

    files = (*(folder / "photos").iterdir(), *(folder / "fonts").iterdir())
    edition = Edition(
        "vi",
        make_styles("asset:"),
        {path.name: Resource.of_file(path) for path in files},
        Metadata(TITLE),
        "benchmark",
    )
    signatures = tuple(
        Signature(
            piece.id,
            piece.title,
            piece.html,
            SignatureOptions(pages=piece.pages),
        )
        for piece in read_pieces(folder)
    )
    bindery = Bindery(edition, PartCache(folder / "cache"), Workers(jobs))
    bindery.bind_file(folder / "bindery.pdf", signatures)


def print_weasyprint(folder: Path, jobs: int) -> None:
    """WeasyPrint as it comes, the same HTML as one document."""
    import weasyprint
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Fetcher(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> Any:
            name = url.removeprefix("asset:")
            kind = "photos" if name.endswith(".jpg") else "fonts"
            return URLFetcherResponse(url, (folder / kind / name).read_bytes(), {})

    html = weasyprint.HTML(
        string=_document(read_pieces(folder), "asset:"),
        base_url="asset:book.html",
        url_fetcher=Fetcher(),
    )
    html.write_pdf(folder / "weasyprint.pdf", pdf_variant="pdf/ua-1")


def print_typst(folder: Path, jobs: int) -> None:
    """Typst on an equal layout, by its Python package."""
    import typst  # type: ignore[import-not-found,unused-ignore]

    typst.compile(
        str(folder / "book.typ"),
        output=str(folder / "typst.pdf"),
        font_paths=[str(folder / "fonts")],
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )


def print_chromium(folder: Path, jobs: int) -> None:
    """Chromium's own print of the same HTML; it knows no leaders and no numbers of other pages."""
    program = next(found for name in CHROMIUM if (found := shutil.which(name)))
    text = _document(read_pieces(folder), "").replace('src="photo', 'src="photos/photo')
    page = folder / "book.html"
    page.write_text(text.replace("url(", "url(fonts/"), encoding="utf-8")
    subprocess.run(
        [
            program,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            f"--print-to-pdf={folder / 'chromium.pdf'}",
            page.as_uri(),
        ],
        check=True,
        capture_output=True,
    )


ENGINES: Mapping[str, Callable[[Path, int], None]] = {
    "bindery": print_bindery,
    "weasyprint": print_weasyprint,
    "typst": print_typst,
    "chromium": print_chromium,
}


def _document(pieces: list[Piece], address: str) -> str:
    body = "".join(piece.html.replace("asset:", address) for piece in pieces)
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{TITLE}</title>'
        f"<style>{make_styles(address)}</style></head><body>{body}</body></html>"
    )


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def main() -> int:
    """Run one engine."""
    engine, folder, *rest = sys.argv[1:]
    ENGINES[engine](Path(folder), int(rest[0]) if rest else 2)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
