"""``build.py fmt``: files that a form saved, back in the way people write them."""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from ocop_site import files
from ocop_site.cli import CONTENT, OK, USAGE
from ocop_site.cli_words import say
from ocop_site.commands.common import settings_language
from ocop_site.commands.options import refuse_folders
from ocop_site.desk.git_paths import content_names, content_prefix, repository_root
from ocop_site.desk.restyle import has_comments, record_of, restyle


class NoRevision(Exception):
    """Git does not know a revision; the message is its own."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", nargs="*", metavar="FILE", help="content files")
    parser.add_argument(
        "--since",
        metavar="REVISION",
        help="keep the comments and the look that the files had in this revision of git; without "
        "FILE, take those that changed since",
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit code 1 if a file would change"
    )


def run(arguments: argparse.Namespace) -> int:
    """Restyle; returns the exit code."""
    if refused := refuse_folders(arguments):
        return refused
    language = settings_language(arguments)
    content: Path = arguments.content
    if not arguments.file and not arguments.since:
        print(say("fmt-what", language), file=sys.stderr)
        return USAGE
    changed: list[str] = []
    kept = 0
    try:
        named = arguments.file or _changed_since(content, arguments.since)
        for name in sorted(content_names(named, content)):
            if record_of(name) is None or not (content / name).is_file():
                continue
            text = files.read_text(content, name)
            old = _text_at(content, arguments.since, name) if arguments.since else None
            if old is None and has_comments(text):
                print(say("fmt-comments", language, path=name), file=sys.stderr)
                kept += 1
                continue
            made = restyle(name, text, old)
            if made == text:
                kept += 1
                continue
            changed.append(name)
            if not arguments.check:
                files.write_bytes(content / name, made.encode())
    except NoRevision as error:
        words = {"revision": arguments.since, "reason": str(error)}
        print(say("no-revision", language, **words), file=sys.stderr)
        return USAGE
    if arguments.check and changed:
        print(say("fmt-would", language, changed=len(changed), names=", ".join(changed)))
        return CONTENT
    print(say("fmt-done", language, changed=len(changed), kept=kept))
    return OK


def _changed_since(content: Path, revision: str) -> Sequence[str]:
    lines = _git(content, "diff", "--name-only", "--diff-filter=d", revision, "--", str(content))
    return lines.splitlines()


def _text_at(content: Path, revision: str, name: str) -> str | None:
    """The text of a content file in a revision; ``None`` if it was not there."""
    path = f"{content_prefix(content)}{name}"
    if not _git(content, "ls-tree", "--name-only", "--full-tree", revision, "--", path).strip():
        return None
    return _git(content, "show", f"{revision}:{path}")


def _git(content: Path, *arguments: str) -> str:
    command = ["git", "-C", str(repository_root(content)), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError as error:
        raise NoRevision(str(error)) from error
    if done.returncode:
        raise NoRevision(done.stderr.decode("utf-8", "replace").strip().partition("\n")[0])
    return done.stdout.decode("utf-8", "replace")
