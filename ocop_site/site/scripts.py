"""The scripts of the site: joined from their files, named by their content.

None is needed to read a page. They are plain scripts and not modules, which browsers do not load
from a disk.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocop_site import files
from ocop_site.render.artefacts import File

# What a script is joined from; more than one file shares a function of its own.
PARTS: Mapping[str, tuple[str, ...]] = {
    "search": ("search/field.js",),
    "search-engine": (
        "vendor/minisearch/minisearch.min.js",
        "search/text.js",
        "search/records.js",
        "search/engine.js",
    ),
    "search-page": ("search/page.js",),
    "picks": ("picks/picks.js",),
    "compare": ("picks/goods.js", "picks/compare.js"),
    "shortlist": ("picks/goods.js", "picks/files.js", "picks/shortlist.js"),
    "gallery": ("gallery.js",),
    "offline": ("offline.js",),
}
# A comment on lines of its own; one that begins with /*! names a licence and stays.
_COMMENT = re.compile(
    r"^[ \t]*(?:/\*(?!!)(?:(?!\*/).)*\*/[ \t]*|//[^\n]*)\n", re.DOTALL | re.MULTILINE
)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_BLANK = re.compile(r"\n{2,}")


@dataclass(frozen=True, slots=True)
class Scripts:
    """The files, and their paths by name."""

    paths: Mapping[str, str]
    files: tuple[File, ...]


def make_scripts(folders: Sequence[Path]) -> Scripts:
    """Read the scripts from asset folders, the theme's first."""
    made: dict[str, File] = {}
    for name, parts in PARTS.items():
        texts = [shorten(read_asset(folders, part)) for part in parts]
        text = "".join(texts)
        if len(texts) > 1:
            text = f'(()=>{{"use strict";\n{text}}})();\n'
        data = text.encode()
        made[name] = File(f"assets/{name}.{files.digest(data)[:8]}.js", data)
    return Scripts({name: file.path for name, file in made.items()}, tuple(made.values()))


def read_asset(folders: Sequence[Path], name: str) -> str:
    """The text of an asset, from the first folder that has it; raises ``FileNotFoundError``."""
    for folder in folders:
        if (folder / name).is_file():
            return files.read_text(folder, name)
    raise FileNotFoundError(name)


def shorten(script: str) -> str:
    """A script without its comments, indentation and blank lines.

    Good only for our own scripts: no text in them spans lines.
    """
    return _BLANK.sub("\n", _INDENT.sub("", _COMMENT.sub("", script)))
