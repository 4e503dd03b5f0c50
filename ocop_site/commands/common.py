"""What several commands share: the language of messages, and problems printed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.catalogue.loader import SETTINGS_FILE, Content, read_records
from ocop_site.catalogue.settings import Settings
from ocop_site.files import FileProblem, read_text
from ocop_site.problems import Problem, Severity, format_problem

if TYPE_CHECKING:
    from ocop_site.render.templates import TemplateFault


def message_language(arguments: argparse.Namespace, content: Content | None) -> str:
    """The language of messages: the command line's, the settings', Vietnamese."""
    if arguments.messages:
        return str(arguments.messages)
    return content.settings.messages if content and content.settings else "vi"


def settings_language(arguments: argparse.Namespace) -> str:
    """The same for commands that need no content: of it the settings alone are read."""
    if arguments.messages:
        return str(arguments.messages)
    try:
        records, _ = read_records(SETTINGS_FILE, read_text(arguments.content, SETTINGS_FILE))
    except FileProblem:
        return "vi"
    return next((item.messages for item in records if isinstance(item, Settings)), "vi")


def print_fault(fault: TemplateFault, content: Path, language: str) -> None:
    """Print what is wrong with a template; that of a theme is named as seen from the content."""
    problem = fault.problem
    shown = Path(os.path.relpath(problem.position.file, content)).as_posix()
    if not shown.startswith("../../"):
        problem = replace(problem, position=replace(problem.position, file=shown))
    print(format_problem(problem, language, fault.line), file=sys.stderr)


def print_problems(
    problems: Sequence[Problem], content: Content | None, language: str, *, warnings: bool = True
) -> None:
    """Print findings to standard error, each with its line."""
    for problem in problems:
        if warnings or problem.severity is Severity.ERROR:
            line = content.line(problem.position) if content else None
            print(format_problem(problem, language, line), file=sys.stderr)
