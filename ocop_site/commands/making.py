"""The build itself, for ``ocop_site.commands.build`` when something has changed."""

from __future__ import annotations

import argparse
import sys

from ocop_site.book.press import PressUnavailable
from ocop_site.build.options import Options
from ocop_site.build.pipeline import ProofError, build
from ocop_site.build.state import State
from ocop_site.catalogue.loader import load_content
from ocop_site.cli import CONTENT, OK, PRESS, PROOF
from ocop_site.cli_words import say
from ocop_site.commands.common import message_language, print_problems
from ocop_site.console import open_progress
from ocop_site.problems import ContentError


def make(arguments: argparse.Namespace, options: Options, state: State) -> tuple[int, str]:
    """Build; returns the exit code and, when it went well, the counts to report."""
    try:
        done = build(options, state, open_progress(sys.stderr, verbose=arguments.verbose))
    except ContentError as error:
        content, _ = load_content(options.content)
        language = message_language(arguments, content)
        print_problems(
            error.problems, content, language, warnings=arguments.strict or arguments.verbose
        )
        print(say("nothing-written", language), file=sys.stderr)
        return CONTENT, ""
    except PressUnavailable as error:
        language = arguments.messages or "vi"
        remedy = f"sudo apt-get install -y {' '.join(error.packages)}"
        reason = str(error).splitlines()[0]
        print(say("no-press", language, reason=reason, remedy=remedy), file=sys.stderr)
        return PRESS, ""
    except ProofError as error:
        language = arguments.messages or "vi"
        print(say("not-proven", language), file=sys.stderr)
        print_problems(error.problems, None, language)
        return PROOF, ""
    language = message_language(arguments, done.workshop.content)
    if arguments.verbose:
        print_problems(done.workshop.problems, done.workshop.content, language)
    elif done.workshop.problems:
        values = {"n": len(done.workshop.problems), "content": arguments.content}
        print(say("warnings-hidden", language, **values), file=sys.stderr)
    if arguments.why:
        for name, reason in sorted(done.reasons.items()):
            print(f"{name}: {reason}", file=sys.stderr)
    published = done.published
    for path in published.foreign:
        print(say("foreign", language, path=path), file=sys.stderr)
    counts = {
        "made": len(published.made),
        "kept": published.kept,
        "removed": len(published.removed),
    }
    return OK, say("counts", language, **counts)
