"""``build.py schema``: the JSON Schema files with which editors complete and check."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ocop_site.cli import DISK, OK
from ocop_site.cli_words import say
from ocop_site.commands.common import settings_language
from ocop_site.desk.json_schema import FOLDER, write_schemas
from ocop_site.files import write_bytes


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "folder",
        type=Path,
        nargs="?",
        default=Path(FOLDER),
        metavar="FOLDER",
        help=f"where the files go (default: {FOLDER})",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write; returns the exit code."""
    language = settings_language(arguments)
    folder: Path = arguments.folder
    texts = write_schemas(language)
    try:
        changed = [write_bytes(folder / name, text.encode()) for name, text in texts.items()]
    except OSError as error:
        path, reason = error.filename or folder, error.strerror or str(error)
        print(say("not-written", language, path=path, reason=reason), file=sys.stderr)
        return DISK
    counts = {"n": len(changed), "changed": sum(changed)}
    print(say("schema-written", language, path=folder, **counts))
    return OK
