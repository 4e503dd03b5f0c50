"""The command line: ``python build.py [command] [options]``.

Heavy modules are imported inside the commands, so that help and checks start fast and the site
can be built where the PDF's system libraries are missing.
"""

from __future__ import annotations

import argparse
import datetime
import errno
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ocop_site.cli_words import say
from ocop_site.problems import ContentError, Problem, Severity, format_problem, has_errors

if TYPE_CHECKING:
    from ocop_site.build.pipeline import Options
    from ocop_site.catalogue.loader import Content

OK, CONTENT, USAGE, PRESS, PROOF, DISK, STOPPED = 0, 1, 2, 3, 4, 5, 130

_EXIT_CODES = """exit codes:
  0  done
  1  the content has errors; nothing was written
  2  wrong use of the command
  3  system libraries for the PDF are missing
  4  what was built is not whole; the last output was kept
  5  the output cannot be written; the last output was kept
"""
_COMMANDS = {
    "all": "build the site and the handbooks (the default)",
    "site": "build only the site",
    "pdf": "build only the handbooks",
    "check": "check the content and build nothing",
    "serve": "preview in the browser, rebuilt on each save",
    "clean": "remove what builds have made",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    options = _parse(arguments)
    try:
        return _COMMANDS_RUN[options.command](options)
    except KeyboardInterrupt:
        print(say("stopped", options.messages or "vi"), file=sys.stderr)
        return STOPPED


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Turns an OCOP catalogue (YAML, Markdown) into a bilingual site and a PDF "
        "handbook per language.",
        epilog="commands:\n"
        + "".join(f"  {name:<6} {text}\n" for name, text in _COMMANDS.items())
        + "\n"
        + _EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("command", nargs="?", default="all", choices=list(_COMMANDS),
                        metavar="command", help="one of the commands below (default: all)")
    parser.add_argument("--content", type=Path, default=Path("content"), metavar="FOLDER",
                        help="the catalogue (default: content)")
    parser.add_argument("--output", type=Path, default=Path("output"), metavar="FOLDER",
                        help="where the result goes (default: output)")
    parser.add_argument("--lang", action="append", default=[], metavar="CODE",
                        help="build an edition in this language only; may be repeated")
    parser.add_argument("--as-of", type=_read_day, metavar="DATE",
                        help="the day statements are true for, instead of the settings' one")
    parser.add_argument("--strict", action="store_true", help="let warnings stop the build")
    parser.add_argument("--messages", choices=("vi", "en"),
                        help="language of messages (default: the settings' one)")
    parser.add_argument("--verbose", action="store_true", help="show warnings and details")
    parser.add_argument("--host", default="127.0.0.1", help="serve: the address to listen on")
    parser.add_argument("--port", type=int, default=8000, help="serve: the port")
    return parser.parse_args(arguments)


def _read_day(value: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise argparse.ArgumentTypeError(say("bad-date", "en", value=value)) from None


def _options(arguments: argparse.Namespace, parts: frozenset[str]) -> Options:
    from ocop_site.build.pipeline import Options
    from ocop_site.build.publish import state_folder

    output = arguments.output.absolute()
    return Options(
        content=arguments.content.absolute(),
        output=output,
        state=state_folder(output),
        parts=parts,
        languages=tuple(dict.fromkeys(arguments.lang)),
        as_of=arguments.as_of,
        strict=arguments.strict,
    )


def _refuse_folders(arguments: argparse.Namespace) -> int:
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


def print_problems(
    problems: Sequence[Problem], content: Content | None, language: str, *, warnings: bool = True
) -> None:
    """Print findings to standard error, each with its line."""
    for problem in problems:
        if warnings or problem.severity is Severity.ERROR:
            line = content.line(problem.position) if content else None
            print(format_problem(problem, language, line), file=sys.stderr)


def _check(arguments: argparse.Namespace) -> int:
    from ocop_site.build.pipeline import read_content

    if refused := _refuse_folders(arguments):
        return refused
    catalogue, content, problems = read_content(_options(arguments, frozenset()))
    settings = content.settings
    language = arguments.messages or (settings.messages if settings else "vi")
    print_problems(problems, content, language)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    print(say("checked", language, errors=errors, warnings=len(problems) - errors,
              products=len(content.records.get("products", ()))))
    wrong = catalogue is None or has_errors(problems, strict=arguments.strict)
    return CONTENT if wrong else OK


def _build(arguments: argparse.Namespace, parts: frozenset[str]) -> int:
    from ocop_site.build.publish import lock_output, resume

    if refused := _refuse_folders(arguments):
        return refused
    options = _options(arguments, parts)
    language = arguments.messages or "vi"
    try:
        with lock_output(options.state) as waited:
            if waited:
                print(say("waited", language), file=sys.stderr)
            if resume(options.output, options.state):
                print(say("resumed", language), file=sys.stderr)
            return _build_locked(arguments, options)
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        denied = error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
        reason = (
            say("disk-full", language) if full
            else say("disk-denied", language) if denied
            else error.strerror or str(error)
        )
        path = error.filename or options.output
        print(say("disk", language, path=path, reason=reason), file=sys.stderr)
        return DISK


def _build_locked(arguments: argparse.Namespace, options: Options) -> int:
    from ocop_site.build.pipeline import ProofError, build
    from ocop_site.catalogue.loader import load_content
    from ocop_site.console import open_progress
    from ocop_site.book.press import PressUnavailable

    start = time.perf_counter()
    language = arguments.messages or "vi"
    try:
        done, workshop = build(options, open_progress(sys.stderr, verbose=arguments.verbose))
    except ContentError as error:
        content, _ = load_content(options.content)
        if content.settings and not arguments.messages:
            language = content.settings.messages
        print_problems(error.problems, content, language,
                       warnings=arguments.strict or arguments.verbose)
        print(say("nothing-written", language), file=sys.stderr)
        return CONTENT
    except PressUnavailable as error:
        print(say("no-press", language, reason=error.reason, remedy=error.remedy),
              file=sys.stderr)
        return PRESS
    except ProofError as error:
        print(say("not-proven", language), file=sys.stderr)
        print_problems(error.problems, None, language)
        return PROOF
    language = arguments.messages or workshop.catalogue.settings.messages
    if arguments.verbose:
        print_problems(workshop.problems, workshop.content, language)
    elif workshop.problems:
        print(say("warnings-hidden", language, n=len(workshop.problems)), file=sys.stderr)
    for path in done.foreign:
        print(say("foreign", language, path=path), file=sys.stderr)
    seconds = f"{time.perf_counter() - start:.1f}"
    print(say("built", language, seconds=seconds, made=len(done.made), kept=done.kept,
              removed=len(done.removed), output=arguments.output))
    return OK


def _serve(arguments: argparse.Namespace) -> int:
    from ocop_site.server import serve

    if refused := _refuse_folders(arguments):
        return refused
    return serve(_options(arguments, frozenset({"site"})), arguments.host, arguments.port,
                 arguments.messages or "vi")


def _clean(arguments: argparse.Namespace) -> int:
    from ocop_site.build.publish import remove_published, state_folder

    output = arguments.output.absolute()
    removed = remove_published(output, state_folder(output))
    print(say("cleaned", arguments.messages or "vi", n=len(removed)))
    return OK


_COMMANDS_RUN = {
    "all": lambda options: _build(options, frozenset({"site", "pdf"})),
    "site": lambda options: _build(options, frozenset({"site"})),
    "pdf": lambda options: _build(options, frozenset({"pdf"})),
    "check": _check,
    "serve": _serve,
    "clean": _clean,
}
