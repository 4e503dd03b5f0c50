"""Content files and photos as they were read, kept from build to build by digest.

All cores read what is new. A reading is kept behind its own digest, in the state beside the
output: one that was damaged is found out and the file read again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ocop_site import files
from ocop_site.build.freshness import Look
from ocop_site.build.recollection import pack, unpack
from ocop_site.build.state import State
from ocop_site.catalogue.foreign import PICTURES
from ocop_site.catalogue.loader import FileReading, kind_of, read_records

if TYPE_CHECKING:
    from ocop_site.render.images import PhotoInfo

# Fewer files than this are read sooner than a second process has started.
_WORTH_A_WORKER = 60
_CHUNK = 40
# Drawings are logos, which are not looked at as photos are.
_PHOTOS = tuple(ending for ending in PICTURES if ending != ".svg")

# Path, digest of the file, and the packed reading.
Packed = tuple[str, str, bytes]


@dataclass(frozen=True, slots=True)
class Readings:
    """What the files of a content folder hold, by their paths below it."""

    records: Mapping[str, FileReading]
    photos: Mapping[str, PhotoInfo]


def read_files(root: Path, look: Look, state: State, jobs: int) -> Readings:
    """Read all content files and photos below a folder, or take what was kept of the same ones.

    Args:
        root: the content folder.
        look: the digests of all files, and that of the program.
        state: where readings are kept.
        jobs: how many processes may work.
    """
    wanted = {
        path: digest
        for path, digest in look.below(root).items()
        if kind_of(path) or path.lower().endswith(_PHOTOS)
    }
    found: dict[str, Any] = {}
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
    return Readings(
        {path: reading for path, reading in found.items() if kind_of(path)},
        {path: reading for path, reading in found.items() if not kind_of(path)},
    )


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
    """Files that cannot be read are left to the loader and the checks, which say so."""
    packed: list[Packed] = []
    for path in paths:
        try:
            data, reading = _read_text(root, path) if kind_of(path) else _read_photo(root, path)
        except files.FileProblem:
            continue
        if reading is not None:
            packed.append((path, files.digest(data), pack(reading)))
    return packed


def _read_text(root: Path, path: str) -> tuple[bytes, FileReading]:
    data = files.read_bytes(root, path, files.MAX_TEXT_BYTES)
    return data, read_records(path, files.decode_text(path, data))


def _read_photo(root: Path, path: str) -> tuple[bytes, PhotoInfo | None]:
    from ocop_site.render.images import PhotoProblem, inspect_photo  # Pillow takes its time to load

    data = files.read_bytes(root, path)
    try:
        return data, inspect_photo(data)
    except PhotoProblem:
        return data, None
