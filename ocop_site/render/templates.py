"""The Jinja environment: a theme's folder first, then the project's templates.

A template of a theme reaches the one it stands for by the name with ``project/`` before it.

Templates see plain frozen values and words; undefined names are errors, output is escaped.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from ocop_site.render.artefacts import Page
from ocop_site.render.qr import encode_address

PROJECT = "project"


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
    """The bytes of a page of the site."""
    return environment.get_template(page.template).render(page.context).encode()
