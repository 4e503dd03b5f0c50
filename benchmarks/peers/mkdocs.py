"""MkDocs, from PyPI."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.builders import make_venv
from benchmarks.peers.common import (
    Peer,
    describe,
    describe_frames,
    dump,
    write_document,
    write_text,
)
from benchmarks.records import Document, Json, ProductDocument, Records
from ocop_site.site.routes import page_path

VERSION = "1.6.1"
REQUIREMENTS = (f"mkdocs=={VERSION}", "Markdown==3.11.3")


class MkDocs(Peer):
    """Pages in a bare theme; lists and data, which it does not know, are written by a hook.

    Its reader of front matter is slow, so all but the title stands there as one JSON text.
    """

    title = "MkDocs"
    name = "mkdocs"
    made = ("public", "__pycache__")
    template = "theme/product.html"

    def install(self, cache: Path) -> str:
        """Install it into an environment of its own."""
        self.python = make_venv(cache / "mkdocs", *REQUIREMENTS)
        return VERSION

    def command(self, folder: Path) -> Sequence[str]:
        """Build without messages for each file."""
        return (str(self.python), "-m", "mkdocs", "build", "--quiet")

    def output(self, folder: Path) -> Path:
        """The folder its settings name."""
        return folder / "public"

    def places(self, product: ProductDocument) -> tuple[str, str]:
        """A page lies where its source does."""
        return _source(product), f"public/{product.path}"

    def write_site(self, folder: Path, records: Records) -> None:
        """The words for the templates, and the documents."""
        settings: dict[str, Json] = {
            "base": records.base_url.rstrip("/"),
            "main": records.frames[0].language,
            "size": records.page_size,
            "lists": {
                frame.language: page_path(frame.language, "facet", "ID") for frame in records.frames
            },
            "frames": describe_frames(records),
        }
        write_text(folder / "site.json", dump(settings))
        for document in (*records.documents, *records.products):
            data: dict[str, Json] = {
                **describe(document),
                "lang": document.language,
                "path": document.path,
                "number": document.number,
                "maker": document.maker,
                "alternates": document.alternates,
            }
            template = "sheet.html"
            if isinstance(document, ProductDocument):
                template = "product.html"
                data |= {
                    "makers": list(document.makers),
                    "facets": list(document.facets),
                    "short": document.short,
                }
            meta = {"title": document.title, "template": template, "data": dump(data)}
            write_document(folder / _source(document), meta, document.body)


def _source(document: Document) -> str:
    return "docs/" + document.path.removesuffix(".html") + ".md"
