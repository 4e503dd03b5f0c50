"""This project, as one of the generators to measure: with bare templates, and with its own."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.builders import EDITED, Builder, replace, revise_template
from ocop_site.files import find_template_root
from ocop_site.site.routes import page_path

PROJECT = find_template_root().parent
BARE = Path(__file__).resolve().parent / "templates"
_STORY = re.compile(rf"(?m)(^story:\n  vi: \|\n    )(?:{EDITED} \d+\. )?")
_PRODUCT = "site/product.html"
_OPENING = "{% block content %}"
_FRAME = '{% extends "site/base.html" %}'


class Ours(Builder):
    """``python build.py site``; the templates lie in a theme folder beside the content."""

    made = ("output", ".ocop-cache")

    def __init__(self, *, bare: bool) -> None:
        """With ``bare`` templates like those of the others, or with the project's own."""
        self.bare = bare
        self.title = "ocop-site, bare templates" if bare else "ocop-site, own templates"

    def install(self, cache: Path) -> str:
        """Nothing to do; the version is the commit, marked where files differ from it."""
        command = ["git", "-C", str(PROJECT), "describe", "--always", "--dirty"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        version = ".".join(map(str, sys.version_info[:3]))
        return f"{done.stdout.strip() or 'not in git'}, Python {version}"

    def write(self, folder: Path, content: Path) -> None:
        """Copy the catalogue, and the templates as its theme."""
        shutil.copytree(content, folder / "content")
        with (folder / "content" / "settings.yaml").open("a", encoding="utf-8") as settings:
            settings.write("theme:\n  folder: ../theme\n")
        own, theme = find_template_root() / "site", folder / "theme" / "site"
        shutil.copytree(BARE / "site" if self.bare else own, theme)
        if self.bare:
            _keep_others(own, theme)
        template = folder / "theme" / _PRODUCT
        text = template.read_text(encoding="utf-8")
        if "data-revision" not in text:
            assert _OPENING in text, f"{_PRODUCT} has no {_OPENING}"
            text = text.replace(_OPENING, f'{_OPENING}<i hidden data-revision="0"></i>', 1)
            template.write_text(text, encoding="utf-8")

    def command(self, folder: Path) -> Sequence[str]:
        """The command people use."""
        return (
            sys.executable,
            str(PROJECT / "build.py"),
            "site",
            "--content",
            "content",
            "--output",
            "output",
        )

    def output(self, folder: Path) -> Path:
        """The site in the output."""
        return folder / "output" / "site"

    def _product(self, folder: Path) -> Path:
        return min((folder / "content" / "products").iterdir())

    def product_page(self, folder: Path) -> Path:
        """The Vietnamese page of the product whose file comes first."""
        return self.output(folder) / page_path("vi", "product", self._product(folder).stem)

    def edit_product(self, folder: Path, number: int) -> None:
        """Begin its story with the number of the edit."""
        replace(self._product(folder), _STORY, rf"\g<1>{EDITED} {number}. ")

    def edit_template(self, folder: Path, number: int) -> None:
        """Change the template in the theme."""
        revise_template(folder / "theme" / _PRODUCT, number)


def _keep_others(own: Path, theme: Path) -> None:
    """Pages that have no bare template keep the project's, in the project's frame."""
    shutil.copyfile(own / "base.html", theme / "own-base.html")
    for path in own.glob("*.html"):
        text = path.read_text(encoding="utf-8")
        if _FRAME in text and not (theme / path.name).exists():
            text = text.replace(_FRAME, _FRAME.replace("base", "own-base"))
            (theme / path.name).write_text(text, encoding="utf-8")
