"""The page on which editors change the catalogue in a browser, over git: Decap CMS.

The page is a vendored program (``templates/admin``) and a configuration that follows from the
declared fields. It belongs to editors and not to visitors: no other page leads to it, robots are
sent away, and it is neither kept offline nor weighed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment

from ocop_site import files
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.loader import CHAPTERS_FOLDER, KINDS, SETTINGS_FILE
from ocop_site.catalogue.models import (
    Candidate,
    Chapter,
    Event,
    KindOfProduct,
    Producer,
    Product,
    Source,
)
from ocop_site.catalogue.place import Place
from ocop_site.catalogue.record_words import RECORDS, Words
from ocop_site.catalogue.schema import fields_of
from ocop_site.catalogue.series import Series
from ocop_site.catalogue.settings import Settings
from ocop_site.catalogue.settings_parts import Admin
from ocop_site.catalogue.vocabulary import AdminBackend
from ocop_site.render.artefacts import File
from ocop_site.render.templates import render_template
from ocop_site.site.admin_form import FormWriter, Widget
from ocop_site.site.routes import page_path

ADMIN = "admin"
PHOTOS = "photos"
ITEMS = "items"
PROXY = "/api/v1"
_FOLDERS = (Product, Producer, Place, Event, KindOfProduct, Candidate)
_LISTS = (Source, Series)
# Records that have a page of their own, and those that come to an end.
_PAGES: Mapping[type, str] = {
    Product: "product",
    Producer: "producer",
    Place: "place",
    Event: "event",
}
_PASSING = (Candidate,)
_BODY = Words("Lời văn", "Text")
_COPIED = ("decap-cms.js", "js-yaml.min.js", "start.js", "start.css", "LICENSE.txt")
_HOSTS: Mapping[AdminBackend, str] = {
    AdminBackend.GITHUB: "https://api.github.com",
    AdminBackend.GITLAB: "https://gitlab.com",
    AdminBackend.GITEA: "https://gitea.com",
}


def make_admin(
    catalogue: Catalogue, folders: Sequence[Path], environment: Environment, admin: Admin | None
) -> Iterator[File]:
    """The files below ``admin/``.

    Args:
        catalogue: its chapters are listed, and its languages get a field each.
        folders: template folders, a theme's first.
        environment: renders the page.
        admin: the repository; ``None`` for the preview, which writes to the disk itself.
    """
    language = catalogue.settings.messages
    config = make_config(catalogue, admin)
    shown: dict[str, object] = {
        "language": language,
        "title": catalogue.settings.title.get(catalogue.languages[0]).text,
        "hosts": list_hosts(admin),
    }
    page = render_template(environment, f"{ADMIN}/index.html", shown)
    yield File(f"{ADMIN}/index.html", page.encode())
    given: dict[str, Any] = {"language": language, "config": config}
    if language != "en":
        given["texts"] = json.loads(_read(folders, f"{language}.json"))
    text = json.dumps(given, ensure_ascii=False, indent=1)
    yield File(
        f"{ADMIN}/config.js", f"window.CMS_MANUAL_INIT = true;\nwindow.ADMIN = {text};\n".encode()
    )
    for name in _COPIED:
        yield File(f"{ADMIN}/{name}", _read(folders, name))


def make_config(catalogue: Catalogue, admin: Admin | None) -> dict[str, Any]:
    """The configuration of Decap CMS (https://decapcms.org/docs/configuration-options/)."""
    settings = catalogue.settings
    content = f"{admin.folder}/" if admin else ""
    writer = FormWriter(catalogue.classification, catalogue.languages, settings.messages)
    return {
        "backend": _backend(admin),
        "locale": settings.messages,
        "publish_mode": "editorial_workflow" if admin and admin.review else "simple",
        "media_folder": f"{content}{PHOTOS}",
        "public_folder": PHOTOS,
        "logo_url": "../assets/icon.svg",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "editor": {"preview": False},
        "collections": [
            *(_collection(record, content, writer) for record in _FOLDERS),
            _chapters(catalogue, content, writer),
            *(_list(record, content, writer) for record in _LISTS),
            _settings(content, writer),
        ],
    }


def list_hosts(admin: Admin | None) -> tuple[str, ...]:
    """The hosts that the page may speak to: the forge, and the login service if there is one."""
    if admin is None:
        return ()
    found = [admin.host or _HOSTS[admin.backend], admin.login]
    if admin.backend is AdminBackend.GITHUB and not admin.host:
        found.append("https://www.githubstatus.com")
    return tuple(dict.fromkeys(_origin(item) for item in found if item))


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _backend(admin: Admin | None) -> dict[str, Any]:
    if admin is None:
        return {"name": "proxy", "proxy_url": PROXY, "branch": "main"}
    backend: dict[str, Any] = {
        "name": admin.backend.value,
        "repo": admin.repo,
        "branch": admin.branch,
    }
    host = admin.host.rstrip("/")
    match admin.backend:
        case AdminBackend.GITHUB:
            backend |= {"api_root": f"{host}/api/v3"} if host else {}
            backend |= {"base_url": admin.login} if admin.login else {}
        case AdminBackend.GITLAB:
            # The login of GitLab and Gitea needs no secret and no service between (RFC 7636).
            backend |= {"auth_type": "pkce", "app_id": admin.app_id}
            if host:
                backend |= {"api_root": f"{host}/api/v4", "base_url": host}
        case AdminBackend.GITEA:
            host = host or _HOSTS[AdminBackend.GITEA]
            # That of Forgejo knows proposals; it speaks the same protocol otherwise.
            name = "forgejo" if admin.review else backend["name"]
            backend |= {"name": name, "app_id": admin.app_id}
            backend |= {"api_root": f"{host}/api/v1", "base_url": host}
    return backend


def _collection(record: type, content: str, writer: FormWriter) -> Widget:
    folder = next(name for name, (kind, _) in KINDS.items() if kind is record)
    title, lead = RECORDS[record]
    main = writer.languages[0]
    page = _PAGES.get(record)
    shown = {"preview_path": page_path(main, page, "{{slug}}")} if page else {}
    return {
        "name": folder,
        "label": title.get(writer.language),
        "description": lead.get(writer.language),
        "folder": f"{content}{folder}",
        "create": True,
        "delete": record in _PASSING,
        "extension": "yaml",
        "format": f"catalogue-{folder}",
        "identifier_field": "id",
        "slug": "{{fields.id}}",
        "summary": f"{{{{name.{main}}}}}",
        "sortable_fields": ["id"],
        "fields": writer.fields(record),
        **shown,
    }


def _list(record: type, content: str, writer: FormWriter) -> Widget:
    """A file that holds a list of records; the form has it as a map with one key."""
    name = next(name for name, (kind, _) in KINDS.items() if kind is record)
    title, lead = RECORDS[record]
    label = title.get(writer.language)
    items = {"name": ITEMS, "label": label, "required": False, **writer.items(record)}
    return {
        "name": name,
        "label": label,
        "description": lead.get(writer.language),
        "format": f"catalogue-{name}",
        "files": [
            {"name": name, "label": label, "file": f"{content}{name}.yaml", "fields": [items]}
        ],
    }


def _chapters(catalogue: Catalogue, content: str, writer: FormWriter) -> Widget:
    title, lead = RECORDS[Chapter]
    body = {"name": "body", "label": _BODY.get(writer.language), "widget": "markdown"}
    fields = [
        *(writer.field(spec) for spec in fields_of(Chapter).values()),
        body | {"modes": ["raw"], "buttons": [], "minimal": True},
    ]
    return {
        "name": CHAPTERS_FOLDER,
        "label": title.get(writer.language),
        "description": lead.get(writer.language),
        "format": f"catalogue-{CHAPTERS_FOLDER}",
        "files": [
            {
                "name": f"{chapter.id}-{code}",
                "label": f"{chapter.title} ({code})",
                "file": f"{content}{CHAPTERS_FOLDER}/{chapter.id}.{code}.md",
                "fields": fields,
                "preview_path": page_path(code, "chapter", chapter.id),
            }
            for code in catalogue.languages
            for chapter in catalogue.chapters.get(code, ())
        ],
    }


def _settings(content: str, writer: FormWriter) -> Widget:
    title, _ = RECORDS[Settings]
    label = title.get(writer.language)
    return {
        "name": "settings",
        "label": label,
        "format": "catalogue-settings",
        "files": [
            {
                "name": "settings",
                "label": label,
                "file": f"{content}{SETTINGS_FILE}",
                "fields": [item for item in writer.fields(Settings) if item["name"] != "id"],
            }
        ],
    }


def _read(folders: Sequence[Path], name: str) -> bytes:
    for folder in folders:
        if (folder / ADMIN / name).is_file():
            return files.read_bytes(folder, f"{ADMIN}/{name}")
    raise files.FileProblem(f"{ADMIN}/{name}", "missing")
