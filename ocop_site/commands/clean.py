"""``build.py clean``: remove what builds have made."""

from __future__ import annotations

import argparse

from ocop_site.build.publish import remove_published, state_folder
from ocop_site.cli import OK
from ocop_site.cli_words import say


def configure(parser: argparse.ArgumentParser) -> None:
    """There are no options of its own."""


def run(arguments: argparse.Namespace) -> int:
    """Clean; returns the exit code."""
    output = arguments.output.absolute()
    removed = remove_published(output, state_folder(output))
    print(say("cleaned", arguments.messages or "vi", n=len(removed)))
    return OK
