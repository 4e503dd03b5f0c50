"""Read the text of a finished PDF back, with the place of every piece on its page.

Enough of PDF to read what our press writes: fonts with a ToUnicode map, text in page streams.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf

_OPERATORS = "q Q cm BT ET Tf Tm Td TD T* TJ Tj BDC BMC EMC"
_RANGE = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]*)>")
_TRIPLE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")

Matrix = tuple[float, float, float, float, float, float]
_UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text and where it begins, in points from the lower left corner of the page."""

    text: str
    x: float
    y: float
    font: str


def read_pieces(page: pikepdf.Page) -> tuple[Piece, ...]:
    """The text of a page in the order in which it is painted."""
    fonts = _read_fonts(page)
    return tuple(_walk(page, fonts))


def join_pieces(pieces: tuple[Piece, ...]) -> str:
    """Pieces as lines of text: a new line where the base line changes."""
    lines: list[str] = []
    last: float | None = None
    for piece in pieces:
        if last is not None and abs(piece.y - last) < 0.5:
            lines[-1] += piece.text
        else:
            lines.append(piece.text)
        last = piece.y
    return "\n".join(lines)


def font_names(pdf: pikepdf.Pdf) -> frozenset[str]:
    """The names of all fonts in a PDF, without the mark of a subset."""
    names = set()
    for page in pdf.pages:
        for font in _fonts_of(page).values():
            name = str(font.get("/BaseFont", "")).lstrip("/")
            names.add(name.partition("+")[2] or name)
    return frozenset(names)


def _fonts_of(page: pikepdf.Page) -> Mapping[str, Any]:
    resources = page.get("/Resources")
    fonts = resources.get("/Font") if resources is not None else None
    return dict(fonts.items()) if fonts is not None else {}


def _read_fonts(page: pikepdf.Page) -> Mapping[str, tuple[str, Mapping[int, str]]]:
    found = {}
    for key, font in _fonts_of(page).items():
        unicode_map = font.get("/ToUnicode")
        table = _read_map(unicode_map.read_bytes()) if unicode_map is not None else {}
        found[key] = (str(font.get("/BaseFont", "")).lstrip("/"), table)
    return found


def _read_map(data: bytes) -> Mapping[int, str]:
    table: dict[int, str] = {}
    for kind, body in _RANGE.findall(data):
        if kind == b"char":
            for code, value in _PAIR.findall(body):
                table[int(code, 16)] = _decode(value)
        else:
            for first, last, value in _TRIPLE.findall(body):
                start = int(value, 16)
                for offset in range(int(last, 16) - int(first, 16) + 1):
                    table[int(first, 16) + offset] = chr(start + offset)
    return table


def _decode(value: bytes) -> str:
    return bytes.fromhex(value.decode()).decode("utf-16-be", errors="replace")


def _walk(
    page: pikepdf.Page, fonts: Mapping[str, tuple[str, Mapping[int, str]]]
) -> Iterator[Piece]:
    stack: list[Matrix] = []
    matrix, text_matrix, line_matrix = _UNIT, _UNIT, _UNIT
    name, table = "", dict[int, str]()
    for instruction in pikepdf.parse_content_stream(page, _OPERATORS):
        code, operands = str(instruction.operator), instruction.operands
        if code == "q":
            stack.append(matrix)
        elif code == "Q":
            matrix = stack.pop() if stack else _UNIT
        elif code == "cm":
            matrix = _multiply(_matrix(operands), matrix)
        elif code == "BT":
            text_matrix = line_matrix = _UNIT
        elif code == "Tm":
            text_matrix = line_matrix = _matrix(operands)
        elif code in ("Td", "TD"):
            shift = (1.0, 0.0, 0.0, 1.0, float(operands[0]), float(operands[1]))
            text_matrix = line_matrix = _multiply(shift, line_matrix)
        elif code == "Tf":
            name, found = fonts.get(str(operands[0]), ("", {}))
            table = dict(found)
        elif code in ("TJ", "Tj"):
            text = "".join(_glyphs(operands[0], table))
            place = _multiply(text_matrix, matrix)
            yield Piece(text, place[4], place[5], name.partition("+")[2] or name)


def _glyphs(operand: Any, table: Mapping[int, str]) -> Iterator[str]:
    items = operand if isinstance(operand, pikepdf.Array) else [operand]
    for item in items:
        if not isinstance(item, pikepdf.String):
            continue
        data = bytes(item)
        for index in range(0, len(data) - 1, 2):
            yield table.get(data[index] << 8 | data[index + 1], "")


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def _multiply(m: Matrix, n: Matrix) -> Matrix:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )
