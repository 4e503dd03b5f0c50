"""``build.py``, ``build.py site``, ``build.py pdf``: build and put in place."""

from __future__ import annotations

import argparse
import errno
import sys
import time
from dataclasses import replace

from ocop_site.book.press import PressUnavailable
from ocop_site.build.intake import PDF, SITE, Options
from ocop_site.build.pipeline import ProofError, build
from ocop_site.build.publish import lock_output, resume
from ocop_site.catalogue.loader import load_content
from ocop_site.cli import CONTENT, DISK, OK, PRESS, PROOF, add_edition
from ocop_site.cli_words import say
from ocop_site.commands.common import (
    build_options,
    message_language,
    print_problems,
    refuse_folders,
)
from ocop_site.console import open_progress
from ocop_site.problems import ContentError

_PARTS = {"all": (SITE, PDF), "site": (SITE,), "pdf": (PDF,)}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_edition(parser)
    parser.set_defaults(offline_pack=False)
    if not parser.prog.endswith(" pdf"):
        parser.add_argument("--offline-pack", action="store_true",
                            help="also write the site as a zip archive to open from a disk")
    parser.add_argument("--verbose", action="store_true", help="show warnings and details")


def run(arguments: argparse.Namespace) -> int:
    """Build; returns the exit code."""
    if refused := refuse_folders(arguments):
        return refused
    options = replace(
        build_options(arguments, *_PARTS[arguments.command]), pack=arguments.offline_pack
    )
    language = arguments.messages or "vi"
    try:
        with lock_output(options.state) as waited:
            if waited:
                print(say("waited", language), file=sys.stderr)
            if resume(options.output, options.state):
                print(say("resumed", language), file=sys.stderr)
            return _build(arguments, options)
    except OSError as error:
        print(_explain(error, options, language), file=sys.stderr)
        return DISK


def _build(arguments: argparse.Namespace, options: Options) -> int:
    start = time.perf_counter()
    try:
        done, workshop = build(options, open_progress(sys.stderr, verbose=arguments.verbose))
    except ContentError as error:
        content, _ = load_content(options.content)
        language = message_language(arguments, content)
        print_problems(
            error.problems, content, language, warnings=arguments.strict or arguments.verbose
        )
        print(say("nothing-written", language), file=sys.stderr)
        return CONTENT
    except PressUnavailable as error:
        language = arguments.messages or "vi"
        remedy = f"sudo apt-get install -y {' '.join(error.packages)}"
        reason = str(error).splitlines()[0]
        print(say("no-press", language, reason=reason, remedy=remedy), file=sys.stderr)
        return PRESS
    except ProofError as error:
        language = arguments.messages or "vi"
        print(say("not-proven", language), file=sys.stderr)
        print_problems(error.problems, None, language)
        return PROOF
    language = message_language(arguments, workshop.content)
    if arguments.verbose:
        print_problems(workshop.problems, workshop.content, language)
    elif workshop.problems:
        print(say("warnings-hidden", language, n=len(workshop.problems)), file=sys.stderr)
    for path in done.foreign:
        print(say("foreign", language, path=path), file=sys.stderr)
    counts = {"made": len(done.made), "kept": done.kept, "removed": len(done.removed)}
    seconds = f"{time.perf_counter() - start:.1f}"
    print(say("built", language, seconds=seconds, output=arguments.output, **counts))
    return OK


def _explain(error: OSError, options: Options, language: str) -> str:
    reason = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        reason = say("disk-full", language)
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        reason = say("disk-denied", language)
    return say("disk", language, path=error.filename or options.output, reason=reason)
