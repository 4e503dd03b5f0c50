"""The small catalogue as a site: every page rendered once, read as documents."""

from __future__ import annotations

import io
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html
from PIL import Image

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.render.artefacts import Page
from ocop_site.render.templates import make_environment, render_page
from ocop_site.site.plan import plan_site
from ocop_site.views.words import read_words
from tests.support import STRINGS, TEMPLATES, edited, load_small

HOSTILE = 'Mứt </script><b>gừng</b> & "vỏ"'
PRODUCT = """\
id: {id}
name: {name}
set: fresh-produce
producers: [trai-thu]
recognitions:
{recognitions}
sources: [bao-thu-1]
"""


@dataclass(frozen=True)
class Built:
    """A rendered site: its files by path."""

    catalogue: Catalogue
    files: Mapping[str, bytes]

    @cached_property
    def pages(self) -> Mapping[str, html.HtmlElement]:
        """Every HTML page as a document."""
        return {
            path: html.document_fromstring(data.decode())
            for path, data in self.files.items()
            if path.endswith(".html")
        }

    def text(self, path: str) -> str:
        """What a reader of a page's main part sees, on one line."""
        return " ".join(self.pages[path].xpath("string(//main)").split())

    def follow(self, path: str, link: str) -> tuple[str, str]:
        """The file and the anchor a link of a page leads to."""
        parts = urlsplit(link)
        target = path
        if parts.path:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), parts.path))
        return unquote(target), unquote(parts.fragment)


def render_site(catalogue: Catalogue, pdfs: Mapping[str, str] | None = None) -> Built:
    """Plan and render the whole site of a catalogue."""
    environment = make_environment((TEMPLATES,))
    words = {code: read_words((STRINGS,), code) for code in catalogue.languages}
    files: dict[str, bytes] = {}
    for artefact in plan_site(catalogue, words, (TEMPLATES / "assets",), pdfs or {}):
        assert artefact.path not in files, f"{artefact.path} is planned twice"
        files[artefact.path] = (
            render_page(environment, artefact) if isinstance(artefact, Page) else artefact.data
        )
    return Built(catalogue, files)


def photo_bytes(width: int, height: int) -> bytes:
    """A photo as a camera would give it."""
    stream = io.BytesIO()
    Image.new("RGB", (width, height), (150, 110, 60)).save(stream, "JPEG")
    return stream.getvalue()


def _changes() -> dict[str, str | bytes | None]:
    lapsed = "  - stars: 3\n    date: 2021-01-05\n    source: bao-thu-1"
    withdrawn = (
        "  - stars: 3\n    date: 2024-01-05\n    withdrawn: 2024-06-01\n"
        "    withdrawal_reason: Không duy trì tiêu chuẩn.\n    source: bao-thu-1"
    )
    pending = "  - state: pending\n    stars: 4\n    source: bao-thu-1"
    return {
        "products/mut-gung.yaml": PRODUCT.format(
            id="mut-gung", name=repr(HOSTILE), recognitions=lapsed
        ),
        "products/cam-sanh.yaml": PRODUCT.format(
            id="cam-sanh", name="Cam sành", recognitions=withdrawn
        ),
        "products/khoai-lang.yaml": PRODUCT.format(
            id="khoai-lang", name="Khoai lang", recognitions=pending
        ),
        "products/mat-ong-thu.yaml": edited(
            "products/mat-ong-thu.yaml",
            "sources: [bao-thu-1]\n",
            "photos:\n  - file: photos/mat-ong.jpg\n"
            "    alt: {vi: Hũ mật ong, en: A jar of honey}\n    credit: Nguyễn Văn A\n"
            "sources: [bao-thu-1]\n",
        ),
        "photos/mat-ong.jpg": photo_bytes(1000, 750),
    }


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of the small catalogue, with certificates in every state and one photo."""
    folder: Path = tmp_path_factory.mktemp("content")
    return render_site(load_small(folder, _changes()), {"vi": "ocop-thu-vi.pdf"})
