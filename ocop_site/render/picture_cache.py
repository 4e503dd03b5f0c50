"""Picture derivatives kept on disk under the digest of everything that shaped them.

A lost or damaged entry costs time only: it is made again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

import PIL

from ocop_site.files import digest, list_files, write_bytes

_KEY = re.compile(r"[0-9a-f]{32}")
_ENDING = ".pictures"


@dataclass(frozen=True, slots=True)
class Derivative:
    """One made picture file; ``format`` is ``avif``, ``webp``, ``jpeg`` or ``png``."""

    width: int
    height: int
    format: str
    data: bytes

    @property
    def digest(self) -> str:
        """The identity of the bytes, for file names that may be cached for ever."""
        return digest(self.data)

    @property
    def suffix(self) -> str:
        """The ending of a file name."""
        return {"jpeg": ".jpg"}.get(self.format, f".{self.format}")


def cache_key(source: bytes, recipe: str) -> str:
    """The key of what ``recipe`` makes of ``source`` with the picture library in use."""
    return digest(f"{digest(source)}\n{recipe}\nPillow {PIL.__version__}".encode())


class PictureCache:
    """A folder of made pictures; one entry holds all derivatives of one recipe."""

    def __init__(self, folder: Path) -> None:
        """Use ``folder``; it is created when the first entry is written."""
        self._folder = folder

    def get(self, key: str) -> tuple[Derivative, ...] | None:
        """The derivatives under ``key``, or ``None`` where they are missing or damaged."""
        try:
            return _unpack(self._path(key).read_bytes())
        except FileNotFoundError:
            return None

    def put(self, key: str, derivatives: tuple[Derivative, ...]) -> None:
        """Keep ``derivatives`` under ``key``."""
        write_bytes(self._path(key), _pack(derivatives))

    def fetch(self, key: str, make: Callable[[], tuple[Derivative, ...]]) -> tuple[Derivative, ...]:
        """What is kept under ``key``; otherwise what ``make`` returns, kept from now on."""
        kept = self.get(key)
        if kept is None:
            kept = make()
            self.put(key, kept)
        return kept

    def prune(self, keep: Collection[str]) -> int:
        """Remove the entries whose keys are not in ``keep``; return how many there were."""
        wanted = {self._path(key) for key in keep}
        stale = [
            self._folder / relative
            for relative in list_files(self._folder, (_ENDING,))
            if self._folder / relative not in wanted
        ]
        for path in stale:
            path.unlink()
        return len(stale)

    def _path(self, key: str) -> Path:
        if _KEY.fullmatch(key) is None:
            raise ValueError(f"not a cache key: {key!r}")
        return self._folder / key[:2] / f"{key}{_ENDING}"


def _pack(derivatives: tuple[Derivative, ...]) -> bytes:
    body = b"".join(item.data for item in derivatives)
    parts = [[item.width, item.height, item.format, len(item.data)] for item in derivatives]
    head = json.dumps({"digest": digest(body), "parts": parts}, separators=(",", ":"))
    return head.encode() + b"\n" + body


def _unpack(packed: bytes) -> tuple[Derivative, ...] | None:
    head, _, body = packed.partition(b"\n")
    try:
        entry = json.loads(head)
        if entry["digest"] != digest(body):
            return None
        made, start = [], 0
        for width, height, kind, length in entry["parts"]:
            made.append(Derivative(width, height, kind, body[start : start + length]))
            start += length
    except (ValueError, KeyError, TypeError):
        return None
    return tuple(made)
