"""``build.py explain PAGE``: what a page was made from, and why it was last made."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ocop_site.build.publish import state_folder
from ocop_site.build.state import open_state
from ocop_site.cli import OK, USAGE
from ocop_site.cli_words import say


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the argument."""
    parser.add_argument("page", type=Path, metavar="PAGE", help="a file of the output")


def run(arguments: argparse.Namespace) -> int:
    """Explain; returns the exit code."""
    output = arguments.output.absolute()
    page = arguments.page.absolute()
    with open_state(state_folder(output)) as state:
        language = arguments.messages or state.meta("messages") or "vi"
        path = page.relative_to(output).as_posix() if page.is_relative_to(output) else ""
        found = state.unit_of(path.removeprefix("site/"))
    if found is None:
        print(say("explain-unknown", language, path=arguments.page), file=sys.stderr)
        return USAGE
    name, record = found
    print(say("explain-unit", language, unit=name, reason=record.reason))
    kinds: dict[str, list[str]] = {}
    for kind, key in sorted(record.reads):
        kinds.setdefault(kind, []).append(key)
    print(say("explain-reads", language, n=len(record.reads)))
    for kind, keys in sorted(kinds.items()):
        print(f"  {kind}: {', '.join(keys)}")
    return OK
