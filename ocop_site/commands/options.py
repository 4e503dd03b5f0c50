"""What several commands share: the options of a build, and folders that are refused."""

from __future__ import annotations

import argparse
import os
import sys

from ocop_site.build.options import Options
from ocop_site.build.publish import state_folder
from ocop_site.cli import OK, USAGE
from ocop_site.cli_words import say


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
        jobs=getattr(arguments, "jobs", 1) or len(os.sched_getaffinity(0)),
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
