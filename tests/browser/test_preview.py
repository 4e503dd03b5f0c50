"""The preview: a saved change shows at once, a mistake shows as a page, and both go away."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support import PROJECT, edit, write_catalogue


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


def test_a_saved_change_shows_and_a_mistake_shows_as_a_page(
    browser: Browser, preview: tuple[Path, str]
) -> None:
    content, address = preview
    product = content / "products/mat-ong-thu.yaml"
    page = browser.new_page()
    page.goto(f"{address}/en/products/mat-ong-thu.html")
    expect(page.locator("h1")).to_contain_text("Trial honey")
    page.wait_for_function("window.LiveReload && window.LiveReload.connector", timeout=10_000)
    time.sleep(1)
    edit(product, "en: Trial honey", "en: Golden honey")
    expect(page.locator("h1")).to_contain_text("Golden honey", timeout=30_000)
    time.sleep(1)
    edit(product, "stars: 4", "stars: 6")
    expect(page.locator("h1")).to_contain_text("errors", timeout=30_000)
    expect(page.locator("pre")).to_contain_text(re.compile(r"mat-ong-thu\.yaml:\d+"))
    assert "Traceback" not in page.content()
    time.sleep(1)
    edit(product, "stars: 6", "stars: 4")
    expect(page.locator("h1")).to_contain_text("Golden honey", timeout=30_000)
    page.close()


def test_a_page_that_is_not_there_is_answered(preview: tuple[Path, str]) -> None:
    _, address = preview
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(f"{address}/vi/../../secret", timeout=5)
    assert refused.value.code == 404
