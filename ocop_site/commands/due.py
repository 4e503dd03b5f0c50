"""``build.py due``: certificates by urgency, and the calendar of their deadlines."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from urllib.parse import urlsplit

from ocop_site import files
from ocop_site.catalogue.catalogue import Catalogue, load_catalogue
from ocop_site.cli import CONTENT, DISK, OK, USAGE, read_day
from ocop_site.cli_words import say
from ocop_site.commands.common import message_language, print_problems
from ocop_site.commands.options import refuse_folders
from ocop_site.desk.calendar_file import write_calendar
from ocop_site.desk.desk_words import say as word
from ocop_site.desk.due import DueCertificate, list_deadlines, list_due
from ocop_site.desk.due_forms import due_headings, due_row, write_csv, write_text

FORMATS = {".txt": "text", ".csv": "csv", ".xlsx": "xlsx", ".ics": "ics"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "file",
        type=Path,
        nargs="?",
        metavar="FILE",
        help="write to this .txt, .csv, .xlsx or .ics file",
    )
    parser.add_argument(
        "--format",
        choices=tuple(FORMATS.values()),
        help="the form of the list (default: by the file's ending, else text)",
    )
    parser.add_argument(
        "--as-of",
        type=read_day,
        metavar="DATE",
        help="the day to look from, instead of the settings' one",
    )


def run(arguments: argparse.Namespace) -> int:
    """List; returns the exit code."""
    if refused := refuse_folders(arguments):
        return refused
    catalogue, content, problems = load_catalogue(arguments.content, arguments.as_of)
    language = message_language(arguments, content)
    if catalogue is None:
        print_problems(problems, content, language, warnings=False)
        print(say("export-errors", language), file=sys.stderr)
        return CONTENT
    path: Path | None = arguments.file
    form = arguments.format or (FORMATS.get(path.suffix.lower(), "") if path else "text")
    if not form or (form == "xlsx" and path is None):
        print(say("due-format", language), file=sys.stderr)
        return USAGE
    try:
        data = _write(form, catalogue, language)
    except ModuleNotFoundError:
        print(say("no-excel", language), file=sys.stderr)
        return USAGE
    if path is None:
        sys.stdout.write(data.decode("utf-8-sig"))
        return OK
    try:
        files.write_bytes(path, data)
    except OSError as error:
        reason = error.strerror or str(error)
        print(say("not-written", language, path=path, reason=reason), file=sys.stderr)
        return DISK
    if form == "ics":
        days = list_deadlines(catalogue)
        counts = {"n": len(days), "certificates": len({item.entry.id for item in days})}
        print(say("due-written-calendar", language, path=path, **counts))
    else:
        print(say("due-written", language, path=path, n=len(list_due(catalogue))))
    return OK


def _write(form: str, catalogue: Catalogue, language: str) -> bytes:
    if form == "ics":
        host = urlsplit(catalogue.settings.base_url).hostname or "ocop"
        title = word("calendar-title", language)
        return write_calendar(list_deadlines(catalogue), catalogue.as_of, host, title, language)
    items = list_due(catalogue)
    if form == "csv":
        return write_csv(items, language)
    if form == "xlsx":
        return _write_workbook(items, catalogue, language)
    return write_text(items, catalogue.as_of, language).encode()


def _write_workbook(
    items: tuple[DueCertificate, ...], catalogue: Catalogue, language: str
) -> bytes:
    from ocop_site.desk.export import sayings
    from ocop_site.desk.workbook import Table, TableColumn, write_workbook

    widths = (34, 11, 24, 34, 8, 34, 24, 18, 14, 18, 28)
    columns = [
        TableColumn(heading, width=width)
        for heading, width in zip(due_headings(language), widths, strict=True)
    ]
    title = word("calendar-title", language)
    table = Table(title[:31], columns, [due_row(item, language) for item in items], frozen=1)
    return write_workbook([table], catalogue.as_of, title, sayings(language))
