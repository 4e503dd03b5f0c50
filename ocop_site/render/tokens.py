"""Design tokens: the colours that screen and paper share, and the styles made from them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from ocop_site import files

_INKS = "inks"


@dataclass(frozen=True, slots=True)
class Token:
    """A named value for each medium; ``cmyk`` is its ink build in a book for a press, if chosen."""

    name: str
    light: str
    dark: str
    print: str
    cmyk: str = ""


def read_tokens(
    folders: Sequence[Path], overrides: Iterable[tuple[str, str]] = ()
) -> tuple[Token, ...]:
    """Read ``tokens.yaml`` from asset folders (later ones win), then apply overrides.

    An override ``name`` replaces the value on light screens and paper, ``name-dark`` that on
    dark screens; names that are not known become tokens of their own.
    """
    tokens: dict[str, Token] = {}
    for folder in folders:
        if not (folder / "tokens.yaml").is_file():
            continue
        for name, value in _read(folder).items():
            if name != _INKS:
                tokens[name] = _token(name, value)
    for name, value in overrides:
        base = name.removesuffix("-dark")
        old = tokens.get(base, Token(base, value, value, value))
        tokens[base] = (
            Token(base, old.light, value, old.print)
            if base != name
            else Token(base, value, old.dark if old.dark != old.light else value, value)
        )
    return tuple(tokens.values())


def read_inks(folders: Sequence[Path]) -> Mapping[str, str]:
    """The ink builds of tokens and of other colours, by colour as ``#RRGGBB``.

    Later folders win, also where one of their tokens has the colour of another's.
    """
    builds: dict[str, str] = {}
    for folder in folders:
        if not (folder / "tokens.yaml").is_file():
            continue
        for name, value in _read(folder).items():
            if name == _INKS:
                builds |= {colour.upper(): build for colour, build in value.items()}
            elif cmyk := _token(name, value).cmyk:
                builds[_token(name, value).print.upper()] = cmyk
    return builds


def _read(folder: Path) -> dict[str, Any]:
    text = files.read_text(folder, "tokens.yaml")
    data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert isinstance(data, dict)
    return data


def _token(name: str, value: str | Mapping[str, str]) -> Token:
    if isinstance(value, str):
        return Token(name, value, value, value)
    light = value["light"]
    paper = value.get("print", light)
    return Token(name, light, value.get("dark", light), paper, value.get("cmyk", ""))


def screen_styles(tokens: Sequence[Token]) -> str:
    """Custom properties for the site: light by default, dark where the reader prefers it."""
    light = ";".join(f"--{token.name}:{token.light}" for token in tokens)
    dark = ";".join(f"--{token.name}:{token.dark}" for token in tokens if token.dark != token.light)
    return f":root{{{light}}}\n@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"


def print_styles(tokens: Sequence[Token]) -> str:
    """Custom properties for the book."""
    return ":root{" + ";".join(f"--{token.name}:{token.print}" for token in tokens) + "}\n"


def print_palette(tokens: Sequence[Token]) -> Mapping[str, str]:
    """The values on paper by name, for drawings that take colours as attributes."""
    return {token.name: token.print for token in tokens}
