"""``build.py new``: a commented entry, or a catalogue to begin with."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ocop_site.cli import CONTENT, DISK, OK, USAGE
from ocop_site.cli_words import say
from ocop_site.commands.common import message_language, print_problems
from ocop_site.commands.options import refuse_folders
from ocop_site.desk.memory import Folder, errors, read_folder
from ocop_site.desk.new_records import CATALOGUE, CHAPTER, NEW_KINDS, NotBegun, begin_entry
from ocop_site.desk.starter import example_catalogue


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("what", choices=(*NEW_KINDS, CHAPTER, CATALOGUE), help="what to begin")
    parser.add_argument(
        "name",
        metavar="NAME",
        help='its name, for instance "Mật ong rừng"; of a catalogue the folder',
    )
    parser.add_argument(
        "values",
        nargs="*",
        metavar="KEY=VALUE",
        help="fields that are known, for instance set=honey-other-raw stars=3",
    )


def run(arguments: argparse.Namespace) -> int:
    """Begin; returns the exit code."""
    if arguments.what == CATALOGUE:
        return _begin_catalogue(Path(arguments.name), arguments.messages or "vi")
    if refused := refuse_folders(arguments):
        return refused
    folder = read_folder(arguments.content)
    content, problems = folder.read()
    language = message_language(arguments, content)
    if errors(problems):
        print_problems(problems, content, language, warnings=False)
        print(say("import-errors", language), file=sys.stderr)
        return CONTENT
    try:
        entry = begin_entry(arguments.what, arguments.name, arguments.values, content, language)
    except NotBegun as problem:
        print(say(problem.reason, language, **problem.values), file=sys.stderr)
        return USAGE
    folder.texts[entry.file] = entry.text
    after, found = folder.read()
    if errors(found):
        print_problems(errors(found), after, language)
        print(say("import-invalid", language), file=sys.stderr)
        return CONTENT
    for finding in entry.findings:
        print(f"  {finding.where}: {finding.text(language)}", file=sys.stderr)
    return _save(folder, language, say("new-written", language, path=folder.root / entry.file))


def _begin_catalogue(root: Path, language: str) -> int:
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        print(say("new-exists", language, path=root), file=sys.stderr)
        return USAGE
    folder = Folder(root, dict(example_catalogue(language)))
    return _save(folder, language, say("new-catalogue", language, path=root))


def _save(folder: Folder, language: str, done: str) -> int:
    try:
        folder.save()
    except OSError as error:
        path, reason = error.filename or folder.root, error.strerror or str(error)
        print(say("not-written", language, path=path, reason=reason), file=sys.stderr)
        return DISK
    print(done)
    return OK
