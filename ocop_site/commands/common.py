"""What several commands share: options for the build, folders refused, problems printed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ocop_site.build.intake import Options
from ocop_site.build.publish import state_folder
from ocop_site.catalogue.loader import Content
from ocop_site.cli import OK, USAGE
from ocop_site.cli_words import say
from ocop_site.problems import Problem, Severity, format_problem


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
    )


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


def message_language(arguments: argparse.Namespace, content: Content | None) -> str:
    """The language of messages: the command line's, the settings', Vietnamese."""
    if arguments.messages:
        return str(arguments.messages)
    return content.settings.messages if content and content.settings else "vi"


def print_problems(
    problems: Sequence[Problem], content: Content | None, language: str, *, warnings: bool = True
) -> None:
    """Print findings to standard error, each with its line."""
    for problem in problems:
        if warnings or problem.severity is Severity.ERROR:
            line = content.line(problem.position) if content else None
            print(format_problem(problem, language, line), file=sys.stderr)
