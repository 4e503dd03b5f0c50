"""Compressed copies beside the site's text files, for hosts that send such files as they lie.

A copy is made again only where its file changed: each file with its copies is a unit of its own.
The pack for a disk and the service worker know nothing of them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from ocop_site.build.maker import SITE_FOLDER
from ocop_site.build.publish import Stage
from ocop_site.build.sitework import Memory, find_reason
from ocop_site.build.state import COMPRESSED_PART, Made, Read, UnitRecord
from ocop_site.progress import Progress

GZIP, BROTLI = ".gz", ".br"
FILE = "file"
_TEXTS = (
    *(".html", ".css", ".js", ".json", ".webmanifest", ".xml", ".svg"),
    *(".txt", ".csv", ".geojson", ".kml"),
)
# Shorter files fit into the packets that travel anyway.
_SHORTEST = 512
_GZIP_LEVEL = 9
# The highest, 11, takes two and a half times as long for one hundredth less.
_BROTLI_LEVEL = 10


class BrotliMissing(Exception):
    """The package that compresses with Brotli is not installed."""


@dataclass(slots=True)
class Compressed:
    """The records of the units, and the digest of each file that was looked at."""

    made: dict[str, UnitRecord] = field(default_factory=dict)
    kept: dict[str, UnitRecord] = field(default_factory=dict)
    seen: dict[Read, str] = field(default_factory=dict)


def require_brotli() -> None:
    """Raise ``BrotliMissing`` where it is not installed, before anything is built."""
    try:
        import brotli  # noqa: F401
    except ImportError as error:
        raise BrotliMissing from error


def compress(data: bytes) -> dict[str, bytes]:
    """The copies of a text by their endings; the same bytes give the same copies."""
    import brotli

    return {
        GZIP: gzip.compress(data, _GZIP_LEVEL, mtime=0),
        BROTLI: brotli.compress(data, mode=brotli.MODE_TEXT, quality=_BROTLI_LEVEL),
    }


def compress_site(
    stage: Stage,
    site: Mapping[str, Path],
    outputs: Mapping[str, Made],
    memory: Memory,
    jobs: int,
    progress: Progress,
) -> Compressed:
    """Put copies of new and changed texts into the stage.

    Args:
        stage: where new files lie, with their digests.
        site: where the file of each path of the site lies.
        outputs: what is known of the files of the output.
        memory: what the last build left.
        jobs: how many threads may compress.
        progress: where to report.
    """
    done = Compressed()
    for path in sorted(site):
        if not path.endswith(_TEXTS):
            continue
        whole = SITE_FOLDER + path
        size, digest = stage.files.get(whole) or (outputs[whole].size, outputs[whole].digest)
        if size >= _SHORTEST:
            done.seen[FILE, path] = digest
    known = memory.parts.get(COMPRESSED_PART, {})
    changed = frozenset(read for read, digest in done.seen.items() if known.get(read) != digest)
    todo: list[tuple[str, str]] = []
    for _, path in done.seen:
        unit = f"{COMPRESSED_PART}/{path}"
        if reason := find_reason(changed, memory, unit):
            todo.append((path, reason))
        else:
            done.kept[unit] = memory.units[unit]
    copies = _compress_all([site[path] for path, _ in todo], jobs)
    made = zip(todo, copies, strict=True)
    for (path, reason), texts in progress.track(made, "gz, br", len(todo)):
        written = {
            SITE_FOLDER + path + ending: stage.write(SITE_FOLDER + path + ending, data)
            for ending, data in texts.items()
        }
        pages = dict.fromkeys(written, b"")
        record = UnitRecord(((FILE, path),), pages, (), reason, written)
        done.made[f"{COMPRESSED_PART}/{path}"] = record
    return done


def _compress_all(paths: list[Path], jobs: int) -> Iterator[dict[str, bytes]]:
    """The copies of files in their order; both compressors let other threads run."""
    with ThreadPoolExecutor(jobs) as threads:
        yield from threads.map(lambda path: compress(path.read_bytes()), paths)
