"""Whether anything changed at all: decided before anything heavy is imported.

Inputs are the content, the templates, the program itself and the versions of the installed
packages; outputs are the files that the last build left. Everything is compared by stat first.
"""

from __future__ import annotations

import os
import sys
import sysconfig
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocop_site.build.inputs import Stamp, same_files, stamp_files
from ocop_site.build.state import Made, State
from ocop_site.files import digest

_SKIPPED = ("__pycache__", ".git", ".DS_Store")
PROGRAM = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Look:
    """What a look at the inputs found: their stamps, and a digest of program and packages.

    ``roots`` are the folders that were looked through beside the program.
    """

    roots: tuple[Path, ...]
    stamps: Mapping[str, Stamp]
    program: str

    def below(self, root: Path) -> Mapping[str, str]:
        """Digests of the files below a folder, by path relative to it."""
        start = f"{root}/"
        return {
            path.removeprefix(start): stamp.digest
            for path, stamp in self.stamps.items()
            if path.startswith(start)
        }


@dataclass(frozen=True, slots=True)
class Glance:
    """What was seen before anything was read: the inputs, and the outputs that are intact."""

    look: Look
    outputs: Mapping[str, Made]
    intact: frozenset[str]


def glance(state: State, content: Path, output: Path) -> Glance:
    """Look at what the last build was made from and at what it made."""
    known = [Path(root) for root in state.meta("roots").split("\n") if root]
    roots = dict.fromkeys((content, *(root for root in known if root.is_dir())))
    outputs = state.outputs()
    look = look_at_inputs(tuple(roots), state.inputs())
    return Glance(look, outputs, frozenset(intact_outputs(output, outputs)))


def is_fresh(seen: Glance, state: State, options: str) -> bool:
    """Whether a build with these options (their signature) would change nothing."""
    return (
        bool(seen.outputs)
        and len(seen.intact) == len(seen.outputs)
        and state.meta("options") == options
        and state.meta("program") == seen.look.program
        and state.meta("roots") == "\n".join(map(str, seen.look.roots))
        and same_files(seen.look.stamps, state.inputs())
    )


def look_at_inputs(roots: Sequence[Path], known: Mapping[str, Stamp]) -> Look:
    """Stamp content and templates (``roots``) and the program.

    Args:
        roots: the folders, the content's first.
        known: stamps of an earlier look.
    """
    now = time.time_ns()
    stamps = stamp_files((*roots, PROGRAM), known, now, _SKIPPED)
    program = f"{PROGRAM}/"
    parts = [
        f"{path.removeprefix(program)}={stamp.digest}"
        for path, stamp in sorted(stamps.items())
        if path.startswith(program)
    ]
    made = digest("\n".join([*parts, *_packages(), sys.version]).encode())
    return Look(tuple(roots), stamps, made)


def _packages() -> list[str]:
    """Names and versions of the installed packages, from the names of their folders."""
    folder = Path(sysconfig.get_path("purelib"))
    return sorted(item.name for item in folder.glob("*.dist-info"))


def intact_outputs(output: Path, known: Mapping[str, Made]) -> set[str]:
    """The files that are still as a build left them; a doubtful stat is settled by digest."""
    intact = set()
    root = f"{output}/"
    for path, made in known.items():
        try:
            stat = os.stat(root + path)
        except OSError:
            continue
        if (stat.st_size, stat.st_mtime_ns) == (made.size, made.mtime_ns) or (
            stat.st_size == made.size and digest((output / path).read_bytes()) == made.digest
        ):
            intact.add(path)
    return intact
