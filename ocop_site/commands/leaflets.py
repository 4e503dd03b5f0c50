"""``build.py leaflets``: leaflets of products, and sheets of producers."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from ocop_site.build.options import LEAFLET, PRODUCER, PrintWish
from ocop_site.cli import USAGE, add_edition
from ocop_site.commands.build import carry_out
from ocop_site.commands.options import add_building, add_selection, build_options, refuse_folders
from ocop_site.commands.print_words import say_asked

_FORMS = ("a5", "a4-folded")


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_edition(parser)
    parser.add_argument("ids", nargs="*", metavar="ID", help="products (default: all in force)")
    add_selection(parser)
    parser.add_argument(
        "--format",
        dest="form",
        default=_FORMS[0],
        metavar="|".join(_FORMS),
        help="A5 with two pages, or an A4 sheet folded once (default: a5)",
    )
    parser.add_argument(
        "--producer",
        action="append",
        default=[],
        metavar="ID",
        help="one sheet of a producer with its products in force; may be repeated",
    )
    add_building(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make them; returns the exit code."""
    language = arguments.messages or "vi"
    if refused := refuse_folders(arguments):
        return refused
    if arguments.form not in _FORMS:
        values = {"value": arguments.form, "known": ", ".join(_FORMS)}
        print(say_asked("bad-form", language, **values), file=sys.stderr)
        return USAGE
    if arguments.producer and (arguments.ids or arguments.select):
        print(say_asked("both-chosen", language), file=sys.stderr)
        return USAGE
    ids = arguments.producer or arguments.ids
    wish = PrintWish(
        PRODUCER if arguments.producer else LEAFLET,
        arguments.form,
        tuple(dict.fromkeys(ids)),
        tuple(dict.fromkeys(arguments.lang)),
    )
    options = replace(build_options(arguments), languages=(), select=arguments.select, prints=wish)
    return carry_out(arguments, options)
