"""The generated reference: up to date, and complete in both languages."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ocop_site.catalogue.loader import KINDS
from ocop_site.catalogue.models import Chapter
from ocop_site.catalogue.schema import fields_of
from ocop_site.catalogue.settings import Settings
from tests.support import PROJECT

HEADS: tuple[type, ...] = (Settings, Chapter, *(record for record, _ in KINDS.values()))


def test_committed_pages_are_what_the_script_writes() -> None:
    command = [sys.executable, str(PROJECT / "scripts" / "write_reference.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("record", HEADS, ids=lambda record: record.__name__)
def test_every_field_is_named_and_explained_in_both_languages_or_in_none(record: type) -> None:
    pending = [record]
    while pending:
        current = pending.pop()
        for name, spec in fields_of(current).items():
            assert spec.label["vi"], f"{current.__name__}.{name}"
            assert spec.label["en"], f"{current.__name__}.{name}"
            assert bool(spec.help["vi"]) == bool(spec.help["en"]), f"{current.__name__}.{name}"
            if spec.record is not None:
                pending.append(spec.record)
