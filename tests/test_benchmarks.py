"""What the benchmarks measure: made-up dossiers, the peers' sites of them, a run, an edit."""

import sys
import threading
from pathlib import Path

import html5lib
import pytest
from click.testing import CliRunner

from benchmarks import bench, edits, programs, writing
from benchmarks.dossiers import write_dossier
from benchmarks.measuring import Size, run, size
from benchmarks.programs import Place, make_place
from chancery.check import check
from chancery.load import load
from chancery.problems import UserError
from conftest import files_of
from tools import hugo

EVENTS = 60


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A folder with a small dossier that nothing was made of yet."""
    return make_place(tmp_path_factory.mktemp("bench"), EVENTS)


def records(place: Place, *kinds: str) -> set[str]:
    """The addresses that the pages of the dossier's records have, of some kinds."""
    content = place.dossier / "content"
    return {f"{kind}/{path.stem}" for kind in kinds for path in (content / kind).rglob("*.yaml")}


class TestDossiers:
    def test_the_same_number_gives_the_same_files(self, place: Place, tmp_path: Path) -> None:
        write_dossier(tmp_path / "content", EVENTS)
        assert files_of(tmp_path / "content") == files_of(place.dossier / "content")

    def test_it_has_as_many_event_records_as_asked_for(self, place: Place) -> None:
        assert len(records(place, "visits", "meetings")) == EVENTS

    def test_nothing_in_it_is_a_problem(self, place: Place) -> None:
        loaded = load(place.dossier / "content")
        assert [*loaded.problems, *check(loaded)] == []


@pytest.fixture(scope="module")
def of_hugo(place: Place) -> Path:
    """Hugo's site of the dossier."""
    hugo()
    programs.measured("hugo", place)
    return place.out("hugo")


class TestPeers:
    def test_hugo_has_a_page_of_valid_html_for_each_record(
        self, place: Place, of_hugo: Path
    ) -> None:
        kinds = ("visits", "meetings", "people", "places", "topics", "sources", "sides")
        for address in records(place, *kinds):
            html = (of_hugo / address / "index.html").read_text("utf-8")
            html5lib.HTMLParser(strict=True).parse(html)

    def test_hugo_shows_an_event_on_the_pages_of_its_people(
        self, place: Place, of_hugo: Path
    ) -> None:
        visit = next((place.dossier / "content" / "visits").rglob("*.yaml"))
        person = visit.read_text("utf-8").split("person: ")[1].split()[0]
        shown = (of_hugo / "people" / person / "index.html").read_text("utf-8")
        assert f'href="/visits/{visit.stem}/"' in shown

    def test_plain_pelican_has_a_page_of_valid_html_for_each_event(self, place: Place) -> None:
        found = programs.measured("pelican", place)
        site = place.out("pelican")
        for address in records(place, "visits", "meetings"):
            html = (site / address / "index.html").read_text("utf-8")
            html5lib.HTMLParser(strict=True).parse(html)
        assert found.size.pages > EVENTS

    def test_what_is_built_again_must_have_been_built(self, place: Place) -> None:
        for name in ("unchanged", "writing"):
            with pytest.raises(UserError, match="Nothing was built"):
                programs.measured(name, place)


def test_what_a_run_made_is_set_aside_for_the_next_and_not_removed(tmp_path: Path) -> None:
    """Twice too: that of one run does not stand in the way of another's."""
    place = make_place(tmp_path, 1)
    programs.write_settings(place)
    for text in ("first", "second"):
        place.site.mkdir()
        (place.site / "index.html").write_text(text)
        programs.clean(place)
        assert {path.name for path in place.dossier.iterdir()} == {"content", "pelicanconf.py"}
    kept = {path.read_text("utf-8") for path in tmp_path.rglob("index.html")}
    assert kept == {"first", "second"}


class TestMeasuring:
    def test_a_run_counts_what_its_children_take(self, tmp_path: Path) -> None:
        work = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'x = [0] * 10**7'])"
        cost = run([sys.executable, "-c", work], tmp_path, {}, tmp_path / "log")
        assert cost.largest_process > 8 * 10**7
        assert cost.cpu > 0

    def test_a_program_that_fails_says_how(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match=r"ended with 1:\nno such thing"):
            run([sys.executable, "-c", "exit('no such thing')"], tmp_path, {}, tmp_path / "log")

    def test_pages_are_what_is_html_and_not_kept_beside_the_site(self, tmp_path: Path) -> None:
        texts = {"a/index.html": "12345", "b.html": "123", "c.json": "1", ".kept/a/b.html": "12"}
        for name, text in texts.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        assert size(tmp_path) == Size(pages=2, html=8, largest=5)

    def test_writing_alone_writes_files_of_the_same_names_and_sizes(self, tmp_path: Path) -> None:
        site = tmp_path / "site"
        (site / "a").mkdir(parents=True)
        (site / "a" / "index.html").write_text("12345")
        (site / "empty.txt").touch()
        writing.make_list(site, tmp_path / "list.json")
        writing.write(tmp_path / "list.json", tmp_path / "copy")
        sizes = {name: len(data) for name, data in files_of(tmp_path / "copy").items()}
        assert sizes == {"a/index.html": 5, "empty.txt": 0}


def test_the_phases_of_a_profiled_build_are_disjoint_and_all_its_time(tmp_path: Path) -> None:
    """Every phase takes some but that of the search index, which is not made."""
    found = bench.profiled(make_place(tmp_path, EVENTS))
    assert sum(found.phases.values()) == pytest.approx(found.total)
    assert {phase for phase, seconds in found.phases.items() if seconds <= 0} == {"search index"}
    assert found.phases["search index"] == 0
    assert 0 < sum(found.functions.values()) <= sum(found.parts.values()) <= found.total


class TestEdits:
    @pytest.fixture
    def edited(self, tmp_path: Path) -> edits.Target:
        """The one record of a small dossier, which two of its site's three pages show."""
        place = Place(tmp_path, 1)
        record = place.dossier / "content" / "visits" / "1999" / "tour.yaml"
        record.parent.mkdir(parents=True)
        record.write_text("title: A tour\nlevel: minister\n")
        shown = {"visits/tour": "A tour", "people/ann": "A tour", "about": "", ".texts/a": "A tour"}
        for address, html in shown.items():
            page = place.site / address / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(html)
        return edits.targets(place, 5)[0]

    def test_the_pages_to_await_are_those_that_show_the_title(self, edited: edits.Target) -> None:
        assert edited.title == "A tour"
        assert edited.own.parts[-3:] == ("visits", "tour", "index.html")
        assert {page.parent.name for page in edited.pages} == {"tour", "ann"}

    def test_an_edit_is_seen_when_every_page_has_it(self, edited: edits.Target) -> None:
        def publish() -> None:
            while "token" not in (text := edited.file.read_text()):
                pass
            for page in edited.pages:
                page.write_text(text)

        publisher = threading.Thread(target=publish)
        publisher.start()
        found = edits.edited(edited, "token")
        publisher.join()
        assert edited.file.read_text().startswith("title: token A tour\n")
        assert found.pages == 2
        assert found.own is not None
        assert found.every is not None
        assert found.own <= found.every

    def test_an_edit_that_is_never_seen_is_given_up(
        self, edited: edits.Target, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(edits, "GIVEN_UP", 0.05)
        assert edits.edited(edited, "token") == edits.Edit(None, None, 2)


class TestCommand:
    def test_it_writes_a_report_and_a_chart_and_leaves_nothing_else(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        monkeypatch.setattr("tempfile.tempdir", str(scratch))
        report = tmp_path / "RESULTS.md"
        options = ["--sizes", "12", "--runs", "1", "--only", "chancery,writing,profile"]
        result = CliRunner().invoke(bench.main, [*options, "--report", str(report)])
        assert result.exit_code == 0, result.output
        text = report.read_text("utf-8")
        assert text in result.output
        assert "| Writing Chancery's files, nothing else | 1 |" in text
        assert "## Where the time goes, 12 event records" in text
        assert (tmp_path / "reports" / "growth.svg").read_text("utf-8").startswith("<svg ")
        assert [*scratch.iterdir()] == []

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            (["--sizes", "ten"], "numbers with commas"),
            (["--sizes", "0"], "at least one event record"),
            (["--only", "zola"], "zola is none of chancery"),
        ],
    )
    def test_what_it_cannot_measure_it_says(self, options: list[str], said: str) -> None:
        result = CliRunner().invoke(bench.main, options)
        assert result.exit_code == 2
        assert said in " ".join(result.output.split())

    def test_too_little_space_is_said_before_anything_is_made(self, tmp_path: Path) -> None:
        with pytest.raises(UserError, match="GB are free"):
            bench.check_space(tmp_path, 10**12)

    def test_the_package_has_no_benchmarks_in_it(self) -> None:
        project = Path(__file__).parents[1] / "pyproject.toml"
        assert (
            "benchmarks"
            not in project.read_text("utf-8").split("[tool.hatch", 1)[1].split("[tool.ruff]")[0]
        )
