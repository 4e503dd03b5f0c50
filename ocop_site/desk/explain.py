"""What each code means, with a wrong and a right example; declared in ``data/codes``.

The command, the reference and the report for code scanning all take their texts from there.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

from ocop_site.code_words import WORDS
from ocop_site.codes import CODES
from ocop_site.desk.desk_words import say
from ocop_site.problems import Position, Problem, severity_of

_LOOSE = re.compile("([\u0300-\u036f])")
_WIDTH = 96
EXAMPLE_FILE = "products/mat-ong-suoi-trong.yaml"


@dataclass(frozen=True, slots=True)
class Piece:
    """A file of an example: some lines of it, or the ``whole``, or a picture, or no such file."""

    file: str
    text: str = ""
    whole: bool = False
    encoding: str = "utf-8"
    photo: tuple[int, int] | None = None
    located: bool = False
    absent: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """A code explained. ``part`` is what a build of the example must make to find it, if any."""

    code: str
    means: Mapping[str, str]
    wrong: tuple[Piece, ...]
    right: tuple[Piece, ...]
    part: str = ""


@lru_cache(maxsize=1)
def explanations() -> Mapping[str, Explanation]:
    """Every code that is explained, in order."""
    found: dict[str, Explanation] = {}
    folder = files("ocop_site.desk") / "data" / "codes"
    for file in folder.iterdir():
        if file.name.endswith(".yaml"):
            data = yaml.safe_load(file.read_text(encoding="utf-8"))
            found |= {code: _read(code, item) for code, item in data.items()}
    return dict(sorted(found.items()))


def _read(code: str, item: Mapping[str, Any]) -> Explanation:
    file = item.get("file", EXAMPLE_FILE)
    wrong, right = (tuple(_pieces(item[key], file)) for key in ("wrong", "right"))
    return Explanation(code, item["means"], wrong, right, item.get("part", ""))


def _pieces(value: object, file: str) -> Iterator[Piece]:
    for name, given in (value if isinstance(value, dict) else {file: value}).items():
        match given:
            case None:
                yield Piece(name, absent=True)
            case str(lines):
                yield Piece(name, lines)
            case {"photo": [width, height], **rest}:
                yield Piece(name, photo=(width, height), located=bool(rest))
            case {"whole": text, **rest}:
                yield Piece(name, text, whole=True, encoding=str(rest.get("encoding", "utf-8")))
            case _:
                raise ValueError(f"{name}: {given}")


def title_of(code: str, language: str) -> str:
    """The message of a code with an ellipsis for each value."""
    return Problem(code, Position("")).message(language)


def remedy_of(code: str, language: str) -> str:
    """What to do about a code, with an ellipsis for each value."""
    return Problem(code, Position("")).hint(language)


def describe(piece: Piece, language: str) -> str:
    """The name of a file of an example, and what there is to say beside its text."""
    remark = ""
    if piece.absent:
        remark = say("code-absent", language)
    elif piece.photo is not None:
        width, height = piece.photo
        key = "code-photo-located" if piece.located else "code-photo"
        remark = say(key, language, width=width, height=height)
    elif piece.encoding != "utf-8":
        remark = say("code-encoding", language, encoding=piece.encoding.upper())
    return f"{piece.file} ({remark})" if remark else piece.file


def shown_text(piece: Piece) -> str:
    """The text of an example as it is printed: loose marks are set apart, to be seen at all."""
    return _LOOSE.sub("\u25cc\\1", piece.text.rstrip("\n"))


def explain(code: str, language: str) -> str:
    """The text that the command prints for a code."""
    item = explanations()[code]
    severity = WORDS[severity_of(code).value][language]
    lines = [
        f"{code}  {severity}: {title_of(code, language)}",
        f"      → {remedy_of(code, language)}",
        "",
        *textwrap.wrap(item.means[language], _WIDTH),
    ]
    for key, pieces in (("code-wrong", item.wrong), ("code-right", item.right)):
        lines += ["", say(key, language)]
        for piece in pieces:
            lines.append(f"  {describe(piece, language)}")
            lines += [
                f"    {line}".rstrip() for line in shown_text(piece).split("\n") if piece.text
            ]
    return "\n".join(lines)


def list_codes(language: str) -> str:
    """All codes with their messages, one to a line."""
    return "\n".join(f"{code}  {title_of(code, language)}" for code in sorted(CODES))
