"""The nginx configuration of the documentation serves a finished site with the right headers.

The server of Debian's package is started by hand, on loopback ports and with its files in a
temporary folder; the configuration is the documented one but for ports, folder and certificate.
"""

from __future__ import annotations

import gzip
import http.client
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ocop_site.cli import main
from tests.desk.code_examples import PHOTO, PHOTO_LINES, draw_photo
from tests.support import PROJECT, SMALL, write_catalogue

DOCUMENTED = PROJECT / "docs" / "pipelines" / "nginx.conf"
NGINX = "/usr/sbin/nginx"
EVERYWHERE = {
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "content-security-policy": "frame-ancestors 'self'",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
}
FOR_EVER = "public, max-age=31536000, immutable"


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Web:
    """A running server: its ports, and the folder it serves."""

    plain: int
    secure: int
    site: Path

    def get(self, path: str, *, method: str = "GET", packed: bool = False) -> Answer:
        """Ask over TLS."""
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return ask(
            http.client.HTTPSConnection("127.0.0.1", self.secure, timeout=10, context=context),
            path,
            method,
            packed,
        )

    def name_of(self, pattern: str) -> str:
        """The address of the first file of the site that the pattern finds."""
        return "/" + next(self.site.rglob(pattern)).relative_to(self.site).as_posix()


def ask(
    connection: http.client.HTTPConnection, path: str, method: str = "GET", packed: bool = False
) -> Answer:
    headers = {"Host": "ocop.example.vn", **({"Accept-Encoding": "gzip"} if packed else {})}
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    found = {name.lower(): value for name, value in answer.getheaders()}
    body = answer.read()
    connection.close()
    return Answer(answer.status, found, body)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def configure(folder: Path, site: Path, plain: int, secure: int) -> Path:
    """The documented configuration for here, and around it what Debian's nginx.conf holds."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
         "/CN=ocop.example.vn", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"],
        check=True,
        capture_output=True,
    )  # fmt: skip
    text = DOCUMENTED.read_text(encoding="utf-8")
    for pattern, wanted in (
        (r"listen \[::\]:[^;]+;", ""),
        (r"listen 80;", f"listen 127.0.0.1:{plain};"),
        (r"listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        (r"(ssl_certificate +)[^;]+;", rf"\g<1>{folder / 'cert.pem'};"),
        (r"(ssl_certificate_key +)[^;]+;", rf"\g<1>{folder / 'key.pem'};"),
        (r"root [^;]+;", f"root {site};"),
    ):
        text, n = re.subn(pattern, wanted, text)
        assert n, pattern
    (folder / "ocop.conf").write_text(text, encoding="utf-8")
    temporary = "".join(
        f"{name}_temp_path {folder / name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    main_file = folder / "nginx.conf"
    main_file.write_text(
        f"daemon off;\nmaster_process off;\npid {folder / 'nginx.pid'};\nerror_log stderr;\n"
        "events {}\nhttp {\ninclude /etc/nginx/mime.types;\naccess_log off;\n"
        f"{temporary}include {folder / 'ocop.conf'};\n}}\n",
        encoding="utf-8",
    )
    return main_file


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    folder = tmp_path_factory.mktemp("nginx")
    honey = "products/mat-ong-thu.yaml"
    photo: dict[str, str | bytes | None] = {
        honey: SMALL[honey] + PHOTO_LINES,
        PHOTO: draw_photo((1600, 1200)),
        "settings.yaml": SMALL["settings.yaml"]
        + "admin: {backend: gitea, repo: so/ocop, app_id: a1}\nprecompress: true\n",
    }
    content = write_catalogue(folder / "content", photo)
    output = folder / "output"
    assert main(["site", "--content", str(content), "--output", str(output), "--lang", "vi"]) == 0
    site = output / "site"
    (site / ".hidden").write_text("secret")
    plain, secure = free_port(), free_port()
    settings = configure(folder, site, plain, secure)
    command = [NGINX, "-p", str(folder), "-c", str(settings)]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stderr
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stderr=log)
    try:
        wait_for(secure)
        yield Web(plain, secure, site)
    finally:
        process.terminate()
        process.wait(timeout=10)


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail("nginx does not answer")


def test_without_tls_one_is_sent_to_the_same_address_with_it(web: Web) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", web.plain, timeout=10)
    answer = ask(connection, "/Q/ABCDE")
    assert answer.status == 301
    assert answer.headers["location"] == "https://ocop.example.vn/Q/ABCDE"


def test_pages_are_served_with_every_header_and_asked_for_anew(web: Web) -> None:
    for path in ("/", "/vi/", "/vi/index.html", web.name_of("mat-ong-thu.html")):
        answer = web.get(path)
        assert answer.status == 200
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert answer.headers["cache-control"] == "no-cache"
        assert "etag" in answer.headers
        assert EVERYWHERE.items() <= answer.headers.items()
        assert "camera=()" in answer.headers["permissions-policy"]
        assert b"Content-Security-Policy" in answer.body
        assert answer.headers["server"] == "nginx"


def test_the_page_for_editors_may_open_a_window_to_log_in_and_is_not_found(web: Web) -> None:
    answer = web.get("/admin/")
    assert answer.status == 200
    assert answer.headers["cross-origin-opener-policy"] == "same-origin-allow-popups"
    assert answer.headers["x-robots-tag"] == "noindex, nofollow"
    assert "x-robots-tag" not in web.get("/vi/").headers


def test_files_named_by_their_content_are_kept_for_ever(web: Web) -> None:
    patterns = ("site.*.css", "search.*.js", "offline.*.js", "photos/*.jpg", "photos/*.webp")
    for pattern in patterns:
        answer = web.get(web.name_of(pattern))
        assert answer.status == 200
        assert answer.headers["cache-control"] == FOR_EVER, pattern
        assert EVERYWHERE.items() <= answer.headers.items()


@pytest.mark.parametrize(
    ("pattern", "kind", "kept"),
    [
        ("service-worker.js", "application/javascript; charset=utf-8", "no-cache"),
        ("search-data.vi.js", "application/javascript; charset=utf-8", "no-cache"),
        ("manifest.vi.webmanifest", "application/manifest+json", "no-cache"),
        ("goods.vi.js", "application/javascript; charset=utf-8", "no-cache"),
        ("catalogue.json", "application/json; charset=utf-8", "no-cache"),
        ("products.csv", "text/csv; charset=utf-8", "no-cache"),
        ("sitemap.xml", "text/xml; charset=utf-8", "no-cache"),
        ("*.woff2", "font/woff2", "public, max-age=604800"),
        ("icon.svg", "image/svg+xml", "public, max-age=86400"),
        ("icon-192.png", "image/png", "public, max-age=86400"),
    ],
)
def test_other_files_have_their_type_and_a_fitting_life(
    pattern: str, kind: str, kept: str, web: Web
) -> None:
    answer = web.get(web.name_of(pattern))
    assert answer.status == 200
    assert answer.headers["content-type"] == kind
    assert answer.headers["cache-control"] == kept
    assert EVERYWHERE.items() <= answer.headers.items()


def test_a_wrong_address_gets_the_page_for_it_and_its_status(web: Web) -> None:
    for path in ("/khong-co", "/vi/khong-co.html", "/Q/ZZZZZ/", "/assets/khong-co.css"):
        answer = web.get(path)
        assert answer.status == 404
        assert answer.body == (web.site / "404.html").read_bytes()
        assert EVERYWHERE.items() <= answer.headers.items()


def test_short_addresses_are_found_however_they_are_typed(web: Web) -> None:
    code = next((web.site / "Q").iterdir()).name
    for typed in (f"/Q/{code}", f"/q/{code}", f"/q/{code}/"):
        answer = web.get(typed)
        assert answer.status == 301
        assert answer.headers["location"] == f"/Q/{code}/"
        assert EVERYWHERE.items() <= answer.headers.items()
    assert web.get(f"/Q/{code}/").status == 200


def test_texts_are_packed(web: Web) -> None:
    for path in ("/vi/index.html", web.name_of("site.*.css"), "/sitemap.xml"):
        plain, packed = web.get(path), web.get(path, packed=True)
        assert packed.headers["content-encoding"] == "gzip"
        assert gzip.decompress(packed.body) == plain.body
        assert packed.headers["vary"] == "Accept-Encoding"


def test_files_that_were_compressed_before_are_sent_as_they_lie(web: Web) -> None:
    for path in (web.name_of("san-pham/mat-ong-thu.html"), web.name_of("assets/site.*.css")):
        file = web.site / path.lstrip("/")
        plain, packed = web.get(path), web.get(path, packed=True)
        assert packed.body == file.with_name(f"{file.name}.gz").read_bytes()
        assert packed.headers["content-encoding"] == "gzip"
        assert packed.headers["content-type"] == plain.headers["content-type"]
        assert packed.headers["cache-control"] == plain.headers["cache-control"]
        assert "accept-encoding" in packed.headers["vary"].lower()


def test_what_is_no_part_of_the_site_stays_closed(web: Web) -> None:
    assert web.get("/.hidden").status == 404
    assert web.get("/../content/settings.yaml").status == 400
    assert web.get("/%2e%2e/content/settings.yaml").status == 400
    assert b"secret" not in web.get("/.hidden").body
    assert web.get("/vi/index.html", method="POST").status == 405
