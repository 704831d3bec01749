"""Building again after edits: whatever they are, the site is what a whole build makes of it."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.dossier import EVENTS, Dossier
from chancery.load import load
from chancery.made import MadeSite
from chancery.pages.site import units
from chancery.preview.building import Builds
from conftest import SITES, files_of, pelican

Edit = Callable[[Path, Random], None]


def records(content: Path) -> list[Path]:
    """The files of all records that an edit may be of."""
    return sorted(path for path in content.rglob("*.yaml") if path.name != "dossier.yaml")


def events(content: Path) -> list[Path]:
    """The files of visits and meetings."""
    return sorted(each for folder in EVENTS for each in (content / folder).rglob("*.yaml"))


def title_of(record: Path) -> str:
    """The title of the record in a file."""
    return str(yaml.safe_load(record.read_text("utf-8"))["title"])


def some_record(content: Path, chance: Random) -> Path:
    """Any record."""
    return chance.choice(records(content))


def rewrite(content: Path, chance: Random) -> None:
    """Give a record another title, or name."""
    path = some_record(content, chance)
    word = chance.choice(["North", "South", "<b>", "[[ana-torvald]]", "x" * 60])
    lines = path.read_text("utf-8").splitlines()
    for at, line in enumerate(lines):
        if line.startswith(("title: ", "name: ")):
            lines[at] = f"{line.partition(':')[0]}: 'Another {word} {chance.randint(0, 9)}'"
    path.write_text("\n".join([*lines, ""]), "utf-8")


def move_in_time(content: Path, chance: Random) -> None:
    """Give a record another date."""
    path = some_record(content, chance)
    date = chance.choice(["2031-06-18", "2031", "1998-05", "2032-01-01/2032-01-04", "199X"])
    lines = path.read_text("utf-8").splitlines()
    moved = [f"date: {date}" if line.startswith("date: ") else line for line in lines]
    path.write_text("\n".join([*moved, ""]), "utf-8")


def cite_elsewhere(content: Path, chance: Random) -> None:
    """Have a record, and all inside it that has no citation of its own, rest on another passage."""
    path = some_record(content, chance)
    lines = path.read_text("utf-8").splitlines()
    for at, line in enumerate(lines):
        if line.startswith("cite: "):
            lines[at] = chance.choice(["cite: editor", "cite: corvia-courier-2031#4"])
    path.write_text("\n".join([*lines, ""]), "utf-8")


def drop_a_line(content: Path, chance: Random) -> None:
    """Take a line out of a record, which may break it."""
    path = some_record(content, chance)
    lines = path.read_text("utf-8").splitlines()
    del lines[chance.randrange(len(lines))]
    path.write_text("\n".join([*lines, ""]), "utf-8")


def remove(content: Path, chance: Random) -> None:
    """Remove a record, though others may refer to it."""
    some_record(content, chance).unlink()


def copy(content: Path, chance: Random) -> None:
    """Add a record like another; what it has of its own may be taken."""
    path = some_record(content, chance)
    shutil.copy(path, path.with_name(f"{path.stem}-{chance.randint(0, 99)}.yaml"))


def rename(content: Path, chance: Random) -> None:
    """Rename a record, and its id wherever it is named."""
    path = some_record(content, chance)
    new = f"renamed-{chance.randint(0, 99)}"
    for each in records(content):
        text = each.read_text("utf-8")
        if path.stem in text:
            each.write_text(text.replace(path.stem, new), "utf-8")
    path.rename(path.with_name(f"{new}.yaml"))


def move_file(content: Path, chance: Random) -> None:
    """Move a record's file into a folder below."""
    path = some_record(content, chance)
    folder = path.parent / "elsewhere"
    folder.mkdir(exist_ok=True)
    path.rename(folder / path.name)


def restore(content: Path, chance: Random) -> None:
    """Put everything back as it was."""
    shutil.rmtree(content)
    shutil.copytree(SITES / "valid" / "three-sides" / "content", content)


EDITS: tuple[Edit, ...] = (
    rewrite,
    move_in_time,
    cite_elsewhere,
    drop_a_line,
    remove,
    copy,
    rename,
    move_file,
    restore,
)


class Site:
    """The small site with what a preview keeps of it."""

    def __init__(self, folder: Path, *, search: bool = False) -> None:
        """Build it whole."""
        shutil.copytree(SITES / "valid" / "three-sides", folder)
        conf = folder / "pelicanconf.py"
        conf.write_text(f"{conf.read_text('utf-8')}\nSEARCH_INDEX = {search}\n", "utf-8")
        self.folder = folder
        self.content = folder / "content"
        self.builds = Builds(conf, folder / "log.txt")
        self.is_good = self.builds.build(frozenset()).ok
        assert self.is_good

    def edit(self, edit: Edit, chance: Random) -> None:
        """Edit the records, and build; what is said to have changed may not be all that did."""
        edit(self.content, chance)
        folders = {path.absolute() for path in self.content.iterdir() if path.is_dir()}
        every = frozenset(folders - {(self.content / "pages").absolute()})
        some = frozenset({some_record(self.content, chance).absolute()})
        outcome = self.builds.build(chance.choice([every, some]))
        if not outcome.settled:
            outcome = self.builds.settle(lambda: False)
        self.is_good = outcome.ok

    def clean(self, output: Path) -> dict[str, bytes]:
        """The files of a build from nothing."""
        built = pelican(self.folder, "--output", str(output))
        assert built.returncode == 0, built.stdout + built.stderr
        return files_of(output)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder in which the commands are given."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=6), seed=st.integers(0, 10**6))
def test_after_any_edits_the_folder_is_that_of_a_clean_build(
    here: Path, edits: list[Edit], seed: int
) -> None:
    """Where the records cannot be built in the end, they are put back first."""
    site = Site(here / f"site-{len(list(here.iterdir()))}")
    chance = Random(seed)  # noqa: S311  no secret
    for edit in edits:
        site.edit(edit, chance)
    if not site.is_good:
        site.edit(restore, chance)
    assert site.is_good
    output = here / f"clean-{len(list(here.iterdir()))}"
    assert files_of(site.folder / "build") == site.clean(output)


def test_the_search_finds_what_was_edited(here: Path) -> None:
    """New words, a new page, and a page no more: the index is that of a clean build each time."""
    site = Site(here / "site", search=True)
    river = site.content / "topics" / "river.yaml"
    copied = river.with_name("brook.yaml")
    edits: tuple[Callable[[], object], ...] = (
        lambda: river.write_text("name: The great river\ncite: editor\n", "utf-8"),
        lambda: copied.write_text("name: The small brook\ncite: editor\n", "utf-8"),
        copied.unlink,
    )
    for number, edit in enumerate(edits):
        edit()
        assert site.builds.build(frozenset({river.absolute(), copied.absolute()})).ok
        assert site.builds.settle(lambda: False).ok
        assert files_of(site.folder / "build") == site.clean(here / f"clean-{number}")


def test_an_edit_leaves_alone_the_pages_that_do_not_show_it(here: Path) -> None:
    """Not even their time of writing changes."""
    site = Site(here / "site")
    build = site.folder / "build"
    before = {path: path.stat().st_mtime_ns for path in build.rglob("*.html")}
    person = site.content / "people" / "tomas-reik.yaml"
    person.write_text(person.read_text("utf-8").replace("Tomas Reik", "Tomas Reyk"), "utf-8")
    outcome = site.builds.build(frozenset({person.absolute()}))
    assert outcome.ok and outcome.changed and not outcome.settled
    assert site.builds.settle(lambda: False).ok
    for path, time in before.items():
        shows = "Tomas" in path.read_text("utf-8")
        assert shows or path.stat().st_mtime_ns == time, path


def test_a_new_title_is_on_every_page_that_shows_it_before_what_follows(here: Path) -> None:
    """Also on the pages that count all records, where their numbers stay the same."""
    site = Site(here / "site")
    for event in events(site.content):
        guide = site.folder / "build" / "style-guide" / "index.html"  # it has a dossier of its own
        pages = {*(site.folder / "build").rglob("*.html")} - {guide}
        title = title_of(event)
        shown = [page for page in pages if title in page.read_text("utf-8")]
        event.write_text(event.read_text("utf-8").replace(title, "Another", 1), "utf-8")
        assert site.builds.build(frozenset({event.absolute()})).ok
        assert len(shown) > 1
        for page in shown:
            text = page.read_text("utf-8")
            assert title not in text and "Another" in text, page


def test_a_new_title_has_no_list_made_again(here: Path) -> None:
    """Lists hold the cards of events: what shows a title is rendered again, and that is all."""
    content = here / "content"
    shutil.copytree(SITES / "valid" / "three-sides" / "content", content)
    dossier, made = Dossier(load(content), is_tracked=True), MadeSite()
    list(made.make(units(dossier), lambda page: page.file))
    for event in events(content):
        text = event.read_text("utf-8").replace(title_of(event), "Another", 1)
        event.write_text(text, "utf-8")
        again = made.made_from(dossier.follow(load(content)))
        kinds = Counter(name.split()[0] for name in again)
        # What was drawn from a source tells what a claim says.
        assert kinds.keys() <= {"visit", "meeting", "source"}, again
        assert kinds["visit"] + kinds["meeting"] == 1, again


def test_what_follows_waits_for_the_next_edit(here: Path) -> None:
    """The numbers of all records come when there is time, and are right then."""
    site = Site(here / "site")
    visit = next((site.content / "visits").rglob("marlow-corvane-2031.yaml"))
    visit.write_text(visit.read_text("utf-8").replace("2031-", "2030-"), "utf-8")
    first = site.builds.build(frozenset({visit.absolute()}))
    overtaken = site.builds.settle(lambda: True)
    assert overtaken.ok
    visit.write_text(f"{visit.read_text('utf-8')}\n# no more than this\n", "utf-8")
    second = site.builds.build(frozenset({visit.absolute()}))
    assert first.ok and second.ok
    assert site.builds.settle(lambda: False).ok
    assert files_of(site.folder / "build") == site.clean(here / "clean")


def test_a_change_that_was_not_named_is_in_the_site_once_it_is_settled(here: Path) -> None:
    """As when the system reported more changes than it could keep."""
    site = Site(here / "site")
    topics = site.content / "topics"
    for name in ("river", "fishing"):
        path = topics / f"{name}.yaml"
        path.write_text(path.read_text("utf-8").replace("name: ", "name: Another "), "utf-8")
    (topics / "tides.yaml").write_text("name: Tides\ncite: editor\n", "utf-8")
    first = site.builds.build(frozenset({topics.absolute() / "river.yaml"}))
    assert first.ok and not first.settled
    late = site.builds.settle(lambda: False)
    assert late.ok and late.changed
    assert {"topics/fishing/index.html", "topics/tides/index.html"} <= late.changed
    assert files_of(site.folder / "build") == site.clean(here / "clean")


def test_a_mistake_that_was_not_named_is_told_when_the_site_would_settle(here: Path) -> None:
    """And it is told no more once it is mended, named or not."""
    site = Site(here / "site")
    topics = site.content / "topics"
    named = frozenset({topics.absolute() / "river.yaml"})
    fishing = topics / "fishing.yaml"
    good = fishing.read_text("utf-8")
    fishing.write_text(f"{good}odd: field\n", "utf-8")
    assert site.builds.build(named).ok
    late = site.builds.settle(lambda: False)
    assert not late.ok and [each.problem.rule for each in late.problems] == ["unknown-field"]
    assert not site.builds.build(named).ok
    fishing.write_text(good, "utf-8")
    assert site.builds.build(named).ok
    assert site.builds.settle(lambda: False).ok
    assert files_of(site.folder / "build") == site.clean(here / "clean")


def test_a_record_that_nothing_else_shows_is_built_again(here: Path) -> None:
    """Also after it was broken in between."""
    site = Site(here / "site")
    tides = site.content / "topics" / "tides.yaml"
    for text in ("name: Tides\ncite: editor\n", "name: \n", "name: Ebb and flow\ncite: editor\n"):
        tides.write_text(text, "utf-8")
        site.builds.build(frozenset({tides.absolute()}))
    built = site.folder / "build" / "topics" / "tides" / "index.html"
    assert "Ebb and flow" in built.read_text("utf-8")


def test_a_build_by_another_command_in_between_is_noticed(here: Path) -> None:
    site = Site(here / "site")
    topic = site.content / "topics" / "river.yaml"
    topic.write_text(topic.read_text("utf-8").replace("River", "Stream"), "utf-8")
    assert pelican(site.folder).returncode == 0
    topic.write_text(topic.read_text("utf-8").replace("Stream", "Brook"), "utf-8")
    outcome = site.builds.build(frozenset({topic.absolute()}))
    if not outcome.settled:
        site.builds.settle(lambda: False)
    assert files_of(site.folder / "build") == site.clean(here / "clean")


def test_a_build_by_another_command_before_what_follows_is_noticed_too(here: Path) -> None:
    """A whole build makes up for it."""
    site = Site(here / "site")
    topic = site.content / "topics" / "river.yaml"
    topic.write_text(topic.read_text("utf-8").replace("River", "Stream"), "utf-8")
    assert site.builds.build(frozenset({topic.absolute()})).ok
    (site.folder / "build" / "index.html").unlink()
    assert pelican(site.folder).returncode == 0
    assert site.builds.settle(lambda: False).ok
    assert files_of(site.folder / "build") == site.clean(here / "clean")
