"""YAML read the way people expect: every plain value stays text, each with its position.

PyYAML's C parser composes the nodes; the schema types them. What lets YAML lie is refused:
aliases, merge keys, tags, further documents, duplicate keys (YAML 1.2.2, sections 3.2.1.3
and 7.1). ``no``, ``on``, ``012345``, ``1:30`` and telephone numbers are therefore just text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from ocop_site.problems import Position, Problem
from ocop_site.text import normalise

_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null"})
_TAGS: Mapping[type, str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.MappingNode: "tag:yaml.org,2002:map",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
}
_STANDARD_TAGS = frozenset(_TAGS.values())
_MAX_NODES = 200_000
_MAX_DEPTH = 60
_MAX_BRACKETS = 240
# What can open block collections at the beginning of a line: blanks, and - ? : before a blank.
_NESTED = re.compile(r"^(?:[-?:]?[ \t]){120}", re.MULTILINE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")

# The commonest complaints of libyaml, by a part of its text -> word of the message table.
_SYNTAX = (
    ("found a tab character", "@yaml-tab"),
    ("that cannot start any token", "@yaml-sign"),
    ("while scanning an alias", "@yaml-sign"),
    ("while scanning an anchor", "@yaml-sign"),
    ("while scanning a block scalar", "@yaml-sign"),
    ("while scanning a directive", "@yaml-sign"),
    ("mapping keys are not allowed", "@yaml-sign"),
    ("could not find expected ':'", "@yaml-colon"),
    ("mapping values are not allowed", "@yaml-two-colons"),
    ("did not find expected ',' or ']'", "@yaml-bracket"),
    ("did not find expected node content", "@yaml-value"),
    ("did not find expected ',' or '}'", "@yaml-brace"),
    ("found unexpected end of stream", "@yaml-quote"),
    ("did not find expected key", "@yaml-indent"),
    ("did not find expected '-' indicator", "@yaml-indent"),
    ("did not find expected <document start>", "@yaml-indent"),
    ("block sequence entries are not allowed", "@yaml-dash"),
    ("found unknown escape character", "@yaml-escape"),
    ("control characters are not allowed", "@yaml-control"),
    ("expected a single document", "@yaml-document"),
    ("found undefined alias", "@yaml-alias"),
    ("found duplicate anchor", "@yaml-alias"),
)
# What these complain of is, behind a quotation mark, the text that goes on there.
_AFTER_QUOTE = frozenset({"@yaml-indent", "@yaml-bracket", "@yaml-brace"})
# Of these the parser notices the mistake far below; the beginning is where it is to be mended.
_FROM_START = frozenset({"@yaml-colon", "@yaml-bracket", "@yaml-brace", "@yaml-quote"})


class _TextLoader(_BASE):  # type: ignore[misc]
    """PyYAML's safe loader with no guessing of types at all."""

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        """The tag of a node that has none written: by its shape alone."""
        return _TAGS[kind]

    def descend_resolver(self, node: Any, index: Any) -> None:
        """Nothing is resolved by path."""

    def ascend_resolver(self) -> None:
        """Nothing is resolved by path."""


class Node:
    """A value of a YAML file: ``kind`` is ``text``, ``list``, ``map`` or ``null``."""

    __slots__ = ("column", "items", "keys", "kind", "line", "lone", "text")

    def __init__(self, kind: str, line: int, column: int) -> None:
        """Start an empty node at a position counted from 1."""
        self.kind = kind
        self.line = line
        self.column = column
        self.text = ""
        self.lone = False  # a key in braces without a colon: what a comma cut off a text
        self.items: list[Node] = []
        self.keys: list[Node] = []


def parse_yaml(file: str, text: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document.

    Args:
        file: the name shown in problems.
        text: the document.
        first_line: the line number of its first line in the file (front matter).

    Returns:
        the root node, or ``None`` if nothing can be read or the file is refused, and the
        problems found.
    """
    if text.count("[") + text.count("{") > _MAX_NODES or _too_deep(text):
        return None, [Problem("E008", Position(file))]
    try:
        loader = _TextLoader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        return None, [_describe(error, file, text, first_line)]
    if root is None:
        return None, [Problem("E006", Position(file, first_line, 1))]
    problems: list[Problem] = []
    node = _Walk(file, first_line - 1, problems, text).visit(root, 0)
    too_much = next((problem for problem in problems if problem.code == "E008"), None)
    if too_much:
        return None, [too_much]
    return None if any(problem.code == "E003" for problem in problems) else node, problems


def _too_deep(text: str) -> bool:
    """Whether collections are nested so deeply that the parser's stack is at risk.

    Block collections each need a column of their own, so that a long opening of a line shows
    them; flow collections show by their brackets.
    """
    if _NESTED.search(text):
        return True
    if text.count("[") + text.count("{") <= _MAX_BRACKETS:
        return False
    depth = 0
    for char in text:
        if char in "[{":
            depth += 1
            if depth > _MAX_BRACKETS:
                return True
        elif char in "]}":
            depth = max(0, depth - 1)
    return False


def _describe(error: yaml.YAMLError, file: str, text: str, first_line: int) -> Problem:
    complaint = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')} {error}"
    word = next((word for part, word in _SYNTAX if part in complaint), "@yaml-other")
    before, sign = _around(text, *_place(error, "", text))
    if word == "@yaml-sign" and sign == "\t":
        word = "@yaml-tab"
    elif word in _AFTER_QUOTE and before.endswith(("'", '"')):
        word = "@yaml-after-quote"
    line, column = _place(error, word, text)
    position = Position(file, line + first_line, column + 1) if line >= 0 else Position(file)
    code = "E003" if word in {"@yaml-document", "@yaml-alias"} else "E002"
    return Problem(code, position, {"what": word})


def _place(error: yaml.YAMLError, word: str, text: str) -> tuple[int, int]:
    """Line and column, from 0, at which a mistake is best shown; a line of -1 for none."""
    problem = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None)
    mark = (start or problem) if word in _FROM_START else (problem or start)
    if mark is not None:
        return mark.line, mark.column
    control = _CONTROL.search(text)
    if control is None:
        return -1, 0
    before = text[: control.start()]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def _around(text: str, line: int, column: int) -> tuple[str, str]:
    """What stands before a place on its line, and the sign at the place."""
    lines = text.split("\n")
    shown = lines[line] if 0 <= line < len(lines) else ""
    return shown[:column].rstrip(), shown[column : column + 1]


class _Walk:
    """One walk over composed nodes, refusing what this project does not read."""

    def __init__(self, file: str, offset: int, problems: list[Problem], text: str) -> None:
        self.file = file
        self.text = text
        self.offset = offset
        self.problems = problems
        self.seen: set[int] = set()
        self.full = False

    def _refuse(self, node: Node, what: str, code: str = "E003", **values: str) -> None:
        position = Position(self.file, node.line, node.column)
        self.problems.append(Problem(code, position, {"what": what, **values}))

    def visit(self, raw: Any, depth: int, key: Node | None = None) -> Node:
        mark = raw.start_mark
        node = Node("null", mark.line + 1 + self.offset, mark.column + 1)
        if id(raw) in self.seen:  # the mark of an alias is that of its anchor: show the key
            self._refuse(key or node, "@yaml-alias")
            return node
        self.seen.add(id(raw))
        if raw.tag not in _STANDARD_TAGS:
            self._refuse(node, "@yaml-tag")
        if depth > _MAX_DEPTH or len(self.seen) > _MAX_NODES:
            if not self.full:
                self._refuse(node, "", code="E008")
            self.full = True
            return node
        if isinstance(raw, yaml.ScalarNode):
            if raw.style or raw.value not in _NULLS:  # a plain scalar has no style
                node.kind = "text"
                node.text = normalise(raw.value)
        elif isinstance(raw, yaml.SequenceNode):
            node.kind = "list"
            node.items = [self.visit(item, depth + 1) for item in raw.value]
        else:
            node.kind = "map"
            self._visit_pairs(node, raw, depth)
        return node

    def _visit_pairs(self, node: Node, raw: Any, depth: int) -> None:
        lines: dict[str, int] = {}
        for raw_key, raw_value in raw.value:
            key = self.visit(raw_key, depth + 1)
            value = self.visit(raw_value, depth + 1, key)
            if value.kind == "null" and raw.flow_style:
                between = self.text[raw_key.end_mark.index : raw_value.start_mark.index]
                key.lone = ":" not in between
            if key.kind != "text":
                self._refuse(key, "", code="E005")
            elif key.text == "<<":
                self._refuse(key, "@yaml-merge")
            elif key.text in lines:
                self._refuse(key, key.text, code="E004", line=str(lines[key.text]))
            else:
                lines[key.text] = key.line
                node.keys.append(key)
                node.items.append(value)
