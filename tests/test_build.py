"""Building a site: what a good build says, and that a bad one changes nothing."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import ROOT, files_of, pelican

VISIT = "content/visits/2031/joint-visit-2031.yaml"


@pytest.fixture
def built_site(small_site: Path) -> Path:
    """The small site with its last good build in place."""
    built = pelican(small_site)
    assert built.returncode == 0, built.stdout + built.stderr
    return small_site


def test_a_plain_pelican_builds_the_site_and_says_what_it_read_and_wrote(small_site: Path) -> None:
    """The last lines tell the records of each kind, the pages and the time."""
    built = pelican(small_site, "--fatal", "warnings")
    assert built.returncode == 0, built.stdout + built.stderr
    assert (small_site / "build" / "index.html").is_file()
    assert re.search(r"^Read \d+ visits?, \d+ meetings, .* from \d+ files\.$", built.stdout, re.M)
    assert re.search(r"^Wrote \d+ pages of records and lists in [\d.]+ s\.$", built.stdout, re.M)


def test_two_builds_are_the_same_to_the_byte(small_site: Path, tmp_path: Path) -> None:
    """Neither the folder nor the seed of hashes nor the time zone leaves a trace."""
    one, two = tmp_path / "one", tmp_path / "two"
    for output, zone, seed in ((one, "Asia/Tokyo", "1"), (two, "America/Lima", "2")):
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed}
        subprocess.run(
            [sys.executable, "-m", "pelican", "-s", "pelicanconf.py", "-o", str(output)],
            cwd=small_site,
            env=environment,
            check=True,
            capture_output=True,
        )
    assert files_of(one) == files_of(two)


def any_record(site: Path) -> Path:
    """A record of the site to spoil."""
    return next(iter(sorted((site / "content" / "people").glob("*.yaml"))))


def spoil(text: str | bytes) -> Callable[[Path], None]:
    """Replace a record by this text."""

    def spoiled(site: Path) -> None:
        content = text.encode() if isinstance(text, str) else text
        any_record(site).write_bytes(content)

    return spoiled


def add(text: str) -> Callable[[Path], None]:
    """Add a line to a record."""

    def added(site: Path) -> None:
        path = any_record(site)
        path.write_text(f"{path.read_text('utf-8')}\n{text}\n", "utf-8")

    return added


def link_out(site: Path) -> None:
    """Put a link to a file outside of the content in place of a record."""
    (site / "outside.yaml").write_text("name: x\n", "utf-8")
    (site / "content" / "people" / "linked.yaml").symlink_to(site / "outside.yaml")


def same_id_twice(site: Path) -> None:
    """Give a second file the id of the first."""
    record = any_record(site)
    folder = record.parent / "2031"
    folder.mkdir()
    (folder / record.name).write_bytes(record.read_bytes())


def go_in_a_circle(site: Path) -> None:
    """Put a country within a house that is within the country."""
    country = site / "content" / "places" / "corvia-country.yaml"
    country.write_text(f"within: lake-house\n{country.read_text('utf-8')}", "utf-8")


BAD = {
    "malformed": (spoil("name: [open\n"), "yaml-syntax"),
    "binary": (spoil(b"\x00\x01\x02\x03"), "binary-file"),
    "empty": (spoil(""), "empty-file"),
    "50 MB": (spoil("name: " + "x" * 50_000_000), "too-large"),
    "Latin-1": (spoil("name: Ren\xe9".encode("latin-1")), "encoding"),
    "link out of the content": (link_out, "outside-content"),
    "two files with one id": (same_id_twice, "duplicate-id"),
    "unknown field": (add("nmae: x"), "unknown-field"),
    "no such day": (
        lambda site: (site / "content" / "visits" / "broken-2031.yaml").write_text(
            "title: x\nlevel: minister\nvisitor: ardania\nhost: belmora\ndate: 2031-02-30\n"
        ),
        "bad-date",
    ),
    "places within each other": (go_in_a_circle, "circular-within"),
    "path in an id": (add("related: [{to: ../../etc, how: x, cite: editor}]"), "unknown-id"),
    "alias bomb": (spoil("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"), "yaml-anchor"),
    "tag": (spoil("name: !!python/object/apply:os.system [ls]\n"), "yaml-tag"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_record_stops_the_build_and_the_last_site_stays(built_site: Path, case: str) -> None:
    """The problem is shown with its place, without a traceback, and `build/` is as it was."""
    break_it, rule = BAD[case]
    before = files_of(built_site / "build")
    break_it(built_site)
    built = pelican(built_site)
    assert built.returncode == 1
    assert re.search(rf"^content/\S+\.yaml:\d+:\d+: {rule}: .+", built.stderr, re.M), built.stderr
    assert "nothing was built" in built.stderr
    assert "Traceback" not in built.stdout + built.stderr
    assert files_of(built_site / "build") == before


def test_a_template_that_fails_leaves_the_last_site_and_nothing_else(built_site: Path) -> None:
    """A misspelt variable in a template stops the build half-way; `build/` is as it was."""
    before = files_of(built_site / "build")
    (built_site / "mine").mkdir()
    (built_site / "mine" / "page--topic.html").write_text("{{ recrod.name }}", "utf-8")
    with (built_site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('THEME_TEMPLATES_OVERRIDES = ["mine"]\n')
    built = pelican(built_site)
    assert built.returncode == 1
    assert "recrod" in built.stdout
    assert files_of(built_site / "build") == before


def test_warnings_stop_the_build_only_when_they_are_made_fatal(built_site: Path) -> None:
    """An unused record is a warning: shown, and fatal if asked."""
    unused = built_site / "content" / "topics" / "unused.yaml"
    unused.parent.mkdir(exist_ok=True)
    unused.write_text("name: Unused\ncite: editor\n", "utf-8")
    lenient, strict = pelican(built_site), pelican(built_site, "--fatal", "warnings")
    assert (lenient.returncode, strict.returncode) == (0, 1)
    assert "warning: orphan" in lenient.stderr
    assert "warning: orphan" in strict.stderr


def test_a_record_that_is_gone_takes_its_page_along(built_site: Path) -> None:
    topic = built_site / "content" / "topics" / "passing.yaml"
    topic.parent.mkdir(exist_ok=True)
    topic.write_text("name: Passing\ncite: editor\n", "utf-8")
    assert pelican(built_site).returncode == 0
    assert (built_site / "build" / "topics" / "passing").is_dir()
    topic.unlink()
    assert pelican(built_site).returncode == 0
    assert not (built_site / "build" / "topics" / "passing").exists()


def test_text_in_a_record_never_becomes_markup(built_site: Path) -> None:
    """HTML and script in any text are shown as the text they are."""
    payload = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&"
    record = any_record(built_site)
    lines = record.read_text("utf-8").splitlines()
    quoted = payload.replace("'", "''")
    lines += ["related: []", f"summary: {{text: '{quoted}', cite: editor}}"]
    kept = [line for line in lines if not line.startswith("summary:")] + [lines[-1]]
    record.write_text("\n".join(kept) + "\n", "utf-8")
    built = pelican(built_site)
    assert built.returncode == 0, built.stderr
    for path in (built_site / "build").rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>" not in text, path
        assert "<img" not in text, path


def test_a_build_killed_at_any_moment_is_made_whole_by_the_next(built_site: Path) -> None:
    """Whenever the process ends, the site is the last good one or becomes the new one."""
    expected = files_of(built_site / "build")
    for moment in (0.2, 0.5, 0.8, 1.1, 1.4):
        process = subprocess.Popen(
            [sys.executable, "-m", "pelican", "-s", "pelicanconf.py"],
            cwd=built_site,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        shown = {
            name: content
            for name, content in files_of(built_site / "build").items()
            if not name.startswith(".staging/")
        }
        assert shown == expected
    assert pelican(built_site).returncode == 0
    assert files_of(built_site / "build") == expected


def published(site: Path, address: str) -> Path:
    """The folder of a small site built for publication at an address."""
    with (site / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(f'SITEURL = "{address}"\n')
    built = pelican(site, "--fatal", "warnings")
    assert built.returncode == 0, built.stdout + built.stderr
    return site / "build"


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("", "/"),
        ("https://visits.example", "/"),
        ("https://visits.example/some/base", "/some/base/"),
    ],
)
def test_the_page_for_what_is_missing_works_at_any_address(
    small_site: Path, address: str, root: str
) -> None:
    """A host serves it at every depth, so that its links start where the site does."""
    page = (published(small_site, address) / "404.html").read_text("utf-8")
    targets = re.findall(r'(?:href|src)="([^#"]+)"', page)
    assert {root, f"{root}timeline/", f"{root}people/", f"{root}visits/"} <= set(targets)
    assert [target for target in targets if not target.startswith(root)] == []
    assert "canonical" not in page
    assert "application/ld+json" not in page


def test_a_published_page_says_how_a_link_to_it_is_shown(small_site: Path) -> None:
    """Title, description and image (the Open Graph protocol), under the site's own address."""
    site = published(small_site, "https://visits.example/base")
    page = (site / "people" / "ana-torvald" / "index.html").read_text("utf-8")
    told = dict(re.findall(r'<meta (?:property|name)="([a-z:]+)" content="([^"]*)">', page))
    assert told["og:title"] == "Ana Torvald · person"
    assert told["og:description"] == told["description"]
    assert told["og:url"] == "https://visits.example/base/people/ana-torvald/"
    assert told["og:image"] == "https://visits.example/base/social.png"
    assert (site / "social.png").read_bytes().startswith(b"\x89PNG")


def test_what_is_not_published_has_neither_absolute_address_nor_image(built_site: Path) -> None:
    assert "og:" not in (built_site / "build" / "index.html").read_text("utf-8")
    assert not (built_site / "build" / "social.png").exists()


def test_publishing_gives_absolute_addresses_where_the_sites_own_is_set(tmp_path: Path) -> None:
    """The settings for publication are found from any folder, and name each page's address."""
    output = tmp_path / "published"
    built = subprocess.run(
        [
            str(Path(sys.executable).with_name("pelican")),
            *(str(ROOT / "content"), "--settings", str(ROOT / "publishconf.py")),
            *("--output", str(output), "--fatal", "warnings"),
        ],
        cwd=tmp_path,
        env=os.environ | {"SITEURL": "https://visits.example"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    for address in ("", "people/", "about/"):
        page = (output / address / "index.html").read_text("utf-8")
        assert f'<link rel="canonical" href="https://visits.example/{address}">' in page
