"""``build.py labels``: shelf labels and table signs on standard sheets."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from ocop_site.build.options import LABEL, PrintWish
from ocop_site.cli import USAGE, add_edition
from ocop_site.commands.build import carry_out
from ocop_site.commands.options import (
    add_building,
    add_selection,
    build_options,
    refuse_folders,
    refuse_name,
)
from ocop_site.commands.print_words import say_asked


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    from ocop_site.book.label_sheets import SHEETS, USUAL

    add_edition(parser)
    parser.add_argument("ids", nargs="*", metavar="ID", help="products (default: all in force)")
    add_selection(parser, named=True)
    parser.add_argument(
        "--sheet",
        default=USUAL,
        metavar="NAME",
        help=f"the sheet: {', '.join(SHEETS)} (default: {USUAL})",
    )
    add_building(parser)


def run(arguments: argparse.Namespace) -> int:
    """Make them; returns the exit code."""
    from ocop_site.book.label_sheets import SHEETS

    language = arguments.messages or "vi"
    if refused := refuse_folders(arguments) or refuse_name(arguments):
        return refused
    if arguments.sheet not in SHEETS:
        values = {"value": arguments.sheet, "known": ", ".join(SHEETS)}
        print(say_asked("bad-form", language, **values), file=sys.stderr)
        return USAGE
    ids, tongues = dict.fromkeys(arguments.ids), dict.fromkeys(arguments.lang)
    options = replace(
        build_options(arguments),
        languages=(),
        select=arguments.select,
        name=arguments.name,
        prints=PrintWish(LABEL, arguments.sheet, tuple(ids), tuple(tongues)),
    )
    return carry_out(arguments, options)
