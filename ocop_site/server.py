"""The preview: builds on each save and refreshes the browser; mistakes stand above the page.

The page that was looked at last is made first and alone, so that it is there at once; the build
that follows makes the rest. Both run in processes of their own, so that a crash cannot take the
server down and edited code is taken up. The preview has an output of its own; the published one
is not touched.
"""

from __future__ import annotations

import json
import mimetypes
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

from ocop_site import files, preview_pages
from ocop_site.build.intake import template_folders
from ocop_site.build.options import Options
from ocop_site.build.peek import make_page
from ocop_site.catalogue.catalogue import load_catalogue
from ocop_site.catalogue.reader import IDENTIFIER
from ocop_site.cli import main
from ocop_site.cli_words import say
from ocop_site.desk.admin_files import AdminFault, AdminFiles
from ocop_site.files import find_template_root
from ocop_site.render.templates import make_environment
from ocop_site.site.admin import ADMIN, PROXY, make_admin
from ocop_site.workers import Outcome, Worker

PRINT = "_print/"
StartResponse = Callable[..., Any]
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]", "::1"})
_MAX_REQUEST = 80_000_000
_TYPES = {".yml": "text/yaml", ".js": "text/javascript", ".json": "application/json"}


class Preview:
    """The state of a preview: the folder it serves, and the errors of the last build."""

    def __init__(self, options: Options, language: str, *, local: bool = True) -> None:
        """Build into a folder of the preview's own beside the output's state.

        ``local`` says that nobody but this machine can reach the preview: only then may its
        admin page change the content.
        """
        output = options.state / "preview"
        self.options = replace(options, output=output, state=options.state / "preview-state")
        self.language = language
        self.local = local
        self.errors = ""
        self._files = AdminFiles(options.content)
        self._maker = Worker("ocop_site.commands.making", "ocop_site.build.peek")
        self._press = Worker("ocop_site.commands.proof", "ocop_site.book.proof", "weasyprint")
        self._pressing = threading.Lock()
        # What belongs to one state of the content: a change begins all of it anew.
        self._turn = 0
        self._viewed = ""
        self._peeked: dict[str, bytes] = {}
        self._proofs: dict[tuple[str, str], tuple[bytes, str]] = {}
        self._admin: dict[str, bytes] = {}

    def peek(self) -> bool:
        """After a change, make the page that was looked at last; returns whether it was made."""
        self._turn += 1
        for kept in (self._peeked, self._proofs, self._admin):
            kept.clear()
        path = self._viewed
        if path:
            made = self._maker.run(make_page, self.options, path)
            if made.value:  # so there are no mistakes in the content
                self._peeked[path] = made.value
                self.errors = ""
        return bool(self._peeked)

    def rebuild(self) -> bool:
        """Build the site once; returns whether it succeeded."""
        done = self._run(self._maker, "site", "--output", str(self.options.output))
        self.errors = "" if done.value == 0 else done.text
        return not self.errors

    def settle(self) -> bool:
        """After a build, forget the page made ahead; returns whether the build's is another."""
        differs = bool(self.errors) or self._viewed not in self._peeked
        for path, data in self._peeked.items():
            try:
                differs |= files.read_bytes(self.options.output / "site", path) != data
            except files.FileProblem:
                differs = True
        self._peeked.clear()
        return differs

    def print_page(self, product: str, language: str) -> tuple[bytes, str]:
        """The printed page of a product as a PDF, and what went wrong; set anew after a save."""
        key = (product, language)
        with self._pressing:
            if key not in self._proofs:
                turn = self._turn
                target = self.options.state / "proof.pdf"
                target.unlink(missing_ok=True)
                chosen = ("--lang", language) if language else ()
                done = self._run(self._press, "proof", product, "--file", str(target), *chosen)
                made = (target.read_bytes() if done.value == 0 else b"", done.text)
                if turn != self._turn:
                    return made
                self._proofs[key] = made
            return self._proofs[key]

    def _run(self, worker: Worker, command: str, *arguments: str) -> Outcome:
        languages = () if "--lang" in arguments else self.options.languages
        return worker.run(
            main,
            [
                command,
                *arguments,
                "--content",
                str(self.options.content),
                "--messages",
                self.language,
                *(part for language in languages for part in ("--lang", language)),
                *(("--strict",) if self.options.strict else ()),
                *(("--as-of", self.options.as_of.isoformat()) if self.options.as_of else ()),
            ],
        )

    def close(self) -> None:
        """Let the processes end."""
        self._maker.close()
        self._press.close()

    def respond(self, environ: dict[str, Any], start: StartResponse) -> Iterable[bytes]:
        """Answer a request (WSGI, PEP 3333)."""
        path = unquote(environ.get("PATH_INFO", "/")).lstrip("/")
        if path == "" or path.endswith("/"):
            path += "index.html"
        if path == PROXY.lstrip("/"):
            return self._change(environ, start)
        query = parse_qs(environ.get("QUERY_STRING", ""), keep_blank_values=True)
        if path.startswith(PRINT):
            language = query.get("lang", [""])[0]
            return self._show_print(start, path.removeprefix(PRINT), language)
        if path.startswith(f"{ADMIN}/"):
            return self._show_admin(start, path)
        try:
            data = self._peeked.get(path) or files.read_bytes(self.options.output / "site", path)
        except files.FileProblem:
            if self.errors and path.endswith(".html"):
                data = preview_pages.show_errors(b"", self.errors, self.language)
                return self._answer(start, "500 Internal Server Error", path, data)
            return self._answer(start, "404 Not Found", "x.html", self._lost())
        if path.endswith(".html"):
            self._viewed = path
            data = preview_pages.open_policy(data)
            if "pane" not in query:
                data = preview_pages.add_bar(data, path, self.language, form=self.local)
            if self.errors:
                data = preview_pages.show_errors(data, self.errors, self.language)
        return self._answer(start, "200 OK", path, data)

    def _show_print(self, start: StartResponse, name: str, language: str) -> list[bytes]:
        product, _, ending = name.partition(".")
        if not IDENTIFIER.fullmatch(product):
            return self._answer(start, "404 Not Found", "x.html", self._lost())
        if ending == "pdf":
            data, wrong = self.print_page(product, language)
            if data:
                return self._answer(start, "200 OK", "x.pdf", data)
            page = preview_pages.show_errors(b"", wrong, self.language)
            return self._answer(start, "500 Internal Server Error", "x.html", page)
        page = preview_pages.show_beside(product, language, self.language)
        return self._answer(start, "200 OK", "x.html", page)

    def _show_admin(self, start: StartResponse, path: str) -> list[bytes]:
        if not self.local:
            return self._answer(start, "404 Not Found", "x.html", self._lost())
        if not self._admin and not self._make_admin():
            page = preview_pages.show_errors(b"", self.errors, self.language)
            return self._answer(start, "500 Internal Server Error", "x.html", page)
        if path not in self._admin:
            return self._answer(start, "404 Not Found", "x.html", self._lost())
        return self._answer(start, "200 OK", path, self._admin[path])

    def _make_admin(self) -> bool:
        """Make the files of the admin page; returns whether the content allows it."""
        catalogue, _, _ = load_catalogue(self.options.content)
        if catalogue is None:
            return False
        folders = template_folders(catalogue, self.options.content)
        for file in make_admin(catalogue, folders, make_environment(folders), None):
            # livereload puts its script before the end of any head: a form that is being filled
            # in must not be reloaded, and a program that holds the words must stay whole.
            end = b"<\\/head>" if file.path.endswith(".js") else b""
            self._admin[file.path] = file.data.replace(b"</head>", end)
        return True

    def _change(self, environ: dict[str, Any], start: StartResponse) -> list[bytes]:
        """What the admin page asks for; only pages of this very server may."""
        origin, host = environ.get("HTTP_ORIGIN", ""), environ.get("HTTP_HOST", "")
        name = host.rpartition(":")[0] or host
        if not self.local or origin != f"http://{host}" or name not in _LOOPBACK:
            return self._answer(start, "403 Forbidden", "x.json", b"{}")
        try:
            length = min(int(environ.get("CONTENT_LENGTH") or 0), _MAX_REQUEST)
            request = json.loads(environ["wsgi.input"].read(length))
            answer, status = self._files.answer(request), "200 OK"
        except (ValueError, AdminFault) as error:
            answer, status = {"error": str(error)}, "422 Unprocessable Entity"
        data = json.dumps(answer, ensure_ascii=False).encode()
        return self._answer(start, status, "x.json", data)

    def _answer(self, start: StartResponse, status: str, path: str, data: bytes) -> list[bytes]:
        kind = _TYPES.get(Path(path).suffix) or mimetypes.guess_type(path)[0]
        kind = kind or "application/octet-stream"
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        start(status, [("Content-Type", kind), ("Cache-Control", "no-store")])
        return [data]

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

    preview = Preview(options, language, local=host in _LOOPBACK)
    preview.rebuild()
    if preview.errors:
        print(preview.errors, file=sys.stderr)
    watcher = _QueueWatcher()

    def follow() -> None:
        for _ in watch(*preview.watched(), debounce=50):
            if preview.peek():
                watcher.notify()
            if preview.rebuild():
                print(say("rebuilt", language), file=sys.stderr)
            else:
                print(preview.errors, file=sys.stderr)
            if preview.settle():
                watcher.notify()

    threading.Thread(target=follow, daemon=True).start()
    print(say("serving", language, url=f"http://{host}:{port}/"), flush=True)
    try:
        Server(preview.respond, watcher=watcher).serve(port=port, host=host, debug=False)
    except OSError:
        print(say("no-port", language, port=port), file=sys.stderr)
        return 5
    finally:
        preview.close()
    return 0
