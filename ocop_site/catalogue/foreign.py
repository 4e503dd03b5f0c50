"""Files in the content folder that nothing reads: told, so that nobody waits for their words.

What programs leave behind (names that begin with a dot, an underscore or ~$, Thumbs.db) and
what explains the folder (README, LICENSE) is passed over; photos may lie anywhere.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from pathlib import PurePosixPath

from ocop_site import files
from ocop_site.catalogue.editions import EDITIONS_FOLDER
from ocop_site.catalogue.loader import CHAPTERS_FOLDER, KINDS, SETTINGS_FILE, Content, kind_of
from ocop_site.problems import Position, Problem

_TEXTS = (".yaml", ".yml", ".md")
_FOLDERS = (*KINDS, CHAPTERS_FOLDER, EDITIONS_FOLDER, "photos")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".svg")
_EXPLAINING = frozenset({"readme", "license", "licence", "changelog", "contributing"})
_LEFT_BEHIND = frozenset({"thumbs.db", "desktop.ini", "icon\r", "ehthumbs.db"})
# What to do about a kind of file, by its ending; the words are those of ``REMEDIES``.
_WORDS = {
    **dict.fromkeys((".heic", ".heif", ".gif", ".bmp", ".psd", ".ai", ".raw", ".avif"), "picture"),
    **dict.fromkeys((".doc", ".docx", ".odt", ".rtf", ".pdf", ".ppt", ".pptx"), "document"),
    **dict.fromkeys((".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv"), "table"),
}


def check_foreign(content: Content) -> Iterator[Problem]:
    """Files that are not read (W304 where a place is meant, else W306), a folder's in one."""
    theme = content.settings.theme.folder.strip("/") if content.settings else ""
    folders: dict[str, list[str]] = {}
    for relative in files.list_files(content.root, ("",)):
        path = PurePosixPath(relative)
        if kind_of(relative) or _harmless(path) or (theme and path.is_relative_to(theme)):
            continue
        expected = _meant(path)
        if expected:
            yield Problem("W304", Position(relative), {"expected": expected})
        elif len(path.parts) > 1 and path.parts[0] not in _FOLDERS:
            folders.setdefault(path.parts[0], []).append(path.suffix.lower())
        else:
            word = _WORDS.get(path.suffix.lower(), "other")
            yield Problem("W306", Position(relative), {"case": word, "n": "1"})
    for folder, endings in folders.items():
        words = {_WORDS.get(ending, "other") for ending in endings}
        word = "folder" if {*endings} & {*_TEXTS} or len(words) > 1 else words.pop()
        known = ", ".join((*KINDS, CHAPTERS_FOLDER))
        values = {"case": word, "n": str(len(endings)), "known": known}
        yield Problem("W306", Position(folder), values)


def _harmless(path: PurePosixPath) -> bool:
    name = path.name.lower()
    return (
        path.suffix.lower() in PICTURES
        or name in _LEFT_BEHIND
        or name.startswith("~$")
        or path.stem.lower() in _EXPLAINING
    )


def _meant(path: PurePosixPath) -> str:
    """Where a text that looks as if it were meant for the catalogue would be read."""
    if path.suffix.lower() not in _TEXTS:
        return ""
    known = (*KINDS, CHAPTERS_FOLDER)
    head = path.parts[0] if len(path.parts) > 1 else path.stem
    if len(path.parts) == 1:
        known = (*known, PurePosixPath(SETTINGS_FILE).stem)
    near = difflib.get_close_matches(head.lower(), known, 1, 0.75)
    if not near:
        return ""
    if len(path.parts) > 1:
        suffix = ".md" if near[0] == CHAPTERS_FOLDER else ".yaml"
        return f"{near[0]}/{path.stem}{suffix}"
    return f"{near[0]}/" if near[0] == CHAPTERS_FOLDER else f"{near[0]}.yaml"
