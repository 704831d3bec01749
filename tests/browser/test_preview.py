"""An editor at work: the page that is open follows what is saved, and shows what is wrong."""

import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.conftest import Reader
from browser.serving import answering
from browser.test_axe import axe, violations  # noqa: F401  a fixture
from chancery.preview.live import Live
from chancery.preview.outcome import Outcome, Shown
from chancery.preview.server import preview_application
from chancery.problems import Problem
from conftest import SITES, files_of
from previewing import DONE, MOMENT, PATIENCE, STAYS, Preview, previewing, replaced, site_with_theme

RIVER = "content/topics/river.yaml"
TOPIC = "theme/templates/page--topic.html"


@pytest.fixture(scope="module", autouse=True)
def patience() -> Iterator[None]:
    """A page waits for a build as long as it takes."""
    expect.set_options(timeout=PATIENCE * 1000)
    yield
    expect.set_options(timeout=5000)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A preview of the small site, with a theme of its own."""
    with previewing(site_with_theme(tmp_path_factory.mktemp("preview"))) as running:
        running.waited_for(DONE)
        yield running


@pytest.fixture
def preview(shared: Preview) -> Iterator[Preview]:
    """The same; the sources are put back in order afterwards, if a test has not done so."""
    before = sources(shared.site)
    yield shared
    now = sources(shared.site)
    for name in now.keys() - before.keys():
        (shared.site / name).unlink()
    for name, data in before.items():
        if now.get(name) != data:
            (shared.site / name).parent.mkdir(parents=True, exist_ok=True)
            (shared.site / name).write_bytes(data)
    shared.settled()


def sources(site: Path) -> dict[str, bytes]:
    """What a site is made of."""
    parts = ("content/", "theme/", "pelicanconf.py")
    return {
        name: data
        for name, data in files_of(site).items()
        if name.startswith(parts) and name != MOMENT
    }


@pytest.fixture
def page(reader: Reader, preview: Preview) -> Page:
    """The page of a topic, open; it is marked, so that a test can tell if it was loaded anew."""
    page = reader()
    opened(page, preview, "topics/river/")
    return page


def opened(page: Page, preview: Preview, address: str) -> None:
    """Open a page and mark it, once it follows the preview."""
    with page.expect_response("**/-/events?*"):
        page.goto(preview.url + address)
    page.evaluate("() => { document.body.dataset.marked = ''; }")


def is_the_same(page: Page) -> bool:
    """Whether the page has not been loaded anew since it was opened."""
    return page.locator("body[data-marked]").count() == 1


def heading(page: Page) -> Locator:
    return page.locator("h1")


def panel(page: Page) -> Locator:
    return page.locator("#chancery-preview section")


def by_rename(path: Path, text: str) -> None:
    """Save as editors do that never leave half a file."""
    aside = path.with_name(f".{path.name}.new")
    aside.write_text(text, "utf-8")
    aside.replace(path)


def in_two_steps(path: Path, text: str) -> None:
    """Save as editors do that empty the file first."""
    with path.open("w", encoding="utf-8") as file:
        time.sleep(0.1)
        file.write(text)


def with_backup(path: Path, text: str) -> None:
    """Save as editors do that keep what was there."""
    path.rename(f"{path}~")
    path.write_text(text, "utf-8")
    Path(f"{path}~").unlink()


def twenty_times(path: Path, text: str) -> None:
    """Save twenty times in a second, each time something else."""
    for number in range(19):
        path.write_text(f"{text}\n# {number}\nname_{number}: broken\n", "utf-8")
        time.sleep(0.05)
    path.write_text(text, "utf-8")


SAVES: dict[str, Callable[[Path, str], object]] = {
    "in place": lambda path, text: path.write_text(text, "utf-8"),
    "by rename": by_rename,
    "in two steps": in_two_steps,
    "with backup": with_backup,
    "twenty times": twenty_times,
}


@pytest.mark.parametrize("how", SAVES)
def test_however_an_editor_saves_the_page_shows_what_was_saved(
    page: Page, preview: Preview, how: str
) -> None:
    """No half of a save is taken for the whole."""
    record = preview.site / RIVER
    before = preview.said
    SAVES[how](record, record.read_text("utf-8").replace("name: ", f"name: Saved {how} "))
    expect(heading(page)).to_contain_text(how)
    expect(panel(page)).to_have_count(0)
    preview.settled()
    assert how == "twenty times" or "river.yaml:" not in re.sub(
        rf"river\.yaml: {DONE}", "", preview.said.removeprefix(before)
    )


def test_a_record_that_is_added_appears_and_one_that_is_deleted_is_missing(
    reader: Reader, preview: Preview
) -> None:
    """On the page at its address, which shows the page for what is missing before and after."""
    page = reader()
    opened(page, preview, "topics/tides/")
    expect(heading(page)).to_contain_text("no such page")
    record = preview.site / "content/topics/tides.yaml"
    record.write_text("name: Tides\ncite: editor\n", "utf-8")
    expect(heading(page)).to_have_text("Tides")
    record.unlink()
    expect(heading(page)).to_contain_text("no such page")


def test_a_folder_that_is_moved_is_followed(reader: Reader, preview: Preview) -> None:
    """Out of the content its records are gone; back under another name they count again."""
    topics, aside = preview.site / "content/topics", preview.site / "aside"
    page = reader()
    opened(page, preview, "topics/tides/")
    (topics / "more").mkdir()
    (topics / "more/tides.yaml").write_text("name: Tides\ncite: editor\n", "utf-8")
    expect(heading(page)).to_have_text("Tides")
    (topics / "more").rename(aside)
    expect(heading(page)).to_contain_text("no such page")
    aside.rename(topics / "later")
    expect(heading(page)).to_have_text("Tides")
    replaced(topics / "later/tides.yaml", "name: ", "name: Later ")
    expect(heading(page)).to_have_text("Later Tides")
    shutil.rmtree(topics / "later")
    expect(heading(page)).to_contain_text("no such page")


def test_a_page_that_did_not_change_is_left_alone(page: Page, preview: Preview) -> None:
    replaced(preview.site / "content/sources/ardania-herald-2031.yaml", "title: ", "title: New ")
    preview.settled()
    assert "New" in preview.page("sources/ardania-herald-2031/")
    assert is_the_same(page)


def test_after_a_mistake_a_panel_lists_every_problem_until_all_are_mended(
    page: Page, preview: Preview
) -> None:
    """With the line itself, as text; the page below stays, and one opened later shows it too."""
    river, fishing = preview.site / RIVER, preview.site / "content/topics/fishing.yaml"
    good = fishing.read_text("utf-8")
    replaced(river, "name:", "nmae:")
    expect(panel(page)).to_contain_text("2 problems in 1 file")
    fishing.write_text("name: \"<script>document.title = 'run'</script>\n", "utf-8")
    expect(panel(page)).to_contain_text("3 problems in 2 files")
    problems = panel(page).get_by_role("listitem")
    expect(problems.nth(0)).to_contain_text("content/topics/fishing.yaml:1:7: yaml-syntax")
    expect(problems.nth(0)).to_contain_text("<script>document.title = 'run'</script>")
    expect(problems.nth(0).locator("mark")).to_have_text('"')
    expect(problems.nth(2)).to_contain_text("nmae: The river Orl")
    expect(problems.nth(2)).to_contain_text("a topic has no field nmae")
    expect(problems.nth(2)).to_contain_text("did you mean name?")
    expect(heading(page)).to_have_text("The river Orl")
    assert is_the_same(page)
    page.goto(preview.url)
    expect(panel(page)).to_contain_text("3 problems in 2 files")
    expect(page).not_to_have_title("run")
    fishing.write_text(good, "utf-8")
    expect(panel(page)).to_contain_text("2 problems in 1 file")
    replaced(river, "nmae:", "name:")
    expect(panel(page)).to_have_count(0)


def test_the_panel_is_hidden_by_escape_until_the_next_build(page: Page, preview: Preview) -> None:
    """It can be reached by keyboard, is announced, and stays hidden on the next page."""
    replaced(preview.site / RIVER, "name:", "nmae:")
    expect(panel(page)).to_be_visible()
    expect(panel(page).get_by_role("alert")).to_have_text("2 problems in 1 file")
    page.keyboard.press("Tab")
    expect(panel(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel(page).get_by_role("button")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel(page)).to_have_count(0)
    opened(page, preview, "topics/")
    expect(panel(page)).to_have_count(0)
    replaced(preview.site / RIVER, "nmae:", "mane:")
    expect(panel(page)).to_be_visible()
    panel(page).get_by_role("button").click()
    expect(panel(page)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_in_the_panel(
    reader: Reader,
    axe: str,  # noqa: F811  the fixture
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    """Over a page that has nothing else, and that stands in for a site that is not there."""
    problem = Problem(path="a.yaml", line=1, column=2, rule="a-rule", message="m", suggestion="s")
    live = Live()
    live.report(Outcome(ok=False, problems=(Shown(problem, "name"),)))
    with answering(preview_application(live)) as origin:
        page = reader(width=width, color_scheme=scheme)
        page.goto(origin)
        expect(panel(page)).to_be_visible()
        assert violations(page, axe) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        live.end()


def test_axe_finds_nothing_in_a_page_with_the_panel(
    page: Page,
    preview: Preview,
    axe: str,  # noqa: F811  the fixture
) -> None:
    replaced(preview.site / RIVER, "name:", "nmae:")
    expect(panel(page)).to_be_visible()
    assert violations(page, axe) == []


def test_templates_are_followed_and_what_breaks_in_them_is_told(
    page: Page, preview: Preview
) -> None:
    template = preview.site / TOPIC
    text = template.read_text("utf-8")
    changed = re.sub(r"({% block main %})", r"\1<p>From the template</p>", text)
    template.write_text(changed, "utf-8")
    expect(page.get_by_text("From the template")).to_be_visible()
    replaced(template, "<p>From the template</p>", "<p>{{ nobody }}</p>")
    expect(panel(page)).to_contain_text("'nobody' is undefined")
    expect(panel(page)).to_contain_text(TOPIC)
    expect(panel(page).locator("mark")).to_have_text("n")
    template.write_text(text, "utf-8")
    expect(panel(page)).to_have_count(0)


def test_settings_are_followed_and_what_breaks_in_them_is_told(
    page: Page, preview: Preview
) -> None:
    settings = preview.site / "pelicanconf.py"
    good = settings.read_text("utf-8")
    about = page.get_by_role("navigation", name="Main").get_by_text("About this dossier")
    expect(about).to_have_count(1)
    settings.write_text(f"{good}PAGE_PATHS = []\n", "utf-8")
    expect(about).to_have_count(0)
    settings.write_text(f"{good}PAGE_PATHS = [\n", "utf-8")
    expect(panel(page)).to_contain_text("'[' was never closed")
    expect(panel(page)).to_contain_text("PAGE_PATHS = [")
    settings.write_text(good, "utf-8")
    expect(about).to_have_count(1)
    expect(panel(page)).to_have_count(0)


def test_stylesheets_and_scripts_are_followed(page: Page, preview: Preview) -> None:
    with (preview.site / "theme/styles/30-base.css").open("a", encoding="utf-8") as sheet:
        sheet.write("h1 { letter-spacing: 7px; }\n")
    expect(heading(page)).to_have_css("letter-spacing", "7px")


@pytest.mark.parametrize("anchor", ["", "#page--main"])
def test_the_page_stays_where_its_reader_was(reader: Reader, preview: Preview, anchor: str) -> None:
    """Also on a page that was opened at some place of it."""
    page = reader(height=300)
    opened(page, preview, f"topics/river/{anchor}")
    page.evaluate("() => scrollTo({top: 240, behavior: 'instant'})")
    replaced(preview.site / RIVER, "name: ", "name: Scrolled ")
    expect(heading(page)).to_contain_text("Scrolled")
    page.wait_for_load_state("load")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    assert page.evaluate("() => scrollY") == 240


def test_a_page_catches_up_with_a_preview_that_is_back(reader: Reader, tmp_path: Path) -> None:
    """It tries again by itself, and shows what was saved meanwhile."""
    site = Path(shutil.copytree(SITES / "valid" / "three-sides", tmp_path / "site"))
    page = reader()
    with previewing(site) as first:
        page.goto(first.url)
        expect(page).to_have_title("Preview: no site yet")
        first.waited_for(DONE)
        expect(heading(page)).to_contain_text("The River Orl")
        opened(page, first, "topics/river/")
    replaced(site / RIVER, "name: ", "name: Meanwhile ")
    with previewing(site, "--port", str(first.port)):
        expect(heading(page)).to_contain_text("Meanwhile")


def test_nothing_of_the_preview_is_written_to_the_site(preview: Preview) -> None:
    """Neither its script nor its addresses, after all that was built."""
    replaced(preview.site / RIVER, "name:", "nmae:")
    preview.waited_for(STAYS)
    built = files_of(preview.site / "build")
    assert built
    assert [name for name, data in built.items() if b"/-/" in data and name.endswith(".html")] == []
    assert os.listdir(preview.site / "build").count(".staging") == 0  # noqa: PTH208  hidden too
