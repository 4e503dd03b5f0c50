"""A problem an editor can act on: code, place, what is wrong, what to write instead.

Content never raises: every stage returns what it could read together with the problems it
found, so that one run shows them all.
"""

from __future__ import annotations

import enum
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ocop_site.code_words import REMEDIES, WORDS
from ocop_site.codes import CODES

MAX_SHOWN = 160
_QUOTED = frozenset({"value", "key", "what"})
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


class Severity(enum.Enum):
    """Errors stop a build; warnings do so only under ``--strict``; advice never does."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a content file; line and column count from 1, 0 means the whole file."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """``file:line:column``, the form that editors and terminals make clickable."""
        return ":".join([self.file, *(str(part) for part in (self.line, self.column) if part)])


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. ``values`` fill the placeholders of the code's texts."""

    code: str
    position: Position
    values: Mapping[str, str] = field(default_factory=dict)
    length: int = 1

    @property
    def severity(self) -> Severity:
        """What the code stands for."""
        return severity_of(self.code)

    def message(self, language: str) -> str:
        """What is wrong, as a sentence in ``language``."""
        return CODES[self.code].message[language].format_map(_Values(self.values, language))

    def hint(self, language: str) -> str:
        """What to write instead, as a sentence in ``language``.

        Where the value ``case``, or else the word ``what``, has a remedy of its own for the code,
        that one is more to the point.
        """
        case = self.values.get("case") or self.values.get("what", "").removeprefix("@")
        own = REMEDIES.get((self.code, case))
        hint = own or CODES[self.code].hint
        return hint[language].format_map(_Values(self.values, language))


def severity_of(code: str) -> Severity:
    """By the code's beginning: ``E`` is an error, ``W4`` advice, any other ``W`` a warning."""
    if code.startswith("E"):
        return Severity.ERROR
    return Severity.ADVICE if code.startswith("W4") else Severity.WARNING


class _Values(dict[str, str]):
    """Placeholder values; a value ``@word`` is translated through the table of words."""

    def __init__(self, values: Mapping[str, str], language: str) -> None:
        super().__init__({key: _show(key, value, language) for key, value in values.items()})

    def __missing__(self, key: str) -> str:
        """A message is shown even where a placeholder was left without a value."""
        return "…"


def _show(key: str, value: str, language: str) -> str:
    if value.startswith("@"):
        if value[1:] in WORDS:
            return WORDS[value[1:]][language]
        return value.removeprefix("@language-")
    if key in _QUOTED and len(value) > MAX_SHOWN:
        return value[: MAX_SHOWN - 1] + "…"
    return value


class ContentError(Exception):
    """Raised at the edge of a command when problems of severity error stand in the way."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Carry all problems, sorted, for the command to print."""
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """By file, line, column and code, each distinct finding once."""
    unique = {(p.position, p.code, tuple(sorted(p.values.items()))): p for p in problems}
    return tuple(unique[key] for key in sorted(unique))


def has_errors(problems: Iterable[Problem], *, strict: bool = False) -> bool:
    """Whether a build must stop; under ``strict`` warnings stop it too."""
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(p.severity in stopping for p in problems)


def format_problem(problem: Problem, language: str, source_line: str | None = None) -> str:
    """The text of a finding as it is printed: place, sentence, the line marked, the remedy."""
    severity = WORDS[problem.severity.value][language]
    head = f"{problem.position}: {severity} {problem.code}: {problem.message(language)}"
    out = [_CONTROL.sub("\ufffd", head)]
    if source_line is not None and problem.position.line:
        out += _mark_line(problem, source_line)
    hint = problem.hint(language)
    if hint:
        out.append("      → " + _CONTROL.sub("\ufffd", hint))
    return "\n".join(out)


def _mark_line(problem: Problem, source_line: str) -> list[str]:
    """The line as it can be shown on a terminal, and below it the mark under the mistake."""
    shown = _CONTROL.sub("\ufffd", source_line.expandtabs(1))
    start = max(problem.position.column - 1, 0)
    if len(shown) > MAX_SHOWN:
        cut = max(0, start - MAX_SHOWN // 2)
        shown = ("…" if cut else "") + shown[cut : cut + MAX_SHOWN] + "…"
        start -= cut - 1 if cut else 0
    width = max(1, min(problem.length, len(shown) - start))
    gutter = f"{problem.position.line:>5} | "
    return [gutter + shown, " " * (len(gutter) - 2) + "| " + " " * start + "^" * width]
