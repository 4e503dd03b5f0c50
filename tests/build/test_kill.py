"""A build killed at any moment leaves the old output or the new one; the next build repairs."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from ocop_site.cli import main
from tests.build.test_incremental import change_name, change_story
from tests.support import PROJECT, tree, write_catalogue

KILLS = int(os.environ.get("OCOP_KILLS", "8"))


def test_a_killed_build_is_repaired_by_the_next(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content")
    output = tmp_path / "output"
    arguments = ["site", "--content", str(content), "--output", str(output)]
    assert main(arguments) == 0
    start = time.monotonic()
    change_name(content, 0)
    assert main(arguments) == 0
    usual = time.monotonic() - start + 0.5
    moments = random.Random(20250630)
    killed = 0
    for number in range(1, KILLS + 1):
        change_name(content, number)
        change_story(content, number)
        process = subprocess.Popen(
            [sys.executable, str(PROJECT / "build.py"), *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(moments.uniform(0.05, usual))
        if process.poll() is None:
            killed += 1
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert main(arguments) == 0
        clean = tmp_path / f"clean-{number}"
        assert main(["site", "--content", str(content), "--output", str(clean)]) == 0
        assert tree(output) == tree(clean)
    assert killed > 0
