"""A whole build under the eye of strace: it talks to nobody and opens what is its own.

The content tries to lead it out: pictures, styles and entities that name other hosts and files.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.safety.test_logos import HOSTILE, with_logos
from tests.support import PROJECT, SMALL, replace_once

HONEY = "products/mat-ong-thu.yaml"
CALLS = "trace=%network,open,openat,openat2,creat,rename,renameat,renameat2,unlink,unlinkat,mkdir"
_CALL = re.compile(r"^\d+\s+(\w+)\((.*)$")
_PATH = re.compile(r'"((?:[^"\\]|\\.)*)"')
_WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND")
# What the system's libraries read to find themselves, their fonts and their zone.
SYSTEM = (
    *("/usr", "/lib", "/lib64", "/etc/fonts", "/etc/ld.so", "/var/cache/fontconfig"),
    *("/etc/locale.alias", "/etc/localtime", "/etc/mime.types", "/etc/ssl/openssl.cnf"),
    *("/proc", "/sys/fs/cgroup", "/sys/devices/system", "/dev/null", "/dev/urandom", "/dev/shm"),
)


@dataclass(frozen=True)
class Trace:
    """What a build asked of the kernel."""

    sockets: Sequence[str]
    read: Sequence[str]
    written: Sequence[str]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("closed")


@pytest.fixture(scope="module")
def trace(place: Path) -> Trace:
    """The trace of one build of site and book."""
    strace = shutil.which("strace")
    assert strace, "strace is needed: ./run.sh test installs it"
    content = with_logos(place / "content", HOSTILE["picture from elsewhere"])
    story = (
        "    Hợp tác xã nuôi ong **từ lâu**.[^bao-thu-1]\n\n"
        "    ![ong](https://boese.example/ong.png) <img src='https://boese.example/b.png'>\n\n"
        "    [đường dẫn](https://boese.example/) ![tệp](file:///etc/shadow)\n"
    )
    honey = replace_once(SMALL[HONEY], "    Hợp tác xã nuôi ong **từ lâu**.[^bao-thu-1]\n", story)
    (content / HONEY).write_text(honey, encoding="utf-8")
    for name in ("home", "scratch"):
        (place / name).mkdir()
    output = place / "out"
    command = [sys.executable, str(PROJECT / "build.py"), "--content", str(content)]
    done = subprocess.run(
        [strace, "-f", "-qq", "-y", "-s", "400", "-e", CALLS, "-o", str(place / "trace"), *command,
         "--output", str(output), "--jobs", "2"],
        env=environment(place),
        capture_output=True,
        text=True,
        check=False,
        cwd=place,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(list(output.glob("*.pdf"))) == 2
    return read_trace((place / "trace").read_text(encoding="utf-8", errors="replace"), place)


def environment(place: Path) -> Mapping[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(place / "home"),
        "TMPDIR": str(place / "scratch"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8",
    }


def read_trace(text: str, place: Path) -> Trace:
    sockets: list[str] = []
    read: list[str] = []
    written: list[str] = []
    for line in text.splitlines():
        match = _CALL.match(line)
        if match is None:
            continue
        name, rest = match.groups()
        if name in ("open", "openat", "openat2", "creat"):
            if "= -1 " in rest:
                continue
            path = absolute(rest, place)
            (written if name == "creat" or _WRITING.search(rest) else read).append(path)
        elif name.startswith(("rename", "unlink", "mkdir")):
            if "= -1 " not in rest:
                written += [str(path) for path in paths(rest, place)]
        else:
            sockets.append(line)
    return Trace(sockets, read, written)


def paths(rest: str, place: Path) -> Iterator[Path]:
    """The paths of a call; those below an open folder begin with what ``-y`` says of it."""
    for match in _PATH.finditer(rest):
        folder = re.search(r"<([^<>]*)>, *$", rest[: match.start()])
        base = folder.group(1) if folder else str(place)
        named = match.group(1).encode("latin-1", "replace").decode("unicode_escape")
        yield Path(os.path.normpath(os.path.join(base, named)))


def absolute(rest: str, place: Path) -> str:
    """The file that was opened, as the kernel found it."""
    found = re.search(r"= \d+<([^>]*)>", rest)
    return found.group(1) if found else str(next(paths(rest, place), ""))


def below(path: str, folders: Sequence[str | Path]) -> bool:
    return any(path == str(folder) or path.startswith(str(folder)) for folder in folders)


def test_the_trace_saw_the_build(trace: Trace, place: Path) -> None:
    """Guards the two tests below: a reading of the trace that saw nothing would pass them."""
    assert any(path.endswith(HONEY) for path in trace.read)
    assert any(path.endswith("be-vietnam-pro-400-latin.woff2") or "/fonts/print/" in path
               for path in trace.read)  # fmt: skip
    assert any(path.startswith(str(place / "out")) for path in trace.written)
    assert len(trace.read) > 300


def test_nobody_is_talked_to(trace: Trace) -> None:
    """Only processes of the build talk with each other, through sockets of the file system."""
    families = {name for line in trace.sockets for name in re.findall(r"\bAF_[A-Z0-9_]+", line)}
    assert families <= {"AF_UNIX"}
    assert [line for line in trace.sockets if re.search(r"sin_addr|inet|htons", line)] == []


def test_only_its_own_files_are_read(trace: Trace, place: Path) -> None:
    own = [place / "content", place / "out", place / ".ocop-cache", place / "scratch"]
    program = [PROJECT / "templates", PROJECT / "ocop_site", PROJECT / "build.py"]
    python = {sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parent.parent)}
    fonts = [place / "home/.cache/fontconfig", place / "home/.fontconfig"]
    allowed: list[str | Path] = [*own, *program, *python, *fonts, *SYSTEM]
    outside = sorted({path for path in trace.read if not below(path, allowed)})
    listings = {str(place), str(PROJECT), "/", str(place.parent)}
    assert [path for path in outside if path not in listings and "pipe:" not in path] == []
    assert not any("shadow" in path for path in trace.read)


def test_only_output_and_state_are_written(trace: Trace, place: Path) -> None:
    allowed: list[str | Path] = [place / "out", place / ".ocop-cache", place / "scratch"]
    allowed += [place / "home/.cache", "/dev/null", "/dev/shm", "/dev/tty"]
    outside = {path for path in trace.written if not below(path, allowed)}
    assert sorted(outside) == []
    assert list((place / "scratch").iterdir()) == []
