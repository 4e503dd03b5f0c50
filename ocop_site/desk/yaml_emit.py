"""New YAML in the house style: block style, two blanks, folded texts below 92 columns.

One emitter for everything that writes into a catalogue, so that what a spreadsheet brings in
and what a scaffold starts looks like what people have written by hand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeAlias

WIDTH = 92
INDENT = 2


class Bare(str):
    """A text that is written without quotes although it looks like a number."""

    __slots__ = ()


Value: TypeAlias = "str | bool | int | Sequence[Value] | Mapping[str, Value]"

_BLOCK_START = re.compile(r"[-?:](?:\s|$)|[\[\]{}#&*!|>'\"%@`,]")
# What other readers of YAML take for a number, a time, a truth value: leading zeros would be
# lost, 7:30 would become 450.
_RETYPED = re.compile(
    r"[-+]?0[\d_.]+|[-+]?[\d_]*\.[\d_]*(?:e[-+]?\d+)?|[-+]?\d[\d_]*e[-+]?\d+|0[xob][0-9a-f_]+"
    r"|[-+]?\d+_[\d_]*|[-+]?\d[\d_]*(?::\d+)+(?:\.\d*)?|[-+]?\.(?:inf|nan)|~|null|true|false|yes|no|on|off|y|n|=|<<",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_NOT_PLAIN = re.compile(rf":(?:\s|$)|\s#|{_CONTROL.pattern}")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def emit_record(record: Mapping[str, Value]) -> str:
    """A whole file: one record."""
    return "\n".join(emit_map(record, 0)) + "\n"


def emit_map(value: Mapping[str, Value], indent: int) -> list[str]:
    """The lines of a block map."""
    return [line for key, item in value.items() for line in emit_entry(key, item, indent)]


def emit_entry(key: str, value: Value, indent: int) -> list[str]:
    """The lines of ``key: value`` with the key at column ``indent``."""
    return _emit_after(" " * indent + f"{key}:", value, indent)


def emit_item(value: Value, indent: int) -> list[str]:
    """The lines of a list item with its dash at column ``indent``."""
    dash = " " * indent + "-"
    if isinstance(value, Mapping) and value:
        lines = emit_map(value, indent + INDENT)
        return [dash + " " + lines[0].lstrip(" "), *lines[1:]]
    return _emit_after(dash, value, indent)


def _emit_after(head: str, value: Value, indent: int) -> list[str]:
    if isinstance(value, Mapping):
        return [head, *emit_map(value, indent + INDENT)] if value else [f"{head} {{}}"]
    if not isinstance(value, str | bool | int):
        if not value:
            return [f"{head} []"]
        return [head, *(line for item in value for line in emit_item(item, indent + INDENT))]
    if isinstance(value, bool | int):
        return [f"{head} {str(value).lower()}"]
    if "\n" in value:
        pad = " " * (indent + INDENT)
        return [f"{head} |", *(pad + line if line else "" for line in value.strip().split("\n"))]
    inline = f"{head} {emit_scalar(value)}"
    if len(inline) <= WIDTH or not _foldable(value):
        return [inline]
    return [f"{head} >-", *fold(value, indent + INDENT)]


def _foldable(value: str) -> bool:
    return " " in value and "  " not in value and not _CONTROL.search(value)


def fold(text: str, indent: int, prefix: str = "") -> list[str]:
    """A text wrapped at its blanks to lines below the width, each begun with ``prefix``."""
    start = " " * indent + prefix
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if line and len(start) + len(line) + 1 + len(word) > WIDTH:
            lines.append(start + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, start + line]


def emit_scalar(value: str, *, flow: bool = False) -> str:
    """A text on one line: plain where nobody can misread it, else quoted."""
    if isinstance(value, Bare) or _is_plain(value, flow=flow):
        return str(value)
    if ('"' in value or "\\" in value) and not _CONTROL.search(value):
        return "'" + value.replace("'", "''") + "'"
    quoted = "".join(_ESCAPES.get(char, char) for char in value)
    return '"' + _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", quoted) + '"'


def emit_flow(value: Value) -> str:
    """A value in flow style, for places that are written so already."""
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key}: {emit_flow(item)}" for key, item in value.items())
        return "{" + pairs + "}"
    if isinstance(value, str):
        return emit_scalar(value, flow=True)
    if isinstance(value, bool | int):
        return str(value).lower()
    return "[" + ", ".join(emit_flow(item) for item in value) + "]"


def _is_plain(value: str, *, flow: bool) -> bool:
    if not value or value != value.strip() or _NOT_PLAIN.search(value):
        return False
    if _BLOCK_START.match(value) or _RETYPED.fullmatch(value):
        return False
    return not (flow and _FLOW_SIGNS.search(value))
