"""The files every page uses: one style sheet, the fonts, the icon."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocop_site import files
from ocop_site.render.artefacts import File
from ocop_site.render.plates import motif_symbols
from ocop_site.render.tokens import Token, read_tokens, screen_styles

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*\n\s*")
_AROUND = re.compile(r"\s*([{};,])\s*")
_SHAPE = re.compile(r"<(path|circle|line|rect|ellipse|polyline|polygon)\b")
# Lines keep their width at any size of the drawing.
_HAIRLINE = r'<\1 vector-effect="non-scaling-stroke"'
_GROUP_COLOURS = ("accent", "deep", "tint", "glow")
_HOUSE_GROUP = "handicrafts"
_SHEETS = ("site.css", "search.css", "picks.css", "gallery.css")
_FONTS = "fonts/web"
_MOTIFS = "motifs/screen"


@dataclass(frozen=True, slots=True)
class Assets:
    """The files, and the path of the style sheet among them."""

    styles: str
    files: tuple[File, ...]


def make_assets(folders: Sequence[Path], overrides: Iterable[tuple[str, str]]) -> Assets:
    """Gather the files from asset folders, the theme's first.

    The style sheet's name holds a digest, so that hosts may let browsers keep it for ever.
    """
    tokens = read_tokens(tuple(reversed(folders)), overrides)
    sheets = _find(folders, "", _SHEETS)
    css = "".join(files.read_text(sheets[name], name) for name in _SHEETS)
    data = _shorten(_colours(tokens, css) + css).encode()
    styles = f"assets/site.{files.digest(data)[:8]}.css"
    found = [File(styles, data)]
    found += (
        File(f"assets/fonts/{Path(name).name}", files.read_bytes(folder, name))
        for name, folder in _find(folders, _FONTS, (".woff2",)).items()
    )
    found += (
        File(f"assets/{name}", files.read_bytes(folder, name))
        for name, folder in _find(folders, "", ("icon.svg",)).items()
    )
    return Assets(styles, tuple(found))


def _colours(tokens: Sequence[Token], css: str) -> str:
    """The tokens that ``css`` uses, and for each group a class that sets its four colours.

    The group of handicrafts is the house style: its colours hold where no group is named.
    """
    used = [token for token in tokens if f"var(--{token.name})" in css]
    groups: dict[str, list[Token]] = {}
    for token in tokens:
        group, _, part = token.name.rpartition("-")
        if part in _GROUP_COLOURS and group:
            groups.setdefault(group, []).append(dataclasses.replace(token, name=part))
    light, dark = "", ""
    for group, colours in groups.items():
        names = f".g-{group},.tone-{group}"
        if group == _HOUSE_GROUP:
            names = f":root,{names},.tone-stars-5"
        light += f"{names}{{{';'.join(f'--{item.name}:{item.light}' for item in colours)}}}"
        dark += (
            names
            + "{"
            + ";".join(f"--{item.name}:{item.dark}" for item in colours if item.dark != item.light)
            + "}"
        )
    return f"{screen_styles(used)}{light}\n@media (prefers-color-scheme:dark){{{dark}}}\n"


def read_symbols(folders: Sequence[Path]) -> Mapping[str, str]:
    """The drawings of the plates; a theme's replace those of the same name."""
    symbols: dict[str, str] = {}
    for folder in reversed(folders):
        if (folder / _MOTIFS).is_dir():
            symbols.update(motif_symbols(folder / _MOTIFS))
    return {name: _SHAPE.sub(_HAIRLINE, symbol) for name, symbol in symbols.items()}


def _find(folders: Sequence[Path], below: str, endings: tuple[str, ...]) -> dict[str, Path]:
    """Relative paths of files, each with the first folder that has it."""
    found: dict[str, Path] = {}
    for folder in folders:
        start = folder / below
        if start.is_dir():
            for name in files.list_files(start, endings):
                relative = f"{below}/{name}" if below else name
                if below or "/" not in name:
                    found.setdefault(relative, folder)
    return dict(sorted(found.items()))


def _shorten(css: str) -> str:
    """The style sheet without comments and idle space."""
    css = _COMMENT.sub("", css)
    return _AROUND.sub(r"\1", _SPACE.sub("", css)).replace(";}", "}") + "\n"
