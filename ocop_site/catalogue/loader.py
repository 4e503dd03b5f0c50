"""A content folder becomes typed records and a list of problems; nothing is raised.

Each kind of record lives in a folder of its own, one record to a file
(``products/mat-ong.yaml``), or in one list file (``sources.yaml``). Each file is read by a
pure function of its name and text, so that a build can keep what it read before.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any, TypeVar

from ocop_site import files
from ocop_site.catalogue.editions import EDITIONS_FOLDER, Released
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
from ocop_site.catalogue.outline import outline_record
from ocop_site.catalogue.reader import Reader
from ocop_site.catalogue.series import Series
from ocop_site.catalogue.settings import Settings
from ocop_site.catalogue.source import Node, parse_yaml
from ocop_site.problems import Position, Problem
from ocop_site.text import normalise, slugify

R = TypeVar("R", bound=Record)
# The records of a file, and the problems found in it.
FileReading = tuple[tuple[Any, ...], tuple[Problem, ...]]

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
_YAML = frozenset({".yaml", ".yml"})
_CHAPTER_NAME = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2})\.md")


@dataclass(frozen=True, slots=True)
class Content:
    """All records of a folder, unchecked against each other.

    ``unread`` names the files that gave no record or one without its id, so that what refers
    to them is not reported on top of the mistake in the file itself.
    """

    root: Path
    settings: Settings | None = None
    records: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)
    chapters: tuple[Chapter, ...] = ()
    editions: tuple[Released, ...] = ()
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()

    def of(self, kind: str, record: type[R]) -> tuple[R, ...]:
        """The records of a kind, in the order of their files."""
        return tuple(item for item in self.records.get(kind, ()) if isinstance(item, record))

    def line(self, position: Position) -> str | None:
        """The text of the line a position points at, for showing it in a message."""
        lines = self.lines.get(position.file, ())
        return lines[position.line - 1] if 0 < position.line <= len(lines) else None

    def lost(self, kind: str, record_id: str) -> bool:
        """Whether a record of this kind may stand in a file that could not be read."""
        return any(
            kind_of(file) == kind and ("/" not in file or PurePosixPath(file).stem == record_id)
            for file in self.unread
        )


def kind_of(relative: str) -> str:
    """Which kind of record a content file holds; empty if it is none of ours."""
    if relative == SETTINGS_FILE:
        return "settings"
    head, slash, _ = relative.partition("/")
    stem, dot, ending = relative.rpartition(".")
    suffix = (dot + ending).lower()
    if not slash:
        return stem if stem in KINDS and suffix in _YAML else ""
    if (head in KINDS or head == EDITIONS_FOLDER) and suffix in _YAML:
        return head
    return head if head == CHAPTERS_FOLDER and suffix == ".md" else ""


def read_records(relative: str, text: str) -> FileReading:
    """The records of one content file, and the problems found in it."""
    kind = kind_of(relative)
    problems: list[Problem] = []
    if kind == CHAPTERS_FOLDER:
        chapter = _read_chapter(relative, text, problems)
        return ((chapter,) if chapter else ()), tuple(problems)
    node, found = parse_yaml(relative, text)
    problems += found
    if node is None:
        return (), tuple(problems)
    if kind == EDITIONS_FOLDER:
        return _read_edition(relative, node, problems)
    record = Settings if kind == "settings" else KINDS[kind][0]
    nodes = node.items if node.kind == "list" and kind != "settings" else [node]
    records = []
    for item in nodes:
        value = Reader(relative, problems).read(record, item)
        if value is not None:
            records.append(_outlined(value))
    if len(records) == 1 and node.kind == "map" and "/" in relative:
        _check_name(relative, records[0], f"{records[0].id}.yaml", problems)
    return tuple(records), tuple(problems)


def _outlined(record: Record) -> Record:
    """A record with its outline; the settings are looked at as they are."""
    if isinstance(record, Settings):
        return record
    return dataclasses.replace(record, outline=outline_record(record))


def _read_edition(relative: str, node: Node, problems: list[Problem]) -> FileReading:
    """A released edition; one with any mistake counts as not read, for it cannot be relied on."""
    edition = Reader(relative, problems).read(Released, node)
    if problems or edition is None:
        return (), tuple(problems)
    _check_name(relative, edition, f"{edition.id}.yaml", problems)
    return (edition,), tuple(problems)


def _check_name(relative: str, record: Record, expected: str, problems: list[Problem]) -> None:
    if record.id and PurePosixPath(relative).stem != PurePosixPath(expected).stem:
        problems.append(Problem("W302", record.origin.at("id"), {"expected": expected}))


def _read_chapter(relative: str, text: str, problems: list[Problem]) -> Chapter | None:
    name = _CHAPTER_NAME.fullmatch(relative.rsplit("/", 1)[-1])
    if not name:
        problems.append(Problem("E212", Position(relative), {"example": _chapter_name(relative)}))
        return None
    match = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", text, re.DOTALL)
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
    if not isinstance(value, Chapter):
        return None
    _check_name(relative, value, f"{value.id}.{value.language}.md", problems)
    return value


def _chapter_name(relative: str) -> str:
    """How a chapter's file could be named, from the name it has."""
    stem = PurePosixPath(relative).stem
    words = slugify(stem).split("-")
    language = words.pop() if len(words) > 1 and words[-1] in {"vi", "en"} else "vi"
    return f"{'-'.join(words) or 'chuong'}.{language}.md"


class _Lines(Mapping[str, tuple[str, ...]]):
    """The lines of content files, read when a message shows one."""

    def __init__(self, root: Path, paths: Collection[str]) -> None:
        self._root = root
        self._paths = paths

    def __getitem__(self, relative: str) -> tuple[str, ...]:
        if relative not in self._paths:
            raise KeyError(relative)
        try:
            return tuple(files.read_text(self._root, relative).split("\n"))
        except files.FileProblem:
            raise KeyError(relative) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def load_content(
    root: Path, readings: Mapping[str, FileReading] = MappingProxyType({})
) -> tuple[Content, tuple[Problem, ...]]:
    """Read every content file below ``root``, but for those whose ``readings`` are there."""
    records: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    chapters: list[Chapter] = []
    editions: list[Released] = []
    settings: Settings | None = None
    problems: list[Problem] = []
    read: list[str] = []
    unread: set[str] = set()
    for name in (*KINDS, CHAPTERS_FOLDER, EDITIONS_FOLDER):
        if (root / name).is_symlink():  # os.walk passes links by, and so would we, in silence
            problems.append(Problem("E001", Position(name), {"what": "@file-link"}))
            unread.add(f"{name}.yaml")
    for relative in files.list_files(root, (".yaml", ".yml", ".md")):
        kind = kind_of(relative)
        if not kind:
            continue
        try:
            reading = readings.get(relative) or read_records(
                relative, files.read_text(root, relative)
            )
        except files.FileProblem as error:
            what = {"what": f"@file-{error.reason}"}
            problems.append(Problem("E001", Position(relative, error.line), what))
            unread.add(relative)
            continue
        found, wrong = reading
        problems += wrong
        read.append(relative)
        if not found or not all(item.id for item in found):
            unread.add(relative)
        for item in found:
            if isinstance(item, Settings):
                settings = item
            elif isinstance(item, Chapter):
                chapters.append(item)
            elif isinstance(item, Released):
                editions.append(item)
            else:
                records[kind].append(item)
    if settings is None and SETTINGS_FILE not in unread:
        problems.append(Problem("E007", Position(SETTINGS_FILE), {"what": SETTINGS_FILE}))
    content = Content(
        root=root,
        settings=settings,
        records={kind: tuple(items) for kind, items in records.items()},
        chapters=tuple(chapters),
        editions=tuple(editions),
        lines=_Lines(root, frozenset(read)),
        unread=frozenset(unread),
    )
    return content, tuple(problems)
