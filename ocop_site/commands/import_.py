"""``build.py import FILE``: a workbook or a list into the catalogue, shown before it is written."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ocop_site.catalogue.loader import Content
from ocop_site.catalogue.models import Source
from ocop_site.cli import CONTENT, DISK, OK, USAGE, read_day
from ocop_site.cli_words import say
from ocop_site.commands.common import message_language, print_problems
from ocop_site.commands.options import refuse_folders
from ocop_site.desk.diff import show_findings, show_plan
from ocop_site.desk.findings import Level
from ocop_site.desk.grids import IntakeProblem
from ocop_site.desk.import_words import REASONS
from ocop_site.desk.importer import Request, apply_and_check, plan_import
from ocop_site.desk.memory import Folder, errors, read_folder
from ocop_site.desk.plan import Plan
from ocop_site.desk.starter import begin_catalogue
from ocop_site.desk.yaml_edit import EditFault


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", type=Path, metavar="FILE", help="an .xlsx, .xls or .csv file")
    parser.add_argument(
        "--write", action="store_true", help="write what is shown (without it nothing is written)"
    )
    parser.add_argument("--sheet", default="", metavar="NAME", help="read only this sheet")
    parser.add_argument(
        "--source", default="", metavar="ID", help="the source to name in what a list brings in"
    )
    parser.add_argument(
        "--new",
        default="",
        metavar="AREA",
        help='begin a catalogue for this area, for instance "Tỉnh An Bình"',
    )
    parser.add_argument(
        "--as-of", type=read_day, metavar="DATE", help="with --new: the day the list is true for"
    )
    parser.add_argument(
        "--strict", action="store_true", help="write nothing if any cell or row was refused"
    )
    parser.add_argument(
        "--verbose", action="store_true", help="show new records and every note in full"
    )


def run(arguments: argparse.Namespace) -> int:
    """Import; returns the exit code."""
    opened = _open(arguments)
    if isinstance(opened, int):
        return opened
    content, problems = opened.read()
    language = message_language(arguments, content)
    if errors(problems):
        print_problems(problems, content, language, warnings=False)
        print(say("import-errors", language), file=sys.stderr)
        return CONTENT
    if arguments.source and arguments.source not in {
        item.id for item in content.of("sources", Source)
    }:
        print(say("no-source", language, id=arguments.source), file=sys.stderr)
        return USAGE
    try:
        request = Request(arguments.file, arguments.sheet, arguments.source)
        plan = plan_import(request, content)
    except IntakeProblem as problem:
        reason = REASONS[problem.reason][language].format_map(problem.values)
        print(say("not-read", language, path=arguments.file, reason=reason), file=sys.stderr)
        return CONTENT
    except ModuleNotFoundError:
        print(say("no-excel", language), file=sys.stderr)
        return USAGE
    if arguments.new:
        plan.findings.ask("settings-open", "settings.yaml")
    return _finish(arguments, opened, content, plan, language)


def _open(arguments: argparse.Namespace) -> Folder | int:
    """The catalogue to import into: the one that is there, or one begun for an area."""
    language = arguments.messages or "vi"
    if not arguments.new:
        if not arguments.content.is_dir():
            print(say("import-no-content", language, path=arguments.content), file=sys.stderr)
            return USAGE
        return refuse_folders(arguments) or read_folder(arguments.content)
    if arguments.content.exists() and any(arguments.content.iterdir()):
        print(say("new-exists", language, path=arguments.content), file=sys.stderr)
        return USAGE
    if arguments.as_of is None:
        print(say("new-as-of", language), file=sys.stderr)
        return USAGE
    texts = begin_catalogue(arguments.new, arguments.as_of, language)
    return Folder(arguments.content, texts)


def _finish(
    arguments: argparse.Namespace, folder: Folder, content: Content, plan: Plan, language: str
) -> int:
    shown = show_plan(plan, content, language, verbose=arguments.verbose)
    if shown:
        print(shown)
    findings = show_findings(plan, language, verbose=arguments.verbose)
    if findings:
        print(findings, file=sys.stderr)
    try:
        problems = apply_and_check(plan, folder, content)
    except EditFault as fault:
        print(say("import-fault", language, reason=fault), file=sys.stderr)
        return CONTENT
    if problems:
        print_problems(problems, folder.read()[0], language)
        print(say("import-invalid", language), file=sys.stderr)
        return CONTENT
    changed = folder.changed()
    refused = len(plan.findings.of(Level.REFUSED))
    counts = {
        "files": len(changed),
        "new": len(plan.records),
        "refused": refused,
        "asked": len(plan.findings.of(Level.ASKED)),
    }
    if not changed:
        print(say("import-same", language, refused=refused))
        return OK
    if arguments.strict and refused:
        print(say("import-strict", language, **counts), file=sys.stderr)
        return CONTENT
    if not arguments.write:
        print(say("import-dry", language, **counts))
        return OK
    try:
        folder.save()
    except OSError as error:
        path, reason = error.filename or folder.root, error.strerror or str(error)
        print(say("not-written", language, path=path, reason=reason), file=sys.stderr)
        return DISK
    print(say("imported", language, **counts))
    return OK
