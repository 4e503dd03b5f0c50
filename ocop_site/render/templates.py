"""The Jinja environment: a theme's folder first, then the project's templates.

Templates see plain frozen values and words; undefined names are errors, output is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup


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
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=bytecode,
    )
    environment.filters["safe_html"] = Markup
    return environment


def render(environment: Environment, template: str, context: Mapping[str, object]) -> str:
    """Render one template with an explicit context."""
    return environment.get_template(template).render(dict(context))


def find_template_root() -> Path:
    """The project's ``templates`` folder: beside the package, or installed inside it."""
    here = Path(__file__).resolve().parents[1]
    for folder in (here.parent / "templates", here / "templates"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError("templates")
