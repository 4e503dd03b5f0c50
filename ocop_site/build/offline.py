"""What makes a site work without a network: its service worker, and the pack for a USB stick."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ocop_site import files
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.render.artefacts import File
from ocop_site.site.app import list_kept
from ocop_site.site.routes import page_path
from ocop_site.site.scripts import read_asset, shorten

WORKER = "service-worker.js"
_TEXTS = {True: WORKER, False: "service-worker-off.js"}
# Bytes of pages that a phone keeps of a language; a fifth of it travels.
_ROOM = 12_000_000
_SHORT_DIGEST = 8
# What every page may ask for; the data of the search belong to a language.
_CORE_FOLDER, _DATA = "assets/", "assets/search-data."
_HOST_ONLY = (
    "service-worker.js",
    "sitemap.xml",
    "robots.txt",
    "assets/offline-",
    "share/",
    "admin/",
)
# The clock of an archive begins in 1980; every file bears its first moment.
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
_PACKED = (".woff2", ".png", ".jpg", ".webp", ".avif", ".pdf", ".xlsx", ".gz", ".br")
_FILE_MODE = 0o100644 << 16


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the finished site: its digest and its size."""

    digest: str
    size: int


def make_worker(
    catalogue: Catalogue, site: Mapping[str, Made], assets: Sequence[Path]
) -> tuple[File, ...]:
    """The service worker of a finished site, and the lists of what it keeps of each language.

    Where the settings turn it off, it is one that takes earlier ones back.
    """
    wanted = catalogue.settings.offline
    text = shorten(read_asset(assets, _TEXTS[wanted]))
    if not wanted:
        return (File(WORKER, text.encode()),)
    lists = {
        language: File(f"assets/offline-{language}.json", _write(_kept(catalogue, language, site)))
        for language in catalogue.languages
    }
    excuses = {language: page_path(language, "offline") for language in catalogue.languages}
    core = [
        path
        for path in sorted(site)
        if path.startswith(_CORE_FOLDER) and not path.startswith(_DATA)
    ]
    build = {
        "version": _digest_of(site, lists.values()),
        "core": _name((*core, *excuses.values()), site),
        "lists": {language: file.path for language, file in lists.items()},
        "offline": excuses,
    }
    worker = File(WORKER, b"self.BUILD=" + _write(build) + b";\n" + text.encode())
    return (*lists.values(), worker)


def _kept(catalogue: Catalogue, language: str, site: Mapping[str, Made]) -> dict[str, str]:
    """The files of a language that have room, with their digests."""
    room, chosen = _ROOM, []
    for path in list_kept(catalogue, language):
        made = site.get(path)
        if made is None:
            continue
        room -= made.size
        if room < 0:
            break
        chosen.append(path)
    return _name(chosen, site)


def _name(paths: Iterable[str], site: Mapping[str, Made]) -> dict[str, str]:
    return {path: site[path].digest[:_SHORT_DIGEST] for path in paths}


def _digest_of(site: Mapping[str, Made], lists: Iterable[File]) -> str:
    """The edition in one digest: a site of other bytes has another."""
    lines = [f"{path} {made.digest}" for path, made in sorted(site.items())]
    lines += [f"{file.path} {files.digest(file.data)}" for file in lists]
    return files.digest("\n".join(lines).encode())[: 2 * _SHORT_DIGEST]


def _write(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def make_pack(site: Mapping[str, Path], name: str) -> bytes:
    """The site as a zip archive with one folder, ``name``, to open from a disk.

    ``site`` tells where the file of each path lies. The same site gives the same bytes. What only
    a host can use is left out.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for path, file in sorted(site.items()):
            if path.startswith(_HOST_ONLY):
                continue
            info = zipfile.ZipInfo(f"{name}/{path}", _FIRST_MOMENT)
            info.external_attr = _FILE_MODE
            info.create_system = 3
            stored = path.endswith(_PACKED)
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, file.read_bytes())
    return stream.getvalue()
