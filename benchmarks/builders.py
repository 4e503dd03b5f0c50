"""What the harness asks of a site generator: install it, give it a site, build, edit."""

from __future__ import annotations

import re
import shutil
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path

EDITED = "Lần sửa"
_REVISION = re.compile(r'data-revision="\d+"')


class Unavailable(Exception):
    """A generator that cannot be installed here; the text says why."""


class Builder(ABC):
    """A generator with a site in a folder of its own.

    ``title`` names it in the results; ``made`` are the paths below the folder that builds make,
    caches included: they are removed before a cold build.
    """

    title: str
    made: tuple[str, ...]

    @abstractmethod
    def install(self, cache: Path) -> str:
        """Make it ready to run; the answer is its version. Raises ``Unavailable``."""

    @abstractmethod
    def write(self, folder: Path, content: Path) -> None:
        """Write its sources into ``folder``, from the catalogue in ``content``."""

    @abstractmethod
    def command(self, folder: Path) -> Sequence[str]:
        """The command that builds; it is run in ``folder``."""

    @abstractmethod
    def output(self, folder: Path) -> Path:
        """Where the pages come to lie."""

    @abstractmethod
    def product_page(self, folder: Path) -> Path:
        """The page that ``edit_product`` changes."""

    @abstractmethod
    def edit_product(self, folder: Path, number: int) -> None:
        """Change a sentence of one product's story in one language."""

    @abstractmethod
    def edit_template(self, folder: Path, number: int) -> None:
        """Change the template of all product pages."""

    def clean(self, folder: Path) -> None:
        """Remove what builds have made."""
        for relative in self.made:
            path = folder / relative
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)


def replace(path: Path, pattern: re.Pattern[str], text: str) -> None:
    """Replace the first hit of ``pattern`` in a file, which must have one."""
    changed, count = pattern.subn(text, path.read_text(encoding="utf-8"), count=1)
    if not count:
        raise ValueError(f"{path}: nothing to edit")
    path.write_text(changed, encoding="utf-8")


def revise_template(path: Path, number: int) -> None:
    """Give the ``data-revision`` of a template another number."""
    replace(path, _REVISION, f'data-revision="{number}"')


def make_venv(folder: Path, *requirements: str) -> Path:
    """A virtual environment with these packages; the answer is its Python."""
    import sys

    python = folder / "bin" / "python"
    stamp = folder / "requirements"
    wanted = "\n".join(requirements)
    if not (stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted):
        run_quietly([sys.executable, "-m", "venv", "--clear", str(folder)])
        run_quietly([str(python), "-m", "pip", "install", "--quiet", *requirements])
        stamp.write_text(wanted, encoding="utf-8")
    return python


def run_quietly(command: Sequence[str], folder: Path | None = None) -> str:
    """What a command prints; raises ``Unavailable`` with its last words if it fails."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    except FileNotFoundError as error:
        raise Unavailable(f"{error.filename} is not installed") from error
    except subprocess.CalledProcessError as error:
        last = (error.stderr or error.stdout).strip().splitlines()[-1:]
        raise Unavailable(f"{' '.join(command[:3])}: {' '.join(last)}") from error
    return done.stdout.strip()
