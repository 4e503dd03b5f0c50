"""The files behind the admin page of the preview: the protocol of Decap's local back end.

The page asks for entries and sends what was saved (``POST /api/v1`` with an action and its
parameters, as decap-server understands them); records are written the way people write them.
Nothing outside the content folder is read or written.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from ocop_site import files
from ocop_site.catalogue.models import Candidate
from ocop_site.desk.restyle import listed_in, record_of, restyle

Json = Any
_PHOTOS = "photos"
_PHOTO_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff")
_MAX_PHOTO = 40_000_000


class AdminFault(Exception):
    """A request that is refused; the message says why, for the log of the page."""


class AdminFiles:
    """Answers the page's requests about one content folder."""

    def __init__(self, root: Path) -> None:
        """Read and write below ``root``."""
        self._root = root
        self._actions: Mapping[str, Callable[[Mapping[str, Json]], Json]] = {
            "info": self._info,
            "entriesByFolder": self._list_folder,
            "entriesByFiles": self._list_files,
            "getEntry": self._get_entry,
            "persistEntry": self._persist_entry,
            "getMedia": self._list_media,
            "getMediaFile": self._get_media,
            "persistMedia": self._persist_media,
            "deleteFiles": self._delete,
            "getDeployPreview": lambda _: None,
        }

    def answer(self, request: Json) -> Json:
        """Carry out one action; raises ``AdminFault`` for what cannot or may not be done."""
        if not isinstance(request, Mapping):
            raise AdminFault("a request is a map")
        action = self._actions.get(str(request.get("action")))
        if action is None:
            raise AdminFault(f"unknown action: {request.get('action')}")
        parameters = request.get("params") or {}
        try:
            return action(parameters)
        except (KeyError, TypeError, ValueError, files.FileProblem) as error:
            raise AdminFault(f"{request.get('action')}: {error}") from error

    def _info(self, _: Mapping[str, Json]) -> Json:
        return {"repo": self._root.name, "publish_modes": ["simple"], "type": "local_fs"}

    def _list_folder(self, parameters: Mapping[str, Json]) -> Json:
        folder, ending = str(parameters["folder"]), str(parameters["extension"])
        names = files.list_files(self._root / self._inside(folder), (f".{ending.lstrip('.')}",))
        depth = int(parameters.get("depth", 1))
        return [
            self._entry(f"{folder}/{name}") for name in names if name.count("/") < max(depth, 1)
        ]

    def _list_files(self, parameters: Mapping[str, Json]) -> Json:
        return [self._entry(str(item["path"]), item.get("label")) for item in parameters["files"]]

    def _get_entry(self, parameters: Mapping[str, Json]) -> Json:
        return self._entry(str(parameters["path"]))

    def _entry(self, path: str, label: str | None = None) -> Json:
        try:
            text = files.read_text(self._root, self._inside(path))
        except files.FileProblem:
            return {"data": None, "file": {"path": path, "label": label, "id": None}}
        name = hashlib.sha256(text.encode()).hexdigest()
        return {"data": text, "file": {"path": path, "label": label, "id": name}}

    def _persist_entry(self, parameters: Mapping[str, Json]) -> Json:
        entries = parameters.get("dataFiles") or [parameters["entry"]]
        writes: list[tuple[str, bytes]] = []
        for item in entries:
            path = self._inside(str(item["path"]))
            if record_of(path) is None and listed_in(path) is None:
                raise AdminFault(f"no record is kept there: {path}")
            old = None
            if (self._root / path).exists():
                old = files.read_text(self._root, path)
            writes.append((path, restyle(path, str(item["raw"]), old).encode()))
        writes += [self._photo(asset) for asset in parameters.get("assets", ())]
        for path, data in writes:
            files.write_bytes(self._root / path, data)
        return {"message": "entry persisted"}

    def _list_media(self, parameters: Mapping[str, Json]) -> Json:
        folder = self._inside(str(parameters.get("mediaFolder", _PHOTOS)))
        return [
            self._media(f"{folder}/{name}")
            for name in files.list_files(self._root / folder, _PHOTO_ENDINGS)
        ]

    def _get_media(self, parameters: Mapping[str, Json]) -> Json:
        return self._media(self._inside(str(parameters["path"])))

    def _media(self, path: str) -> Json:
        data = files.read_bytes(self._root, path)
        return {
            "id": hashlib.sha256(data).hexdigest(),
            "content": base64.b64encode(data).decode(),
            "encoding": "base64",
            "path": path,
            "name": PurePosixPath(path).name,
        }

    def _persist_media(self, parameters: Mapping[str, Json]) -> Json:
        path, data = self._photo(parameters["asset"])
        files.write_bytes(self._root / path, data)
        return self._media(path)

    def _delete(self, parameters: Mapping[str, Json]) -> Json:
        """Remove candidates, which come to an end, and photos; all else has an address to keep."""
        paths = [self._inside(str(path)) for path in parameters["paths"]]
        for path in paths:
            if record_of(path) is not Candidate and not _is_photo(path):
                raise AdminFault(f"this is not deleted: {path}")
        for path in paths:
            (self._root / path).unlink(missing_ok=True)
        return {"message": "deleted"}

    def _photo(self, asset: Mapping[str, Json]) -> tuple[str, bytes]:
        path = self._inside(str(asset["path"]))
        if not _is_photo(path):
            raise AdminFault(f"photos go to {_PHOTOS}/: {path}")
        try:
            data = base64.b64decode(str(asset["content"]), validate=True)
        except binascii.Error as error:
            raise AdminFault(f"not base64: {path}") from error
        if len(data) > _MAX_PHOTO:
            raise AdminFault(f"too large: {path}")
        return path, data

    def _inside(self, path: str) -> str:
        """A path below the content folder, real folders checked; raises ``AdminFault``."""
        parts = PurePosixPath(path).parts
        if not parts or path.startswith("/") or "\\" in path or "\0" in path:
            raise AdminFault(f"not below the catalogue: {path}")
        if any(part == ".." or part.startswith(".") for part in parts):
            raise AdminFault(f"not below the catalogue: {path}")
        root = self._root.resolve()
        if not (self._root / path).resolve().is_relative_to(root):
            raise AdminFault(f"not below the catalogue: {path}")
        return "/".join(parts)


def _is_photo(path: str) -> bool:
    return path.startswith(f"{_PHOTOS}/") and path.lower().endswith(_PHOTO_ENDINGS)
