"""The parser of the command line, which speaks Vietnamese or English.

argparse has its texts in English alone. Its complaints are told from each other by their form
and said anew, with what was probably meant; its help is looked up in ``cli_help``.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

from ocop_site.cli_help import HELP, METAVARS
from ocop_site.cli_words import say

USAGE = 2
# What argparse complains of, as it words it, and how that is said here.
_COMPLAINTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "usage-missing"),
    (re.compile(r"one of the arguments (?P<names>.+) is required"), "usage-missing"),
    (re.compile(r"unrecognized arguments: (?P<value>.+)"), "usage-unknown"),
    (re.compile(r"ambiguous option: (?P<value>\S+) could match (?P<names>.+)"), "usage-ambiguous"),
    (
        re.compile(
            r"argument (?P<name>.+?): invalid choice: (?P<value>.+) \(choose from (?P<names>.+)\)"
        ),
        "usage-choice",
    ),
    (re.compile(r"argument (?P<name>.+?): expected .+"), "usage-value"),
    (re.compile(r"argument (?P<name>.+?): ignored explicit argument .+"), "usage-no-value"),
    (re.compile(r"argument (?P<name>.+?): invalid read_day value: (?P<value>.+)"), "bad-date"),
    (re.compile(r"argument (?P<name>.+?): invalid int value: (?P<value>.+)"), "usage-number"),
    (re.compile(r"argument (?P<name>.+?): not allowed with .+? (?P<names>\S+)"), "usage-together"),
)


class CommandParser(argparse.ArgumentParser):
    """An ``ArgumentParser`` in one language; the help of an option is given in English."""

    def __init__(self, language: str, **options: Any) -> None:
        """``options`` are those of ``ArgumentParser``; texts among them in English."""
        self.language = language
        for name in ("description", "epilog"):
            if name in options:
                options[name] = self._say(options[name])
        super().__init__(
            add_help=False, formatter_class=lambda prog: _Formatter(prog, language), **options
        )
        self._positionals.title = self._say("arguments")
        self._optionals.title = self._say("options")
        self.add_argument("-h", "--help", action="help", help="show this help")

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        """Declare an argument, its help and its placeholder in the parser's language."""
        if options.get("help"):
            options["help"] = self._say(options["help"])
        if self.language == "vi" and options.get("metavar"):
            options["metavar"] = METAVARS.get(options["metavar"], options["metavar"])
        return super().add_argument(*names, **options)

    def read(self, given: Sequence[str]) -> argparse.Namespace:
        """Parse; options may stand between words, as in ``new product --content x "Gạo"``."""
        prefix = say("usage-prefix", self.language)
        self.usage = self.format_usage().removeprefix(prefix).rstrip()
        return self.parse_intermixed_args(given)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with a command line, and end with the exit code of wrong use."""
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog}: {self.explain(message)}\n")

    def explain(self, message: str) -> str:
        """A complaint of argparse as it is said to people."""
        for pattern, key in _COMPLAINTS:
            if match := pattern.fullmatch(message):
                values = {name: text or "" for name, text in match.groupdict().items()}
                return self._complain(key, values)
        return message

    def _complain(self, key: str, values: dict[str, str]) -> str:
        values["value"] = values.get("value", "").strip("'\"")
        if key == "usage-unknown":
            return self._unknown(values["value"].split())
        if key == "usage-choice":
            known = [name.strip("'\" ") for name in values["names"].split(",")]
            values["names"] = ", ".join(known)
            return say(key, self.language, **values) + self._near(values["value"], known)
        return say(key, self.language, **values)

    def _unknown(self, words: Sequence[str]) -> str:
        """Of the words that were not understood the first option, else all of them."""
        options = [word for word in words if word.startswith("-")]
        if not options:
            return say("usage-extra", self.language, value=" ".join(words))
        value = options[0].partition("=")[0]
        known = [name for action in self._actions for name in action.option_strings]
        return say("usage-option", self.language, value=value) + self._near(value, known)

    def _near(self, word: str, known: Sequence[str]) -> str:
        return near_word(word, known, self.language)

    def _say(self, text: str) -> str:
        return HELP.get(text, text) if self.language == "vi" else text


def near_word(word: str, known: Sequence[str], language: str) -> str:
    """What was probably meant, as a sentence behind another; empty where nothing is like it."""
    import difflib  # takes its time, and is rarely needed

    found = difflib.get_close_matches(word.lower(), known, 1, 0.6)
    return " " + say("usage-near", language, near=found[0]) if found else ""


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with its first word in the language."""

    def __init__(self, prog: str, language: str) -> None:
        super().__init__(prog)
        self._language = language

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or say("usage-prefix", self._language))
