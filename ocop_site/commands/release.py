"""``build.py release``: write down for ever what this edition printed under which address."""

from __future__ import annotations

import argparse
import errno
import sys
from collections import Counter
from collections.abc import Iterator

from ocop_site import files
from ocop_site.build.finished import find_books, is_finished
from ocop_site.build.freshness import glance
from ocop_site.build.intake import Workshop, open_workshop
from ocop_site.build.options import PDF, SITE, Options
from ocop_site.build.publish import lock_output, resume
from ocop_site.build.state import State, open_state
from ocop_site.catalogue.editions import EDITIONS_FOLDER, Released
from ocop_site.catalogue.loader import load_content
from ocop_site.cli import CONTENT, DISK, OK, PROOF
from ocop_site.cli_words import say
from ocop_site.commands.common import message_language, print_problems
from ocop_site.commands.options import build_options, refuse_folders
from ocop_site.desk.edition_file import compose_edition, differences, edition_path, write_edition
from ocop_site.problems import ContentError
from ocop_site.views.changes import ChangeKind, compare_editions

_SHOWN = 20


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options: an edition is released as the settings have it, whole."""
    parser.set_defaults(lang=[], as_of=None, strict=False)


def run(arguments: argparse.Namespace) -> int:
    """Release; returns the exit code."""
    if refused := refuse_folders(arguments):
        return refused
    options = build_options(arguments, SITE, PDF)
    language = arguments.messages or "vi"
    try:
        with lock_output(options.state):
            resume(options.output, options.state)
            with open_state(options.state) as state:
                return _release(arguments, options, state)
    except OSError as error:
        print(_explain(error, options, language), file=sys.stderr)
        return DISK


def _release(arguments: argparse.Namespace, options: Options, state: State) -> int:
    seen = glance(state, options.content, options.output)
    try:
        workshop = open_workshop(options)
    except ContentError as error:
        content, _ = load_content(options.content)
        language = message_language(arguments, content)
        print_problems(error.problems, content, language, warnings=False)
        print(say("release-nothing", language), file=sys.stderr)
        return CONTENT
    language = message_language(arguments, workshop.content)
    if refusal := "\n".join(_refuse_number(workshop, language)):
        print(refusal, file=sys.stderr)
        return CONTENT
    own = f"{EDITIONS_FOLDER}/{workshop.catalogue.settings.edition.as_of}.yaml"
    if not is_finished(options, state, seen, own):
        folders = {"content": arguments.content, "output": arguments.output}
        print(say("release-stale", language, **folders), file=sys.stderr)
        return PROOF
    books = find_books(options, workshop, state, seen)
    released = workshop.content.editions
    edition = compose_edition(workshop.catalogue, released, books.digests)
    if refusal := "\n".join(_refuse_change(workshop, edition, language)):
        print(refusal, file=sys.stderr)
        return CONTENT
    path = edition_path(edition)
    number = workshop.catalogue.settings.edition.number
    values = {"edition": number.get(language).text, "date": edition.as_of, "path": path}
    if any(item.id == edition.id for item in released):
        print(say("release-same", language, **values))
        return OK
    files.write_bytes(options.content / path, write_edition(edition).encode())
    for name in books.stale:
        print(say("release-left-out", language, name=name), file=sys.stderr)
    counts = {"n": len(edition.products), "books": len(edition.books)}
    print(say("release-done", language, **values, **counts, content=arguments.content))
    for line in _tell_news(workshop, language):
        print(line)
    return OK


def _refuse_number(workshop: Workshop, language: str) -> Iterator[str]:
    """Why no edition of this number and day can be released, whatever it holds."""
    edition = workshop.catalogue.settings.edition
    for item in workshop.content.editions:
        values = {"path": item.origin.file, "date": item.as_of, "edition": edition.as_of}
        if item.as_of > edition.as_of:
            yield say("release-older", language, **values)
        elif item.as_of < edition.as_of and {*item.number.values} & {*edition.number.values}:
            number = edition.number.get(language).text
            yield say("release-number", language, number=number, **values)


def _refuse_change(workshop: Workshop, edition: Released, language: str) -> Iterator[str]:
    """What differs from the same edition as it was released before; nothing if nothing does."""
    for item in workshop.content.editions:
        if item.id != edition.id or not (found := list(differences(item, edition))):
            continue
        yield say("release-differs", language, path=item.origin.file, edition=edition.id)
        for kind, what in found[:_SHOWN]:
            yield "  " + say(f"release-{kind}", language, what=what)
        if len(found) > _SHOWN:
            yield "  " + say("release-more", language, n=len(found) - _SHOWN)
        yield say("release-again", language)


def _tell_news(workshop: Workshop, language: str) -> Iterator[str]:
    """What is new since the edition before, as it was printed."""
    counted = Counter(change.kind for change in compare_editions(workshop.catalogue))
    for kind in ChangeKind:
        if counted[kind]:
            yield "  " + say(f"release-news-{kind.value}", language, n=counted[kind])


def _explain(error: OSError, options: Options, language: str) -> str:
    reason = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        reason = say("disk-full", language)
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        reason = say("disk-denied", language)
    return say("not-written", language, path=error.filename or options.content, reason=reason)
