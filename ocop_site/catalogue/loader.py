"""A content folder becomes typed records and a list of problems; nothing is raised.

Each kind of record lives in a folder of its own, one record to a file
(``products/mat-ong.yaml``), or in one list file (``sources.yaml``). Each file is read by a
pure function of its name and text, so that a build can keep what it read before.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from ocop_site import files
from ocop_site.catalogue.models import (
    Candidate,
    Chapter,
    Event,
    KindOfProduct,
    Place,
    Producer,
    Product,
    Record,
    Source,
)
from ocop_site.catalogue.reader import Reader
from ocop_site.catalogue.series import Series
from ocop_site.catalogue.settings import Settings
from ocop_site.catalogue.source import parse_yaml
from ocop_site.problems import Position, Problem
from ocop_site.text import normalise

R = TypeVar("R", bound=Record)

# Folder and list-file names of the record kinds, with the word that messages use for them.
KINDS: Mapping[str, tuple[type[Record], str]] = {
    "products": (Product, "product"),
    "producers": (Producer, "producer"),
    "places": (Place, "place"),
    "events": (Event, "event"),
    "kinds": (KindOfProduct, "kind"),
    "candidates": (Candidate, "candidate"),
    "sources": (Source, "source"),
    "figures": (Series, "series"),
}
SETTINGS_FILE = "settings.yaml"
CHAPTERS_FOLDER = "chapters"
_CHAPTER_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2})\.md")


@dataclass(frozen=True, slots=True)
class Content:
    """All records of a folder, unchecked against each other."""

    root: Path
    settings: Settings | None = None
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, kind: str, record: type[R]) -> tuple[R, ...]:
        """The records of a kind, in the order of their files."""
        return tuple(item for item in self.records.get(kind, ()) if isinstance(item, record))

    def line(self, position: Position) -> str | None:
        """The text of the line a position points at, for showing it in a message."""
        lines = self.lines.get(position.file, ())
        return lines[position.line - 1] if 0 < position.line <= len(lines) else None


def kind_of(relative: str) -> str:
    """Which kind of record a content file holds; empty if it is none of ours."""
    head = relative.split("/", 1)[0]
    if relative == SETTINGS_FILE:
        return "settings"
    if "/" in relative:
        if head in KINDS and relative.endswith((".yaml", ".yml")):
            return head
        return CHAPTERS_FOLDER if head == CHAPTERS_FOLDER and relative.endswith(".md") else ""
    stem = head.removesuffix(".yaml")
    return stem if stem in KINDS and head.endswith(".yaml") else ""


def read_records(relative: str, text: str) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
    """The records of one content file, and the problems found in it."""
    kind = kind_of(relative)
    problems: list[Problem] = []
    if kind == CHAPTERS_FOLDER:
        chapter = _read_chapter(relative, text, problems)
        return ((chapter,) if chapter else ()), tuple(problems)
    node, found = parse_yaml(relative, text)
    problems += found
    if node is None or any(problem.code == "E003" for problem in found):
        return (), tuple(problems)
    record = Settings if kind == "settings" else KINDS[kind][0]
    nodes = node.items if node.kind == "list" and kind != "settings" else [node]
    records = []
    for item in nodes:
        value = Reader(relative, problems).read(record, item)
        if value is not None:
            records.append(value)
    if len(records) == 1 and node.kind == "map" and kind != "settings":
        _check_name(relative, records[0], problems)
    return tuple(records), tuple(problems)


def _check_name(relative: str, record: Record, problems: list[Problem]) -> None:
    stem = relative.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if record.id and stem != record.id:
        problems.append(Problem("W302", record.origin.at("id"), {"expected": f"{record.id}.yaml"}))


def _read_chapter(relative: str, text: str, problems: list[Problem]) -> Chapter | None:
    name = _CHAPTER_NAME.fullmatch(relative.rsplit("/", 1)[-1])
    if not name:
        problems.append(Problem("E212", Position(relative)))
        return None
    match = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*\n", text, re.DOTALL)
    if not match:
        problems.append(Problem("E209", Position(relative, 1, 1)))
        return None
    node, found = parse_yaml(relative, match[1], first_line=2)
    problems += found
    if node is None:
        return None
    body = text[match.end() :]
    first = text[: match.end()].count("\n") + 1
    value = Reader(relative, problems).read(
        Chapter, node, language=name[2], body=normalise(body), line=first
    )
    return value if isinstance(value, Chapter) else None


def load_content(root: Path) -> tuple[Content, tuple[Problem, ...]]:
    """Read every content file below ``root``."""
    records: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    chapters: list[Chapter] = []
    settings: Settings | None = None
    problems: list[Problem] = []
    lines: dict[str, tuple[str, ...]] = {}
    for relative in files.list_files(root, (".yaml", ".yml", ".md")):
        kind = kind_of(relative)
        if not kind:
            continue
        try:
            text = files.read_text(root, relative)
        except files.FileProblem as error:
            problems.append(Problem("E001", Position(relative), {"what": f"@file-{error.reason}"}))
            continue
        found, wrong = read_records(relative, text)
        problems += wrong
        lines[relative] = tuple(text.split("\n"))
        for item in found:
            if isinstance(item, Settings):
                settings = item
            elif isinstance(item, Chapter):
                chapters.append(item)
            else:
                records[kind].append(item)
    if settings is None and SETTINGS_FILE not in lines:
        problems.append(Problem("E007", Position(SETTINGS_FILE), {"what": SETTINGS_FILE}))
    content = Content(
        root=root,
        settings=settings,
        records={kind: tuple(items) for kind, items in records.items()},
        chapters=tuple(chapters),
        lines=lines,
    )
    return content, tuple(problems)
