"""The home page: what it counts, what it calls newest, where it says that sources differ."""

import shutil
from pathlib import Path

import pytest
from bs4 import Tag

from chancery.dossier import Dossier
from chancery.load import load
from chancery.pages.front import examples, figures, fullest, newest
from chancery.pages.lists import shown
from chancery.vocabulary import DisputeKind, Status
from conftest import SITES, page, pelican, words

VISIT = """\
title: {title}
status: {status}
date: {date}
level: minister
visitor: ardania
host: corvia
cite: editor
"""


def add_visit(site: Path, id_: str, date: str, status: str = "held") -> None:
    """Write one more visit to Corvia."""
    text = VISIT.format(title=f"Visit {id_}", date=date, status=status)
    (site / "content" / "visits" / f"{id_}.yaml").write_text(text, "utf-8")


def linked(site: Path) -> Dossier:
    """The dossier of a site."""
    return Dossier(load(site / "content"))


def test_newest_are_the_visits_held_or_reported_that_began_last(small_site: Path) -> None:
    """One planned, called off or of unknown beginning is none of them."""
    add_visit(small_site, "planned-one", "2040", "planned")
    add_visit(small_site, "cancelled-one", "2040", "cancelled")
    add_visit(small_site, "endless-one", "../2041")
    add_visit(small_site, "held-one", "2035-02")
    add_visit(small_site, "reported-one", "2035-03/2036", "reported")
    found = newest(linked(small_site), 2)
    assert [visit.id for visit in found] == ["reported-one", "held-one"]


def test_the_visit_to_begin_with_is_the_one_with_the_most_meetings(small_site: Path) -> None:
    """A later one with fewer does not count; without meetings there is none."""
    add_visit(small_site, "later-one", "2035-02")
    found = fullest(linked(small_site))
    assert found is not None
    assert found.id == "joint-visit-2031"
    for path in small_site.glob("content/visits/2031/*.yaml"):
        path.unlink()
    for path in small_site.glob("content/meetings/*/*.yaml"):
        path.unlink()
    assert fullest(linked(small_site)) is None


def test_every_kind_has_its_number_with_a_link_to_its_list(small_site: Path) -> None:
    """Sides have no list, disputes have one though they are no kind."""
    dossier = linked(small_site)
    found = {address: (number, words) for address, number, words in figures(dossier)}
    assert found["people/"] == (len(dossier.people), "people")
    assert found["disputes/"][0] == len(dossier.disputes)
    assert "sides/" not in found


def test_examples_are_disputes_over_what_happened_of_different_kinds(small_site: Path) -> None:
    """Not over names, and of events only."""
    found = examples(linked(small_site), 2)
    kinds = [each.dispute.kind for each in found]
    assert kinds and len(set(kinds)) == len(kinds)
    assert DisputeKind.NAMING not in kinds


def test_documents_stand_in_the_order_of_their_dates_those_without_one_last(
    small_site: Path,
) -> None:
    """Whatever they are called."""
    folder = small_site / "content" / "documents"
    for name, more in (("a-note", ""), ("b-note", "date: 2035\n"), ("c-note", "date: 2034-05\n")):
        text = f"name: {name}\ntype: message\ncite: editor\n{more}"
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    found = list(linked(small_site).documents)
    assert found.index("c-note") < found.index("b-note") < found.index("a-note")


def test_the_meetings_at_a_place_are_those_at_places_inside_it_too(small_site: Path) -> None:
    """The list of places says how many were held at each."""
    dossier = linked(small_site)
    counts = shown(dossier, "places")["counts"]
    for place in dossier.places.values():
        inside = sum(
            place.id in (m.place, *(outer.id for outer in dossier.within(dossier.places[m.place])))
            for m in dossier.meetings.values()
            if m.place and m.status == Status.HELD
        )
        assert counts.get(place.id, 0) == inside, place.id


def test_of_a_sources_paragraphs_headline_and_byline_are_not_counted_as_drawn_from(
    small_site: Path,
) -> None:
    """Nor are those left out: what remains is no more than there are."""
    dossier = linked(small_site)
    counts = shown(dossier, "sources")["counts"]
    herald = dossier.sources["ardania-herald-2031"]
    assert counts[herald.id] <= herald.paragraphs - len(herald.masthead) - 1


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with some visits more, built."""
    folder = tmp_path_factory.mktemp("front") / "site"
    shutil.copytree(SITES / "valid" / "three-sides", folder)
    add_visit(folder, "planned-one", "2040-02", "planned")
    add_visit(folder, "old-one", "1961-05")
    done = pelican(folder, "--fatal", "warnings")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "build"


def test_the_home_page_says_what_the_dossier_is_in_its_first_heading(built: Path) -> None:
    """The name of the dossier and the line below it, together."""
    assert words(page(built, "").h1).startswith("The River Orl: Who of Ardania")


def test_the_graphic_says_in_words_what_its_columns_show(built: Path) -> None:
    """A list of years, each with its directions and numbers; drawings are hidden from it."""
    home = page(built, "")
    drawings = home.select("svg")
    assert drawings
    for drawing in drawings:
        assert drawing["aria-hidden"] == "true"
        drawing.decompose()
    columns = [words(each) for each in home.select(".columns li") if each.find("a")]
    assert "1961 : Ardania to Corvia 1" in columns
    assert any("2040" in column and "1 planned" in column for column in columns)
    assert any("1962–2030 : no visit recorded" in words(each) for each in home.select(".gap"))


def test_the_graphic_leads_to_the_visits_that_it_leaves_out(small_site: Path) -> None:
    """Those known to the decade, or by their end alone, stand together in the list of visits."""
    add_visit(small_site, "one-of-a-decade", "203X")
    done = pelican(small_site, "--fatal", "warnings")
    assert done.returncode == 0, done.stdout + done.stderr
    (link,) = page(small_site / "build", "").select('a[href*="#page--undated"]')
    assert (words(link), link["href"]) == ("1 more", "./visits/#page--undated")
    part = page(small_site / "build", "visits").find(id="page--undated")
    assert isinstance(part, Tag)
    assert "Visit one-of-a-decade" in words(part)


def test_what_is_held_bears_no_ring_in_a_list_and_the_page_says_so(built: Path) -> None:
    """Other statuses have theirs, each explained once at the top."""
    visits = page(built, "visits")
    rows = {words(row.select_one(".event-title")): row for row in visits.select(".event")}
    assert not rows["Visit old-one"].select(".status")
    assert "Planned" in words(rows["Visit planned-one"].select_one(".status"))
    key = words(visits.select_one(".status-key"))
    assert "What bears no ring was held" in key
    assert "A source says that it was to take place." in key
    assert "Cancelled" not in key


def test_the_arrow_of_a_visit_is_read_out_as_to(built: Path) -> None:
    """Who travels to whom does not depend on seeing it."""
    row = page(built, "visits").select_one(".direction")
    assert words(row) == "Ardania to Corvia"


def test_a_year_leads_to_the_one_before_and_after_and_to_all(built: Path) -> None:
    """The first has none before it."""
    first, last = page(built, "timeline/1961"), page(built, "timeline/2040")
    assert not first.select("[rel=prev]")
    assert words(first.select_one("[rel=next]")) == "2031 →"
    assert not last.select("[rel=next]")
    years = [words(each) for each in first.select(".all-years li")]
    assert years == ["1961", "2031", "2032", "2040"]
