"""Putting a finished build in place: staged beside the output, journalled, moved file by file.

A build that dies before its journal is written leaves the old output untouched; one that dies
after it is finished by the next start (``resume``). Only files this program made are ever
removed: a manifest with digests tells which; a stranger's file in the output is kept and named.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ocop_site import files

MANIFEST = "manifest.json"
JOURNAL = "journal.json"
_LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did, as relative paths; ``files`` are all of this build by digest."""

    made: tuple[str, ...]
    files: Mapping[str, str]
    kept: int
    removed: tuple[str, ...]
    foreign: tuple[str, ...]


class Stage:
    """A folder beside the output in which a build is put together.

    ``files`` are size and digest of each file in it, by path.
    """

    def __init__(self, state: Path) -> None:
        """``state`` is the hidden folder beside the output; an old stage in it is discarded."""
        self.folder = state / "stage"
        if self.folder.exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True)
        self.files: dict[str, tuple[int, str]] = {}
        self._known: set[str] = set()

    def write(self, relative: str, data: bytes) -> tuple[int, str]:
        """Put one file into the stage; returns its size and digest."""
        path = f"{self.folder}/{relative}"
        folder = path[: path.rfind("/")]
        if folder not in self._known:
            os.makedirs(folder, exist_ok=True)
            self._known.add(folder)
        with open(path, "wb") as stream:
            stream.write(data)
        made = self.files[relative] = (len(data), files.digest(data))
        return made

    def note(self, made: Mapping[str, tuple[int, str]], below: str = "") -> None:
        """Take note of files that another process has put into the stage."""
        self.files.update((below + path, item) for path, item in made.items())

    def discard(self) -> None:
        """Throw the stage away; the output was not touched."""
        shutil.rmtree(self.folder, ignore_errors=True)


def state_folder(output: Path) -> Path:
    """The hidden folder beside an output that holds its manifest, stage and caches."""
    return output.parent / ".ocop-cache" / output.name


@contextmanager
def lock_output(state: Path) -> Iterator[bool]:
    """Hold the output alone; yields whether another build had to be waited for."""
    state.mkdir(parents=True, exist_ok=True)
    with (state / _LOCK).open("a") as stream:
        waited = False
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waited = True
            fcntl.flock(stream, fcntl.LOCK_EX)
        try:
            yield waited
        finally:
            fcntl.flock(stream, fcntl.LOCK_UN)


def read_manifest(state: Path) -> Mapping[str, str]:
    """Path to digest of what the last build published; empty when unknown or damaged."""
    found = _read_json(state / MANIFEST).get("files")
    return found if isinstance(found, dict) else {}


def publish(
    stage: Stage,
    output: Path,
    state: Path,
    scopes: Iterable[str],
    kept: Mapping[str, str] | None = None,
    intact: Mapping[str, str] | None = None,
) -> Published:
    """Move the staged files into ``output`` and remove what the last build made there in vain.

    Args:
        stage: the finished build.
        output: the folder readers see.
        state: the hidden folder with the manifest.
        scopes: the parts this build answers for, as beginnings of paths (``site/``,
            ``name.pdf``); files of other parts stay as they are.
        kept: files in the output, with their digests, that need not be made again.
        intact: files that are known to lie in the output with these digests.
    """
    parts = tuple(scopes)
    old = read_manifest(state)
    new: dict[str, str] = dict(kept or {})
    moves: list[str] = []
    known = intact or {}
    for relative, (size, digest) in sorted(stage.files.items()):
        new[relative] = digest
        if known.get(relative) != digest and not _same(output / relative, size, digest):
            moves.append(relative)
    removals = {
        path: made for path, made in old.items() if path not in new and path.startswith(parts)
    }
    ours = {**{path: made for path, made in old.items() if path not in removals}, **new}
    journal = {"moves": moves, "removals": removals, "files": dict(sorted(ours.items()))}
    output.mkdir(parents=True, exist_ok=True)
    files.write_bytes(state / JOURNAL, _dump(journal))
    removed = _carry_out(journal, stage.folder, output, state)
    foreign = tuple(
        path
        for path in files.list_files(output, ("",), hidden=True)
        if path not in ours and path.startswith(parts)
    )
    return Published(tuple(moves), new, len(new) - len(moves), removed, foreign)


def resume(output: Path, state: Path) -> bool:
    """Finish a publication that was cut short; returns whether there was one."""
    journal = _read_json(state / JOURNAL)
    if not journal:
        return False
    _carry_out(journal, state / "stage", output, state)
    return True


def _carry_out(
    journal: Mapping[str, object], staged: Path, output: Path, state: Path
) -> tuple[str, ...]:
    """Do what the journal says; doing it twice is harmless."""
    moves, removals = journal.get("moves", ()), journal.get("removals", {})
    assert isinstance(moves, list)
    assert isinstance(removals, dict)
    if moves:
        _move_folders(str(staged), str(output))
    folders: set[str] = set()
    for relative in moves:
        target = f"{output}/{relative}"
        folder = target[: target.rfind("/")]
        if folder not in folders:
            os.makedirs(folder, exist_ok=True)
            folders.add(folder)
        with contextlib.suppress(FileNotFoundError):  # moved before the build was cut short
            os.replace(f"{staged}/{relative}", target)
    removed = tuple(
        path for path, made in sorted(removals.items()) if _remove(output / path, made, output)
    )
    files.write_bytes(state / MANIFEST, _dump({"files": journal.get("files", {})}))
    (state / JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(staged, ignore_errors=True)
    return removed


def _move_folders(staged: str, output: str) -> None:
    """Move staged folders that the output does not have yet as they are: a step for thousands."""
    try:
        with os.scandir(staged) as found:
            folders = [item.name for item in found if item.is_dir(follow_symlinks=False)]
    except FileNotFoundError:  # everything was moved before the build was cut short
        return
    for name in folders:
        source, target = f"{staged}/{name}", f"{output}/{name}"
        if os.path.isdir(target):
            _move_folders(source, target)
        elif not os.path.lexists(target):
            os.rename(source, target)


def remove_published(output: Path, state: Path) -> tuple[str, ...]:
    """Remove what builds made, and the hidden folder; files changed since then are kept."""
    removed = tuple(
        path
        for path, made in sorted(read_manifest(state).items())
        if _remove(output / path, made, output)
    )
    shutil.rmtree(state, ignore_errors=True)
    return removed


def _remove(target: Path, made: str, output: Path) -> bool:
    if not target.is_file() or files.digest(target.read_bytes()) != made:
        return False
    target.unlink()
    folder = target.parent
    while folder != output and output in folder.parents and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
    return True


def _same(target: Path, size: int, digest: str) -> bool:
    try:
        return os.stat(target).st_size == size and files.digest(target.read_bytes()) == digest
    except FileNotFoundError:
        return False


def _read_json(path: Path) -> dict[str, object]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _dump(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",\n", ": ")).encode() + b"\n"
