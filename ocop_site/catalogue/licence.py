"""The licence under which the data of an edition may be used again."""

from __future__ import annotations

from dataclasses import dataclass

from ocop_site.catalogue.schema import Kind, declare
from ocop_site.catalogue.values import Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class DataLicence:
    """What others may do with the data files; said in each of them."""

    name: Localized = declare(
        Kind.TEXT, "Tên", "Name", required=True, example="{vi: CC BY 4.0, en: CC BY 4.0}"
    )
    url: str = declare(
        Kind.URL,
        "Địa chỉ",
        "Address",
        example="https://creativecommons.org/licenses/by/4.0/",
        help_vi="Nơi đọc toàn văn giấy phép.",
        help_en="Where the licence can be read.",
    )
