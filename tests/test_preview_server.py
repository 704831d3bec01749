"""What the preview serves: the files of the site and nothing else, to this machine alone."""

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.serving import answering
from chancery.preview.live import Live
from chancery.preview.server import hosts_for, listen, preview_application
from chancery.problems import UserError

PAGE = "<!doctype html><html><head><title>A</title></head><body>A</body></html>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with all that must not be served in and around it."""
    around = tmp_path_factory.mktemp("around")
    site = around / "site"
    for name in ("index.html", "a/index.html", "404.html", ".staging/site/index.html"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(PAGE, "utf-8")
    for name in TYPES:
        (site / name).write_text("x", "utf-8")
    (site / ".written.json").write_text("[]", "utf-8")
    (around / "secret.txt").write_text("secret", "utf-8")
    (around / "site-too").mkdir()
    (around / "site-too" / "secret.txt").write_text("secret", "utf-8")
    (site / "out.txt").symlink_to(around / "secret.txt")
    (site / "out").symlink_to(around / "site-too")
    (site / "hidden.json").symlink_to(site / ".written.json")
    (site / "in.txt").symlink_to(site / "notes.txt")
    return site


TYPES = {
    "sans.woff2": "font/woff2",
    "mark.svg": "image/svg+xml",
    "chancery.js": "text/javascript; charset=utf-8",
    "search.mjs": "text/javascript; charset=utf-8",
    "chancery.css": "text/css; charset=utf-8",
    "search.wasm": "application/wasm",
    "wasm.en.pagefind": "application/octet-stream",
    "en_1.pf_index": "application/octet-stream",
    "all.json": "application/json",
    "calendar.ics": "text/calendar; charset=utf-8",
    "feed.xml": "application/xml",
    "notes.txt": "text/plain; charset=utf-8",
}


@pytest.fixture(scope="module")
def origin(site: Path) -> Iterator[str]:
    """Where a preview with this site serves it."""
    live = Live()
    live.serve(site)
    with answering(preview_application(live)) as origin:
        yield origin.removeprefix("http://")


def asked(
    origin: str, path: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, str]:
    """The answer to a request whose path is sent as it is."""
    connection = http.client.HTTPConnection(origin, timeout=60)
    connection.request(method, path, headers=headers)
    response = connection.getresponse()
    body = response.read().decode("utf-8")
    connection.close()
    return response, body


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/a/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/a/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "//secret.txt",
        "/../site-too/secret.txt",
        "/out.txt",
        "/out/secret.txt",
        "/.written.json",
        "/%2ewritten.json",
        "/.staging/site/",
        "/hidden.json",
        "/a%00",
        "/notes.txt/",
        "/a//index.html",
        "/-/../server.py",
        "/-/..%2fserver.py",
        "/-/nothing",
        "/nothing",
        "/a/b/c/d.html",
    ],
)
def test_what_is_not_of_the_site_is_missing(origin: str, path: str) -> None:
    """No path leads out, by dots or links, or to what the builder keeps for itself."""
    response, body = asked(origin, path)
    assert response.status == 404
    assert "secret" not in body


def test_what_is_missing_is_answered_by_the_sites_own_page(origin: str) -> None:
    """With status 404, as by the host of a published site."""
    response, body = asked(origin, "/nothing")
    assert (response.status, "<title>A</title>" in body) == (404, True)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:99", "[::1]:8000", "LocalHost"])
def test_requests_for_this_machine_are_answered(origin: str, host: str) -> None:
    assert asked(origin, "/", Host=host)[0].status == 200


@pytest.mark.parametrize("path", ["/", "/-/events", "/-/preview.js", "/nothing"])
@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", ""]
)
def test_requests_for_other_hosts_are_refused(origin: str, host: str, path: str) -> None:
    """So that a stranger's page cannot read the site under a name that leads here."""
    response, body = asked(origin, path, Host=host)
    assert response.status == 400
    assert "title" not in body


@pytest.mark.parametrize(("name", "media_type"), TYPES.items())
def test_a_file_has_the_type_of_its_ending(origin: str, name: str, media_type: str) -> None:
    response, body = asked(origin, f"/{name}")
    assert (response.status, body) == (200, "x")
    assert response.headers["Content-Type"] == media_type
    assert response.headers["Cache-Control"] == "no-store"


def test_a_link_inside_the_site_is_followed(origin: str) -> None:
    assert asked(origin, "/in.txt")[1] == "x"


def test_a_folder_is_led_to_its_page(origin: str) -> None:
    response, _ = asked(origin, "/a")
    assert (response.status, response.headers["Location"]) == (307, "/a/")
    assert asked(origin, "/a/")[0].status == 200


@pytest.mark.parametrize("path", ["/", "/a/", "/nothing"])
def test_the_script_is_in_what_is_served_and_not_on_disk(
    origin: str, site: Path, path: str
) -> None:
    """In the head of every page, once; where the head's end is missing, at the page's end."""
    _, body = asked(origin, path)
    assert body.count('<script src="/-/preview.js"') == 1
    assert body.index("preview.js") < body.index("</head>")
    assert not any("preview" in file.read_text("utf-8") for file in site.rglob("*.html"))


def test_head_gives_what_get_does_without_the_body(origin: str) -> None:
    get, body = asked(origin, "/a/")
    head, none = asked(origin, "/a/", "HEAD")
    assert (head.status, none) == (200, "")
    assert head.headers["Content-Length"] == get.headers["Content-Length"] == str(len(body))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/-/events", "/-/preview.js"])
def test_nothing_but_get_and_head_is_answered(origin: str, method: str, path: str) -> None:
    assert asked(origin, path, method)[0].status == 405


@pytest.mark.parametrize(
    ("bind", "host"),
    [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]"), ("192.0.2.7", "192.0.2.7"), ("Box", "box")],
)
def test_what_it_was_asked_to_serve_at_is_answered_too(bind: str, host: str) -> None:
    assert {"127.0.0.1", "localhost", "[::1]", host} == set(hosts_for(bind))


@pytest.mark.parametrize("bind", ["192.0.2.7", "no.such.host.invalid"])
def test_an_address_that_is_not_this_machines_is_said(bind: str) -> None:
    with pytest.raises(UserError, match=f"cannot serve at {bind}:0"):
        listen(bind, 0)
