"""The preview: builds on each save and refreshes the browser; mistakes are shown as a page.

Each build runs in a process of its own, so that a crash cannot take the server down and edited
code is taken up. The preview has an output of its own; the published one is not touched.
"""

from __future__ import annotations

import html
import mimetypes
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ocop_site import files
from ocop_site.build.intake import template_folders
from ocop_site.build.options import Options
from ocop_site.catalogue.catalogue import load_catalogue
from ocop_site.cli_words import say
from ocop_site.files import find_template_root

_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)
_PAGE = """<!doctype html><html lang="{language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{title}</title><style>
body{{margin:0;background:#17120F;color:#FBF3E2;font:16px/1.6 system-ui,sans-serif}}
main{{max-width:60rem;margin:auto;padding:2rem}}h1{{font-weight:400;color:#F0A190}}
pre{{white-space:pre-wrap;font:14px/1.6 ui-monospace,monospace;border-left:3px solid #C8963E;
padding-left:1rem}}</style></head><body><main><h1>{title}</h1><pre>{text}</pre></main></body></html>"""

StartResponse = Callable[..., Any]


class Preview:
    """The state of a preview: the folder it serves, and the errors of the last build."""

    def __init__(self, options: Options, language: str) -> None:
        """Build into a folder of the preview's own beside the output's state."""
        output = options.state / "preview"
        self.options = replace(options, output=output, state=options.state / "preview-state")
        self.language = language
        self.errors = ""
        self._lock = threading.Lock()

    def rebuild(self) -> bool:
        """Build the site once; returns whether it succeeded."""
        command = [
            sys.executable,
            "-c",
            "import sys; from ocop_site.cli import main; sys.exit(main())",
            "site",
            "--content",
            str(self.options.content),
            "--output",
            str(self.options.output),
            "--messages",
            self.language,
            *(part for language in self.options.languages for part in ("--lang", language)),
            *(("--strict",) if self.options.strict else ()),
            *(("--as-of", self.options.as_of.isoformat()) if self.options.as_of else ()),
        ]
        with self._lock:
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            self.errors = "" if done.returncode == 0 else done.stderr or done.stdout
        return not self.errors

    def respond(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """Answer a request (WSGI, PEP 3333): a page of the site, or the errors."""
        path = unquote(environ.get("PATH_INFO", "/")).lstrip("/")
        if path == "" or path.endswith("/"):
            path += "index.html"
        if self.errors and path.endswith(".html"):
            return self._answer(start, "500 Internal Server Error", "x.html", self._error_page())
        try:
            data = files.read_bytes(self.options.output / "site", path)
        except files.FileProblem:
            return self._answer(start, "404 Not Found", "x.html", self._lost())
        return self._answer(start, "200 OK", path, data)

    def _answer(self, start: StartResponse, status: str, path: str, data: bytes) -> list[bytes]:
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        if kind == "text/html":
            kind += "; charset=utf-8"
            # The refreshing script is inline; the strict policy is for the published site.
            data = _POLICY.sub(b"", data)
        start(status, [("Content-Type", kind), ("Cache-Control", "no-store")])
        return [data]

    def _error_page(self) -> bytes:
        title = say("error-page", self.language)
        return _PAGE.format(
            language=self.language, title=html.escape(title), text=html.escape(self.errors)
        ).encode()

    def _lost(self) -> bytes:
        try:
            return files.read_bytes(self.options.output / "site", "404.html")
        except files.FileProblem:
            return b"<!doctype html><title>404</title>404"

    def watched(self) -> list[Path]:
        """The folders whose changes matter: content, theme, templates."""
        folders = [self.options.content, find_template_root()]
        catalogue, _, _ = load_catalogue(self.options.content)
        if catalogue is not None:
            folders += template_folders(catalogue, self.options.content)
        return sorted({folder for folder in folders if folder.is_dir()})


class _QueueWatcher:
    """What livereload asks for changes; watchfiles fills it, so nothing is polled from disk."""

    def __init__(self) -> None:
        # Named as in livereload's own watcher, which its server reaches into; it would watch
        # the current folder if there were no tasks.
        self.filepath: str | None = None
        self._tasks = {"content": None}
        self._changes: list[tuple[str, float | None]] = []

    def notify(self) -> None:
        self._changes.append(("__livereload__", None))  # its own word for: refresh at once

    def start(self, callback: Callable[[], None]) -> bool:
        return False

    def examine(self) -> tuple[str | None, float | None]:
        return self._changes.pop() if self._changes else (None, None)


def serve(options: Options, host: str, port: int, language: str) -> int:
    """Serve the preview until it is stopped; returns an exit code (5: the port is taken)."""
    from livereload import Server
    from watchfiles import watch

    preview = Preview(options, language)
    preview.rebuild()
    if preview.errors:
        print(preview.errors, file=sys.stderr)
    watcher = _QueueWatcher()

    def follow() -> None:
        for _ in watch(*preview.watched(), debounce=100):
            if preview.rebuild():
                print(say("rebuilt", language), file=sys.stderr)
            else:
                print(preview.errors, file=sys.stderr)
            watcher.notify()

    threading.Thread(target=follow, daemon=True).start()
    print(say("serving", language, url=f"http://{host}:{port}/"), flush=True)
    try:
        Server(preview.respond, watcher=watcher).serve(port=port, host=host, debug=False)
    except OSError:
        print(say("no-port", language, port=port), file=sys.stderr)
        return 5
    return 0
