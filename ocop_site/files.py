"""The one place that opens, lists and writes files.

Reading stays inside a root folder: the real path is checked, so neither ``..`` nor a
symbolic link leads out of it. Writing is atomic: a reader sees the old file or the new one.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

MAX_TEXT_BYTES = 2_000_000
MAX_BINARY_BYTES = 80_000_000
_SEPARATORS = re.compile("[\x85\u2028\u2029]")


class FileProblem(Exception):
    """A file that may not or cannot be read; ``reason`` is a short machine word."""

    def __init__(self, path: str, reason: str, line: int = 0) -> None:
        """Keep the path as the editor knows it, why it was refused, and at which line if any."""
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.line = line


def find_template_root() -> Path:
    """The project's ``templates`` folder: beside the package, or installed inside it."""
    here = Path(__file__).resolve().parent
    for folder in (here.parent / "templates", here / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("templates")


def digest(data: bytes) -> str:
    """A short hexadecimal BLAKE2b digest, the identity of a content everywhere here."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def list_files(root: Path, suffixes: tuple[str, ...], *, hidden: bool = False) -> Iterator[str]:
    """Relative POSIX paths of the regular files below ``root``, in one fixed order.

    Unless ``hidden``, names that begin with a dot or an underscore are passed over: hidden
    files, editors' backups, drafts.
    """
    private = () if hidden else (".", "_")
    start = len(str(root).rstrip("/")) + 1
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith(private))
        below = f"{folder[start:]}/" if len(folder) > start else ""
        for name in sorted(names):
            if not name.startswith(private) and name.lower().endswith(suffixes):
                yield below + name


def resolve(root: Path, relative: str) -> Path:
    """The real path of ``relative`` below ``root``; raise ``FileProblem`` if it leads out."""
    if not relative or "\\" in relative or relative.startswith("/") or "\0" in relative:
        raise FileProblem(relative, "outside")
    try:
        real = (root / relative).resolve(strict=True)
        real.relative_to(root.resolve())
    except FileNotFoundError:
        raise FileProblem(relative, "missing") from None
    except (ValueError, OSError, RuntimeError):  # RuntimeError: a link that leads to itself
        raise FileProblem(relative, "outside") from None
    if not real.is_file():
        raise FileProblem(relative, "not-a-file")
    return real


def read_bytes(root: Path, relative: str, limit: int = MAX_BINARY_BYTES) -> bytes:
    """The bytes of a file below ``root``, at most ``limit``; raise ``FileProblem`` otherwise."""
    path = resolve(root, relative)
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise FileProblem(relative, "unreadable") from error
    if len(data) > limit:
        raise FileProblem(relative, "too-large")
    return data


def read_text(root: Path, relative: str, limit: int = MAX_TEXT_BYTES) -> str:
    """A UTF-8 text below ``root`` (a byte-order mark is dropped, line ends are unified).

    Unicode's own line separators, which come along with pasted text, become spaces: editors do
    not count them as lines, YAML does.
    """
    return decode_text(relative, read_bytes(root, relative, limit))


def decode_text(relative: str, data: bytes) -> str:
    """The text of a file's bytes, see ``read_text``."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileProblem(relative, "not-utf8", line) from error
    if "\0" in text:
        raise FileProblem(relative, "not-text", text[: text.index("\0")].count("\n") + 1)
    return _SEPARATORS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def write_bytes(path: Path, data: bytes) -> bool:
    """Write ``data`` to ``path`` atomically; return whether anything changed.

    An equal file is left untouched, so that modification times mean something to a web host.
    When the disk is full the old file stays, and nothing is left beside it.
    """
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.part")
    try:
        with partial.open("wb") as stream:
            stream.write(data)
        partial.replace(path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
    return True
