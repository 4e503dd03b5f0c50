"""What every record of the catalogue has: a stable id, and the place where it was written."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.values import Origin

if TYPE_CHECKING:
    from ocop_site.catalogue.outline import Outline


def _origin() -> Origin:
    return Origin()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record has: its stable id, where it was written, and what is asked of it often."""

    id: str = declare(
        Kind.IDENTIFIER,
        "Mã",
        "Id",
        required=True,
        example="mat-ong-thanh-hao",
        help_vi="Chữ thường không dấu, số và gạch nối; đặt một lần, không đổi nữa.",
        help_en="Lower-case ASCII letters, digits and hyphens; chosen once, never changed.",
    )
    origin: Origin = dataclasses.field(default_factory=_origin, compare=False, repr=False)
    outline: Outline | None = dataclasses.field(default=None, compare=False, repr=False)
