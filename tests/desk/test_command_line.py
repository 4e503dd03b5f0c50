"""Wrong commands and options: said in Vietnamese, or in English on request, with what was meant."""

from __future__ import annotations

import argparse
import logging
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from ocop_site.cli import COMMANDS, EXIT_CODES, add_common, main
from ocop_site.cli_help import HELP, METAVARS
from ocop_site.cli_parser import CommandParser
from ocop_site.commands import serve as serve_command
from tests.support import write_catalogue

ENGLISH = ["--messages", "en"]
WRONG = [
    ("chek", "không có lệnh «chek»", "there is no command 'chek'", "check"),
    ("check --fromat x", "không có tùy chọn --fromat", "there is no option --fromat", "--format"),
    ("check --format jsn", "--format không nhận «jsn»", "--format cannot be 'jsn'", "json"),
    ("new prodct X", "LOẠI không nhận «prodct»", "KIND cannot be 'prodct'", "product"),
    ("check --as-of", "--as-of cần một giá trị", "--as-of needs a value", ""),
    ("check --as-of 31/12/2025", "«31/12/2025» không phải ngày", "'31/12/2025' is not a date", ""),
    ("serve --port tám", "cần một số nguyên, không phải «tám»", "whole number, not 'tám'", ""),
    ("explain", "còn thiếu: TRANG", "still missing: PAGE", ""),
    ("import", "còn thiếu: TỆP", "still missing: FILE", ""),
    ("--strict check", "thừa «check»; lệnh đứng ngay sau", "'check' is too much; the command", ""),
    ("check --strict=yes", "--strict không nhận giá trị", "--strict takes no value", ""),
    ("check --o", "--o có thể là --output, --only", "--o can be --output, --only", ""),
]


def refuse(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit) as stopped:
        main(words)
    assert stopped.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    return said.err


@pytest.mark.parametrize(("line", "vi", "en", "near"), WRONG)
def test_wrong_use_is_said_in_either_language(
    line: str, vi: str, en: str, near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    said = refuse(line.split(), capsys)
    assert vi in said
    assert said.startswith("cách dùng: build.py")
    assert not near or said.endswith(f"Có phải ý bạn là «{near}»?\n")
    assert not re.search(r"\b(argument|invalid|required|expected|usage)\b", said)
    if " " in line and not line.endswith("--as-of"):
        said = refuse([*line.split(), *ENGLISH], capsys)
        assert en in said
        assert said.startswith("usage: build.py")
        assert not near or said.endswith(f"Did you mean '{near}'?\n")
    said = refuse([*line.split()[:1], "--messages=en", *line.split()[1:]], capsys)
    assert en in said


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_help_is_in_the_language_of_messages(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [command] if command else []
    options = ["--messages", language] if language == "en" else []
    if command:
        with pytest.raises(SystemExit) as stopped:
            main([*words, *options, "--help"])
        assert stopped.value.code == 0
    else:
        assert main([*options, "--help"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("cách dùng: " if language == "vi" else "usage: ")
    assert ("mã kết thúc:" in said) == (language == "vi")
    assert ("exit codes:" in said) == (language == "en")


def texts(command: str) -> Iterator[tuple[str, str]]:
    """The English help and the placeholders of a command's arguments."""
    parser = CommandParser("en", prog=f"build.py {command}")
    add_common(parser)
    import_module(f"ocop_site.commands.{COMMANDS[command][0]}").configure(parser)
    for action in parser._actions:
        assert action.help is not argparse.SUPPRESS
        yield action.help or "", action.metavar if isinstance(action.metavar, str) else ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_its_help_in_both_languages(command: str) -> None:
    assert COMMANDS[command][1] in HELP
    for text, placeholder in texts(command):
        assert text in HELP, f"say in cli_help.py: {text}"
        if placeholder.isupper() and placeholder.isalpha():
            assert placeholder in METAVARS, f"name in cli_help.py: {placeholder}"


def test_no_help_is_left_over() -> None:
    used = {text for command in COMMANDS for text, _ in texts(command)}
    used |= {text for _, text in COMMANDS.values()}
    general = {"arguments", "options", EXIT_CODES}
    left = {text for text in HELP if text not in used | general}
    assert {text for text in left if not text.startswith("Turns an OCOP catalogue")} == set()


def test_an_edition_in_a_language_without_words_is_refused_as_an_option(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = write_catalogue(tmp_path / "content")
    words = ["--content", str(content), "--output", str(tmp_path / "out"), "--lang", "fr"]
    for command in ("check", "site"):
        assert main([command, *words]) == 1
        said = capsys.readouterr().err
        assert "--lang: lỗi E215: ngôn ngữ «fr»" in said
        assert "en, vi" in said
    assert not (tmp_path / "out").exists()


def test_the_preview_leaves_the_screen_to_its_own_messages() -> None:
    serve_command._hush()
    for name in ("livereload", "tornado.access"):
        logger = logging.getLogger(name)
        for level, passed in (
            (logging.INFO, False),
            (logging.WARNING, False),
            (logging.ERROR, True),
        ):
            record = logger.makeRecord(name, level, "", 0, "Serving on", (), None)
            assert bool(logger.filter(record)) is passed
