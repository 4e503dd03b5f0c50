"""The command line: ``python build.py [command] [options]``.

Each command is a module of ``ocop_site.commands`` with ``configure(parser)`` and
``run(arguments) -> int``; only the one that is called is imported, so that help and checks
start fast and the site can be built where the PDF's system libraries are missing.
"""

from __future__ import annotations

import argparse
import datetime
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path

from ocop_site.cli_help import HELP
from ocop_site.cli_parser import CommandParser, near_word
from ocop_site.cli_words import say

OK, CONTENT, USAGE, PRESS, PROOF, DISK, STOPPED = 0, 1, 2, 3, 4, 5, 130

# Where results go when nobody says where.
OUTPUT = Path("output")

EXIT_CODES = """exit codes:
  0  done
  1  the content has errors; nothing was written
  2  wrong use of the command
  3  system libraries for the PDF are missing
  4  what was built is not whole; the last output was kept
  5  the output cannot be written; the last output was kept
"""
# Name of the command -> its module and what it does.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "all": ("build", "build the site and the handbooks (when no command is named)"),
    "site": ("build", "build only the site"),
    "pdf": ("build", "build only the handbooks"),
    "leaflets": ("leaflets", "make leaflets of products, or a producer's sheet"),
    "labels": ("labels", "make shelf labels and table signs on standard sheets"),
    "check": ("check", "check the content and build nothing"),
    "explain-code": (
        "explain_code",
        "say what a message code means, with a wrong and a right example",
    ),
    "proof": ("proof", "write the printed page of one product, to be looked at"),
    "release": ("release", "write down what this edition printed, so that no address dies"),
    "serve": ("serve", "preview in the browser, rebuilt on each save"),
    "explain": ("explain", "say what a page was made from, and why it was made again"),
    "clean": ("clean", "remove what builds have made"),
    "export": ("export", "write the catalogue as a workbook"),
    "import": ("import_", "read a workbook or a list, show what would change, write it"),
    "due": ("due", "list certificates by urgency"),
    "new": ("new", "begin a product, producer, chapter, place or a whole catalogue"),
    "fmt": ("fmt", "bring files that a form saved back to the way people write them"),
    "schema": ("schema", "write the JSON Schema files with which editors complete and check"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = read_language(given)
    name = "all"
    if given and not given[0].startswith("-"):
        name = given.pop(0)
        if name not in COMMANDS:
            near = near_word(name, tuple(COMMANDS), language)
            shown = say("usage-command", language, value=name, known=", ".join(COMMANDS))
            _make_parser(language).error(shown + near)
    elif {"-h", "--help"} & {*given}:
        _make_parser(language).print_help()
        return OK
    module = import_module(f"ocop_site.commands.{COMMANDS[name][0]}")
    parser = CommandParser(
        language, prog=f"build.py {name}", description=COMMANDS[name][1], epilog=EXIT_CODES
    )
    add_common(parser)
    module.configure(parser)
    options = parser.read(given)
    options.command = name
    try:
        return int(module.run(options))
    except KeyboardInterrupt:
        print(say("stopped", options.messages or "vi"), file=sys.stderr)
        return STOPPED


def read_language(given: Sequence[str]) -> str:
    """The language in which the command line is answered before the settings are read."""
    for word, after in pairwise((*given, "")):
        name, sign, value = word.partition("=")
        if name == "--messages" and (value if sign else after) == "en":
            return "en"
    return "vi"


def _make_parser(language: str) -> CommandParser:
    shown = {
        name: HELP.get(text, text) if language == "vi" else text
        for name, (_, text) in COMMANDS.items()
    }
    commands = "".join(f"  {name:<12} {text}\n" for name, text in shown.items())
    codes = HELP[EXIT_CODES] if language == "vi" else EXIT_CODES
    return CommandParser(
        language,
        prog="build.py",
        usage=say("usage-line", language),
        description="Turns an OCOP catalogue (YAML, Markdown) into a bilingual site and a PDF "
        "handbook per language.",
        epilog=f"{say('usage-commands', language, commands=commands)}\n\n{codes}",
    )


def add_common(parser: argparse.ArgumentParser) -> None:
    """The options that every command has."""
    parser.add_argument(
        "--content",
        type=Path,
        default=Path("content"),
        metavar="FOLDER",
        help="the catalogue (default: content)",
    )
    parser.add_argument(
        "--output",
        type=Path,
        default=OUTPUT,
        metavar="FOLDER",
        help="where the result goes (default: output)",
    )
    parser.add_argument(
        "--messages", choices=("vi", "en"), help="language of messages (default: the settings' one)"
    )


def add_edition(parser: argparse.ArgumentParser) -> None:
    """The options of commands that read the catalogue as an edition."""
    parser.add_argument(
        "--lang",
        action="append",
        default=[],
        metavar="CODE",
        help="an edition in this language only; may be repeated",
    )
    parser.add_argument(
        "--as-of",
        type=read_day,
        metavar="DATE",
        help="the day statements are true for, instead of the settings' one",
    )
    parser.add_argument("--strict", action="store_true", help="let warnings count as errors")


def read_day(value: str) -> datetime.date:
    """A date of the command line.

    Raises:
        ValueError: if it is none; the parser says how one is written.
    """
    return datetime.date.fromisoformat(value)
