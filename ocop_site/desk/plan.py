"""What an import would change: values of records, parts added, records begun.

A plan only names values and their places; ``apply_plan`` writes them into the texts of a folder
held in memory, through the careful editor.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ocop_site.catalogue.loader import KINDS, Content
from ocop_site.catalogue.schema import Kind, fields_of
from ocop_site.catalogue.values import PathKey
from ocop_site.desk.findings import Findings
from ocop_site.desk.memory import Folder
from ocop_site.desk.yaml_edit import YamlText
from ocop_site.desk.yaml_emit import Value, emit_record


@dataclass(frozen=True, slots=True)
class Change:
    """One value of a record: ``new`` is ``None`` to take it out.

    An ``added`` change puts an item into the list at ``path``, before ``index``.
    """

    kind: str
    record: str
    path: PathKey
    new: Value | None
    old: str = ""
    where: str = ""
    added: bool = False
    index: int = 0


@dataclass(slots=True)
class NewRecord:
    """A record that is begun, as the map its file will hold."""

    kind: str
    data: dict[str, Any]
    where: str = ""

    @property
    def id(self) -> str:
        """The record's id."""
        return str(self.data["id"])

    @property
    def file(self) -> str:
        """The file it will be written to."""
        return f"{self.kind}/{self.id}.yaml"


@dataclass(slots=True)
class Plan:
    """Everything an import would do and has to say."""

    changes: list[Change] = field(default_factory=list)
    records: list[NewRecord] = field(default_factory=list)
    findings: Findings = field(default_factory=Findings)
    _by_kind: dict[str, dict[str, NewRecord]] = field(default_factory=dict)

    def begin(self, item: NewRecord) -> None:
        """Add a record that is begun."""
        self.records.append(item)
        self._by_kind.setdefault(item.kind, {})[item.id] = item

    def drop(self, item: NewRecord) -> None:
        """Take a begun record back."""
        self.records.remove(item)
        del self._by_kind[item.kind][item.id]

    def __bool__(self) -> bool:
        """Whether anything would change."""
        return bool(self.changes or self.records)

    def created(self, kind: str) -> Mapping[str, NewRecord]:
        """The records of a kind that are begun, by id."""
        return self._by_kind.get(kind, {})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record is written: its file, and its place in a list file."""

    file: str
    prefix: PathKey = ()


def locate(content: Content) -> Mapping[tuple[str, str], Place]:
    """The place of each record, by kind and id."""
    places: dict[tuple[str, str], Place] = {}
    for kind, records in content.records.items():
        counts: dict[str, int] = {}
        for record in records:
            file = record.origin.file
            index = counts.get(file, 0)
            counts[file] = index + 1
            listed = "/" not in file or _is_list(content, file)
            places[kind, record.id] = Place(file, (index,) if listed else ())
    return places


def _is_list(content: Content, file: str) -> bool:
    lines = content.lines.get(file, ())
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return first.startswith(("-", "["))


def apply_plan(plan: Plan, folder: Folder, content: Content) -> None:
    """Write a plan into the texts of a folder."""
    places = locate(content)
    edits: dict[str, YamlText] = {}
    # Items are added last and from the end, so that the indexes of the others hold till then.
    for change in sorted(plan.changes, key=lambda item: (item.added, -item.index)):
        place = places[change.kind, change.record]
        record = KINDS[change.kind][0]
        edit = edits.get(place.file)
        if edit is None:
            edit = YamlText(folder.texts[place.file], key_order(record, len(place.prefix)))
            edits[place.file] = edit
        _apply(edit, change, (*place.prefix, *change.path))
    for file, edit in edits.items():
        folder.texts[file] = edit.text
    for item in plan.records:
        folder.texts[item.file] = emit_record(item.data)


def _apply(edit: YamlText, change: Change, path: PathKey) -> None:
    if change.added:
        assert change.new is not None
        edit.insert(path, change.index, change.new)
        return
    if len(change.path) > 1 and isinstance(change.path[-1], str):
        # A text that was written bare is Vietnamese; another language needs the map.
        bare = edit.get(path[:-1])
        if isinstance(bare, str) and bare:
            if path[-1] == "vi":
                path = path[:-1]
            elif change.new is not None:
                edit.set(path[:-1], {"vi": bare})
    if change.new is None:
        edit.remove(path)
    else:
        edit.set(path, change.new)


def key_order(record: type, skipped: int = 0) -> Any:
    """The declared keys of the map at a path of a record."""

    def order(path: PathKey) -> Sequence[str]:
        here: type = record
        for step in path[skipped:]:
            if isinstance(step, int):
                continue
            spec = fields_of(here).get(step)
            if spec is None:
                return ()
            if spec.localized:
                return ("vi", "en")
            if spec.kind is not Kind.RECORD or spec.record is None:
                return ()
            here = spec.record
        return tuple(fields_of(here))

    return order


def add_text(data: dict[str, Any], path: Sequence[str], value: Value) -> None:
    """Put a value into the map of a record that is begun."""
    for step in path[:-1]:
        data = data.setdefault(step, {})
    data[path[-1]] = value


def in_order(record: type, data: Mapping[str, Any]) -> dict[str, Any]:
    """A record's map with its keys in the declared order."""
    order = list(fields_of(record))
    return {key: data[key] for key in sorted(data, key=order.index)}
