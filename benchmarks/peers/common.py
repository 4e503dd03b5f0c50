"""What all peers share: how documents are written as files, and how they are edited."""

from __future__ import annotations

import json
import re
import shutil
from abc import ABC, abstractmethod
from collections.abc import Mapping
from pathlib import Path

from benchmarks.builders import EDITED, Builder, replace, revise_template
from benchmarks.records import Document, Json, ProductDocument, Records, read_records

TEMPLATES = Path(__file__).resolve().parent / "templates"
_STORY = re.compile(rf"(?m)^(## .+\n\n)(?:{EDITED} \d+\. )?")


class Peer(Builder, ABC):
    """A generator that reads Markdown files.

    ``name`` is the folder of its templates, ``template`` the one of product pages. The edited
    product is the first of the main language.
    """

    name: str
    template: str

    def write(self, folder: Path, content: Path) -> None:
        """Write templates, settings and one Markdown file for each document."""
        shutil.copytree(TEMPLATES / self.name, folder, dirs_exist_ok=True)
        records = read_records(content)
        self.write_site(folder, records)
        if (content / "photos").is_dir():
            shutil.copytree(content / "photos", folder / "assets" / "photos")
        source, page = self.places(records.products[0])
        (folder / "edited.txt").write_text(f"{source}\n{page}\n", encoding="utf-8")

    @abstractmethod
    def write_site(self, folder: Path, records: Records) -> None:
        """Write what is not a template."""

    @abstractmethod
    def places(self, product: ProductDocument) -> tuple[str, str]:
        """Where a product's Markdown and its page lie, below the folder."""

    def product_page(self, folder: Path) -> Path:
        """The page of the product that is edited."""
        return folder / (folder / "edited.txt").read_text(encoding="utf-8").splitlines()[1]

    def edit_product(self, folder: Path, number: int) -> None:
        """Begin the product's story with the number of the edit."""
        source = (folder / "edited.txt").read_text(encoding="utf-8").splitlines()[0]
        replace(folder / source, _STORY, rf"\g<1>{EDITED} {number}. ")

    def edit_template(self, folder: Path, number: int) -> None:
        """Change the template of product pages."""
        revise_template(folder / self.template, number)


def write_text(path: Path, text: str) -> None:
    """Write a file, and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def dump(value: Json) -> str:
    """A value as JSON on one line, which is YAML as well."""
    return json.dumps(value, ensure_ascii=False)


def write_document(path: Path, meta: Mapping[str, Json], body: str) -> None:
    """A Markdown file with YAML front matter."""
    head = "\n".join(f"{key}: {dump(value)}" for key, value in meta.items())
    write_text(path, f"---\n{head}\n---\n{body}")


def describe(document: Document) -> dict[str, Json]:
    """The front matter that every generator gets, but for what it calls by a name of its own."""
    meta: dict[str, Json] = {
        "heading": document.heading,
        "description": document.description,
        "kind": document.kind,
        "lists": document.lists,
        "shows": document.shows,
        "note": document.note,
        **document.data,
    }
    if isinstance(document, ProductDocument):
        meta |= {"name_rank": document.name_rank, "date_rank": document.date_rank}
    return {key: value for key, value in meta.items() if value not in ("", [])}


def describe_frames(records: Records) -> dict[str, Json]:
    """Titles, menus and names of facets by language."""
    return {
        frame.language: {
            "title": frame.title,
            "as_of": frame.as_of,
            "tongue": frame.tongue,
            "nav": [list(item) for item in frame.nav],
            "facets": dict(frame.facets),
        }
        for frame in records.frames
    }


def folder_of(path: str) -> str:
    """``vi/loc`` for ``vi/loc/all.html``."""
    return path.rpartition("/")[0]
