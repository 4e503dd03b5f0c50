"""Released editions: what was printed under which short address, frozen for ever.

Each is one file ``editions/<as-of date>.yaml``, written by ``build.py release`` and by nobody
else. Paper cannot be corrected, so the file is the memory of what paper says: it carries a seal
over its values, and names the edition before it, so that a slip of the hand or a lost file shows.
"""

from __future__ import annotations

import dataclasses
import enum
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ocop_site import files
from ocop_site.catalogue.record import Record
from ocop_site.catalogue.schema import Kind, declare, fields_of
from ocop_site.catalogue.values import Localized, PartialDate
from ocop_site.catalogue.vocabulary import Basis, Status
from ocop_site.problems import Problem

EDITIONS_FOLDER = "editions"
UNRELEASED = PartialDate(1900)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedProduct:
    """A product as an edition had it: its short address, and what news is told from."""

    id: str = declare(
        Kind.IDENTIFIER, "Mã", "Id", required=True, target="product", example="mat-ong-thanh-hao"
    )
    short: str = declare(
        Kind.LINE,
        "Mã ngắn đã in",
        "Short code as printed",
        required=True,
        pattern=r"[A-HJ-NP-Z2-9]{4,8}",
        example="MATXG",
    )
    name: Localized = declare(Kind.TEXT, "Tên sản phẩm", "Product name", required=True)
    producers: tuple[str, ...] = declare(Kind.IDENTIFIER, "Chủ thể", "Producers", many=True)
    maker: Localized = declare(Kind.TEXT, "Tên chủ thể", "Name of the producer")
    set: str = declare(Kind.IDENTIFIER, "Bộ sản phẩm", "Product set", required=True)
    code: str = declare(Kind.LINE, "Mã số sản phẩm", "Product code")
    stars: int | None = declare(Kind.INTEGER, "Số sao", "Stars", minimum=3, maximum=5)
    basis: Basis = declare(
        Kind.CHOICE, "Căn cứ của hạng sao", "Basis", choices=Basis, default=Basis.STATED
    )
    status: Status = declare(
        Kind.CHOICE,
        "Tình trạng",
        "Status",
        required=True,
        choices=Status,
        default=Status.UNKNOWN,
    )
    recognised: PartialDate | None = declare(Kind.DATE, "Ngày công nhận", "Date of issue")
    decision: str = declare(Kind.LINE, "Số quyết định", "Decision number")
    printed: bool = declare(Kind.FLAG, "Có trong sách", "In the book")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedFile:
    """A handbook as it was released."""

    name: str = declare(Kind.LINE, "Tệp", "File", required=True, example="ocop-binh-duong-vi.pdf")
    sha256: str = declare(Kind.LINE, "SHA-256", "SHA-256", required=True, pattern="[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Released(Record):
    """An edition that was released; its id is its as-of date."""

    number: Localized = declare(Kind.TEXT, "Lần xuất bản", "Edition", required=True)
    as_of: PartialDate = declare(
        Kind.DATE, "Số liệu đến ngày", "As of", required=True, default=UNRELEASED
    )
    after: str = declare(Kind.IDENTIFIER, "Sau ấn bản", "After the edition")
    base_url: str = declare(Kind.URL, "Địa chỉ đã in", "Address as printed", required=True)
    books: tuple[ReleasedFile, ...] = declare(
        Kind.RECORD, "Sách", "Books", many=True, record=ReleasedFile
    )
    products: tuple[ReleasedProduct, ...] = declare(
        Kind.RECORD, "Sản phẩm", "Products", many=True, record=ReleasedProduct
    )
    seal: str = declare(Kind.LINE, "Niêm", "Seal", required=True, pattern="[0-9a-f]{32}")

    def of(self, product_id: str) -> ReleasedProduct | None:
        """A product of the edition."""
        return next((item for item in self.products if item.id == product_id), None)


def plain_values(record: object) -> dict[str, Any]:
    """The declared fields that hold something, as plain YAML values, the seal left out.

    An added field that older editions do not have changes nothing here, so old seals hold.
    """
    found: dict[str, Any] = {}
    declared: type = record.__class__
    for name, spec in fields_of(declared).items():
        value = getattr(record, name)
        if name == "seal" or value in (None, "", (), False, Localized()):
            continue
        found[name] = [_plain(item) for item in value] if spec.many else _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, Localized):
        return dict(value.values)
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, PartialDate):
        return str(value)
    return plain_values(value) if dataclasses.is_dataclass(value) else value


def seal_of(edition: Released) -> str:
    """The digest of all values of an edition, whatever way they are written."""
    text = json.dumps(plain_values(edition), ensure_ascii=False, sort_keys=True)
    return files.digest(text.encode())


def order_editions(editions: Sequence[Released]) -> tuple[Released, ...]:
    """The editions, oldest first."""
    return tuple(sorted(editions, key=lambda item: (item.as_of, item.id)))


def check_editions(editions: Sequence[Released], unread: Collection[str] = ()) -> Iterator[Problem]:
    """What is wrong with the released editions themselves; ``unread`` are files with mistakes."""
    known: dict[str, str] = {}
    ids = {item.id for item in editions}
    lost = any(file.startswith(f"{EDITIONS_FOLDER}/") for file in unread)
    for edition in order_editions(editions):
        origin = edition.origin
        if seal_of(edition) != edition.seal:
            yield Problem("E230", origin.at("seal"), {"value": edition.id})
        names = {"as_of": str(edition.as_of)}
        names |= {f"number.{code}": text for code, text in reversed(edition.number.values)}
        for field, text in names.items():
            other = known.setdefault(f"{field} {text}", str(origin.at(field.partition(".")[0])))
            if not other.startswith(f"{origin.file}:"):
                position = origin.at(*field.split("."))
                yield Problem("E231", position, {"value": text, "other": other}, len(text))
                break
        if edition.after and edition.after not in ids and not lost:
            expected = f"{EDITIONS_FOLDER}/{edition.after}.yaml"
            position = origin.at("after")
            yield Problem("E232", position, {"value": edition.id, "expected": expected}, 10)
