"""What is wrong in prose: citations and links that lead nowhere, commands and tags not understood.

Readers never meet these, for the converter drops them or shows them as they stand; so the editor
has to be told, at the line.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence

from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.models import Record
from ocop_site.catalogue.reader import suggest
from ocop_site.catalogue.schema import Kind, walk_fields
from ocop_site.problems import Position, Problem
from ocop_site.render.markdown import (
    DIRECTIVES,
    find_citations,
    find_commands,
    find_raw_html,
)
from ocop_site.views.links import check_links

# How far below its key the lines of a text are looked for.
_REACH = 400
Targets = Mapping[str, Collection[str]]
Found = tuple[Problem, int, int]


def check_text(
    catalogue: Catalogue, targets: Targets, text: str, *, chapter: bool
) -> Iterator[Found]:
    """The problems of a text, each with its line and its column, counted from 0."""
    for source, line, column in find_citations(text):
        problem = _check_source(catalogue, source)
        if problem is not None:
            yield problem, line, column + len("[^")
    yield from check_links(targets, text)
    for command, line, column in find_commands(text):
        found = _check_command(command, alone=text.splitlines()[line].strip() == command.strip())
        if not chapter:
            found = {"case": "record"}
        if found is not None:
            values = {"value": command, **found}
            yield Problem("E223", Position(""), values, len(command)), line, column
    for tag, word, line, column in find_raw_html(text):
        yield (
            Problem("W308", Position(""), {"value": tag, "case": word}, len(tag)),
            line,
            column,
        )


def check_record(
    catalogue: Catalogue, targets: Targets, record: Record, lines: Mapping[str, Sequence[str]]
) -> Iterator[Problem]:
    """The problems in the prose of a record; ``lines`` are those of its file, where known."""
    brief = record.outline
    if brief is not None and brief.plain and all(map(catalogue.sources.__contains__, brief.cited)):
        return
    for spec, text, path in walk_fields(record):
        if spec.kind is not Kind.MARKDOWN:
            continue
        for language, written in text.values:
            for found, line, column in check_text(catalogue, targets, written, chapter=False):
                start = record.origin.at(*path, language)
                own = lines.get(start.file, ())
                place = _place(own, start, written.splitlines()[line], column)
                yield dataclasses.replace(found, position=place)


def _check_source(catalogue: Catalogue, source: str) -> Problem | None:
    if source in catalogue.sources:
        return None
    near = suggest(source, catalogue.sources)
    values = {"value": source, "target": "@source", "near": near}
    return Problem("E202" if near else "E210", Position(""), values, len(source))


def _check_command(command: str, *, alone: bool) -> Mapping[str, str] | None:
    """What to say of a command in a chapter; ``None`` if it is in order."""
    name, colon, argument = command.strip("[] \t").partition(":")
    if name in DIRECTIVES and colon and argument.strip():
        return None if alone else {"case": "inline"}
    near = suggest(name.strip(), DIRECTIVES)
    return {"case": "near", "near": near} if near else {}


def _place(lines: Sequence[str], start: Position, written: str, column: int) -> Position:
    """Where a line of a text stands in its file, at or below the beginning of the text."""
    wanted = written.strip()
    for number in range(max(start.line, 1), min(start.line + _REACH, len(lines)) + 1):
        at = lines[number - 1].find(wanted) if wanted else -1
        if at >= 0:
            indent = len(written) - len(written.lstrip())
            return Position(start.file, number, at + 1 + max(0, column - indent))
    return start
