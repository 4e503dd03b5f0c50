"""``build.py serve``: the preview."""

from __future__ import annotations

import argparse
import logging
import sys

from ocop_site.build.options import SITE
from ocop_site.catalogue.loader import load_content
from ocop_site.cli import add_edition
from ocop_site.cli_words import say
from ocop_site.commands.common import message_language
from ocop_site.commands.options import build_options, refuse_folders
from ocop_site.server import serve


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    add_edition(parser)
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="the address to listen on (default: 127.0.0.1, this machine only)",
    )
    parser.add_argument("--port", type=int, default=8000, help="the port (default: 8000)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped; returns the exit code."""
    if refused := refuse_folders(arguments):
        return refused
    _hush()
    options = build_options(arguments, SITE)
    content, _ = load_content(options.content)
    language = message_language(arguments, content)
    print(say("first-build", language), file=sys.stderr, flush=True)
    return serve(options, arguments.host, arguments.port, language)


def _hush() -> None:
    """Leave the screen to our own messages: the server's log is for programmers."""
    for name in ("livereload", "tornado.access"):
        logging.getLogger(name).addFilter(_only_faults)


def _only_faults(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.ERROR
