"""The HTML of both builds: valid to the Nu checker, and only what its own policy allows."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

import tools
from conftest import publish

SITE_URL = "https://dossier.example"

# The checker asks a file's own policy about the file. It knows no site there that would be 'self',
# and takes linked data for a script to run. A browser knows better, and the tests there ask it.
MISJUDGED_POLICY = "violates Content Security Policy (meta tag)"


@pytest.fixture(scope="session")
def published_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the real dossier's site as it is published."""
    return publish(tmp_path_factory.mktemp("published-site"), SITE_URL)


@pytest.fixture(scope="session", params=["published_site", "real_site"])
def build(request: pytest.FixtureRequest) -> Path:
    """Each build of the real dossier: for publication and for development."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


@pytest.fixture(scope="session")
def documents(build: Path) -> dict[str, BeautifulSoup]:
    """Every page of a build, parsed, by its file."""
    return {
        path.relative_to(build).as_posix(): BeautifulSoup(path.read_text("utf-8"), "html.parser")
        for path in sorted(build.rglob("*.html"))
    }


def test_the_nu_checker_finds_nothing(build: Path) -> None:
    """Neither an error nor a warning, on any page."""
    jar = tools.node_file("vnu-jar/build/dist/vnu.jar")
    checked = subprocess.run(
        [tools.java(), "-jar", jar, "--skip-non-html", "--format", "json", build],
        capture_output=True,
        text=True,
        check=False,
    )
    messages: list[dict[str, Any]] = json.loads(checked.stderr)["messages"]
    found: dict[str, list[str]] = {}
    for message in messages:
        if MISJUDGED_POLICY in message["message"]:
            continue
        place = f"{message.get('url', '').removeprefix(f'file:{build}')}:{message.get('lastLine')}"
        found.setdefault(message["message"], []).append(place)
    assert {text: (len(places), places[:3]) for text, places in found.items()} == {}


def test_no_page_has_a_style_or_a_script_in_it(documents: dict[str, BeautifulSoup]) -> None:
    """No style element or attribute, no handler, and no script but data for search engines."""
    found = []
    for name, page in documents.items():
        for element in page.find_all(True):
            handlers = [key for key in element.attrs if key == "style" or key.startswith("on")]
            inline = element.name == "script" and not element.get("src")
            if handlers or element.name == "style" or (inline and not is_data(element)):
                found.append(f"{name}: {str(element)[:120]}")
    assert found == []


def is_data(script: Tag) -> bool:
    """Whether a script element only holds linked data."""
    return script.get("type") == "application/ld+json"


def test_every_page_has_a_strict_policy(documents: dict[str, BeautifulSoup]) -> None:
    """Content Security Policy, Level 3: by default nothing, or what is the site's own.

    A policy in the page holds for what stands after it, so it stands before all that is fetched.
    """
    for name, page in documents.items():
        policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert isinstance(policy, Tag), f"{name} has no policy"
        directives = {
            words[0]: set(words[1:])
            for part in str(policy["content"]).split(";")
            if (words := part.split())
        }
        assert directives["default-src"] <= {"'none'", "'self'"}, name
        for directive, sources in directives.items():
            more = {"img-src": {"data:"}, "script-src": {"'wasm-unsafe-eval'"}}
            allowed = {"'none'", "'self'"} | more.get(directive, set())
            assert sources <= allowed, f"{name}: {directive}"
        fetched = page.find(["script", "link", "style", "img"])
        assert fetched is None or policy in fetched.find_all_previous("meta"), name


def test_the_style_guide_is_not_published(published_site: Path, real_site: Path) -> None:
    """It is for those who work on the theme: in a development build, and in no other."""
    assert (real_site / "style-guide" / "index.html").is_file()
    assert not (published_site / "style-guide").exists()
    pages = published_site.rglob("*.html")
    assert [page for page in pages if "style-guide/" in page.read_text("utf-8")] == []


def test_a_missing_page_is_answered_with_the_sites_own(build: Path) -> None:
    """Hosts of static files give 404.html for every address that leads nowhere."""
    page = BeautifulSoup((build / "404.html").read_text("utf-8"), "html.parser")
    assert page.find("main") is not None and page.find("h1") is not None
