"""What several commands share: the options of a build, and folders that are refused."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ocop_site.build.options import EDITIONS, SCREEN, Options
from ocop_site.build.publish import state_folder
from ocop_site.catalogue.vocabulary import BookFormat
from ocop_site.cli import OK, USAGE
from ocop_site.cli_words import say


def build_options(arguments: argparse.Namespace, *parts: str) -> Options:
    """The options of a build from the command line."""
    output = arguments.output.absolute()
    return Options(
        content=arguments.content.absolute(),
        output=output,
        state=state_folder(output),
        parts=frozenset(parts),
        languages=tuple(dict.fromkeys(arguments.lang)),
        as_of=arguments.as_of,
        strict=arguments.strict,
        format=find_format(getattr(arguments, "format", "")),
        edition=getattr(arguments, "edition", SCREEN),
        jobs=getattr(arguments, "jobs", 1) or len(os.sched_getaffinity(0)),
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """Declare the option that asks for a format of the handbook."""
    names = "|".join(item.value for item in BookFormat)
    parser.add_argument(
        "--format",
        default="",
        metavar=names,
        help="the format of the handbook, instead of the settings' one",
    )


def add_purpose(parser: argparse.ArgumentParser) -> None:
    """Declare the option that says what the handbook is made for."""
    parser.add_argument(
        "--edition",
        default=SCREEN,
        metavar="|".join(EDITIONS),
        help="for the screen and office printers, or for a print shop (default: screen)",
    )


def refuse_purpose(arguments: argparse.Namespace) -> int:
    """Complain about an edition that does not exist; 0 when it does."""
    if arguments.edition in EDITIONS:
        return OK
    values = {"value": arguments.edition, "known": ", ".join(EDITIONS)}
    print(say("bad-edition", arguments.messages or "vi", **values), file=sys.stderr)
    return USAGE


def add_building(parser: argparse.ArgumentParser) -> None:
    """Declare the options of everything that is built."""
    parser.add_argument("--verbose", action="store_true", help="show warnings and details")
    parser.add_argument("--why", action="store_true", help="say why each page was made again")
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes at work (default: one per core)"
    )
    parser.add_argument(
        "--profile",
        type=Path,
        metavar="FILE",
        help="write where the time went, for a trace viewer such as Perfetto or speedscope",
    )


def add_selection(parser: argparse.ArgumentParser, *, named: bool = False) -> None:
    """Declare the option that selects products, and that which names the selection's files."""
    parser.add_argument(
        "--select",
        default="",
        metavar="EXPRESSION",
        help='only some products, for instance "stars>=4 and group=food"',
    )
    if named:
        parser.add_argument(
            "--name", default="", metavar="NAME", help="what the files of the selection are called"
        )


def refuse_name(arguments: argparse.Namespace) -> int:
    """Complain about a name without a selection that it would name; 0 when there is none."""
    if not arguments.name or arguments.select or getattr(arguments, "ids", None):
        return OK
    from ocop_site.commands.print_words import say_asked  # takes its time, and is rarely needed

    print(say_asked("name-alone", arguments.messages or "vi"), file=sys.stderr)
    return USAGE


def find_format(name: str) -> BookFormat | None:
    """The format of that name; ``None`` for no name and for one that is not known."""
    return next((item for item in BookFormat if item.value == name), None)


def refuse_format(arguments: argparse.Namespace) -> int:
    """Complain about a format that does not exist; 0 when it does, or none is asked for."""
    if not arguments.format or find_format(arguments.format):
        return OK
    known = ", ".join(item.value for item in BookFormat)
    text = say("bad-format", arguments.messages or "vi", value=arguments.format, known=known)
    print(text, file=sys.stderr)
    return USAGE


def refuse_folders(arguments: argparse.Namespace) -> int:
    """Complain about folders that cannot be meant; 0 when they are fine."""
    language = arguments.messages or "vi"
    if not arguments.content.is_dir():
        print(say("no-content", language, path=arguments.content), file=sys.stderr)
        return USAGE
    content, output = arguments.content.resolve(), arguments.output.resolve()
    if output == content or content in output.parents:
        print(say("output-inside", language, path=arguments.output), file=sys.stderr)
        return USAGE
    return OK
