"""What the last build knew, in one SQLite file beside the output; losing it costs a full build.

It holds the stamps of all inputs, and for every unit what it read and what it made. What a read
saw is kept once for all units of a part, since all of them saw the same: the site is a part, and
so is each book. A file that is damaged, or of another version of this program, is thrown away.
"""

from __future__ import annotations

import errno
import marshal
import sqlite3
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocop_site.build.inputs import Stamp

if TYPE_CHECKING:
    from ocop_site.build.recollection import Pieces
    from ocop_site.site.frame import Listing

_VERSION = "5"
STATE_FILE = "state.sqlite"
_DISK = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
}
SITE_PART, PRINT_PART, COMPRESSED_PART = "site", "prints", "compressed"
_SCHEMA = """
create table meta (key text primary key, value text not null) without rowid;
create table inputs (
    path text primary key, size integer, mtime_ns integer, digest text, settled integer
) without rowid;
create table outputs (
    path text primary key, size integer, mtime_ns integer, digest text
) without rowid;
create table readings (path text primary key, digest text, data blob) without rowid;
create table reads (
    id integer primary key, part text, name text, key text, seen text, unique (part, name, key)
);
create table units (
    name text primary key, part text, reads blob not null, data blob not null
) without rowid;
create table pieces (
    unit text, key text, data blob not null, primary key (unit, key)
) without rowid;
"""

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "inputs": ("size", "mtime_ns", "digest", "settled"),
    "outputs": ("size", "mtime_ns", "digest"),
}
# The name of a mapping, and the key that was asked for.
Read = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the output as a build left it."""

    size: int
    mtime_ns: int
    digest: str


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """A unit as it was last made.

    ``reads`` are mappings and keys; ``pages`` are paths below the site with what a proof needs
    of them, packed, and nothing for files; ``listed`` are the lines for the sitemap; ``reason``
    says why it was made; ``files`` are size and digest of each path; ``pieces`` are how those
    kept for it changed.
    """

    reads: Collection[Read]
    pages: Mapping[str, bytes]
    listed: tuple[Listing, ...]
    reason: str
    files: Mapping[str, tuple[int, str]]
    pieces: Pieces | None = None

    def dump(self) -> bytes:
        """All but the reads and the pieces, which are kept elsewhere."""
        data = (dict(self.pages), self.listed, self.reason, dict(self.files))
        return marshal.dumps(data)

    @classmethod
    def load(cls, reads: Collection[Read], data: bytes) -> UnitRecord:
        """From what ``dump`` gave."""
        return cls(reads, *marshal.loads(data))


def part_of(unit: str) -> str:
    """The part whose units have seen the same: each book is one, small prints, and the site."""
    if unit.startswith("print/"):
        return PRINT_PART
    if unit.startswith(f"{COMPRESSED_PART}/"):
        return COMPRESSED_PART
    return unit if unit.startswith("book/") else SITE_PART


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

    def readings(self, program: str) -> Iterator[tuple[str, str, bytes]]:
        """What was kept of content files: path, digest of the file, and the packed reading.

        There is nothing where another program, by its digest, has kept them.
        """
        if self.meta("reader") == program:
            yield from self._base.execute("select path, digest, data from readings")

    def keep_readings(self, program: str, fresh: Iterable[tuple[str, str, bytes]]) -> None:
        """Keep readings of a program, beside those it has kept before."""
        with self._base as base:
            if self.meta("reader") != program:
                base.execute("delete from readings")
                base.execute("insert or replace into meta values ('reader', ?)", (program,))
            base.executemany("insert or replace into readings values (?, ?, ?)", fresh)

    def parts(self) -> tuple[str, ...]:
        """The parts that have units."""
        return tuple(row[0] for row in self._base.execute("select distinct part from units"))

    def seen(self, part: str) -> dict[Read, str]:
        """What each read of a part saw, as a digest."""
        rows = self._base.execute("select name, key, seen from reads where part = ?", (part,))
        return {(name, key): seen for name, key, seen in rows}

    def units(self) -> dict[str, UnitRecord]:
        """All units by name."""
        return dict(self._load("select name, reads, data from units"))

    def _load(self, query: str, *values: bytes) -> Iterator[tuple[str, UnitRecord]]:
        rows = self._base.execute("select id, name, key from reads")
        known: dict[int, Read] = {number: (name, key) for number, name, key in rows}
        for name, reads, data in self._base.execute(query, values):
            yield name, UnitRecord.load(tuple(map(known.__getitem__, array("I", reads))), data)

    def unit_names(self) -> tuple[str, ...]:
        """The names of all units."""
        return tuple(row[0] for row in self._base.execute("select name from units"))

    def unit_of(self, path: str) -> tuple[str, UnitRecord] | None:
        """The unit that made a page of the site."""
        query = "select name, reads, data from units where instr(data, ?)"
        found = self._load(query, path.encode())
        return next((item for item in found if path in item[1].files), None)

    def save(
        self,
        meta: Mapping[str, str],
        inputs: Mapping[str, Stamp],
        outputs: Mapping[str, Made],
        units: Mapping[str, UnitRecord],
        seen: Mapping[str, Mapping[Read, str]],
        dropped: Iterable[str],
    ) -> None:
        """Remember a finished build.

        ``units`` are those that were made, the others stay; ``seen`` is what the reads of each
        part that was built saw.
        """
        base = self._base
        with base:
            base.executemany("insert or replace into meta values (?, ?)", meta.items())
            self._replace("inputs", self.inputs(), inputs)
            self._replace("outputs", self.outputs(), outputs)
            for part, digests in seen.items():
                old = self.seen(part)
                base.executemany(
                    "insert into reads (part, name, key, seen) values (?, ?, ?, ?) "
                    "on conflict (part, name, key) do update set seen = excluded.seen",
                    (
                        (part, name, key, digest)
                        for (name, key), digest in digests.items()
                        if old.get((name, key)) != digest
                    ),
                )
            names = [(name,) for name in dropped]
            base.executemany("delete from units where name = ?", names)
            base.executemany("delete from pieces where unit = ?", names)
            self._write_units(units)

    def _write_units(self, units: Mapping[str, UnitRecord]) -> None:
        numbers: dict[str, dict[Read, int]] = {}
        for number, part, name, key in self._base.execute("select id, part, name, key from reads"):
            numbers.setdefault(part, {})[name, key] = number
        self._base.executemany(
            "insert or replace into units values (?, ?, ?, ?)",
            (
                (
                    name,
                    part_of(name),
                    array("I", map(numbers[part_of(name)].__getitem__, record.reads)).tobytes(),
                    record.dump(),
                )
                for name, record in units.items()
            ),
        )

        for name, record in units.items():
            if record.pieces is not None:
                self._write_pieces(name, record.pieces)

    def _write_pieces(self, unit: str, pieces: Pieces) -> None:
        if pieces.anew:
            self._base.execute("delete from pieces where unit = ?", (unit,))
        gone = ((unit, key) for key in pieces.gone)
        self._base.executemany("delete from pieces where unit = ? and key = ?", gone)
        rows = ((unit, key, data) for key, data in pieces.fresh.items())
        self._base.executemany("insert or replace into pieces values (?, ?, ?)", rows)

    def _replace(self, table: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        """Bring a table of stamps by path up to date; rows that are the same stay untouched."""
        gone = ((path,) for path in old.keys() - new.keys())
        self._base.executemany(f"delete from {table} where path = ?", gone)
        values = attrgetter(*_COLUMNS[table])
        marks = ", ".join("?" * (1 + len(_COLUMNS[table])))
        self._base.executemany(
            f"insert or replace into {table} values ({marks})",
            ((path, *values(item)) for path, item in new.items() if old.get(path) != item),
        )


@contextmanager
def open_state(folder: Path) -> Iterator[State]:
    """Open the state in a folder, or begin a new one where there is none that can be used.

    Raises:
        OSError: if the disk is full or does not let it be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / STATE_FILE
    try:
        try:
            connection = _connect(path)
        except sqlite3.DatabaseError as error:
            if _disk_trouble(error):
                raise
            for leftover in folder.glob(f"{STATE_FILE}*"):
                leftover.unlink()
            connection = _connect(path)
        try:
            yield State(connection)
        finally:
            connection.close()
    except sqlite3.OperationalError as error:
        if trouble := _disk_trouble(error):
            raise OSError(trouble, str(error), str(path)) from error
        raise


def _disk_trouble(error: sqlite3.Error) -> int:
    """The number the system has for it, where it is the disk that fails and not the file."""
    # The lower byte is the result code; the upper ones tell what was being done.
    return _DISK.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, 0)


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
