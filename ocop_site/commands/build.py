"""``build.py``, ``build.py site``, ``build.py pdf``: build and put in place."""

from __future__ import annotations

import argparse
import errno
import gc
import sys
import time
from dataclasses import replace
from pathlib import Path

from ocop_site.build.freshness import glance, is_fresh
from ocop_site.build.options import PDF, SCREEN, SITE, Options
from ocop_site.build.publish import lock_output, resume
from ocop_site.build.state import State, open_state
from ocop_site.cli import DISK, OK, OUTPUT, USAGE, add_edition
from ocop_site.cli_words import say
from ocop_site.commands.options import (
    add_building,
    add_format,
    add_purpose,
    add_selection,
    build_options,
    refuse_folders,
    refuse_format,
    refuse_name,
    refuse_purpose,
)

_OBJECTS_BETWEEN_LOOKS = 100_000
_PARTS = {"all": (SITE, PDF), "site": (SITE,), "pdf": (PDF,)}


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_edition(parser)
    parser.set_defaults(offline_pack=False, format="", edition=SCREEN, select="", name="")
    if parser.prog.endswith(" pdf"):
        add_format(parser)
        add_purpose(parser)
        add_selection(parser, named=True)
    else:
        parser.add_argument(
            "--offline-pack",
            action="store_true",
            help="also write the site as a zip archive to open from a disk",
        )
    add_building(parser)


def run(arguments: argparse.Namespace) -> int:
    """Build; returns the exit code."""
    if refused := (
        refuse_folders(arguments)
        or refuse_format(arguments)
        or refuse_purpose(arguments)
        or refuse_name(arguments)
    ):
        return refused
    options = replace(
        build_options(arguments, *_PARTS[arguments.command]),
        pack=arguments.offline_pack,
        select=arguments.select,
        name=arguments.name,
    )
    return carry_out(arguments, options)


def carry_out(arguments: argparse.Namespace, options: Options) -> int:
    """Build what the options ask for, alone on the output; returns the exit code."""
    language = arguments.messages or "vi"
    start = time.perf_counter()
    try:
        with lock_output(options.state) as waited:
            if waited:
                print(say("waited", language), file=sys.stderr)
            if resume(options.output, options.state):
                print(say("resumed", language), file=sys.stderr)
            with open_state(options.state) as state:
                return _build(arguments, options, state, start)
    except OSError as error:
        print(_explain(error, options, language), file=sys.stderr)
        return DISK


def _build(arguments: argparse.Namespace, options: Options, state: State, start: float) -> int:
    language = arguments.messages or state.meta("messages") or "vi"
    if other := _find_other(arguments, options, state):
        values = {"output": arguments.output, "other": other}
        print(say("output-of-another", language, **values), file=sys.stderr)
        return USAGE
    code, counts = OK, ""
    seen = glance(state, options.content, options.output)
    if not is_fresh(seen, state, options.signature):
        # A build leaves hardly a cycle behind: to look for them every 700 objects takes time only.
        gc.set_threshold(_OBJECTS_BETWEEN_LOOKS)
        # Everything heavy is imported only now that there is something to do.
        from ocop_site.commands.making import make

        code, counts = make(arguments, options, state, seen)
    if code == OK:
        seconds = f"{time.perf_counter() - start:.1f}"
        counts = counts or say("nothing-changed", language)
        print(say("built", language, seconds=seconds, output=arguments.output, counts=counts))
    return code


def _find_other(arguments: argparse.Namespace, options: Options, state: State) -> str:
    """The content folder of which the usual output was built, where it is another one's.

    To build there would remove that site; who names the output means it.
    """
    built = state.meta("roots").partition("\n")[0]
    usual = arguments.output == OUTPUT
    return built if usual and built != str(options.content) and Path(built).is_dir() else ""


def _explain(error: OSError, options: Options, language: str) -> str:
    reason = error.strerror or str(error)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        reason = say("disk-full", language)
    elif error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        reason = say("disk-denied", language)
    return say("disk", language, path=error.filename or options.output, reason=reason)
