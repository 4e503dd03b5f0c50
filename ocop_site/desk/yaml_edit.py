"""A careful editor of the YAML files people write: comments, order and formatting stay.

It works on the text, at the places the parser names: a value is replaced where it stands, a new
key goes in after the key that precedes it in the schema, nothing else is touched. Each edit is
read back and compared with what it was meant to say.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import yaml

from ocop_site.catalogue.values import PathKey
from ocop_site.desk.yaml_emit import INDENT, WIDTH, Value, emit_entry, emit_flow, emit_item
from ocop_site.desk.yaml_nodes import (
    Data,
    compose,
    data_of,
    data_with,
    data_without,
    find_node,
    flow_path,
    identity,
    is_list,
    read_back,
    same,
)

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*(?P<comment>[ \t]+#[^\n]*)?")
_TAIL_COMMENT = re.compile(r"[ \t]+#[^\n]*")
KeyOrder = Callable[[PathKey], Sequence[str]]


class EditFault(Exception):
    """An edit that would not say what it was meant to say; the text was left as it was."""


def no_order(_: PathKey) -> Sequence[str]:
    """For files whose keys have no declared order."""
    return ()


class YamlText:
    """The text of one YAML file under edit.

    Paths are keys and indexes from the root, as in ``("recognitions", 0, "stars")``.
    """

    def __init__(self, text: str, key_order: KeyOrder = no_order) -> None:
        """Begin with a text that the catalogue's reader accepts.

        Args:
            text: the file, with line feeds only.
            key_order: the declared keys of the map at a path, for placing new ones.
        """
        self.text = text if text.endswith("\n") else text + "\n"
        self.key_order = key_order

    def data(self) -> Data:
        """The whole document as maps, lists and texts."""
        return data_of(self._root())

    def get(self, path: PathKey) -> Data:
        """The value at a path; ``None`` if there is none."""
        node = find_node(self._root(), path)
        return None if node is None else data_of(node)

    def set(self, path: PathKey, value: Value) -> None:
        """Write a value at a path, in place of the old one or where it belongs."""
        expected = data_with(self.data(), path, read_back(value))
        self._checked(expected, lambda: self._set(path, value))

    def insert(self, path: PathKey, index: int, value: Value) -> None:
        """Put an item into the list at ``path``, which is begun if there is none."""
        old = self.get(path)
        if not isinstance(old, list) or not old:
            kept = [] if old in (None, "", []) else [old]
            kept.insert(index, value)
            self.set(path, kept)
            return
        items = [*old[:index], read_back(value), *old[index:]]
        expected = data_with(self.data(), path, items)
        self._checked(expected, lambda: self._insert(path, min(index, len(old)), value))

    def remove(self, path: PathKey) -> None:
        """Take a value out; a map or list left without anything goes with it."""
        if self.get(path) is None:
            return
        while len(path) > 1 and len(find_node(self._root(), path[:-1]).value) == 1:
            path = path[:-1]
        expected = data_without(self.data(), path)
        self._checked(expected, lambda: self._remove(path))

    def _checked(self, expected: Data, edit: Callable[[], None]) -> None:
        before = self.text
        try:
            edit()
            if not same(self.data(), expected):
                raise EditFault("the text does not say what was meant")
        except (EditFault, yaml.YAMLError) as error:
            self.text = before
            raise EditFault(str(error)) from error

    def _root(self) -> Any:
        return compose(self.text)

    # Setting

    def _set(self, path: PathKey, value: Value) -> None:
        root = self._root()
        node = find_node(root, path)
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value and not path):
            self._add(root, path, value)
        elif isinstance(node, yaml.MappingNode) and isinstance(value, Mapping) and value:
            self._set_map(path, node, value)
        elif is_list(value) and isinstance(node, yaml.SequenceNode) and node.value and value:
            self._set_list(path, node, value)
        else:
            self._replace(root, path, node, value)

    def _set_map(self, path: PathKey, node: Any, value: Mapping[str, Value]) -> None:
        old = data_of(node)
        for key, item in value.items():
            if key not in old or not same(old[key], read_back(item)):
                self._set((*path, key), item)
        for key in old:
            if key not in value:
                self._remove((*path, key))

    def _set_list(self, path: PathKey, node: Any, value: Any) -> None:
        """Only the items that differ are touched, so that comments beside the others stay."""
        old = [identity(item) for item in data_of(node)]
        new = [identity(read_back(item)) for item in value]
        codes = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        for tag, start, end, first, last in reversed(codes):
            if tag == "equal":
                continue
            common = min(end - start, last - first)
            for offset in range(common, last - first):
                self._insert(path, end + offset - common, value[first + offset])
            for offset in reversed(range(common, end - start)):
                self._remove((*path, start + offset))
            for offset in range(common):
                self._set((*path, start + offset), value[first + offset])

    def _add(self, root: Any, path: PathKey, value: Value) -> None:
        parent_path, key = path[:-1], path[-1]
        parent = find_node(root, parent_path)
        if not isinstance(parent, yaml.MappingNode) or isinstance(key, int):
            nested: Value = [value] if isinstance(key, int) else {key: value}
            self._set(parent_path, nested)
        elif not parent.value:
            self._replace(root, parent_path, parent, {key: value})
        elif parent.flow_style:
            end = parent.end_mark.index - 1
            while self.text[end - 1] in " \n,":
                end -= 1
            self._splice(end, end, f", {key}: {emit_flow(value)}")
            self._unfold_flow(parent_path)
        else:
            self._add_entry(parent, key, value, self.key_order(parent_path))

    def _add_entry(self, parent: Any, key: str, value: Value, order: Sequence[str]) -> None:
        column = parent.start_mark.column
        ranks = {name: rank for rank, name in enumerate(order)}
        before = [
            (name, item)
            for name, item in parent.value
            if ranks.get(name.value, -1) <= ranks.get(key, len(ranks))
        ]
        lines = emit_entry(key, value, column)
        if before:
            place = self._line_end(self._end(before[-1][1]))
            self._splice(place, place, "".join(f"{line}\n" for line in lines))
        else:
            place = parent.value[0][0].start_mark.index
            block = "\n".join(lines).lstrip(" ") + "\n" + " " * column
            self._splice(place, place, block)

    def _replace(self, root: Any, path: PathKey, node: Any, value: Value) -> None:
        start, end = node.start_mark.index, self._end(node)
        outer = flow_path(root, path)
        if outer is not None:
            self._splice(start, end, emit_flow(value))
            self._unfold_flow(outer)
            return
        self._replace_block(root, path, node, value)

    def _replace_block(self, root: Any, path: PathKey, node: Any, value: Value) -> None:
        """Write the whole entry or item anew; a comment on its line stays there."""
        end = self._end(node)
        comment = self._own_comment(node, end)
        parent = find_node(root, path[:-1]) if path else None
        if isinstance(parent, yaml.MappingNode):
            key = next(name for name, item in parent.value if item is node)
            lines = emit_entry(str(path[-1]), value, key.start_mark.column)
            first = key.start_mark.index
        elif parent is not None:
            lines = emit_item(value, parent.start_mark.column)
            first = self._dash(parent, node)
        else:
            raise EditFault("the root of a file is not replaced")
        lines[0] = lines[0].lstrip(" ") + comment
        self._splice(first, self._line_end(end) - 1, "\n".join(lines))

    def _own_comment(self, node: Any, end: int) -> str:
        """The comment that stands on the line of a value, with the blanks before it."""
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
            match = _BLOCK_HEADER.match(self.text, node.start_mark.index)
            return (match["comment"] or "") if match else ""
        tail = _TAIL_COMMENT.match(self.text, end)
        return tail[0] if tail else ""

    def _unfold_flow(self, path: PathKey) -> None:
        """Turn a one-line flow collection that grew too long into block style."""
        root = self._root()
        outer = flow_path(root, path) or path
        node = find_node(root, outer)
        start, end = node.start_mark.index, node.end_mark.index
        line_start = self.text.rfind("\n", 0, start) + 1
        if "\n" in self.text[start:end] or not outer:
            return
        if len(self.text[line_start : self._line_end(end) - 1]) > WIDTH:
            self._replace_block(root, outer, node, data_of(node))

    # Lists

    def _insert(self, path: PathKey, index: int, value: Value) -> None:
        node = find_node(self._root(), path)
        if node.flow_style:
            at_end = index >= len(node.value)
            place = self._end(node.value[-1]) if at_end else node.value[index].start_mark.index
            flow = emit_flow(value)
            self._splice(place, place, f", {flow}" if at_end else f"{flow}, ")
            self._unfold_flow(path)
            return
        lines = emit_item(value, node.start_mark.column)
        if index:
            place = self._line_end(self._end(node.value[index - 1]))
            self._splice(place, place, "".join(f"{line}\n" for line in lines))
        else:
            place = self._dash(node, node.value[0])
            block = "\n".join(lines).lstrip(" ") + "\n" + " " * node.start_mark.column
            self._splice(place, place, block)

    def _dash(self, parent: Any, item: Any) -> int:
        """The place of the dash before a list item."""
        column = parent.start_mark.column
        place = item.start_mark.index
        line = self.text.rfind("\n", 0, place) + 1
        while self.text[line + column : line + column + 1] != "-" or (
            self.text[line : line + column].strip(" -")
        ):
            if not line:
                raise EditFault("an item has no dash")
            line = self.text.rfind("\n", 0, line - 1) + 1
        return int(line + column)

    # Removing

    def _remove(self, path: PathKey) -> None:
        root = self._root()
        parent, node = find_node(root, path[:-1]), find_node(root, path)
        if parent is None or node is None:
            return
        if parent.flow_style:
            self._remove_flow(parent, node)
            return
        if isinstance(parent, yaml.MappingNode):
            keys = [name for name, _ in parent.value]
            place = next(i for i, (_, item) in enumerate(parent.value) if item is node)
            start = keys[place].start_mark.index
            following = keys[place + 1].start_mark.index if place + 1 < len(keys) else None
        else:
            start, following = self._dash(parent, node), None
        line = self.text.rfind("\n", 0, start) + 1
        if not self.text[line:start].strip():
            self._splice(line, self._line_end(self._end(node)), "")
        elif following is None:
            raise EditFault("the only entry of an item cannot be removed alone")
        else:  # the first key beside a dash: the next key takes its place
            between = self.text[self._line_end(self._end(node)) : following]
            self._splice(start, following, "")
            pad = " " * (start - line - INDENT)
            notes = [pad + note.strip() + "\n" for note in between.split("\n") if note.strip()]
            self._splice(line, line, "".join(notes))

    def _remove_flow(self, parent: Any, node: Any) -> None:
        kept = []
        for item in parent.value:
            first, last = item if isinstance(item, tuple) else (item, item)
            if last is not node:
                kept.append(self.text[first.start_mark.index : self._end(last)])
        opening, closing = "{}" if isinstance(parent, yaml.MappingNode) else "[]"
        inside = opening + ", ".join(kept) + closing
        self._splice(parent.start_mark.index, parent.end_mark.index, inside)

    # Places

    def _splice(self, start: int, end: int, text: str) -> None:
        self.text = self.text[:start] + text + self.text[end:]

    def _line_end(self, place: int) -> int:
        """The place just behind the end of the line that holds ``place``."""
        found = self.text.find("\n", place)
        return len(self.text) if found < 0 else found + 1

    def _end(self, node: Any) -> int:
        """The end of what a node says, without the comments and blank lines behind it."""
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            if node.style in ("|", ">"):
                return int(start) + len(self.text[start:end].rstrip())
            return int(end)
        if node.flow_style or not node.value:
            return int(node.end_mark.index)
        last = node.value[-1]
        return self._end(last[1] if isinstance(last, tuple) else last)
