"""The floors of the program, read from its imports, and the catalogues of words and messages.

A module may import from the floors below its own and from its own folder, and from nothing
above; the two readings of the catalogue, site and book, never import each other.
"""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache

import pytest

from ocop_site.code_words import REMEDIES, WORDS
from ocop_site.codes import CODES
from ocop_site.views.words import known_languages, read_words
from tests.support import PROJECT, STRINGS, TEMPLATES

PACKAGE = PROJECT / "ocop_site"
MODULES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*.py")
    if path != PACKAGE / "__init__.py"
)
MAX_LINES = 400

# Folders and modules by floor. What stands together on a floor may not import each other, but
# the modules of the ground and those on top, the doors, may.
GROUND = frozenset(
    {
        *("problems", "codes", "record_codes", "advice_codes", "code_words"),
        *("text", "files", "progress", "trace"),
    }
)
DOORS = frozenset(
    {
        "cli",
        "cli_help",
        "cli_parser",
        "cli_words",
        "commands",
        "console",
        "server",
        "preview_pages",
        "workers",
        "desk",
    }
)
FLOORS = (
    GROUND,
    frozenset({"catalogue"}),
    frozenset({"render", "bindery"}),
    frozenset({"views"}),
    frozenset({"site", "book"}),
    frozenset({"build"}),
    DOORS,
)


def part_of(module: str) -> str:
    """``catalogue`` for ``catalogue/loader.py``, ``files`` for ``files.py``."""
    return module.split("/")[0].removesuffix(".py")


def floor_of(part: str) -> int:
    """The floor a part stands on."""
    found = [floor for floor, parts in enumerate(FLOORS) if part in parts]
    assert found, f"ocop_site/{part} stands on no floor: name it in FLOORS"
    return found[0]


@cache
def tree_of(module: str) -> ast.Module:
    return ast.parse((PACKAGE / module).read_text(encoding="utf-8"), module)


def imports_of(module: str) -> Iterator[tuple[str, int]]:
    """The parts of the package that a module imports, wherever it does so, with the line."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Import):
            names = [item.name for item in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno} imports relatively"
            names = [f"{node.module}.{item.name}" for item in node.names]
        else:
            continue
        for name in names:
            if name.split(".")[0] == "ocop_site":
                yield name.split(".")[1], node.lineno


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down_only(module: str) -> None:
    part = part_of(module)
    floor = floor_of(part)
    for imported, line in imports_of(module):
        together = {imported, part} <= GROUND or {imported, part} <= DOORS
        if imported != part and not together:
            assert floor_of(imported) < floor, f"{module}:{line} imports {imported}"


def test_the_ground_has_no_circles() -> None:
    above = {part: {name for name, _ in imports_of(f"{part}.py")} for part in sorted(GROUND)}
    while above:
        free = [part for part, names in above.items() if not names & above.keys()]
        assert free, f"these import each other: {sorted(above)}"
        for part in free:
            del above[part]


@pytest.mark.parametrize("module", MODULES)
def test_no_module_is_long(module: str) -> None:
    lines = (PACKAGE / module).read_text(encoding="utf-8").count("\n")
    assert lines <= MAX_LINES


@pytest.mark.parametrize("module", MODULES)
def test_nothing_is_caught_without_a_name(module: str) -> None:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.ExceptHandler):
            caught = ast.unparse(node.type) if node.type else ""
            assert caught not in {"", "Exception", "BaseException"}, f"{module}:{node.lineno}"


# --- the words of the interface

LANGUAGES = known_languages((STRINGS,))


def test_the_interface_speaks_both_languages() -> None:
    assert {"vi", "en"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogues_of_words_have_equal_keys_and_placeholders(language: str) -> None:
    own, main = read_words((STRINGS,), language).texts, read_words((STRINGS,), "vi").texts
    assert sorted(own.keys() ^ main.keys()) == []
    for key, text in own.items():
        assert _placeholders(text) == _placeholders(main[key]), key


def _placeholders(text: object) -> set[str]:
    texts = text.values() if isinstance(text, dict) else (text,)
    return {name for item in texts for _, name, _, _ in string.Formatter().parse(str(item)) if name}


_CALL = re.compile(r"""\bwords\(\s*(["'])([a-z0-9.-]+)\1\s*[,)]""")


def _literal_keys() -> Iterator[tuple[str, str]]:
    """Every key written out in a call of ``words``, with its file and line."""
    templates = (
        path
        for path in TEMPLATES.rglob("*")
        if path.suffix in {".html", ".xml", ".css", ".js", ".svg", ".txt", ".j2"}
    )
    for path in sorted([*PACKAGE.rglob("*.py"), *templates]):
        text = path.read_text(encoding="utf-8")
        for match in _CALL.finditer(text):
            line = text[: match.start()].count("\n") + 1
            yield match[2], f"{path.relative_to(PROJECT)}:{line}"


def test_every_key_that_is_asked_for_is_in_the_catalogues() -> None:
    known = read_words((STRINGS,), "vi").texts
    asked = list(_literal_keys())
    assert len(asked) > 50
    missing = [f"{where}: {key}" for key, where in asked if key not in known]
    assert missing == []


# --- the messages

_CODE = re.compile(r"[EW]\d{3}")


def _constants(module: str) -> Iterator[str]:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _used_codes() -> set[str]:
    return {
        text
        for module in MODULES
        if module not in {"codes.py", "record_codes.py", "advice_codes.py", "code_words.py"}
        for text in _constants(module)
        if _CODE.fullmatch(text)
    }


def test_every_code_has_a_message_and_every_message_a_use() -> None:
    assert sorted(_used_codes() - CODES.keys()) == []
    assert sorted(CODES.keys() - _used_codes()) == []


@pytest.mark.parametrize("code", CODES)
def test_a_code_speaks_both_languages_and_has_a_remedy(code: str) -> None:
    assert _CODE.fullmatch(code)
    for texts in (CODES[code].message, CODES[code].hint):
        assert set(texts) == {"vi", "en"}
        assert all(texts.values())
        assert _placeholders(texts["vi"]) == _placeholders(texts["en"])


@pytest.mark.parametrize("word", WORDS)
def test_a_word_speaks_both_languages(word: str) -> None:
    assert set(WORDS[word]) == {"vi", "en"}
    assert all(WORDS[word].values())


@pytest.mark.parametrize(("code", "word"), REMEDIES)
def test_a_remedy_belongs_to_a_code_and_a_word(code: str, word: str) -> None:
    assert code in CODES
    cases = {text for module in MODULES if module != "code_words.py" for text in _constants(module)}
    assert word in WORDS or word in cases
    texts = REMEDIES[code, word]
    assert set(texts) == {"vi", "en"}
    assert _placeholders(texts["vi"]) == _placeholders(texts["en"])


_LINKED_DATA = frozenset({"@context", "@graph", "@id", "@type"})


def test_every_word_that_is_asked_for_is_in_the_table() -> None:
    """Those put together, such as ``@file-{reason}``, are asked for by their beginning."""
    missing = []
    for module in MODULES:
        for text in _constants(module):
            name = text[1:]
            if not re.fullmatch(r"@[a-z0-9-]+", text) or name in WORDS or text in _LINKED_DATA:
                continue
            if not (text.endswith("-") and any(word.startswith(name) for word in WORDS)):
                missing.append(f"{module}: {text}")
    assert missing == []


def _given_values() -> Iterator[tuple[str, str, set[str]]]:
    """Calls that make a problem of a written code with written values: code, place, values."""
    for module in MODULES:
        for node in ast.walk(tree_of(module)):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = ast.unparse(node.func)
            first = node.args[0]
            if not isinstance(first, ast.Constant) or str(first.value) not in CODES:
                continue
            place = f"{module}:{node.lineno}"
            if name == "Problem":
                values = node.args[2] if len(node.args) > 2 else ast.Dict([], [])
                if isinstance(values, ast.Dict):
                    keys = [item for item in values.keys if isinstance(item, ast.Constant)]
                    yield str(first.value), place, {str(item.value) for item in keys}
            elif name == "self.report" and all(item.arg for item in node.keywords):
                yield str(first.value), place, {str(item.arg) for item in node.keywords}


def test_messages_get_every_value_they_show() -> None:
    given = list(_given_values())
    assert len(given) > 20
    lacking = []
    for code, place, values in given:
        texts = (CODES[code].message["vi"], CODES[code].hint["vi"])
        wanted = set().union(*map(_placeholders, texts))
        if wanted - values:
            lacking.append(f"{place}: {code} lacks {sorted(wanted - values)}")
    assert lacking == []
