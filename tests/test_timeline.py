"""The timeline's pages: every event once, in order; a long one by years, a full year in parts."""

import shutil
from pathlib import Path

import pytest
from bs4 import Tag

from chancery.dossier import Dossier
from chancery.load import load
from chancery.pages.shores import banks
from chancery.pages.timeline import MOST_MEETINGS, MOST_ROWS, year_parts
from conftest import SITES, page, pelican, without_events, words

VISIT = """\
title: Visit {id}
date: {date}
level: minister
visitor: ardania
host: corvia
cite: editor
"""
MEETING = """\
title: Talks {id}
type: talks
date: {date}
visit: {visit}
cite: editor
"""
NUMBER = 230


def add(site: Path, id_: str, date: str) -> None:
    """Write one more visit."""
    path = site / "content" / "visits" / f"{id_}.yaml"
    path.write_text(VISIT.format(id=id_, date=date), "utf-8")


def add_meetings(site: Path, visit: str, date: str, number: int) -> None:
    """Write meetings of a visit."""
    for each in range(number):
        id_ = f"{visit}-talks-{each}"
        path = site / "content" / "meetings" / f"{id_}.yaml"
        path.write_text(MEETING.format(id=id_, date=date, visit=visit), "utf-8")


def events_on(built: Path, address: str) -> list[str]:
    """The ids of the rows on a page, without those of meetings below their visit."""
    return [str(li["data-event"]) for li in page(built, address).select("li.crossing")]


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site of 230 visits in one year, one of another, and some of unknown year."""
    folder = tmp_path_factory.mktemp("long") / "site"
    shutil.copytree(SITES / "valid" / "three-sides", folder)
    for number in range(NUMBER):
        add(folder, f"visit-{number:03}", f"2040-{number // 28 + 1:02}-{number % 28 + 1:02}")
    add(folder, "of-old", "1990")
    add(folder, "of-a-decade", "203X")
    add(folder, "ended", "../2041")
    done = pelican(folder, "--fatal", "warnings")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build"


def test_a_long_timeline_is_a_list_of_its_years_with_numbers(long: Path) -> None:
    """Each leads to its page; the strip above leads to the years below."""
    whole = page(long, "timeline")
    assert not whole.select("li.crossing")
    years = whole.select(".year-index > li")
    assert [words(year) for year in years] == [
        "1990 1 event: 1 held",
        "2031 2 events: 2 held",
        "2032 1 event: 1 planned",
        "2040 230 events: 230 held",
        "Begun in an unknown year 2 events: 2 held",
    ]
    hrefs = [str(year.a["href"]) for year in years if year.a]
    assert hrefs[-2:] == ["../timeline/2040/", "../timeline/undated/"]
    for href in {str(a["href"]) for a in whole.select(".columns a")}:
        assert whole.find(id=href.removeprefix("#")), href


def test_a_full_year_is_cut_into_parts_that_lead_to_each_other(long: Path) -> None:
    """Nothing is lost, nothing stands twice, no page has more rows than fit."""
    parts = [events_on(long, f"timeline/2040{part}") for part in ("", "/2", "/3")]
    assert [len(part) for part in parts] == [MOST_ROWS, MOST_ROWS, NUMBER - 2 * MOST_ROWS]
    assert [id_ for part in parts for id_ in part] == [
        f"visit-{number:03}" for number in range(NUMBER)
    ]
    second = page(long, "timeline/2040/2")
    assert words(second.h1) == "Timeline of 2040, part 2 of 3"
    turns = {words(a): str(a["href"]) for a in second.select('[aria-label="Parts"] a')}
    assert turns == {"← Part 1": "../../../timeline/2040/", "Part 3 →": "../../../timeline/2040/3/"}
    assert not (long / "timeline" / "2040" / "4").exists()


def test_what_has_no_year_has_a_page_where_the_timeline_is_long(long: Path) -> None:
    """A decade is no year, nor is the year in which something ended."""
    assert events_on(long, "timeline/undated") == ["ended", "of-a-decade"]
    assert not (long / "timeline" / "2039").exists()


def test_no_page_of_a_long_timeline_is_too_big(long: Path) -> None:
    for path in (long / "timeline").rglob("*.html"):
        assert path.stat().st_size < 200_000, path


def test_a_short_timeline_has_every_event_once_in_the_order_of_time(small_site: Path) -> None:
    """An event over the turn of the year stands where it began, and is named where it went on."""
    add(small_site, "over-new-year", "2031-12-30/2032-01-02")
    add(small_site, "of-old", "1990-05")
    add(small_site, "ended", "../2041")
    done = pelican(small_site, "--fatal", "warnings")
    assert done.returncode == 0, done.stdout + done.stderr
    built = small_site / "build"
    assert events_on(built, "timeline") == [
        "of-old",
        "joint-visit-2031",
        "marlow-corvane-2031",
        "over-new-year",
        "fish-count-2032",
        "ended",
    ]
    whole = page(built, "timeline")
    assert [str(part["id"]) for part in whole.select("section.shores-year")] == [
        "y1990",
        "y2031",
        "y2032",
        "page--undated",
    ]
    assert words(whole.select_one("[data-silence]")) == "1991–2030: nothing on record"
    assert words(whole.select_one("#y2032 .goes-on")).startswith(
        "Since before: Visit over-new-year"
    )
    assert "over-new-year" in events_on(built, "timeline/2032")


def test_the_strip_leads_to_the_years_on_the_page(small_site: Path) -> None:
    """And to a year's own page where it is on another page, as on the home page."""
    done = pelican(small_site, "--fatal", "warnings")
    assert done.returncode == 0, done.stdout + done.stderr
    built = small_site / "build"
    whole = page(built, "timeline")
    links = [str(a["href"]) for a in whole.select(".strip-of-years .columns a")]
    assert links
    for href in links:
        part = whole.find(id=href.removeprefix("#"))
        assert isinstance(part, Tag) and part.name == "section"
    assert {str(a["href"]) for a in page(built, "").select(".columns a")} == {"./timeline/2031/"}


def test_a_visits_meetings_stand_below_it_and_of_many_the_others_are_counted(
    small_site: Path,
) -> None:
    """They are rows of the page too."""
    add(small_site, "full", "2045-05-01/2045-05-09")
    add_meetings(small_site, "full", "2045-05-02", MOST_MEETINGS + 3)
    for number in range(5):
        add(small_site, f"less-{number}", f"2045-06-0{number + 1}")
        add_meetings(small_site, f"less-{number}", f"2045-06-0{number + 1}", MOST_MEETINGS - 2)
    dossier = Dossier(load(small_site / "content"))
    events = [event for event in dossier.events if event.date.first_year == 2045]
    parts = tuple(year_parts(dossier, banks(dossier), "timeline/2040/", events))
    assert [(part.number, part.of, len(part.rows)) for part in parts] == [(1, 2, 5), (2, 2, 1)]
    assert [(len(each.meetings), each.more) for each in parts[0].rows[:2]] == [
        (MOST_MEETINGS, 3),
        (MOST_MEETINGS - 2, 0),
    ]
    done = pelican(small_site)
    assert done.returncode == 0, done.stdout + done.stderr
    row = page(small_site / "build", "timeline/2045").select_one('[data-event="full"]')
    assert row is not None
    assert words(row.select_one(".crossing-below > p")) == "And 3 more meetings ."


def test_a_dossier_without_events_says_so(small_site: Path) -> None:
    without_events(small_site)
    done = pelican(small_site)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr)
    whole = page(small_site / "build", "timeline")
    assert "No event is recorded yet." in words(whole.main)
