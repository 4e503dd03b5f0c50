"""The form of the admin page follows from the declared fields; its files stay in their folder."""

from __future__ import annotations

import base64
import dataclasses
import io
import json
from pathlib import Path
from typing import Any

import pytest

from ocop_site.build.options import Options
from ocop_site.catalogue.catalogue import Catalogue
from ocop_site.catalogue.models import (
    Candidate,
    Event,
    KindOfProduct,
    Place,
    Producer,
    Product,
    Source,
)
from ocop_site.catalogue.schema import Kind, fields_of
from ocop_site.catalogue.series import Series
from ocop_site.catalogue.settings import Settings
from ocop_site.catalogue.settings_parts import Admin
from ocop_site.catalogue.vocabulary import AdminBackend
from ocop_site.cli import main
from ocop_site.desk.admin_files import AdminFault, AdminFiles
from ocop_site.server import Preview
from ocop_site.site.admin import list_hosts, make_config
from ocop_site.site.admin_form import names_of
from tests.support import SMALL, TEMPLATES, load_small, write_catalogue

NAME = "products/mat-ong-thu.yaml"


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return load_small(tmp_path_factory.mktemp("content"))


def declared(record: type, path: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """The paths of all declared fields of a record, with a field per language of a text."""
    found: set[tuple[str, ...]] = set()
    for name, spec in fields_of(record).items():
        here = (*path, name)
        found.add(here)
        if spec.localized:
            found |= {(*here, "vi"), (*here, "en")}
        if spec.kind is Kind.RECORD and spec.record is not None:
            found |= declared(spec.record, here)
    return found


@pytest.mark.parametrize("record", [Product, Producer, Place, Event, KindOfProduct, Candidate])
def test_every_declared_field_is_in_the_form(catalogue: Catalogue, record: type) -> None:
    config = make_config(catalogue, None)
    forms = [set(names_of(item["fields"])) for item in config["collections"] if "folder" in item]
    assert declared(record) in forms


def test_settings_and_chapters_are_in_the_form(catalogue: Catalogue) -> None:
    collections = {item["name"]: item for item in make_config(catalogue, None)["collections"]}
    (settings,) = collections["settings"]["files"]
    assert set(names_of(settings["fields"])) == {
        path for path in declared(Settings) if path[0] != "id"
    }
    files = {item["file"] for item in collections["chapters"]["files"]}
    assert files == {name for name in SMALL if name.startswith("chapters/")}


def test_choices_and_references_are_picked_from_lists(catalogue: Catalogue) -> None:
    products = make_config(catalogue, None)["collections"][0]
    fields = {item["name"]: item for item in products["fields"]}
    assert fields["producers"]["widget"] == "relation"
    assert (fields["producers"]["collection"], fields["producers"]["multiple"]) == (
        "producers",
        True,
    )
    sets = {item["value"] for item in fields["set"]["options"]}
    assert sets == set(catalogue.classification.sets)
    kinds = {item["name"]: item for item in fields["certificates"]["fields"]}["type"]["options"]
    assert {"value": "vietgap", "label": "VietGAP"} in kinds


@pytest.mark.parametrize(
    ("admin", "hosts"),
    [
        (Admin(repo="so/ocop"), ("https://api.github.com", "https://www.githubstatus.com")),
        (
            Admin(backend=AdminBackend.GITEA, repo="so/ocop", host="https://git.example.vn/kho"),
            ("https://git.example.vn",),
        ),
        (Admin(backend=AdminBackend.GITLAB, repo="so/ocop", app_id="1"), ("https://gitlab.com",)),
    ],
    ids=["github", "gitea", "gitlab"],
)
def test_the_page_speaks_to_its_forge_alone(
    catalogue: Catalogue, admin: Admin, hosts: tuple[str, ...]
) -> None:
    assert list_hosts(admin) == hosts
    config = make_config(catalogue, admin)
    assert config["backend"]["repo"] == "so/ocop"
    assert config["collections"][0]["folder"] == "content/products"


def test_proposals_need_the_backend_that_knows_them(catalogue: Catalogue) -> None:
    admin = Admin(backend=AdminBackend.GITEA, repo="so/ocop", app_id="1")
    plain = make_config(catalogue, admin)
    assert plain["backend"]["name"] == "gitea"
    assert plain["backend"]["base_url"] == "https://gitea.com"
    assert plain["publish_mode"] == "simple"
    reviewed = make_config(catalogue, dataclasses.replace(admin, review=True))
    assert reviewed["backend"]["name"] == "forgejo"
    assert reviewed["publish_mode"] == "editorial_workflow"


def test_sources_and_figures_are_lists_in_the_form(catalogue: Catalogue) -> None:
    collections = {item["name"]: item for item in make_config(catalogue, None)["collections"]}
    for name, record in (("sources", Source), ("figures", Series)):
        ((items,),) = (file["fields"] for file in collections[name]["files"])
        assert set(names_of(items["fields"])) == declared(record)
        assert collections[name]["files"][0]["file"] == f"{name}.yaml"


def test_an_optional_part_asks_for_nothing(catalogue: Catalogue) -> None:
    fields = {
        item["name"]: item for item in make_config(catalogue, None)["collections"][0]["fields"]
    }

    def asked(widget: dict[str, Any]) -> bool:
        inner = widget["fields"] if widget["widget"] == "object" else []
        return widget["required"] or any(asked(item) for item in inner)

    assert not asked(fields["experience"])
    assert asked(fields["name"])


def test_the_page_is_made_only_where_the_settings_ask_for_it(tmp_path: Path) -> None:
    content = write_catalogue(tmp_path / "content")
    command = ["site", "--content", str(content), "--output", str(tmp_path / "output")]
    folder = tmp_path / "output" / "site" / "admin"
    assert main(command) == 0
    assert not folder.exists()
    settings = content / "settings.yaml"
    settings.write_text(
        settings.read_text() + "admin: {backend: gitlab, repo: so/ocop, app_id: a1}\n"
    )
    assert main([*command, "--offline-pack"]) == 0
    made = {path.name for path in folder.iterdir()}
    assert {"index.html", "config.js", "decap-cms.js"} <= made
    page = (folder / "index.html").read_text()
    assert "noindex" in page
    assert "admin" not in (folder.parent / "sitemap.xml").read_text()
    (pack,) = (tmp_path / "output").glob("*.zip")
    assert b"/admin/" not in pack.read_bytes()
    settings.write_text(settings.read_text().rpartition("admin:")[0])
    assert main(command) == 0
    assert not folder.exists()


def test_vendored_files_are_those_that_their_readme_names() -> None:
    import hashlib

    folder = TEMPLATES / "admin"
    text = (folder / "README.md").read_text()
    for name in ("decap-cms.js", "js-yaml.min.js"):
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() in text


@pytest.fixture
def desk(tmp_path: Path) -> tuple[AdminFiles, Path]:
    content = write_catalogue(tmp_path / "content")
    (tmp_path / "secret.yaml").write_text("id: secret\n")
    return AdminFiles(content), content


def ask(files: AdminFiles, action: str, **parameters: Any) -> Any:
    """One request, as the page sends it."""
    text = json.dumps({"action": action, "params": {"branch": "main", **parameters}})
    return files.answer(json.loads(text))


def test_entries_are_listed_read_and_written(desk: tuple[AdminFiles, Path]) -> None:
    files, content = desk
    listed = ask(files, "entriesByFolder", folder="products", extension="yaml", depth=1)
    names = sorted(path for path in SMALL if path.startswith("products/"))
    assert sorted(item["file"]["path"] for item in listed) == names
    entry = ask(files, "getEntry", path=NAME)
    assert entry["data"] == SMALL[NAME]
    raw = SMALL[NAME].replace("Trial honey", "Golden honey")
    item = {"path": NAME, "raw": raw, "slug": "mat-ong-thu"}
    photo = {
        "path": "photos/moi.jpg",
        "content": base64.b64encode(b"\xff\xd8\xff").decode(),
        "encoding": "base64",
    }
    ask(files, "persistEntry", dataFiles=[item], assets=[photo], options={})
    assert (content / NAME).read_text() == raw
    assert (content / "photos/moi.jpg").read_bytes() == b"\xff\xd8\xff"
    assert [item["name"] for item in ask(files, "getMedia", mediaFolder="photos")] == ["moi.jpg"]


@pytest.mark.parametrize(
    "path",
    ["../secret.yaml", "/etc/passwd", "products/../../secret.yaml", ".git/config", "a\\b.yaml"],
)
def test_nothing_outside_is_read_or_written(desk: tuple[AdminFiles, Path], path: str) -> None:
    files, content = desk
    with pytest.raises(AdminFault):
        ask(files, "getEntry", path=path)
    entry = {"path": path, "raw": "id: a\n", "slug": "a"}
    with pytest.raises(AdminFault):
        ask(files, "persistEntry", dataFiles=[entry], assets=[], options={})
    asset = {"path": path, "content": "", "encoding": "base64"}
    with pytest.raises(AdminFault):
        ask(files, "persistMedia", asset=asset, options={})
    assert (content.parent / "secret.yaml").read_text() == "id: secret\n"


@pytest.mark.parametrize(
    "request_",
    [
        [],
        {"action": "deleteFiles", "params": {"paths": [NAME]}},
        {"action": "persistEntry", "params": {}},
        {"action": "getMediaFile", "params": {"path": "photos/none.jpg"}},
        {
            "action": "persistEntry",
            "params": {"entry": {"path": "products/a.html", "raw": "x"}, "assets": []},
        },
        {
            "action": "persistMedia",
            "params": {"asset": {"path": "photos/a.html", "content": "", "encoding": "base64"}},
        },
    ],
)
def test_what_is_not_understood_is_refused(desk: tuple[AdminFiles, Path], request_: Any) -> None:
    with pytest.raises(AdminFault):
        desk[0].answer(request_)
    assert (desk[1] / NAME).read_text() == SMALL[NAME]


def test_a_candidate_that_was_certified_is_deleted(desk: tuple[AdminFiles, Path]) -> None:
    files, content = desk
    name = next(path for path in SMALL if path.startswith("candidates/"))
    ask(files, "deleteFiles", paths=[name], options={})
    assert not (content / name).exists()


@pytest.mark.parametrize("local", [True, False])
def test_who_is_not_at_this_machine_finds_no_form(tmp_path: Path, local: bool) -> None:
    content = write_catalogue(tmp_path / "content")
    options = Options(content, tmp_path / "output", tmp_path / "state")
    preview = Preview(options, "vi", local=local)
    statuses: list[str] = []

    def ask(**environ: Any) -> None:
        body = io.BytesIO(b'{"action":"info"}')
        preview.respond(
            {**environ, "wsgi.input": body, "CONTENT_LENGTH": "17"},
            lambda status, _: statuses.append(status[:3]),
        )

    ask(PATH_INFO="/admin/")
    ask(PATH_INFO="/api/v1", HTTP_HOST="127.0.0.1:8000", HTTP_ORIGIN="http://127.0.0.1:8000")
    ask(PATH_INFO="/api/v1", HTTP_HOST="evil.example", HTTP_ORIGIN="http://evil.example")
    assert statuses == (["200", "200", "403"] if local else ["404", "403", "403"])
