"""The Jinja environment: a theme's folder first, then the project's templates.

A template of a theme reaches the one it stands for by the name with ``project/`` before it.

Templates see plain frozen values and words; undefined names are errors, output is escaped.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path

import jinja2
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from ocop_site.problems import Position, Problem
from ocop_site.render.artefacts import Page
from ocop_site.render.qr import encode_address

PROJECT = "project"
_SUFFIX = ".html"
# What an expression of a template can come to.
_FAULTS = (
    jinja2.TemplateError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
_PROGRAM = str(Path(__file__).resolve().parents[1])


class TemplateFault(Exception):
    """A template, a theme's as a rule, that is not understood or asks for what there is not."""

    def __init__(self, problem: Problem, line: str) -> None:
        """Carry the finding, and the line of the template it is about."""
        super().__init__(problem, line)
        self.problem, self.line = problem, line


def make_environment(folders: Sequence[Path], cache: Path | None = None) -> Environment:
    """An environment over template folders, the first hit wins.

    Args:
        folders: theme first, then the project's ``templates``.
        cache: a folder for compiled templates, or ``None``.
    """
    bytecode = None
    if cache is not None:
        from jinja2 import FileSystemBytecodeCache

        cache.mkdir(parents=True, exist_ok=True)
        bytecode = FileSystemBytecodeCache(str(cache))
    environment = Environment(
        loader=ChoiceLoader(
            [
                FileSystemLoader([str(folder) for folder in folders]),
                PrefixLoader({PROJECT: FileSystemLoader(str(folders[-1]))}),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # a build sees the templates as they are when it begins
        bytecode_cache=bytecode,
    )
    environment.filters["safe_html"] = Markup
    environment.filters["qr_code"] = encode_address
    return environment


def render_page(environment: Environment, page: Page) -> bytes:
    """The bytes of a page of the site; raises like ``render_template``."""
    return render_template(environment, page.template, page.context).encode()


def render_template(environment: Environment, name: str, context: Mapping[str, object]) -> str:
    """A template with what it is to show.

    Raises:
        TemplateFault: it cannot be read, or fails by what is written in it.
    """
    try:
        return environment.get_template(name).render(context)
    except _FAULTS as error:
        fault = _find_fault(error)
        if fault is None:  # of the program, not of a template
            raise
        raise fault from error


def _find_fault(error: Exception) -> TemplateFault | None:
    """What is wrong with a template, if the failure began in one."""
    file, number = "", 0
    if isinstance(error, jinja2.TemplateSyntaxError):
        file, number = error.filename or "", error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename.endswith(_SUFFIX):
                file, number = frame.filename, frame.lineno or 0
            elif file and frame.filename.startswith(_PROGRAM):
                return None  # a function of the program that a template called
    if not file:
        return None
    lines = Path(file).read_text(encoding="utf-8", errors="replace").splitlines()
    line = lines[number - 1].rstrip() if number <= len(lines) else ""
    column = len(line) - len(line.lstrip()) + 1
    said = {"value": f"{type(error).__name__}: {error}"}
    position = Position(file, number, column)
    return TemplateFault(Problem("E307", position, said, len(line.strip()) or 1), line)
