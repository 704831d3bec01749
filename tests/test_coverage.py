"""Coverage: how far the dossier reaches, what it rests on, and where it is thin."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from chancery.dossier import Dossier
from chancery.load import load
from chancery.model.sources import DossierInfo
from chancery.pages.coverage import Share, coverage, silent, uses_of
from conftest import SITES, pelican

INFO = (
    "title: T\nsubtitle: S.\ndescription: D.\ninclusion: All.\neditor: E.\n"
    "licence: L.\nlanguage: en\n"
)


@pytest.fixture
def dossier() -> Dossier:
    """The small dossier about three made-up sides."""
    return Dossier(load(SITES / "valid" / "three-sides" / "content"))


FACTS = {
    "Visits that rest on one source alone": (1, 2, []),
    "Visits told by several sources": (1, 2, ["joint-visit-2031"]),
    "Meetings that rest on one source alone": (6, 7, []),
    "Meetings told by several sources": (1, 7, ["orl-charter-signing-2031"]),
    "Visits whose first or last day is not known": (0, 2, []),
    "Visits of which no meeting is reported": (0, 2, []),
    "Meetings without a place": (0, 5, []),
    "Meetings without a named participant": (0, 5, []),
    "Planned, and no source reports what came of it": (1, 1, ["fish-count-2032"]),
    "Announcements that are open": (1, 2, ["fish-count-announced-2031"]),
    "People named in one record only": (1, 5, ["tomas-reik"]),
}
"""How many of how many, and which, by the words that the page has for it."""


def test_the_facts_count_what_the_records_lack(dossier: Dossier) -> None:
    """Each counts among those it can be true of: what is planned or cancelled lacks nothing."""
    found = {
        fact.title: (fact.share.count, fact.share.of, [record.id for record in fact.records])
        for fact in coverage(dossier).shows["facts"]
    }
    assert found == FACTS


def test_the_reach_of_what_was_held_and_of_what_is_planned_are_told_apart(
    dossier: Dossier,
) -> None:
    reaches = {
        str(reach.status): (reach.visits, reach.meetings, reach.first.id, reach.last.id)
        for reach in coverage(dossier).shows["reaches"]
    }
    assert reaches == {
        "held": (2, 4, "joint-visit-2031", "marlow-corvane-2031"),
        "planned": (0, 1, "fish-count-2032", "fish-count-2032"),
        "reported": (0, 1, "karsk-reik-2031", "karsk-reik-2031"),
        "cancelled": (0, 1, "joint-visit-2031-dinner", "joint-visit-2031-dinner"),
    }


def test_every_paragraph_of_a_source_is_drawn_from_left_out_masthead_or_untouched(
    dossier: Dossier,
) -> None:
    """The four add up, and the sources come in the order of how many claims cite them."""
    uses = uses_of(dossier)
    for use in uses:
        counted = use.drawn + use.left_out + use.masthead + use.untouched
        assert counted == use.source.paragraphs, use.source.id
    assert [use.source.id for use in uses] == [
        "corvia-courier-2031",
        "belport-gazette-2031",
        "ardania-herald-2031",
    ]
    herald = uses[-1]
    assert (herald.drawn, herald.left_out, herald.masthead, herald.untouched) == (2, 1, 1, 0)
    assert herald.claims.of == uses[0].claims.of >= uses[0].claims.count > herald.claims.count


def test_each_year_tells_how_many_events_and_sources_there_are(dossier: Dossier) -> None:
    years = coverage(dossier).shows["years"]
    assert [(y.year, y.reported, y.ahead, y.sources) for y in years] == [
        (2031, 2, 0, 3),
        (2032, 0, 1, 1),
    ]


def test_an_event_of_unknown_beginning_reaches_nowhere(small_site: Path) -> None:
    """No year is counted, and no bound set, by what was over at the latest at some time."""
    (small_site / "content" / "visits" / "old-visit.yaml").write_text(
        "title: An old visit\ndate: ../2040\nlevel: minister\nvisitor: ardania\n"
        "host: corvia\ncite: editor\n",
        "utf-8",
    )
    shows = coverage(Dossier(load(small_site / "content"))).shows
    assert [year.year for year in shows["years"]] == [2031, 2032]
    assert shows["reaches"][0].last.id != "old-visit"
    assert shows["reaches"][0].visits == 3


@pytest.mark.parametrize(
    ("years", "missing"),
    [
        ([], ()),
        ([2031], ()),
        ([2031, 2032], ()),
        ([2031, 2033], ("2032",)),
        ([2025, 2028, 2029, 2031], ("2026–2027", "2030")),
    ],
)
def test_years_without_an_event_are_those_between_the_first_and_the_last(
    years: list[int], missing: tuple[str, ...]
) -> None:
    assert silent(years) == missing


@pytest.mark.parametrize(
    ("count", "of", "percent"),
    [(0, 0, "0%"), (0, 9, "0%"), (1, 3, "33%"), (1, 1000, "under 1%"), (9, 9, "100%")],
)
def test_a_share_is_told_in_whole_per_cent(count: int, of: int, percent: str) -> None:
    assert Share(count, of).percent == percent


def page_of(site: Path) -> BeautifulSoup:
    """The built page of a site that has no problem."""
    built = pelican(site, "--fatal", "warnings")
    assert built.returncode == 0, built.stdout + built.stderr
    page = site / "build" / "coverage" / "index.html"
    return BeautifulSoup(page.read_text("utf-8"), "html.parser")


def test_the_page_shows_the_rule_the_sources_and_the_editors_own_words(small_site: Path) -> None:
    """Silence of the sources is never told as if nothing had happened."""
    info = small_site / "content" / "dossier.yaml"
    gaps = "gaps: ['Nothing by [[belmora-news-agency]] is read.', Few letters.]\n"
    info.write_text(info.read_text("utf-8") + gaps, "utf-8")
    page = page_of(small_site)
    text = " ".join(page.get_text(" ").split())
    assert "Every visit that one of the three countries makes to another." in text
    assert "In the editor’s words Nothing by Belmora News Agency is read. Few letters." in text
    assert "what no source reports may well have happened" in text
    assert "by Mira Solenne" in text and "author not stated" in text
    link = page.select_one('main a[href="../organizations/belmora-news-agency/"]')
    assert link is not None
    current = page.select_one('.menu [aria-current="page"]')
    assert current is not None and current.get_text() == "Coverage"


def test_a_dossier_without_records_has_the_page_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "dossier.yaml").write_text(INFO, "utf-8")
    conf = (SITES / "valid" / "three-sides" / "pelicanconf.py").read_text("utf-8")
    (tmp_path / "pelicanconf.py").write_text(conf, "utf-8")
    text = page_of(tmp_path).get_text(" ", strip=True)
    assert "No event is recorded yet." in text and "No source is recorded yet." in text
    assert "Year by year" not in text


def test_gaps_are_optional_and_may_be_one_or_several() -> None:
    """Without the field there are none; one alone needs no list."""
    names = ("title", "subtitle", "description", "inclusion", "editor", "licence")
    fields = dict.fromkeys(names, "Words.")
    assert DossierInfo.model_validate(fields).gaps == ()
    assert DossierInfo.model_validate(fields | {"gaps": "One."}).gaps == ("One.",)
    assert DossierInfo.model_validate(fields | {"gaps": ["One.", "Two."]}).gaps == ("One.", "Two.")
