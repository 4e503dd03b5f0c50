"""The build itself, for ``ocop_site.commands.build`` when something has changed."""

from __future__ import annotations

import argparse
import sys

from ocop_site.book.faults import PressUnavailable
from ocop_site.build.asked import AskError
from ocop_site.build.freshness import Glance
from ocop_site.build.options import Options
from ocop_site.build.pipeline import ProofError, build
from ocop_site.build.precompress import BrotliMissing
from ocop_site.build.state import State
from ocop_site.catalogue.loader import load_content
from ocop_site.catalogue.selection_terms import SelectionError
from ocop_site.cli import CONTENT, OK, PRESS, PROOF, USAGE
from ocop_site.cli_words import say
from ocop_site.commands.common import (
    message_language,
    print_fault,
    print_problems,
    settings_language,
)
from ocop_site.commands.print_words import STATES, say_asked, show_selection_error
from ocop_site.console import open_progress
from ocop_site.problems import ContentError
from ocop_site.progress import Progress
from ocop_site.render.templates import TemplateFault


def make(
    arguments: argparse.Namespace, options: Options, state: State, seen: Glance
) -> tuple[int, str]:
    """Build, given what was ``seen`` of the files.

    Returns:
        the exit code and, when it went well, the counts to report.
    """
    traced = arguments.profile is not None
    progress = open_progress(sys.stderr, verbose=arguments.verbose, traced=traced)
    try:
        with progress.trace.span("all"):
            return _make(arguments, options, state, seen, progress)
    finally:
        if arguments.profile:
            progress.trace.write(arguments.profile)


def _make(
    arguments: argparse.Namespace,
    options: Options,
    state: State,
    seen: Glance,
    progress: Progress,
) -> tuple[int, str]:
    try:
        done = build(options, state, seen, progress)
    except ContentError as error:
        content, _ = load_content(options.content)
        language = message_language(arguments, content)
        print_problems(
            error.problems, content, language, warnings=arguments.strict or arguments.verbose
        )
        print(say("nothing-written", language), file=sys.stderr)
        return CONTENT, ""
    except SelectionError as error:
        print(show_selection_error(error, settings_language(arguments)), file=sys.stderr)
        return USAGE, ""
    except AskError as error:
        print(say_asked(error.key, settings_language(arguments), **error.values), file=sys.stderr)
        return USAGE, ""
    except PressUnavailable as error:
        language = arguments.messages or "vi"
        remedy = f"sudo apt-get install -y {' '.join(error.packages)}"
        reason = str(error).splitlines()[0]
        print(say("no-press", language, reason=reason, remedy=remedy), file=sys.stderr)
        return PRESS, ""
    except BrotliMissing:
        print(say("no-brotli", arguments.messages or "vi"), file=sys.stderr)
        return PRESS, ""
    except TemplateFault as error:
        print_fault(error, options.content, settings_language(arguments))
        return PROOF, ""
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
    for refused in done.refused:
        key = "refused" if refused.status else "refused-producer"
        status = STATES.get(refused.status, {}).get(language, "")
        print(say_asked(key, language, id=refused.id, status=status), file=sys.stderr)
    print_problems(done.remarks, done.workshop.content, language)
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
