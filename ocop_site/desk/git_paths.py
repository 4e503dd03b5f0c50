"""Names of content files as git writes them, and back: from the root of the repository."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_SIGNS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"a": b"\a", b"b": b"\b", b"v": b"\v", b"f": b"\f"}


def repository_root(content: Path) -> Path:
    """The folder that names are counted from: of the repository, else one above the content."""
    real = content.resolve()
    for folder in (real, *real.parents):
        if (folder / ".git").exists():
            return folder
    return Path.cwd() if real.is_relative_to(Path.cwd()) else real.parent


def content_prefix(content: Path) -> str:
    """What git writes before the name of a content file, for instance ``content/``."""
    prefix = os.path.relpath(content.resolve(), repository_root(content))
    return "" if prefix == "." else Path(prefix).as_posix() + "/"


def content_names(named: Iterable[str], content: Path) -> frozenset[str]:
    """The content files among those that git names, by their names below the content folder.

    A name may also be counted from the current folder or from the content folder itself; files
    that were deleted keep theirs, files elsewhere in the repository are passed over.
    """
    root, base = content.resolve(), repository_root(content)
    found: set[str] = set()
    for name in map(unquote, named):
        below = [_below(root, start / name) for start in (base, Path.cwd())]
        if (root / name).is_file():
            below.append(name)
        found.update(item for item in below if item)
    return frozenset(found)


def _below(root: Path, path: Path) -> str:
    absolute = Path(os.path.abspath(path))
    return absolute.relative_to(root).as_posix() if absolute.is_relative_to(root) else ""


def unquote(name: str) -> str:
    """A name as git prints it where it holds unusual signs: in quotes, its bytes in octal."""
    name = name.strip()
    if len(name) < 2 or not (name.startswith('"') and name.endswith('"')):
        return name
    raw = _ESCAPE.sub(_unescape, name[1:-1].encode())
    return raw.decode("utf-8", "replace")


def _unescape(match: re.Match[bytes]) -> bytes:
    sign = match[1]
    return bytes([int(sign, 8) & 0xFF]) if len(sign) == 3 else _SIGNS.get(sign, sign)
