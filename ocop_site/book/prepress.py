"""The conditions of the print edition: inks of the design, profile of the press, the spine.

An *edition* is what a PDF is made for: ``screen`` for readers and office printers, in the colours
of the screen and tagged; ``print`` for a print shop, see ``ocop_site.bindery.prepress``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from ocop_site import files
from ocop_site.bindery.inks import ProfileError, open_inks
from ocop_site.bindery.prepress import Build, Prepress
from ocop_site.catalogue.settings_parts import BookSettings
from ocop_site.catalogue.vocabulary import PaperStock
from ocop_site.problems import Position, Problem
from ocop_site.render.tokens import read_inks

EditionKind = Literal["screen", "print"]
EDITIONS: tuple[EditionKind, ...] = ("screen", "print")

_BUILD = re.compile(r"(?:\d{1,3} ){3}\d{1,3}")
# Names of the registry of characterised printing conditions, and what stands behind them.
_CONDITIONS = {
    PaperStock.COATED: (
        "FOGRA39",
        "Offset printing, ISO 12647-2:2004/Amd 1, paper type 1 or 2, coated, 115 g/m2",
    ),
    PaperStock.UNCOATED: (
        "FOGRA29",
        "Offset printing, ISO 12647-2:2004/Amd 1, paper type 4, uncoated white, 115 g/m2",
    ),
}


class PrepressError(Exception):
    """The look has a profile or an ink build that cannot be used."""

    def __init__(self, value: str) -> None:
        """Say what, for whoever made the theme."""
        super().__init__(value)
        self.problem = Problem("E304", Position("assets"), {"value": value})


def make_prepress(
    book: BookSettings,
    folders: Sequence[Path],
    *,
    stock: PaperStock | None = None,
    folds: tuple[float, ...] = (),
) -> Prepress:
    """The conditions of printing by the settings.

    ``folders`` are template folders, a theme's first; ``stock`` is the paper if not the body's.

    Raises:
        PrepressError: if a profile or an ink build of a theme is not one.
    """
    paper = stock or book.stock
    name = f"assets/profiles/{paper.value}.icc"
    folder = next((each for each in folders if (each / name).is_file()), folders[-1])
    condition, description = _CONDITIONS[paper]
    found = read_inks([each / "assets" for each in reversed(folders)])
    prepress = Prepress(
        files.read_bytes(folder, name),
        condition,
        description,
        tuple((colour, _read_build(colour, text)) for colour, text in sorted(found.items())),
        limit=book.ink_limit,
        folds=folds,
    )
    try:
        open_inks(prepress)
    except ProfileError as error:
        raise PrepressError(f"{name}: {error}") from error
    return prepress


def _read_build(colour: str, text: str) -> Build:
    if not _BUILD.fullmatch(str(text)):
        raise PrepressError(f"tokens.yaml: cmyk {text!r} ({colour})")
    cyan, magenta, yellow, black = map(int, text.split())
    if max(cyan, magenta, yellow, black) > 100:
        raise PrepressError(f"tokens.yaml: cmyk {text!r} ({colour})")
    return (cyan, magenta, yellow, black)


def spine_width(book: BookSettings, pages: int) -> float:
    """The width of the spine in millimetres, to the tenth: half as many leaves as pages."""
    if book.spine:
        return float(book.spine)
    return round(pages / 2 * book.paper * float(book.bulk) / 1000, 1)
