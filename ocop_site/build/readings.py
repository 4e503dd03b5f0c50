"""Content files as they were read: kept from build to build by digest, parsed on all cores.

A reading is kept behind its own digest, in the state beside the output: one that was damaged is
found out and the file read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from ocop_site import files
from ocop_site.build.freshness import Look
from ocop_site.build.recollection import pack, unpack
from ocop_site.build.state import State
from ocop_site.catalogue.loader import FileReading, kind_of, read_records

# Fewer files than this are read sooner than a second process has started.
_WORTH_A_WORKER = 60
_CHUNK = 40

# Path, digest of the file, and the packed reading.
Packed = tuple[str, str, bytes]


def read_files(root: Path, look: Look, state: State, jobs: int) -> Mapping[str, FileReading]:
    """Read all content files below a folder, or take what was kept of those that are the same.

    Args:
        root: the content folder.
        look: the digests of all files, and that of the program.
        state: where readings are kept.
        jobs: how many processes may work.
    """
    reading: FileReading | None
    wanted = {path: digest for path, digest in look.below(root).items() if kind_of(path)}
    found: dict[str, FileReading] = {}
    for path, digest, data in state.readings(look.program):
        if wanted.get(path) == digest and (reading := unpack(data)) is not None:
            found[path] = reading
    fresh: list[Packed] = []
    for path, digest, data in _parse_all(root, sorted(wanted.keys() - found.keys()), jobs):
        reading = unpack(data)
        if reading is not None and digest == wanted[path]:
            found[path] = reading
            fresh.append((path, digest, data))
    if fresh:
        state.keep_readings(look.program, fresh)
    return found


def _parse_all(root: Path, paths: Sequence[str], jobs: int) -> Iterator[Packed]:
    parse = partial(_parse_some, root)
    chunks = [paths[start : start + _CHUNK] for start in range(0, len(paths), _CHUNK)]
    if jobs < 2 or len(paths) < _WORTH_A_WORKER:
        for chunk in chunks:
            yield from parse(chunk)
        return
    with ProcessPoolExecutor(jobs, get_context("fork")) as workers:
        for packed in workers.map(parse, chunks):
            yield from packed


def _parse_some(root: Path, paths: Sequence[str]) -> list[Packed]:
    """Files that cannot be read are left to the loader, which says so."""
    packed: list[Packed] = []
    for path in paths:
        try:
            data = files.read_bytes(root, path, files.MAX_TEXT_BYTES)
            reading = read_records(path, files.decode_text(path, data))
        except files.FileProblem:
            continue
        packed.append((path, files.digest(data), pack(reading)))
    return packed
