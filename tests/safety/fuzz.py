"""Damaged catalogues by the thousand: nothing but messages may come of them.

``python -m tests.safety.fuzz 10000`` runs as many cases and prints what they came to; a case is
its seed, so that one that fails can be run again alone: ``python -m tests.safety.fuzz 1 4711``.
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

from ocop_site import files
from ocop_site.build.intake import find_advice, read_content
from ocop_site.build.options import Options
from ocop_site.catalogue.loader import Content
from ocop_site.catalogue.schema import Field, Kind, fields_of
from ocop_site.cli import main
from ocop_site.problems import format_problem, has_errors
from ocop_site.render.markdown import render_markdown
from ocop_site.text import normalise
from tests.safety.mutations import damage, whole_catalogue
from tests.support import AS_OF

SECONDS = 60
_NOTHING = ("", "~", "null")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_TAGS_OF_PROSE = (
    "p br hr strong em a code pre sup blockquote ul ol li div table thead tbody tr th td "
    "h1 h2 h3 h4 h5 h6"
)
_ALLOWED_TAGS = frozenset(_TAGS_OF_PROSE.split())


class Fault(AssertionError):
    """What a case must not do."""


@dataclass(slots=True)
class Tally:
    """What the cases came to."""

    refused: int = 0
    warned: int = 0
    clean: int = 0
    built: int = 0
    codes: Counter[str] = field(default_factory=Counter)

    @property
    def cases(self) -> int:
        """How many there were."""
        return self.refused + self.warned + self.clean


def run_case(seed: int, tally: Tally, *, build: bool = False) -> None:
    """Damage a catalogue, check it, and hold what survived against what was written.

    Raises:
        Fault: if an exception escapes, a case hangs, or a value is not what the file says.
    """
    chance = random.Random(seed)
    made, said = damage(whole_catalogue(), chance)
    folder = Path(tempfile.mkdtemp(prefix="ocop-fuzz-"))
    try:
        for name, data in made.items():
            path = folder / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        with _bounded(seed, said):
            _check(folder, tally, build=build)
    finally:
        shutil.rmtree(folder)


@contextlib.contextmanager
def _bounded(seed: int, said: list[str]) -> Iterator[None]:
    """Whatever escapes within, or takes too long, is a fault that names its seed."""

    def stop(*_: object) -> None:
        raise TimeoutError(f"more than {SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    except Exception as error:
        raise Fault(f"seed {seed} ({'; '.join(said)}): {type(error).__name__}: {error}") from error
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _check(folder: Path, tally: Tally, *, build: bool) -> None:
    content_folder = folder / "content"
    options = Options(content_folder, folder / "out", folder / "state")
    catalogue, content, problems = read_content(options)
    for problem in problems:
        tally.codes[problem.code] += 1
        for language in ("vi", "en"):
            shown = format_problem(problem, language, content.line(problem.position))
            if "Traceback" in shown or "\x1b" in shown or not problem.hint(language):
                raise Fault(shown)
    if catalogue is None or has_errors(problems):
        tally.refused += 1
        return
    for problem in find_advice(catalogue, content):
        problem.message("vi")
    compare(content)
    if problems:
        tally.warned += 1
    else:
        tally.clean += 1
    if build:
        tally.built += 1
        _build(folder)


def _build(folder: Path) -> None:
    words = ["site", "--content", str(folder / "content"), "--output", str(folder / "out")]
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        code = main([*words, "--as-of", AS_OF.isoformat(), "--jobs", "1"])
    if code:
        raise Fault(f"exit code {code}: {said.getvalue()}")


# --- what was written, and what was read


def compare(content: Content) -> None:
    """Hold every record against its file, read by another reader of YAML.

    Raises:
        Fault: where a value is not the written one, in NFC and with its blanks folded.
    """
    records: list[Any] = [item for items in content.records.values() for item in items]
    records += [content.settings, *content.chapters]
    seen: Counter[str] = Counter()
    for record in records:
        file = record.origin.file
        text = files.read_text(content.root, file)
        if file.endswith(".md"):
            front, _, body = text.removeprefix("---\n").partition("\n---")
            _compare_prose(normalise(body))
            text = front
        written = yaml.load(text, Loader=_LOADER)
        if isinstance(written, list):
            written = written[seen[file]]
        seen[file] += 1
        _compare_record(record, written, file)


def _compare_record(record: object, written: Any, where: str) -> None:
    if not isinstance(written, Mapping):
        raise Fault(f"{where}: {written!r} was read as a record")
    declared: type = type(record)
    specs = fields_of(declared)
    for key, value in written.items():
        spec = specs.get(normalise(key))
        if spec is None:
            raise Fault(f"{where}: the key {key!r} was passed over")
        _compare_field(spec, getattr(record, spec.name), value, f"{where}: {key}")
    defaults = {item.name: item.default for item in dataclasses.fields(record)}  # type: ignore[arg-type]
    for name in specs.keys() - {normalise(key) for key in written}:
        if getattr(record, name) != defaults[name]:
            raise Fault(f"{where}: {name} is not written and {getattr(record, name)!r} was read")


def _compare_field(spec: Field, read: Any, written: Any, where: str) -> None:
    if written in _NOTHING or written == []:
        return
    if spec.many:
        items = written if isinstance(written, list) else [written]
        if len(items) != len(read):
            raise Fault(f"{where}: {len(items)} entries were written and {len(read)} read")
        for item, value in zip(items, read, strict=True):
            _compare_one(spec, value, item, where)
    else:
        _compare_one(spec, read, written, where)


def _compare_one(spec: Field, read: Any, written: Any, where: str) -> None:
    if spec.kind is Kind.RECORD:
        _compare_record(read, written, where)
    elif spec.localized:
        texts = written if isinstance(written, Mapping) else {"vi": written}
        given = {normalise(code): _fold(spec, text) for code, text in texts.items()}
        # Plain they are nothing, in quotes a word; the other reader cannot tell the two apart.
        wanted = {code: text for code, text in given.items() if text not in _NOTHING}
        if {code: text for code, text in read.values if text not in _NOTHING} != wanted:
            raise Fault(f"{where}: {texts!r} was read as {read.values!r}")
        if spec.kind is Kind.MARKDOWN:
            for text in wanted.values():
                _compare_prose(text)
    elif spec.kind is Kind.TOKENS:
        if dict(read) != {normalise(key): normalise(value) for key, value in written.items()}:
            raise Fault(f"{where}: {written!r} was read as {read!r}")
    elif _said(spec, read) != _meant(spec, written):
        raise Fault(f"{where}: {written!r} was read as {read!r}")


def _fold(spec: Field, text: str) -> str:
    text = normalise(text)
    return text.strip() if spec.kind is Kind.MARKDOWN else " ".join(text.split())


def _said(spec: Field, read: Any) -> str:
    """A value as its file could have it."""
    if spec.kind is Kind.CHOICE:
        return str(read.value)
    if spec.kind is Kind.FLAG:
        return str(read).lower()
    return str(read)


def _meant(spec: Field, written: str) -> str:
    """What a file has, as ``_said`` says it."""
    text = " ".join(normalise(written).split())
    if spec.kind is Kind.FLAG:
        return "true" if text.lower() in ("true", "yes", "có", "đúng") else "false"
    if spec.kind is Kind.INTEGER:
        return text.lstrip("0") or "0" if not text.startswith("-") else text
    return text


class _Tags(HTMLParser):
    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag not in _ALLOWED_TAGS:
            raise Fault(f"prose became <{tag}>")
        for name, value in attributes:
            target = (value or "").strip().lower()
            if name.startswith("on") or target.startswith(("javascript:", "data:", "file:")):
                raise Fault(f"prose became {name}={value}")


def _compare_prose(text: str) -> None:
    """What prose becomes holds no tag or address that it may not."""
    made = render_markdown(text, link=lambda kind, key: f"{kind}/{key}.html")
    parser = _Tags()
    parser.feed(made.html)
    parser.close()


def run(count: int, first: int = 0, every: int = 50) -> Tally:
    """Run ``count`` cases from a seed on; every so many of those in order is built."""
    tally = Tally()
    for seed in range(first, first + count):
        run_case(seed, tally, build=every > 0 and seed % every == 0)
    return tally


def _print_run(count: int, first: int) -> int:
    tally, faults = Tally(), 0
    for seed in range(first, first + count):
        try:
            run_case(seed, tally, build=seed % 50 == 0)
        except Fault as fault:
            faults += 1
            print(fault, flush=True)
    print(
        f"{count} cases: {tally.refused} refused with messages, {tally.warned} with warnings, "
        f"{tally.clean} in order, {tally.built} built, {faults} faults; "
        f"{len(tally.codes)} codes, {sum(tally.codes.values())} messages"
    )
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(_print_run(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0))
