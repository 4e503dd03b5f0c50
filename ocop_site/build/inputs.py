"""What a build is made from: files with their digests, found fast when nothing changed.

A stat (size and modification time in nanoseconds) only ever saves hashing a file again; what
counts are digests. A file whose time is as young as the look at it is hashed next time as well,
since a second change within the clock's grain would leave its stat as it was.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocop_site import files

_GRAIN_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file as it was seen: ``settled`` says whether its stat may be trusted next time."""

    size: int
    mtime_ns: int
    digest: str
    settled: bool


def walk_stats(root: Path, skip: Sequence[str] = ()) -> Iterable[tuple[str, os.stat_result]]:
    """Every regular file below ``root`` with its stat, absolute paths, in no order."""
    stack = [str(root)]
    while stack:
        folder = stack.pop()
        with os.scandir(folder) as found:
            for item in found:
                if item.name in skip:
                    continue
                if item.is_dir(follow_symlinks=False):
                    stack.append(item.path)
                elif item.is_file():
                    yield item.path, item.stat()


def stamp_files(
    roots: Iterable[Path], known: Mapping[str, Stamp], now_ns: int, skip: Sequence[str] = ()
) -> dict[str, Stamp]:
    """The stamps of all files below the roots; unchanged stats keep their digests.

    Args:
        roots: folders to look through.
        known: the stamps of the last build, by absolute path.
        now_ns: when the look began, only to tell which stats are too young to be trusted.
        skip: names of folders and files to pass over.
    """
    stamps: dict[str, Stamp] = {}
    for root in roots:
        for path, stat in walk_stats(root, skip):
            old = known.get(path)
            if (
                old is not None
                and old.settled
                and (old.size, old.mtime_ns) == (stat.st_size, stat.st_mtime_ns)
            ):
                stamps[path] = old
                continue
            with open(path, "rb") as stream:
                made = files.digest(stream.read())
            settled = now_ns - stat.st_mtime_ns > _GRAIN_NS
            stamps[path] = Stamp(stat.st_size, stat.st_mtime_ns, made, settled)
    return stamps


def same_files(first: Mapping[str, Stamp], second: Mapping[str, Stamp]) -> bool:
    """Whether two looks saw the same files with the same bytes."""
    return first.keys() == second.keys() and all(
        stamp.digest == second[path].digest for path, stamp in first.items()
    )
