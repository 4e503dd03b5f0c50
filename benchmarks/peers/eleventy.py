"""Eleventy, from the npm registry."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.builders import Unavailable, run_quietly
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

PACKAGE, VERSION = "@11ty/eleventy", "3.1.8"


class Eleventy(Peer):
    """Nunjucks layouts; lists come from one collection that its configuration cuts into pages."""

    title = "Eleventy"
    name = "eleventy"
    made = ("public",)
    template = "_includes/product.njk"

    def install(self, cache: Path) -> str:
        """Install the package into a folder of its own."""
        folder = cache / "eleventy"
        package = folder / "node_modules" / PACKAGE / "package.json"
        if not package.is_file() or json.loads(package.read_bytes())["version"] != VERSION:
            folder.mkdir(parents=True, exist_ok=True)
            run_quietly(
                [
                    "npm",
                    "install",
                    "--prefix",
                    str(folder),
                    "--no-audit",
                    "--no-fund",
                    f"{PACKAGE}@{VERSION}",
                ]
            )
        self.script = str(package.parent / "cmd.cjs")
        if not Path(self.script).is_file():
            raise Unavailable("its command is not where it used to be")
        return f"{VERSION}, Node.js {run_quietly(['node', '--version'])}"

    def command(self, folder: Path) -> Sequence[str]:
        """Build without a line of output for each file."""
        return ("node", self.script, "--quiet")

    def output(self, folder: Path) -> Path:
        """The folder its configuration names."""
        return folder / "public"

    def places(self, product: ProductDocument) -> tuple[str, str]:
        """Sources lie by language and kind."""
        return _source(product), f"public/{product.path}"

    def write_site(self, folder: Path, records: Records) -> None:
        """The global data and the documents."""
        settings: dict[str, Json] = {
            "base": records.base_url.rstrip("/"),
            "main": records.frames[0].language,
            "size": records.page_size,
            "languages": [frame.language for frame in records.frames],
            "lists": {
                frame.language: page_path(frame.language, "facet", "ID") for frame in records.frames
            },
        }
        write_text(folder / "site" / "_data" / "settings.json", dump(settings))
        write_text(folder / "site" / "_data" / "frames.json", dump(describe_frames(records)))
        for document in (*records.documents, *records.products):
            product = isinstance(document, ProductDocument)
            meta: dict[str, Json] = {
                "title": document.title,
                "permalink": document.path,
                "layout": "product.njk" if product else "sheet.njk",
                "tags": ["products"] if product else ["sheets"],
                "lang": document.language,
                "number": document.number,
                "alternates": document.alternates,
                "maker": document.maker,
                **describe(document),
            }
            if isinstance(document, ProductDocument):
                meta |= {
                    "makers": list(document.makers),
                    "facets": list(document.facets),
                    "short": document.short,
                }
            write_document(folder / _source(document), meta, document.body)


def _source(document: Document) -> str:
    return f"site/{document.language}/{document.kind}/{document.id}.md"
