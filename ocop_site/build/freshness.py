"""Whether anything changed at all: decided before anything heavy is imported.

Inputs are the content, the templates, the program itself and the versions of the installed
packages; outputs are the files that the last build left. Everything is compared by stat first.
"""

from __future__ import annotations

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
    """What a look at the inputs found: their stamps, and a digest of program and packages."""

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


def look_at_inputs(roots: Sequence[Path], state: State) -> Look:
    """Stamp content and templates (``roots``) and the program."""
    now = time.time_ns()
    stamps = stamp_files((*roots, PROGRAM), state.inputs(), now, _SKIPPED)
    program = f"{PROGRAM}/"
    parts = [
        f"{path.removeprefix(program)}={stamp.digest}"
        for path, stamp in sorted(stamps.items())
        if path.startswith(program)
    ]
    return Look(stamps, digest("\n".join([*parts, *_packages(), sys.version]).encode()))


def _packages() -> list[str]:
    """Names and versions of the installed packages, from the names of their folders."""
    folder = Path(sysconfig.get_path("purelib"))
    return sorted(item.name for item in folder.glob("*.dist-info"))


def intact_outputs(output: Path, known: Mapping[str, Made]) -> set[str]:
    """The files that are still as a build left them; a doubtful stat is settled by digest."""
    intact = set()
    for path, made in known.items():
        try:
            stat = (output / path).stat()
        except OSError:
            continue
        if (stat.st_size, stat.st_mtime_ns) == (made.size, made.mtime_ns) or (
            stat.st_size == made.size and digest((output / path).read_bytes()) == made.digest
        ):
            intact.add(path)
    return intact


def is_fresh(state: State, options: str, content: Path, output: Path) -> bool:
    """Whether a build with these options (their signature) would change nothing."""
    roots = [Path(root) for root in state.meta("roots").split("\n") if root]
    if not roots or content not in roots or not all(root.is_dir() for root in roots):
        return False
    look = look_at_inputs(roots, state)
    if state.meta("options") != options or state.meta("program") != look.program:
        return False
    outputs = state.outputs()
    return (
        bool(outputs)
        and same_files(look.stamps, state.inputs())
        and len(intact_outputs(output, outputs)) == len(outputs)
    )
