"""A content folder held in memory: read it, change it, check it before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ocop_site import files
from ocop_site.catalogue.catalogue import build_catalogue
from ocop_site.catalogue.checks import check_content
from ocop_site.catalogue.editions import Released
from ocop_site.catalogue.loader import KINDS, SETTINGS_FILE, Content, kind_of, read_records
from ocop_site.catalogue.models import Chapter, Record
from ocop_site.catalogue.settings import Settings
from ocop_site.problems import Position, Problem, Severity, sort_problems

_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class FileStyle:
    """How a file was saved, to be kept: its byte-order mark and its line ends."""

    mark: bool = False
    windows: bool = False


@dataclass(slots=True)
class Folder:
    """The content files of a catalogue by name, as they are and as they shall be."""

    root: Path
    texts: dict[str, str] = field(default_factory=dict)
    styles: dict[str, FileStyle] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    unreadable: list[Problem] = field(default_factory=list)

    def changed(self) -> tuple[str, ...]:
        """The files that are not as they were, in order of their names."""
        return tuple(
            name for name in sorted(self.texts) if self.texts[name] != self.before.get(name)
        )

    def read(self) -> tuple[Content, tuple[Problem, ...]]:
        """The records, as the catalogue's loader would read them from disk, and all problems."""
        records: dict[str, list[Record]] = {kind: [] for kind in KINDS}
        chapters: list[Chapter] = []
        editions: list[Released] = []
        settings: Settings | None = None
        problems = list(self.unreadable)
        for name in sorted(self.texts):
            kind = kind_of(name)
            if not kind:
                continue
            found, wrong = read_records(name, self.texts[name])
            problems += wrong
            for item in found:
                if isinstance(item, Settings):
                    settings = item
                elif isinstance(item, Chapter):
                    chapters.append(item)
                elif isinstance(item, Released):
                    editions.append(item)
                else:
                    records[kind].append(item)
        if SETTINGS_FILE not in self.texts:
            problems.append(Problem("E007", Position(SETTINGS_FILE), {"what": SETTINGS_FILE}))
        content = Content(
            root=self.root,
            settings=settings,
            records={kind: tuple(items) for kind, items in records.items()},
            chapters=tuple(chapters),
            editions=tuple(editions),
            lines={name: tuple(text.split("\n")) for name, text in self.texts.items()},
        )
        problems += check_content(content)
        if settings and not errors(problems):
            problems += build_catalogue(content, settings)[1]
        return content, sort_problems(problems)

    def save(self) -> tuple[str, ...]:
        """Write the changed files; all are written beside their places before any is moved in.

        Raises:
            OSError: if one cannot be written; the catalogue is then as it was.
        """
        staged: list[tuple[Path, Path]] = []
        try:
            for name in self.changed():
                path = self.root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                partial = path.with_name(f".{path.name}.part")
                staged.append((partial, path))
                partial.write_bytes(self._bytes(name, self.texts[name]))
        except OSError:
            for partial, _ in staged:
                partial.unlink(missing_ok=True)
            raise
        names = self.changed()
        for partial, path in staged:
            partial.replace(path)
        return names

    def _bytes(self, name: str, text: str) -> bytes:
        style = self.styles.get(name, FileStyle())
        data = (text.replace("\n", "\r\n") if style.windows else text).encode()
        return _MARK + data if style.mark else data


def read_folder(root: Path) -> Folder:
    """The content files below ``root``."""
    folder = Folder(root)
    for name in files.list_files(root, (".yaml", ".yml", ".md")):
        if not kind_of(name):
            continue
        try:
            data = files.read_bytes(root, name, files.MAX_TEXT_BYTES)
            text = files.read_text(root, name)
        except files.FileProblem as error:
            values = {"what": f"@file-{error.reason}"}
            folder.unreadable.append(Problem("E001", Position(name, error.line), values))
            continue
        folder.texts[name] = text
        folder.styles[name] = FileStyle(data.startswith(_MARK), b"\r\n" in data)
    folder.before = dict(folder.texts)
    return folder


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a build."""
    return [item for item in problems if item.severity is Severity.ERROR]
