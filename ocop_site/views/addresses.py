"""Permanent short addresses, as they are printed on paper: they must never change or die."""

from __future__ import annotations

from urllib.parse import urlsplit

SHORT_FOLDER = "Q"


def short_url(base_url: str, code: str) -> str:
    """The permanent address printed as QR code: upper-case where that is safe.

    Capitals let a QR code use its alphanumeric mode (ISO/IEC 18004, 7.4.4), which is smaller;
    scheme and host are case-insensitive (RFC 3986, 6.2.2.1), a path is not.
    """
    parts = urlsplit(base_url)
    root = f"{parts.scheme}://{parts.netloc}"
    path = parts.path.strip("/")
    if path:
        return f"{root.upper()}/{path}/{SHORT_FOLDER}/{code}"
    return f"{root.upper()}/{SHORT_FOLDER}/{code}"


def short_link(base_url: str, code: str) -> str:
    """The same address as people and programs write it, for letters and data."""
    return f"{base_url.rstrip('/')}/{SHORT_FOLDER}/{code}"


def split_address(url: str) -> tuple[str, str]:
    """Host and path of an address, as people read it beneath a QR code."""
    parts = urlsplit(url)
    return parts.netloc.lower(), parts.path
