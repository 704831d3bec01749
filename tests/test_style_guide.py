"""The style guide: what it shows the components with, that it shows all of them, and to whom."""

import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from chancery.check import check
from chancery.cli import main
from chancery.dates import Date
from chancery.dossier import Dossier
from chancery.load import load
from chancery.model.base import Cited, Dispute
from chancery.model.events import Leg, Participant, Statement
from chancery.model.plan import plan_of, values, walk
from chancery.model.provenance import Basis, Citation, EditorsClaim
from chancery.pages.style_guide import components, stylesheet, tokens
from chancery.vocabulary import Status
from conftest import ROOT, pelican

THEME = ROOT / "themes" / "chancery"
GUIDE = THEME / "guide"
T = TypeVar("T", bound=Cited)
Is = Callable[[Any], object]

COMPONENTS = sorted(path.parent for path in THEME.glob("templates/components/*/macro.html"))


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    """The guide's own dossier."""
    return Dossier(load(GUIDE))


@pytest.fixture(scope="module")
def guide(real_site: Path) -> BeautifulSoup:
    """The page, as a development build has it."""
    text = (real_site / "style-guide" / "index.html").read_text("utf-8")
    return BeautifulSoup(text, "html5lib")


class TestItsRecords:
    def test_pass_every_check(self) -> None:
        assert check(load(GUIDE)) == []
        assert CliRunner().invoke(main, ["check", str(GUIDE), "--fatal", "warnings"]).exit_code == 0

    @pytest.mark.parametrize("kind", ["visits", "meetings", "documents"])
    def test_have_every_status(self, dossier: Dossier, kind: str) -> None:
        assert {record.status for record in getattr(dossier, kind).values()} == set(Status)

    @pytest.mark.parametrize(
        "is_there",
        [
            pytest.param(lambda leg: leg.passed, id="passed through"),
            pytest.param(lambda leg: leg.status == Status.PLANNED, id="planned"),
            pytest.param(lambda leg: leg.disputes, id="disputed"),
            pytest.param(lambda leg: leg.arrived and leg.left, id="dated"),
            pytest.param(lambda leg: not leg.arrived and not leg.left, id="undated"),
            pytest.param(lambda leg: leg.time and leg.by, id="with hour and vehicle"),
        ],
    )
    def test_have_a_stop(self, dossier: Dossier, is_there: Is) -> None:
        assert any(map(is_there, parts(dossier, Leg)))

    @pytest.mark.parametrize(
        "is_there",
        [
            pytest.param(lambda seen: seen.role, id="with a role"),
            pytest.param(lambda seen: seen.person and not seen.role, id="without a role"),
            pytest.param(lambda seen: not seen.side, id="of no stated side"),
            pytest.param(lambda seen: seen.participant.did, id="who did something"),
            pytest.param(
                lambda seen: seen.participant.count and seen.participant.organization,
                id="that is a group of an organization",
            ),
            pytest.param(lambda seen: seen.participant.disputes, id="that is disputed"),
        ],
    )
    def test_have_a_participant(self, dossier: Dossier, is_there: Is) -> None:
        seen = [
            each for event in dossier.events_and_meetings for each in dossier.attendances(event)
        ]
        assert any(map(is_there, seen))
        assert len({each.side.id for each in seen if each.side}) >= 3
        assert len(list(parts(dossier, Participant))) >= len(seen)

    @pytest.mark.parametrize(
        "is_there",
        [
            pytest.param(lambda basis: cited(basis) == 1, id="once"),
            pytest.param(lambda basis: cited(basis) > 1, id="several times"),
            pytest.param(lambda basis: longest_way(basis) == 1, id="through another"),
            pytest.param(lambda basis: longest_way(basis) > 1, id="through two"),
            pytest.param(lambda basis: EditorsClaim() in basis, id="by the editor"),
            pytest.param(
                lambda basis: any(isinstance(one, EditorsClaim) and one.why for one in basis),
                id="by the editor with a reason",
            ),
        ],
    )
    def test_have_a_claim_that_is_made(self, dossier: Dossier, is_there: Is) -> None:
        found = (claim.basis for claim in dossier.claims)
        assert any(map(is_there, found))

    @pytest.mark.parametrize(
        "is_there",
        [
            pytest.param(lambda date: date.is_day, id="a day"),
            pytest.param(lambda date: re.fullmatch(r"\d{4}-[01]\d", date.text), id="a month"),
            pytest.param(lambda date: re.fullmatch(r"\d{4}", date.text), id="a year"),
            pytest.param(lambda date: date.precision == "season", id="a season"),
            pytest.param(lambda date: date.text.endswith("XX"), id="some day of a month"),
            pytest.param(lambda date: date.start and date.start is not date, id="a span"),
            pytest.param(lambda date: date.text.endswith("/.."), id="from a day on"),
            pytest.param(lambda date: date.text.startswith("../"), id="no later than a day"),
            pytest.param(lambda date: date.approximate and not date.uncertain, id="about"),
            pytest.param(lambda date: date.uncertain and not date.approximate, id="possibly"),
            pytest.param(lambda date: date.uncertain and date.approximate, id="possibly about"),
        ],
    )
    def test_have_a_date_that_is(self, dossier: Dossier, is_there: Is) -> None:
        assert any(map(is_there, dates(dossier)))

    def test_have_disputes_with_a_version_followed_and_without_and_notes(
        self, dossier: Dossier
    ) -> None:
        disputes = list(parts(dossier, Dispute))
        assert {bool(dispute.follows) for dispute in disputes} == {True, False}
        assert any(dispute.notes for dispute in disputes)
        assert any(version.notes for dispute in disputes for version in dispute.versions)
        assert dossier.namings

    def test_have_announcements_that_came_true_stay_open_and_have_a_last_word(
        self, dossier: Dossier
    ) -> None:
        found = [(bool(a.fulfilled_by), bool(a.last_word)) for a in dossier.announcements.values()]
        assert {(True, False), (False, False), (False, True)} <= set(found)

    def test_have_statements_with_phrase_addressee_topic_and_informants(
        self, dossier: Dossier
    ) -> None:
        said = list(parts(dossier, Statement))
        assert any(each.phrase and each.to and each.on for each in said)
        assert any(longest_way(each.basis) for each in said)

    def test_have_names_in_several_scripts(self, dossier: Dossier) -> None:
        names = "".join(name.text for person in dossier.people.values() for name in person.names)
        for script in ("[A-Za-z]", "[А-Яа-я]", "[가-힣]"):
            assert re.search(script, names)


def parts(dossier: Dossier, kind: type[T]) -> Iterable[T]:
    """Every part of this kind of every record."""
    return (part for record in dossier for _, part in walk(record) if isinstance(part, kind))


def dates(dossier: Dossier) -> Iterable[Date]:
    """Every date of every record."""
    for record in dossier:
        for _, part in walk(record):
            for field in plan_of(type(part)).dates:
                yield from (date for _, date in values(part, field))


def cited(basis: Iterable[Basis]) -> int:
    """How many passages a claim cites."""
    return sum(isinstance(one, Citation) for one in basis)


def longest_way(basis: Iterable[Basis]) -> int:
    """Through how many others a claim came to a source, at most."""
    return max((len(one.via) for one in basis if isinstance(one, Citation)), default=0)


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_a_component_has_its_macro_style_examples_and_tests_together(folder: Path) -> None:
    """Its style is for every page, for those alone that link it, or partly this, partly that."""
    files = {path.name for path in folder.iterdir() if path.is_file()}
    styles = files & {"style.css", "alone.css"}
    assert styles
    assert files - styles == {"macro.html", "examples.html", f"test_{folder.name}.py"}
    assert (folder / "macro.html").read_text("utf-8").startswith("{# ")


def test_every_component_is_shown_with_what_it_says_of_itself(guide: BeautifulSoup) -> None:
    """All but the top of a page, of which a page has only one: the guide's own."""
    found = components(THEME)
    assert [each.name for each in found] == [folder.name for folder in COMPONENTS]
    for each in found:
        part = guide.find(id=f"page--component-{each.name}")
        assert part is not None, each.name
        assert each.says and each.says in part.get_text(), each.name
        assert bool(part.select(".example")) != (each.name == "top"), each.name


def test_no_id_stands_twice_and_every_link_stays_on_the_page(guide: BeautifulSoup) -> None:
    """What leads to a record leads to the top of the content, as the record has no page."""
    ids = Counter(str(element["id"]) for element in guide.find_all(id=True))
    assert [id_ for id_, times in ids.items() if times > 1] == []
    links = [str(link["href"]) for link in guide.select("main a, main + section a")]
    assert links
    for link in links:
        assert link.startswith("#") and link[1:] in ids, link


def test_every_mark_opens_its_note(guide: BeautifulSoup) -> None:
    marks = guide.select("main button.mark")
    assert marks
    for mark in marks:
        note = guide.find(id=str(mark["popovertarget"]))
        assert note is not None and note.has_attr("popover")


def test_it_is_linked_from_no_other_page(real_site: Path) -> None:
    for path in real_site.rglob("*.html"):
        if path.parent.name != "style-guide":
            assert "style-guide" not in path.read_text("utf-8"), path


def test_it_is_not_published(small_site: Path) -> None:
    """Neither the page nor its styles, where the settings say so."""
    settings = small_site / "pelicanconf.py"
    settings.write_text(f"{settings.read_text('utf-8')}STYLE_GUIDE = False\n", "utf-8")
    built = pelican(small_site, "--fatal", "warnings")
    assert built.returncode == 0, built.stdout + built.stderr
    assert [path for path in (small_site / "build").rglob("*") if "style-guide" in path.name] == []
    assert "STYLE_GUIDE = False" in (ROOT / "publishconf.py").read_text("utf-8")


def test_its_tokens_are_those_of_the_styles() -> None:
    """Every colour with its value in each scheme and its contrast, every size, every space."""
    found = tokens(THEME)
    css = (THEME / "styles" / "20-tokens.css").read_text("utf-8")
    assert len(found.colours) == css.count("light-dark(#")
    assert [each.name for each in found.sizes] == re.findall(r"--(s-?\d):", css)
    assert [each.name for each in found.spaces] == re.findall(r"--(g\d+):", css)
    ground = found.colours[0]
    assert (ground.name, ground.light_contrast, ground.dark_contrast) == ("ground", "1.0", "1.0")
    assert all(float(each.light_contrast) >= 4.5 for each in found.colours if each.name == "ink")


def test_its_styles_show_each_token_by_a_class(dossier: Dossier) -> None:
    css = stylesheet(THEME, dossier)
    for name in ("ground", "s-2", "g16"):
        assert f".token-{name} {{ --token: var(--{name}); }}" in css
    assert ".side-ardania {" in css


def test_the_wheel_has_the_guide_and_no_tests(tmp_path: Path) -> None:
    """Whoever installs the package has the theme whole, its examples and their records too."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    subprocess.run([*build, "--directory", str(tmp_path)], cwd=ROOT, check=True)
    wheel = next(tmp_path.glob("*.whl"))
    every = zipfile.ZipFile(wheel).namelist()
    assert "chancery/data/coastlines.json" in every
    names = [name for name in every if "/theme/" in name]
    assert "chancery/theme/guide/dossier.yaml" in names
    assert "chancery/theme/templates/components/citation/examples.html" in names
    assert [name for name in names if name.endswith((".py", ".pyc"))] == []
