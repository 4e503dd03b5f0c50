"""Files that a program saved, brought back to the way people write them.

A form writes every field, empty ones too, in its own order and quotes, and drops the comments.
Here only what it changed is taken over: the text of the file as it was stays, with its comments,
and a new file is written in the house style. To restyle twice changes nothing.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

from ocop_site.catalogue.loader import CHAPTERS_FOLDER, KINDS, kind_of
from ocop_site.catalogue.models import Chapter
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.catalogue.settings import Settings
from ocop_site.catalogue.source import parse_yaml
from ocop_site.desk.plan import in_order, key_order
from ocop_site.desk.yaml_edit import EditFault, YamlText
from ocop_site.desk.yaml_emit import Bare, emit_item, emit_record
from ocop_site.desk.yaml_nodes import compose, data_of, same
from ocop_site.text import normalise

_FRONT = re.compile(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_EMPTY: tuple[Any, ...] = ("", [], {}, None)
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_UNQUOTED = {
    Kind.FLAG: re.compile("true|false"),
    Kind.INTEGER: re.compile(r"-?(0|[1-9]\d*)"),
    Kind.DECIMAL: re.compile(r"-?(0|[1-9]\d*)(\.\d+)?"),
}
_COMMENT = re.compile(r"(?:^|\s)#", re.MULTILINE)
_MODELINE = re.compile(r"\A(?:#[^\n]*yaml-language-server[^\n]*\n)+")


def record_of(relative: str) -> type | None:
    """The record that a file of the content folder holds; ``None`` for a list file and others."""
    kind = kind_of(relative)
    if kind == "settings":
        return Settings
    if kind == CHAPTERS_FOLDER:
        return Chapter
    return KINDS[kind][0] if kind in KINDS and "/" in relative else None


def listed_in(relative: str) -> type | None:
    """The record of which a file of the content folder holds a list; ``None`` for others."""
    kind = kind_of(relative)
    return KINDS[kind][0] if kind in KINDS and "/" not in relative else None


def restyle(relative: str, saved: str, old: str | None) -> str:
    """The text that should be written for what a form ``saved``.

    Args:
        relative: the file below the content folder; it tells which record it holds.
        saved: the text as the form wrote it.
        old: the text before, ``None`` for a new file.

    Returns:
        ``saved`` itself where it is no record, or has mistakes of its own for ``check`` to tell.
    """
    record, listed = record_of(relative), listed_in(relative)
    saved = saved.replace("\r\n", "\n")
    if listed is not None:
        return _restyle_list(listed, saved, old)
    if record is None:
        return saved
    if record is not Chapter:
        return _restyle_yaml(record, saved, old)
    match, before = _FRONT.match(saved), _FRONT.match(old or "")
    if match is None:
        return saved
    front = _restyle_yaml(Chapter, match[1], before[1] + "\n" if before else None)
    body = saved[match.end() :].strip("\n")
    return f"---\n{front}---\n\n{body}\n"


def has_comments(text: str) -> bool:
    """Whether a file holds comments that would be lost if it were written anew."""
    return bool(_COMMENT.search(_MODELINE.sub("", text)))


def _restyle_yaml(record: type, saved: str, old: str | None) -> str:
    new = _read(saved)
    before = _read(old) if old is not None else None
    if not isinstance(new, dict):
        return saved
    target = _reconcile(record, new, before if isinstance(before, dict) else {})
    if not isinstance(before, dict):
        head = _MODELINE.match(saved)
        return (head[0] if head else "") + emit_record(_ordered(record, target))
    edit = YamlText(old or "", key_order(record))
    if same(edit.data(), target):
        return edit.text
    try:
        edit.set((), target)
    except EditFault:
        return emit_record(_ordered(record, target))
    return edit.text


def _restyle_list(record: type, saved: str, old: str | None) -> str:
    """A file with a list of records; those with the same id are the same."""
    new, before = _read(saved), _read(old) if old else None
    if not isinstance(new, list) or not all(isinstance(item, dict) for item in new):
        return saved
    known = {item.get("id"): item for item in before or () if isinstance(item, dict)}
    target = [
        _ordered(record, _reconcile(record, item, known.get(item.get("id"), {}))) for item in new
    ]
    fresh = "".join(f"{line}\n" for item in target for line in emit_item(item, 0))
    if not isinstance(before, list) or not target:
        return fresh
    edit = YamlText(old or "", key_order(record, 1))
    if same(edit.data(), target):
        return edit.text
    try:
        edit.set((), target)
    except EditFault:
        return fresh
    return edit.text


def _read(text: str) -> Any:
    """The data of a text that the catalogue's reader takes; ``None`` for any other."""
    _, problems = parse_yaml("", text)
    return None if problems else data_of(compose(text))


def _reconcile(record: type, new: Mapping[str, Any], old: Mapping[str, Any]) -> dict[str, Any]:
    """The map of a record: what was changed from the new one, all else as it was written."""
    fields, plain = fields_of(record), _defaults(record)
    made: dict[str, Any] = {}
    for key, value in new.items():
        spec, before = fields.get(key), old.get(key)
        made_value = value if spec is None else _settle(spec, value, before)
        if made_value in _EMPTY or (key not in old and made_value == plain.get(key)):
            continue
        made[key] = made_value
    # Keys that the form does not know are none of its business.
    return made | {key: value for key, value in old.items() if key not in fields and key not in new}


def _settle(spec: Field, value: Any, old: Any) -> Any:
    if spec.many and isinstance(value, list):
        before = old if isinstance(old, list) else [] if old in _EMPTY else [old]
        items = [
            _settle_one(spec, item, before[index] if index < len(before) else None)
            for index, item in enumerate(value)
        ]
        kept = [item for item in items if item not in _EMPTY]
        # One value may stand without the dashes of a list.
        return old if before == kept and not isinstance(old, list) else kept
    return _settle_one(spec, value, old)


def _settle_one(spec: Field, value: Any, old: Any) -> Any:
    if spec.kind is Kind.RECORD and spec.record is not None and isinstance(value, dict):
        return _reconcile(spec.record, value, old if isinstance(old, dict) else {})
    if spec.localized and isinstance(value, dict):
        before = old if isinstance(old, dict) else {"vi": old} if old else {}
        texts = {
            code: _settle_text(spec, text, before.get(code)) for code, text in value.items() if text
        }
        return old if isinstance(old, str) and texts == before else texts
    return _settle_text(spec, value, old)


def _settle_text(spec: Field, value: Any, old: Any) -> Any:
    """A text as it was, where the form's own types changed its look: 0409.00 is not 409."""
    if not isinstance(value, str):
        return value
    text = normalise(value).strip()
    if spec.kind is Kind.DATE:
        text = text.partition("T")[0]
    plain = _UNQUOTED.get(spec.kind)
    if plain is not None and plain.fullmatch(text):
        text = Bare(text)
    if not isinstance(old, str):
        return text
    if text == old.strip():
        return old
    alike = _NUMBER.fullmatch(text) and _NUMBER.fullmatch(old.strip())
    return old if alike and float(text) == float(old) else text


def _defaults(record: type) -> dict[str, str]:
    """What a field is where it is not written, as a text of YAML."""
    found = {}
    for item in dataclasses.fields(record):
        default = item.default
        if isinstance(default, bool | int | Enum | str):
            plain = default.value if isinstance(default, Enum) else default
            found[item.name] = str(plain).lower() if isinstance(plain, bool) else str(plain)
    return found


def _tongue_rank(code: str) -> tuple[int, str]:
    """Vietnamese first, then English, then others."""
    return {"vi": 0, "en": 1}.get(code, 2), code


def _ordered(record: type, data: Mapping[str, Any]) -> dict[str, Any]:
    """A record's map in the declared order, its parts too; keys nobody declared come last."""
    fields = fields_of(record)
    known = {key: item for key, item in data.items() if key in fields}
    rest = {key: item for key, item in data.items() if key not in fields}
    made: dict[str, Any] = {}
    for key, value in in_order(record, known).items():
        inner = fields[key].record
        if fields[key].localized and isinstance(value, dict):
            value = {code: value[code] for code in sorted(value, key=_tongue_rank)}
        if inner is not None and isinstance(value, list):
            made[key] = [
                _ordered(inner, item) if isinstance(item, dict) else item for item in value
            ]
        elif inner is not None and isinstance(value, dict):
            made[key] = _ordered(inner, value)
        else:
            made[key] = value
    return made | rest
