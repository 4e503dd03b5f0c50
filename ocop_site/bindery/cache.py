"""Where parts are kept between builds, each under the digest of all that went into it.

Everything is written to a file beside its place and then moved there, and everything is checked
when it is read: an entry that a killed build or a bad disk left behind counts as missing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ocop_site.bindery.edition import digest
from ocop_site.bindery.part import PartError, Record, load_record

_MARK = 32
_KINDS = {".part", ".note", ".data"}


@dataclass(frozen=True, slots=True)
class PartCache:
    """A folder of parts, of small notes about them, and of fonts cut down."""

    folder: Path

    def load(self, key: str) -> tuple[bytes, Record] | None:
        """A part, or ``None`` if it is missing or not whole."""
        data = self._read(key, "part")
        if data is None:
            return None
        try:
            return data, load_record(data)
        except PartError:
            return None

    def store(self, key: str, data: bytes) -> None:
        """Keep a part."""
        self._write(key, "part", data)

    def recall(self, key: str) -> dict[str, Any] | None:
        """A note, or ``None`` if it is missing or damaged."""
        data = self._checked(key, "note")
        if data is None:
            return None
        note: dict[str, Any] = json.loads(data)
        return note

    def note(self, key: str, facts: dict[str, Any]) -> None:
        """Keep a note."""
        self._keep(key, "note", json.dumps(facts, ensure_ascii=False, sort_keys=True).encode())

    def fetch(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Bytes that were made before, or are made now."""
        data = self._checked(key, "data")
        if data is None:
            data = make()
            self._keep(key, "data", data)
        return data

    def prune(self, used: Iterable[str]) -> int:
        """Remove what no book of this build used, and what killed builds left behind."""
        kept, removed = set(used), 0
        for path in self.folder.glob("*/*") if self.folder.is_dir() else ():
            if path.stem not in kept or path.suffix not in _KINDS:
                path.unlink(missing_ok=True)
                removed += 1
        return removed

    def _path(self, key: str, kind: str) -> Path:
        return self.folder / key[:2] / f"{key}.{kind}"

    def _read(self, key: str, kind: str) -> bytes | None:
        try:
            return self._path(key, kind).read_bytes()
        except OSError:
            return None

    def _checked(self, key: str, kind: str) -> bytes | None:
        data = self._read(key, kind)
        if data is None or data[:_MARK] != digest(data[_MARK:]).encode():
            return None
        return data[_MARK:]

    def _keep(self, key: str, kind: str, data: bytes) -> None:
        self._write(key, kind, digest(data).encode() + data)

    def _write(self, key: str, kind: str, data: bytes) -> None:
        path = self._path(key, kind)
        path.parent.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}")
        partial.write_bytes(data)
        partial.replace(path)
