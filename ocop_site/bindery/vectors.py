"""Paths of drawings at a fraction of the cost, with the same result.

WeasyPrint reads a path anew each time it draws it, number by number, which on a page with a QR
code and a motif takes a fifth of the time. Here a path is read once and its operators are kept,
and one made of upright boxes, as QR codes are, becomes boxes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_BOX = re.compile(r"M(\d+) (\d+)h(\d+)v(\d+)h-(\d+)z")
_BOXES = re.compile(r"(?:M\d+ \d+h\d+v\d+h-\d+z)+")
_PLAIN = re.compile(r"(?!.*[Ee]m)[MmLlHhVvCcSsQqTtAaZz0-9eE+\-.,\s]*", re.DOTALL)
_MOST = 400

DrawPath = Callable[[Any, Any, float], None]


def install() -> None:
    """Let WeasyPrint draw paths this way in this process."""
    from weasyprint import svg

    if not isinstance(svg.TAGS["path"], _Drawer):
        svg.TAGS["path"] = _Drawer(svg.TAGS["path"])
        svg.draw_gradient = _space_out(svg.draw_gradient)


def _space_out(draw: Callable[..., Any]) -> Callable[..., Any]:
    """Gradients whose one cell stands alone.

    WeasyPrint lays cells of a gradient edge to edge, so that a reader rounding their sides
    (poppler) counts two and may draw none.
    """

    def drawn(svg: Any, *arguments: Any, **options: Any) -> Any:
        patterns = svg.stream._resources["Pattern"]
        before = set(patterns)
        done = draw(svg, *arguments, **options)
        for name in set(patterns) - before:
            for step in ("XStep", "YStep"):
                patterns[name].extra[step] *= 2
        return done

    return drawn


class _Drawer:
    def __init__(self, original: DrawPath) -> None:
        self.original = original
        self.kept: dict[str, tuple[Any, ...]] = {}

    def __call__(self, svg: Any, node: Any, font_size: float) -> None:
        path = node.get("d", "")
        marked = any(name.startswith("marker") for name in node.attrib)
        if marked or not _PLAIN.fullmatch(path):
            self.original(svg, node, font_size)
            return
        operators = self.kept.get(path) or _boxes(path)
        if operators is None:
            start = len(svg.stream.stream)
            self.original(svg, node, font_size)
            node.vertices.clear()  # only markers ask for them
            if len(self.kept) < _MOST:
                self.kept[path] = tuple(svg.stream.stream[start:])
            return
        svg.stream.stream.extend(operators)


def _boxes(path: str) -> tuple[bytes, ...] | None:
    """A path that is nothing but upright boxes, as operators."""
    if not _BOXES.fullmatch(path):
        return None
    found = _BOX.findall(path)
    if any(width != back for _, _, width, _, back in found):
        return None
    return tuple(f"{x} {y} {width} {height} re".encode() for x, y, width, height, _ in found)
