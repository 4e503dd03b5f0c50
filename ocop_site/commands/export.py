"""``build.py export FILE.xlsx``: the catalogue as a workbook."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ocop_site import files
from ocop_site.cli import CONTENT, DISK, OK, USAGE
from ocop_site.cli_words import say
from ocop_site.commands.common import message_language, print_problems
from ocop_site.commands.options import refuse_folders
from ocop_site.desk.memory import errors, read_folder


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help="the workbook to write")
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there")


def run(arguments: argparse.Namespace) -> int:
    """Export; returns the exit code."""
    if refused := refuse_folders(arguments):
        return refused
    content, problems = read_folder(arguments.content).read()
    language = message_language(arguments, content)
    if errors(problems):
        print_problems(problems, content, language, warnings=False)
        print(say("export-errors", language), file=sys.stderr)
        return CONTENT
    path: Path = arguments.file
    if path.suffix.lower() != ".xlsx":
        print(say("export-suffix", language, path=path), file=sys.stderr)
        return USAGE
    try:
        from ocop_site.desk.export import export_workbook
    except ModuleNotFoundError:
        print(say("no-excel", language), file=sys.stderr)
        return USAGE
    data = export_workbook(content, language)
    try:
        if path.exists() and not arguments.overwrite and path.read_bytes() != data:
            print(say("export-exists", language, path=path), file=sys.stderr)
            return USAGE
        files.write_bytes(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        print(say("not-written", language, path=path, reason=reason), file=sys.stderr)
        return DISK
    counts = {kind: len(content.records[kind]) for kind in ("products", "producers")}
    print(say("exported", language, path=path, **counts))
    return OK
