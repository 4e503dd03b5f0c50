"""Advice as it is told: much of one kind is one line with a count, and not a wall of messages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from ocop_site.catalogue.loader import Content
from ocop_site.desk.desk_words import say
from ocop_site.desk.explain import remedy_of, title_of
from ocop_site.problems import Problem, Severity, format_problem

# Up to this many findings of a kind are told one by one.
FEW = 3


def group_advice(problems: Iterable[Problem]) -> Sequence[tuple[str, Sequence[Problem]]]:
    """The advice among findings, by code, each kind in the order it was found."""
    groups: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity is Severity.ADVICE:
            groups.setdefault(problem.code, []).append(problem)
    return sorted(groups.items())


def count_line(code: str, problems: Sequence[Problem], language: str) -> str:
    """One line for all advice of a kind, with the first places."""
    places = ", ".join(str(problem.position) for problem in problems[:FEW])
    more = len(problems) - FEW
    rest = say("advice-more", language, n=more, code=code) if more > 0 else ""
    title = title_of(code, language)
    counted = say("advice-count", language, n=len(problems), title=title)
    return f"{counted}\n{places}{rest}\n→ {remedy_of(code, language)}"


def format_advice(
    problems: Iterable[Problem], content: Content, language: str, full: Collection[str] = ()
) -> str:
    """The text of all advice; kinds in ``full`` are told one by one however many there are."""
    blocks = []
    for code, found in group_advice(problems):
        if len(found) <= FEW or code in full:
            blocks += [
                format_problem(problem, language, content.line(problem.position))
                for problem in found
            ]
            continue
        first, *others = count_line(code, found, language).split("\n")
        blocks.append("\n".join([f"{code} {first}", *(f"      {line}" for line in others)]))
    return "\n".join(blocks)
