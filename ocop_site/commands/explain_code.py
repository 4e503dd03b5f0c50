"""``build.py explain-code E102``: what a code means, with a wrong and a right example."""

from __future__ import annotations

import argparse
import difflib
import sys

from ocop_site.cli import OK, USAGE
from ocop_site.cli_words import say
from ocop_site.codes import CODES
from ocop_site.commands.common import settings_language
from ocop_site.desk.explain import explain, list_codes


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "codes", nargs="*", metavar="CODE", help="for instance E102; without one all are listed"
    )


def run(arguments: argparse.Namespace) -> int:
    """Explain; returns the exit code."""
    language = settings_language(arguments)
    if not arguments.codes:
        print(list_codes(language))
        return OK
    for number, given in enumerate(arguments.codes):
        code = given.strip().upper()
        if code not in CODES:
            begun = [item for item in sorted(CODES) if code and item.startswith(code)]
            near = ", ".join(begun[:12] or difflib.get_close_matches(code, CODES, 5, 0.5))
            shown = say("no-code", language, code=given, near=f"({near}?)" if near else "")
            print(shown.replace(" .", "."), file=sys.stderr)
            return USAGE
        if number:
            print()
        print(explain(code, language))
    return OK
