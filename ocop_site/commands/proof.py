"""``build.py proof``: the printed page of one product, without building the book."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ocop_site import files
from ocop_site.build.intake import open_workshop
from ocop_site.cli import CONTENT, OK, PRESS, PROOF, USAGE, add_edition
from ocop_site.cli_words import say
from ocop_site.commands.common import message_language, print_fault, print_problems
from ocop_site.commands.options import add_format, build_options, refuse_folders, refuse_format
from ocop_site.problems import ContentError


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_edition(parser)
    add_format(parser)
    parser.add_argument("product", metavar="ID", help="the id of the product")
    parser.add_argument(
        "--file",
        type=Path,
        metavar="FILE",
        help="where the page goes (default: proof-ID-LANGUAGE.pdf in the current folder)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the page; returns the exit code."""
    if refused := refuse_folders(arguments) or refuse_format(arguments):
        return refused
    from ocop_site.book.faults import PressUnavailable
    from ocop_site.book.formats import FORMATS
    from ocop_site.book.outline import plan_book
    from ocop_site.book.proof import NotPrinted, print_product
    from ocop_site.render.templates import TemplateFault

    options = build_options(arguments)
    try:
        workshop = open_workshop(options)
    except ContentError as error:
        print_problems(error.problems, None, arguments.messages or "vi")
        return CONTENT
    catalogue = workshop.catalogue
    messages = message_language(arguments, workshop.content)
    language = catalogue.languages[0]
    try:
        chosen = FORMATS[options.format or catalogue.settings.book.format]
        book = plan_book(catalogue, workshop.words[language], workshop.folders, format=chosen)
        data = print_product(book, arguments.product)
    except NotPrinted:
        known = arguments.product in catalogue.entries
        key = "proof-lapsed" if known else "proof-unknown"
        print(say(key, messages, product=arguments.product), file=sys.stderr)
        return USAGE
    except TemplateFault as error:
        print_fault(error, options.content, messages)
        return PROOF
    except PressUnavailable as error:
        remedy = f"sudo apt-get install -y {' '.join(error.packages)}"
        reason = str(error).splitlines()[0]
        print(say("no-press", messages, reason=reason, remedy=remedy), file=sys.stderr)
        return PRESS
    path = arguments.file or Path(f"proof-{arguments.product}-{language}.pdf")
    files.write_bytes(path, data)
    print(say("proof-written", messages, path=path))
    return OK
