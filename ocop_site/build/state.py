"""What the last build knew, in one SQLite file beside the output; losing it costs a full build.

It holds the stamps of all inputs, and for every unit of the site what it read and what it made.
A file that is damaged, or of another version of this program, is thrown away.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ocop_site.build.inputs import Stamp
from ocop_site.site.frame import Listing

_VERSION = "2"
_SCHEMA = """
create table meta (key text primary key, value text not null) without rowid;
create table inputs (
    path text primary key, size integer, mtime_ns integer, digest text, settled integer
) without rowid;
create table outputs (
    path text primary key, size integer, mtime_ns integer, digest text
) without rowid;
create table units (name text primary key, data text not null) without rowid;
"""


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the output as a build left it."""

    size: int
    mtime_ns: int
    digest: str


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """A unit as it was last made.

    ``reads`` are ``(mapping, key, digest)``; ``pages`` are paths below the site with what a
    proof needs of them; ``listed`` are the lines for the sitemap; ``reason`` says why it was made.
    """

    reads: tuple[tuple[str, str, str], ...]
    pages: Mapping[str, tuple[object, ...]]
    listed: tuple[Listing, ...]
    reason: str

    def dump(self) -> str:
        """As text."""
        return json.dumps([self.reads, self.pages, self.listed, self.reason], ensure_ascii=False)

    @classmethod
    def load(cls, text: str) -> UnitRecord:
        """From text."""
        reads, pages, listed, reason = json.loads(text)
        return cls(
            tuple(tuple(item) for item in reads),
            pages,
            tuple(
                (address, tuple((a, b) for a, b in pairs), tuple(images))
                for address, pairs, images in listed
            ),
            reason,
        )


class State:
    """An open state file."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Use ``open_state``."""
        self._base = connection

    def meta(self, key: str) -> str:
        """A single value; empty if it is not there."""
        row = self._base.execute("select value from meta where key = ?", (key,)).fetchone()
        return str(row[0]) if row else ""

    def inputs(self) -> dict[str, Stamp]:
        """The stamps of all inputs by absolute path."""
        rows = self._base.execute("select path, size, mtime_ns, digest, settled from inputs")
        return {path: Stamp(size, mtime, made, bool(ok)) for path, size, mtime, made, ok in rows}

    def outputs(self) -> dict[str, Made]:
        """The files that builds have made, by path below the output."""
        rows = self._base.execute("select path, size, mtime_ns, digest from outputs")
        return {path: Made(size, mtime, made) for path, size, mtime, made in rows}

    def units(self) -> dict[str, UnitRecord]:
        """All units by name."""
        rows = self._base.execute("select name, data from units")
        return {name: UnitRecord.load(data) for name, data in rows}

    def unit_names(self) -> tuple[str, ...]:
        """The names of all units."""
        return tuple(row[0] for row in self._base.execute("select name from units"))

    def unit_of(self, path: str) -> tuple[str, UnitRecord] | None:
        """The unit that made a page of the site."""
        for name, record in self.units().items():
            if path in record.pages:
                return name, record
        return None

    def save(
        self,
        meta: Mapping[str, str],
        inputs: Mapping[str, Stamp],
        outputs: Mapping[str, Made],
        units: Mapping[str, UnitRecord],
        dropped: Iterable[str],
    ) -> None:
        """Remember a finished build; ``units`` are those that were made, the others stay."""
        base = self._base
        with base:
            base.executemany("insert or replace into meta values (?, ?)", meta.items())
            base.execute("delete from inputs")
            base.executemany(
                "insert into inputs values (?, ?, ?, ?, ?)",
                (
                    (path, item.size, item.mtime_ns, item.digest, item.settled)
                    for path, item in inputs.items()
                ),
            )
            base.execute("delete from outputs")
            base.executemany(
                "insert into outputs values (?, ?, ?, ?)",
                ((path, item.size, item.mtime_ns, item.digest) for path, item in outputs.items()),
            )
            base.executemany("delete from units where name = ?", ((name,) for name in dropped))
            base.executemany(
                "insert or replace into units values (?, ?)",
                ((name, record.dump()) for name, record in units.items()),
            )


@contextmanager
def open_state(folder: Path) -> Iterator[State]:
    """Open the state in a folder, or begin a new one where there is none that can be used."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "state.sqlite"
    try:
        connection = _connect(path)
    except sqlite3.DatabaseError:
        for leftover in folder.glob("state.sqlite*"):
            leftover.unlink()
        connection = _connect(path)
    try:
        yield State(connection)
    finally:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level="DEFERRED")
    try:
        found = connection.execute("select name from sqlite_master where name = 'meta'").fetchone()
        if found:
            row = connection.execute("select value from meta where key = 'version'").fetchone()
            if row and row[0] == _VERSION:
                connection.execute("select count(*) from units").fetchone()
                return connection
            raise sqlite3.DatabaseError("another version")
        connection.executescript(_SCHEMA)
        with connection:
            connection.execute("insert into meta values ('version', ?)", (_VERSION,))
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection
