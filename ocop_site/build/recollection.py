"""What a large unit is put together from, kept from build to build piece by piece.

The data of the search holds a piece for every record. After one edit all but one are as they were,
so each is kept with what was read for it, and made again only when that has changed.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ocop_site.build.state import STATE_FILE, Read
from ocop_site.files import digest

_DIGEST_BYTES = 32
_QUERY = "select key, data from pieces where unit = ?"


@dataclass(frozen=True, slots=True)
class Pieces:
    """How the pieces of a unit changed: those that are ``fresh``, and the keys that are ``gone``.

    ``anew`` says that nothing from before counts.
    """

    fresh: Mapping[str, bytes]
    gone: frozenset[str]
    anew: bool


class Recollection:
    """The pieces of one unit after another, from the state in ``folder``.

    ``seen`` is what the reads of the site saw last time, by which ``changed`` were found; without
    any nothing from before counts.
    """

    def __init__(self, folder: Path, seen: Mapping[Read, str], changed: frozenset[Read]) -> None:
        """Nothing is read before a unit asks for it."""
        self._folder = folder
        self._seen = seen
        self._changed = changed
        self.begin("")

    def begin(self, unit: str) -> None:
        """Turn to a unit."""
        self._unit = unit
        self._old: dict[str, bytes] | None = None
        self._used: set[str] = set()
        self._fresh: dict[str, bytes] = {}

    def find(self, key: str) -> tuple[frozenset[Read], Any] | None:
        """What was read for a piece, and the piece; ``None`` if it must be made."""
        if self._old is None:
            self._old = self._load() if self._seen else {}
        data = self._old.get(key)
        found = unpack(data) if data is not None else None
        if found is None:
            return None
        reads, piece = found
        if any(read in self._changed or read not in self._seen for read in reads):
            return None
        self._used.add(key)
        return frozenset(reads), piece

    def add(self, key: str, reads: Iterable[tuple[str, object]], piece: Any) -> None:
        """Keep a piece that was made."""
        noted = sorted((name, str(at)) for name, at in reads)
        self._fresh[key] = pack((noted, piece))

    def take(self) -> Pieces | None:
        """How the pieces of the unit changed; ``None`` if it has none."""
        if self._old is None:
            return None
        gone = self._old.keys() - self._used - self._fresh.keys()
        return Pieces(self._fresh, frozenset(gone), anew=not self._seen)

    def _load(self) -> dict[str, bytes]:
        # A connection does not outlive the fork into a worker, so each opens its own.
        address = f"file:{(self._folder / STATE_FILE).as_posix()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True)) as base:
            return dict(base.execute(_QUERY, (self._unit,)))


def pack(value: object) -> bytes:
    """A value behind its digest. Like the program, the state is not written by strangers."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return digest(data).encode() + data


def unpack(data: bytes) -> Any:
    """The value; ``None`` if a bit of it is not as it was written."""
    body = data[_DIGEST_BYTES:]
    if digest(body).encode() != data[:_DIGEST_BYTES]:
        return None
    return pickle.loads(body)
