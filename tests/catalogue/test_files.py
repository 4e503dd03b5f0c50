"""Files are read inside their folder only, and written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocop_site import files
from ocop_site.files import FileProblem


@pytest.mark.parametrize(
    ("relative", "reason"),
    [
        ("", "outside"),
        ("/etc/passwd", "outside"),
        ("../secret.txt", "outside"),
        ("a/../../secret.txt", "outside"),
        ("a\\b.txt", "outside"),
        ("a\0b", "outside"),
        ("nothing.txt", "missing"),
        ("a", "not-a-file"),
        ("link.txt", "outside"),
        ("circle.txt", "outside"),
        ("x" * 5_000, "outside"),
    ],
)
def test_no_path_leads_out_of_the_folder(relative: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    root = tmp_path / "root"
    (root / "a").mkdir(parents=True)
    (root / "link.txt").symlink_to(tmp_path / "secret.txt")
    (root / "circle.txt").symlink_to("circle.txt")
    with pytest.raises(FileProblem) as caught:
        files.read_bytes(root, relative)
    assert caught.value.reason == reason


def test_a_link_inside_the_folder_may_be_followed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("text")
    (tmp_path / "b.txt").symlink_to("a.txt")
    assert files.read_text(tmp_path, "b.txt") == "text"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfM\xe1\xba\xadt", "Mật"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\u2028b\u2029c\x85d".encode(), "a b c d"),
    ],
    ids=["byte-order mark", "line ends", "separators"],
)
def test_text_is_read_in_one_form(data: bytes, text: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert files.read_text(tmp_path, "a.txt") == text


@pytest.mark.parametrize(
    ("data", "reason", "line"),
    [
        (b"a\nb\nTh\xd2", "not-utf8", 3),
        ("Mật".encode("utf-16"), "not-utf8", 1),
        (b"a\nb\0", "not-text", 2),
        (b"123456789", "too-large", 0),
    ],
)
def test_what_is_no_text_says_at_which_line(
    data: bytes, reason: str, line: int, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(FileProblem) as caught:
        files.read_text(tmp_path, "a.txt", limit=8)
    assert (caught.value.reason, caught.value.line) == (reason, line)


def test_files_are_listed_in_one_order_without_drafts(tmp_path: Path) -> None:
    for name in ("b.yaml", "a.YAML", "c.txt", ".a.yaml", "_d.yaml", "x/a.yaml", ".x/a.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert list(files.list_files(tmp_path, (".yaml",))) == ["a.YAML", "b.yaml", "x/a.yaml"]


def test_an_equal_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x" / "a.txt"
    assert files.write_bytes(path, b"one")
    before = path.stat().st_mtime_ns
    assert not files.write_bytes(path, b"one")
    assert path.stat().st_mtime_ns == before
    assert files.write_bytes(path, b"two")
    assert path.read_bytes() == b"two"
    assert [item.name for item in path.parent.iterdir()] == ["a.txt"]


def test_a_digest_is_short_and_stable() -> None:
    assert files.digest(b"") == "cae66941d9efbd404e4d88758ea67670"
