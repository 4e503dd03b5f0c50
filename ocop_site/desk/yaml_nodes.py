"""Nodes and plain data of a YAML file under edit: finding, comparing, expecting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from ocop_site.catalogue.values import PathKey
from ocop_site.desk.yaml_emit import Value
from ocop_site.text import normalise

Data = Any
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose(text: str) -> Any:
    """The root node of a document, every node with its marks."""
    return yaml.compose(text, Loader=_LOADER)


def find_node(root: Any, path: PathKey) -> Any:
    """The node at a path, or ``None``."""
    node = root
    for step in path:
        if isinstance(node, yaml.MappingNode):
            node = next((item for key, item in node.value if key.value == step), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            node = node.value[step] if step < len(node.value) else None
        else:
            return None
    return node


def flow_path(root: Any, path: PathKey) -> PathKey | None:
    """The path of the outermost flow collection around a value; ``None`` in block style."""
    for depth in range(len(path)):
        node = find_node(root, path[:depth])
        if isinstance(node, yaml.CollectionNode) and node.flow_style:
            return path[:depth]
    return None


def data_of(node: Any) -> Data:
    """A node as maps, lists and texts."""
    if isinstance(node, yaml.MappingNode):
        return {key.value: data_of(item) for key, item in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [data_of(item) for item in node.value]
    return normalise(node.value)


def read_back(value: Value) -> Data:
    """What a value will be read back as."""
    if isinstance(value, Mapping):
        return {key: read_back(item) for key, item in value.items()}
    if isinstance(value, bool | int):
        return str(value).lower()
    if isinstance(value, str):
        return normalise(value)
    return [read_back(item) for item in value]


def is_list(value: Any) -> bool:
    """Whether a value is a list of the kind that is written with dashes."""
    return isinstance(value, Sequence) and not isinstance(value, str)


def identity(value: Data) -> str:
    """What tells one item of a list from another."""
    return repr(value.strip() if isinstance(value, str) else value)


def same(left: Data, right: Data) -> bool:
    """Whether two values say the same; blanks around a text do not count."""
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        return left.keys() == right.keys() and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return bool(isinstance(left, str) and isinstance(right, str) and left.strip() == right.strip())


def data_with(data: Data, path: PathKey, value: Data) -> Data:
    """``data`` with the value at a path replaced or added."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(data) if isinstance(data, list) else [] if data in (None, "") else [data]
        inner = data_with(items[step] if step < len(items) else None, rest, value)
        items[step : step + 1] = [inner]
        return items
    copy = dict(data) if isinstance(data, Mapping) else {}
    copy[step] = data_with(copy.get(step), rest, value)
    return copy


def data_without(data: Data, path: PathKey) -> Data:
    """``data`` with the value at a path left out."""
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        items = list(data)
        items[step : step + 1] = [data_without(items[step], rest)] if rest else []
        return items
    copy = dict(data)
    if rest:
        copy[step] = data_without(copy[step], rest)
    else:
        del copy[step]
    return copy
