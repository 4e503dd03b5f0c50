"""A real browser (Debian's Chromium) over a small site, built once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from ocop_site.cli import main
from tests.support import write_catalogue

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
