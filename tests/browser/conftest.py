"""A real browser (Debian's Chromium) over a small site, built once."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from ocop_site.cli import main
from tests.browser.hosting import host
from tests.support import PROJECT, write_catalogue

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "Chromium is needed: apt-get install chromium"
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a built small site."""
    folder = tmp_path_factory.mktemp("site")
    content = write_catalogue(folder / "content")
    assert main(["site", "--content", str(content), "--output", str(folder / "output")]) == 0
    return folder / "output" / "site"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor of their own, at a desk."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture(scope="module", params=["http", "file"])
def root(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """The address of the site that a module built in ``folder``: on a host, and on the disk."""
    with (
        host(folder)
        if request.param == "http"
        else contextlib.nullcontext(folder.as_uri()) as address
    ):
        yield address


@pytest.fixture(scope="module")
def disk(folder: Path) -> str:
    """The address of that site on the disk alone."""
    return folder.as_uri()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A running preview: its content folder and its address."""
    content = write_catalogue(tmp_path / "content")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen(
        [
            sys.executable,
            str(PROJECT / "build.py"),
            "serve",
            "--content",
            str(content),
            "--output",
            str(tmp_path / "output"),
            "--port",
            str(port),
            "--messages",
            "en",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            break
        except OSError:
            assert process.poll() is None, process.stdout.read() if process.stdout else ""
            assert time.monotonic() < deadline, "the preview did not start"
            time.sleep(0.1)
    yield content, address
    process.terminate()
    process.wait(10)
