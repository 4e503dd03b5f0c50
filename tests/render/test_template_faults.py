"""Whose fault it is: a template's is told with its line, the program's shows as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocop_site.render.templates import TemplateFault, make_environment, render_template
from ocop_site.text import fold


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lib.html").write_text(
        "{% macro show(item) %}\n  {{ item.name }}\n{% endmacro %}\n", encoding="utf-8"
    )
    (tmp_path / "page.html").write_text(
        '{% import "lib.html" as lib %}\n{{ lib.show(item) }}{{ call(2) }}\n', encoding="utf-8"
    )
    return tmp_path


def test_a_macro_is_named_and_not_the_page_that_uses_it(folder: Path) -> None:
    with pytest.raises(TemplateFault) as caught:
        render_template(make_environment([folder]), "page.html", {"item": object()})
    position = caught.value.problem.position
    assert (Path(position.file).name, position.line, position.column) == ("lib.html", 2, 3)
    assert caught.value.line == "  {{ item.name }}"


def test_a_function_of_the_program_that_fails_is_not_the_templates_fault(folder: Path) -> None:
    context = {"item": {"name": "a"}, "call": fold}
    with pytest.raises((AttributeError, TypeError)):
        render_template(make_environment([folder]), "page.html", context)
