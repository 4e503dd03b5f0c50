"""Pelican, from PyPI."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.builders import make_venv, run_quietly
from benchmarks.peers.common import Peer, describe, describe_frames, dump, write_text
from benchmarks.records import Document, Json, ProductDocument, Records

REQUIREMENTS = ("pelican[markdown]==4.12.0", "Markdown==3.11.3")


class Pelican(Peer):
    """Both languages in one build; facets are tags, whose names begin with the language.

    Its metadata are plain lines, so what is nested stands on one of them as JSON, which a small
    plug-in reads.
    """

    title = "Pelican"
    name = "pelican"
    made = ("output", "cache", "__pycache__", "plugins/__pycache__")
    template = "theme/templates/product.html"

    def install(self, cache: Path) -> str:
        """Install it into an environment of its own."""
        self.python = make_venv(cache / "pelican", *REQUIREMENTS)
        return run_quietly([str(self.python), "-m", "pelican", "--version"])

    def command(self, folder: Path) -> Sequence[str]:
        """Build without messages for each file."""
        return (str(self.python), "-m", "pelican", "--quiet", "-s", "pelicanconf.py")

    def output(self, folder: Path) -> Path:
        """Its output folder."""
        return folder / "output"

    def places(self, product: ProductDocument) -> tuple[str, str]:
        """Products are its articles."""
        return _source(product), f"output/{product.path}"

    def write_site(self, folder: Path, records: Records) -> None:
        """The words for the templates, and the documents."""
        settings: dict[str, Json] = {
            "base": records.base_url.rstrip("/"),
            "main": records.frames[0].language,
            "size": records.page_size,
            "frames": describe_frames(records),
        }
        write_text(folder / "site.json", dump(settings))
        for document in (*records.documents, *records.products):
            meta = {
                "title": document.title,
                "date": "2025-06-30",
                "slug": f"{document.language}-{document.kind}-{document.id}",
                "lang": document.language,
                "url": document.path,
                "save_as": document.path,
                "template": "product" if document.kind == "product" else "sheet",
            }
            data: dict[str, Json] = {
                **describe(document),
                "number": document.number,
                "maker": document.maker,
                "alternates": document.alternates,
            }
            if isinstance(document, ProductDocument):
                meta["tags"] = ", ".join(f"{document.language}-{key}" for key in document.facets)
                data |= {"makers": list(document.makers), "short": document.short}
            lines = "\n".join(f"{key}: {value}" for key, value in meta.items())
            text = f"{lines}\ndata: {dump(data)}\n\n{document.body}"
            write_text(folder / _source(document), text)


def _source(document: Document) -> str:
    shelf = "articles" if document.kind == "product" else "pages"
    return f"content/{shelf}/{document.language}/{document.kind}/{document.id}.md"
