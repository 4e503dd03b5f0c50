"""Everything a PDF paints, as a press would see it: text, areas, lines and pictures in their inks.

Enough of PDF to follow a page through its groups and patterns; nothing here knows how our own
files are made.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
Kind = Literal["text", "area", "line", "picture", "shading"]

_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_OPERATORS = (
    "q Q cm w gs Do sh BT ET Tf Tm Tr TJ Tj ' \" g G rg RG k K cs CS sc SC scn SCN "
    "f F f* B B* b b* S s EI"
)
_DEVICE = {"g": "DeviceGray", "rg": "DeviceRGB", "k": "DeviceCMYK"}
_FILLS = {"f", "F", "f*", "B", "B*", "b", "b*"}
_STROKES = {"S", "s", "B", "B*", "b", "b*"}
_SHOWS = {"TJ", "Tj", "'", '"'}
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Ink:
    """A colour: its space, and its values from 0 to 1 as the space counts them."""

    space: str
    values: tuple[float, ...] = ()

    @property
    def plates(self) -> tuple[float, float, float, float]:
        """Cyan, magenta, yellow and black in per cent; nothing for spaces that are no inks."""
        if self.space == "DeviceGray" and self.values:
            return (0.0, 0.0, 0.0, 100 * (1 - self.values[0]))
        if self.space == "DeviceCMYK" and len(self.values) == 4:
            cyan, magenta, yellow, black = (100 * value for value in self.values)
            return (cyan, magenta, yellow, black)
        return (0.0, 0.0, 0.0, 0.0)

    @property
    def total(self) -> float:
        """All inks together, in per cent."""
        return sum(self.plates)

    @property
    def count(self) -> int:
        """How many plates it stands on."""
        return sum(value > 0.5 for value in self.plates)


@dataclass(frozen=True, slots=True)
class Painted:
    """Something painted: ``size`` is a type size or a line's thickness in points.

    ``matrix`` maps the unit square of a picture to the page; ``solid`` is false where something
    shines through.
    """

    kind: Kind
    ink: Ink
    size: float = 0.0
    overprint: bool = False
    solid: bool = True
    matrix: Matrix = _UNIT
    picture: Any = None


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix = _UNIT
    fill: Ink = Ink("DeviceGray", (0.0,))
    stroke: Ink = Ink("DeviceGray", (0.0,))
    width: float = 1.0
    type_size: float = 0.0
    mode: int = 0
    fill_over: bool = False
    stroke_over: bool = False
    solid: bool = True


def walk_page(page: pikepdf.Page) -> Iterator[Painted]:
    """Everything that is painted on a page, in the order of painting."""
    yield from _walk(page, page.get("/Resources"), _State(), 0)


def _walk(content: Any, resources: Any, state: _State, depth: int) -> Iterator[Painted]:
    kept: list[_State] = []
    text: Matrix = _UNIT
    for found in pikepdf.parse_content_stream(content, _OPERATORS):
        code, operands = str(found.operator), found.operands
        if code == "q":
            kept.append(state)
        elif code == "Q":
            state = kept.pop() if kept else state
        elif code == "cm":
            state = replace(state, matrix=multiply(_matrix(operands), state.matrix))
        elif code == "w":
            state = replace(state, width=float(operands[0]))
        elif code == "BT":
            text = _UNIT
        elif code == "Tm":
            text = _matrix(operands)
        elif code == "Tf":
            state = replace(state, type_size=float(operands[1]))
        elif code == "Tr":
            state = replace(state, mode=int(operands[0]))
        elif code == "gs":
            state = _set(state, _find(resources, "/ExtGState", operands[0]))
        elif code.lower() in ("g", "rg", "k", "cs", "sc", "scn"):
            yield from _pattern(code, operands, resources, state, depth)
            state = _colour(code, operands, resources, state)
        elif code in _SHOWS:
            scale = _scale(multiply(text, state.matrix))
            yield from _text(state, abs(state.type_size) * scale)
        elif code == "Do":
            yield from _object(_find(resources, "/XObject", operands[0]), state, resources, depth)
        elif code == "sh":
            shading = _find(resources, "/Shading", operands[0])
            space = _space(shading.get("/ColorSpace"), resources) if shading is not None else "?"
            yield Painted("shading", Ink(space), solid=state.solid)
        elif code == "EI":
            yield Painted("picture", Ink("inline"), matrix=state.matrix, solid=state.solid)
        else:
            yield from _path(code, state)


def _path(code: str, state: _State) -> Iterator[Painted]:
    if code in _FILLS:
        yield Painted("area", state.fill, overprint=state.fill_over, solid=state.solid)
    if code in _STROKES:
        width = state.width * _scale(state.matrix)
        yield Painted("line", state.stroke, width, state.stroke_over, state.solid)


def _text(state: _State, size: float) -> Iterator[Painted]:
    if state.mode in (0, 2, 4, 6):
        yield Painted("text", state.fill, size, state.fill_over, state.solid)
    if state.mode in (1, 2, 5, 6):
        yield Painted("text", state.stroke, size, state.stroke_over, state.solid)


def _object(found: Any, state: _State, resources: Any, depth: int) -> Iterator[Painted]:
    if found is None or depth > _DEEPEST:
        return
    if found.get("/Subtype") == "/Image":
        solid = state.solid and "/SMask" not in found and "/Mask" not in found
        if found.get("/ImageMask"):
            ink = state.fill
        else:
            ink = Ink(_space(found.get("/ColorSpace"), resources))
        yield Painted("picture", ink, 0, state.fill_over, solid, state.matrix, found)
    elif found.get("/Subtype") == "/Form":
        matrix = _matrix(found.Matrix) if "/Matrix" in found else _UNIT
        inner = replace(state, matrix=multiply(matrix, state.matrix))
        group = found.get("/Group")
        if group is not None and "/CS" in group:
            space = _space(group.CS, resources)
            if space != "DeviceCMYK":
                yield Painted("area", Ink(space), solid=False)
        yield from _walk(found, found.get("/Resources", resources), inner, depth + 1)


def _pattern(
    code: str, operands: Any, resources: Any, state: _State, depth: int
) -> Iterator[Painted]:
    if code.lower() != "scn" or not operands or not isinstance(operands[-1], pikepdf.Name):
        return
    found = _find(resources, "/Pattern", operands[-1])
    if found is None or depth > _DEEPEST:
        return
    if "/Shading" in found:
        yield Painted("shading", Ink(_space(found.Shading.get("/ColorSpace"), resources)))
    elif isinstance(found, pikepdf.Stream):
        start = _State(matrix=_matrix(found.Matrix) if "/Matrix" in found else _UNIT)
        yield from _walk(found, found.get("/Resources", resources), start, depth + 1)


def _colour(code: str, operands: Any, resources: Any, state: _State) -> _State:
    old = state.stroke if code.isupper() else state.fill
    lower = code.lower()
    if lower in _DEVICE:
        ink = Ink(_DEVICE[lower], tuple(float(value) for value in operands))
    elif lower == "cs":
        ink = Ink(_space(operands[0], resources))
    else:
        numbers = (value for value in operands if not isinstance(value, pikepdf.Name))
        ink = Ink(old.space, tuple(float(value) for value in numbers))
    return replace(state, stroke=ink) if code.isupper() else replace(state, fill=ink)


def _space(value: Any, resources: Any) -> str:
    """The name of a colour space; of a spot colour with the ink, of a palette with its base."""
    if isinstance(value, pikepdf.Name):
        name = str(value).lstrip("/")
        named = _find(resources, "/ColorSpace", value)
        return _space(named, None) if named is not None else name
    if not isinstance(value, pikepdf.Array) or not len(value):
        return "?"
    kind = str(value[0]).lstrip("/")
    if kind in ("Separation", "DeviceN"):
        return f"{kind} {str(value[1]).lstrip('/')}"
    return f"Indexed {_space(value[1], resources)}" if kind == "Indexed" else kind


def _set(state: _State, found: Any) -> _State:
    if found is None:
        return state
    stroke = bool(found.get("/OP", state.stroke_over))
    fill = bool(found.get("/op", found.get("/OP", state.fill_over)))
    # Without this mode a nought in one ink would still knock that ink out.
    if fill and found.get("/OPM", 0) != 1:
        fill = False
    clear = any(float(found.get(key, 1)) < 1 for key in ("/ca", "/CA"))
    clear |= found.get("/BM", pikepdf.Name.Normal) not in (
        pikepdf.Name.Normal,
        pikepdf.Name.Compatible,
    )
    clear |= isinstance(found.get("/SMask"), pikepdf.Dictionary)
    solid = state.solid and not clear
    return replace(state, stroke_over=stroke, fill_over=fill, solid=solid)


def _find(resources: Any, kind: str, name: Any) -> Any:
    table = resources.get(kind) if resources is not None else None
    return table.get(str(name)) if table is not None else None


def _matrix(values: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in values)
    return a, b, c, d, e, f


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """One transformation after the other."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _scale(matrix: Matrix) -> float:
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
