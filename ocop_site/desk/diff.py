"""A plan as people read it before they let it be written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from ocop_site.catalogue.loader import KINDS, Content
from ocop_site.catalogue.schema import fields_of
from ocop_site.catalogue.values import PathKey
from ocop_site.desk.desk_words import say
from ocop_site.desk.findings import Finding, Level
from ocop_site.desk.plan import Change, NewRecord, Plan, locate
from ocop_site.desk.yaml_emit import emit_flow, emit_record

_SHOWN = 72
_ALIKE = 3


def show_plan(plan: Plan, content: Content, language: str, *, verbose: bool = False) -> str:
    """What would change, file by file."""
    places = locate(content)
    names: dict[tuple[str, str], str] = {
        (kind, record.id): record.name.get("vi").text  # type: ignore[attr-defined]
        for kind in {change.kind for change in plan.changes}
        for record in content.records.get(kind, ())
    }
    lines: list[str] = []
    ordered = sorted(plan.changes, key=lambda item: (item.kind, item.record))
    for (kind, record), changes in groupby(ordered, key=lambda item: (item.kind, item.record)):
        lines.append(f"~ {places[kind, record].file}  {names[kind, record]}")
        lines += [f"    {_show_change(change, language)}" for change in changes]
    for item in plan.records:
        lines += _show_record(item, verbose=verbose)
    return "\n".join(lines)


def _show_change(change: Change, language: str) -> str:
    label = _label(KINDS[change.kind][0], change.path, language)
    where = f"  [{change.where}]" if change.where else ""
    if change.added:
        assert change.new is not None
        return f"+ {label}: {_short(emit_flow(change.new))}{where}"
    old = _short(change.old) or "—"
    new = _short(_text(change.new)) if change.new is not None else say("diff-removed", language)
    return f"{label}: {old} → {new}{where}"


def _show_record(item: NewRecord, *, verbose: bool) -> Iterator[str]:
    name = item.data.get("name", {})
    yield f"+ {item.file}  {name.get('vi', '') if isinstance(name, dict) else name}  [{item.where}]"
    if verbose:
        for line in emit_record(item.data).splitlines():
            yield f"    {line}"


def _label(record: type, path: PathKey, language: str) -> str:
    """The label of a field by its path: ``Các lần công nhận 1, Số sao``."""
    words: list[str] = []
    here: type | None = record
    for step in path:
        if isinstance(step, int):
            words[-1] += f" {step + 1}"
        elif here is not None and step in fields_of(here):
            spec = fields_of(here)[step]
            words.append(spec.label[language])
            here = spec.record
        elif step != "vi":
            words.append(f"({step})")
    return ", ".join(words)


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def show_findings(plan: Plan, language: str, *, verbose: bool = False) -> str:
    """What was refused, what is to be confirmed, what was converted, each with its cell.

    Of conversions of one kind the first few are shown, all of them if ``verbose``.
    """
    lines: list[str] = []
    for level in Level:
        items = plan.findings.of(level)
        if items:
            lines += ["", say(f"level-{level.value}", language, n=len(items))]
            shorten = level is Level.NOTED and not verbose
            lines += _finding_lines(items, language, _ALIKE if shorten else len(items))
    return "\n".join(lines[1:])


def _finding_lines(items: Sequence[Finding], language: str, most: int) -> Iterator[str]:
    """Lines of findings; where there are more than ``most`` of a kind, a count for the rest."""
    counts = Counter(item.key for item in items)
    shown: Counter[str] = Counter()
    for item in items:
        shown[item.key] += 1
        if shown[item.key] <= most:
            yield f"  {item.where}: {item.text(language)}"
        if shown[item.key] == most and counts[item.key] > most:
            yield "    " + say("finding-more", language, n=counts[item.key] - most)
