"""``build.py check``: every mistake of every file in one run."""

from __future__ import annotations

import argparse

from ocop_site.build.intake import read_content
from ocop_site.cli import CONTENT, OK, add_edition
from ocop_site.cli_words import say
from ocop_site.commands.common import message_language, print_problems
from ocop_site.commands.options import build_options, refuse_folders
from ocop_site.problems import Severity, has_errors


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_edition(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check; returns the exit code."""
    if refused := refuse_folders(arguments):
        return refused
    catalogue, content, problems = read_content(build_options(arguments))
    language = message_language(arguments, content)
    print_problems(problems, content, language)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    counts = {"errors": errors, "warnings": len(problems) - errors}
    print(say("checked", language, products=len(content.records.get("products", ())), **counts))
    return CONTENT if catalogue is None or has_errors(problems, strict=arguments.strict) else OK
