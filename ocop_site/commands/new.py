"""``build.py new``: a commented entry, or a catalogue to begin with."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from ocop_site.cli import CONTENT, DISK, OK, USAGE
from ocop_site.cli_words import say
from ocop_site.commands.common import message_language, print_problems
from ocop_site.commands.options import refuse_folders
from ocop_site.desk.memory import Folder, errors, read_folder
from ocop_site.desk.new_records import CATALOGUE, CHAPTER, NEW_KINDS, begin_entry
from ocop_site.desk.not_begun import NotBegun
from ocop_site.desk.starter import example_catalogue, read_start

_PAIR = re.compile(r"[a-z][a-z_]*(?:\.[a-z]{2})?=")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "what",
        metavar="KIND",
        choices=(*NEW_KINDS, CHAPTER, CATALOGUE),
        help="what to begin: product, producer, place, event, kind, candidate, chapter or "
        "catalogue",
    )
    parser.add_argument(
        "words",
        nargs="+",
        metavar="WORD",
        help='its name, for instance "Mật ong rừng" (of a catalogue the folder), and fields that '
        "are known, for instance set=honey-other-raw stars=3",
    )


def run(arguments: argparse.Namespace) -> int:
    """Begin; returns the exit code."""
    name, pairs = _split(arguments.words)
    if len(name) != 1:
        key, said = ("new-words", " ".join(name)) if name else ("new-name", "")
        known = {"what": arguments.what, "name": said}
        print(say(key, arguments.messages or "vi", **known), file=sys.stderr)
        return USAGE
    if arguments.what == CATALOGUE:
        return _begin_catalogue(Path(name[0]), pairs, arguments.messages or "vi")
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
        entry = begin_entry(arguments.what, name[0], pairs, content, language)
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


def _split(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words that are a name, and those that are ``key=value``, in whatever order they come."""
    pairs = [word for word in words if _PAIR.match(word)]
    return [word for word in words if word not in pairs], pairs


def _begin_catalogue(root: Path, pairs: Sequence[str], language: str) -> int:
    try:
        wanted = read_start(pairs)
    except NotBegun as problem:
        print(say(problem.reason, language, **problem.values), file=sys.stderr)
        return USAGE
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        print(say("new-exists", language, path=root), file=sys.stderr)
        return USAGE
    folder = Folder(root, dict(example_catalogue(language, wanted)))
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
