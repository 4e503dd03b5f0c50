"""``build.py check``: every mistake of every file in one run."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ocop_site.build.intake import find_advice, read_content
from ocop_site.catalogue.loader import Content
from ocop_site.cli import CONTENT, OK, add_edition
from ocop_site.cli_words import say
from ocop_site.commands.common import message_language, print_problems
from ocop_site.commands.options import build_options, refuse_folders
from ocop_site.desk.advice_lines import format_advice
from ocop_site.desk.git_paths import content_names, content_prefix
from ocop_site.desk.reports import WRITERS, Report
from ocop_site.problems import Problem, Severity, has_errors

TEXT = "text"


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_edition(parser)
    parser.add_argument(
        "--format",
        choices=(TEXT, *WRITERS),
        default=TEXT,
        help="the form of the findings: text, json, annotations of GitHub Actions, code quality "
        "of GitLab, or SARIF 2.1.0 (default: text)",
    )
    parser.add_argument(
        "--only",
        nargs="*",
        metavar="FILE",
        help="tell of these files only, named as git names them; - reads the names, one to a line "
        "or divided by NUL, from standard input",
    )
    parser.add_argument(
        "--advice",
        nargs="*",
        metavar="CODE",
        help="tell as well what could be better; of the kinds named by their codes every place",
    )


def run(arguments: argparse.Namespace) -> int:
    """Check; returns the exit code."""
    if refused := refuse_folders(arguments):
        return refused
    catalogue, content, problems = read_content(build_options(arguments))
    language = message_language(arguments, content)
    advice: Sequence[Problem] = ()
    if arguments.advice is not None and catalogue is not None and not has_errors(problems):
        advice = find_advice(catalogue, content)
    shown, told = list(problems), list(advice)
    if arguments.only is not None:
        wanted = content_names(_names(arguments.only), arguments.content)
        shown = [item for item in problems if item.position.file in wanted]
        told = [item for item in advice if item.position.file in wanted]
    summary = _summary(arguments, content, shown, told, len(problems) - len(shown), language)
    if arguments.format == TEXT:
        print_problems(shown, content, language)
        if told:
            full = {code.upper() for code in arguments.advice}
            print(format_advice(told, content, language, full), file=sys.stderr)
        elif arguments.advice is not None and has_errors(problems):
            print(say("advice-later", language), file=sys.stderr)
        print(summary)
    else:
        prefix = content_prefix(arguments.content)
        report = Report([*shown, *told], content, language, prefix, summary)
        sys.stdout.write(WRITERS[arguments.format](report))
        print(summary, file=sys.stderr)
    return CONTENT if has_errors(shown, strict=arguments.strict) else OK


def _names(given: Sequence[str]) -> list[str]:
    """The file names of the command line; those on standard input where one is ``-``."""
    names = [name for name in given if name != "-"]
    if "-" in given:
        text = sys.stdin.read()
        names += text.split("\0") if "\0" in text else text.splitlines()
    return [name for name in names if name.strip()]


def _summary(
    arguments: argparse.Namespace,
    content: Content,
    shown: Sequence[Problem],
    told: Sequence[Problem],
    hidden: int,
    language: str,
) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in shown)
    counts = {"errors": errors, "warnings": len(shown) - errors}
    products = len(content.records.get("products", ()))
    summary = say("checked", language, products=products, **counts)
    if arguments.advice is not None and (told or not errors):
        summary = say("advised", language, summary=summary, n=len(told))
    if hidden:
        summary = say("checked-only", language, summary=summary, n=hidden)
    return summary
