"""No page grows without bound: where one record is in everything, its lists are cut into parts."""

import re
from collections import Counter
from pathlib import Path

import pytest

from chancery.pages.addresses import paragraph_address
from chancery.pages.facet_pages import DRAWN_EVENTS
from chancery.pages.people import MET, MET_MOST_OFTEN, MET_PER_PAGE, met_address
from conftest import page, pelican, words
from growth_dossier import OTHERS, PARAGRAPHS, VISITS, build
from links import dead_links

MOST_BYTES = 200_000
EVENT = r'data-event="([^"]+)"'
SAID = r'#(said-\d+)"'
ANNOUNCED = r'#(of-\d+)"'
PERSON = r"people/(other-\d+|regular)/"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the dossier, built once."""
    site = build(tmp_path_factory.mktemp("growth"))
    done = pelican(site, "--extra-settings", "STYLE_GUIDE=false")
    assert done.returncode == 0, done.stdout + done.stderr
    return site / "build"


def parts_of(built: Path, address: str) -> list[str]:
    """The content of the pages that list all, each leading to the next."""
    found: list[str] = []
    while address:
        text = (built / address / "index.html").read_text("utf-8")
        found.append(text[text.index("<main") : text.index("</main>")])
        after = re.search(r'rel="next" href="([^"]+)"', found[-1])
        address = after[1].replace("../", "") if after else ""
    return found


def test_no_page_is_too_big(built: Path) -> None:
    sizes = {path: path.stat().st_size for path in built.rglob("*.html")}
    assert {path: size for path, size in sizes.items() if size >= MOST_BYTES} == {}


def test_every_link_and_anchor_leads_somewhere(built: Path) -> None:
    """Those to announcements, to paragraphs and to people met too, on whichever part they are."""
    assert dead_links(built) == []


@pytest.mark.parametrize(
    ("address", "row", "number"),
    [
        ("people/hub/said", SAID, VISITS),
        ("topics/everything/said", SAID, VISITS),
        ("organizations/ministry/said", SAID, VISITS),
        ("people/hub/announced", ANNOUNCED, OTHERS),
        ("topics/everything/announced", ANNOUNCED, OTHERS // 2),
        ("visits/journey-0/announced-at", ANNOUNCED, OTHERS),
        ("visits/planned/announcements", ANNOUNCED, OTHERS // 2),
        ("people/hub/wrote", r"sources/(paper-\d+)/\"", OTHERS),
        ("people/hub/met", PERSON, OTHERS + 1),
        ("organizations/ministry/offices", PERSON, OTHERS),
        ("organizations/ministry/groups", r"meetings/(talks-\d+)/", VISITS),
        ("organizations/ministry/parts", r"(office-\d+)/", OTHERS),
        ("places/everywhere/inside", r"(hall-\d+)/", OTHERS),
        ("topics/everything/narrower", r"(part-\d+)/", OTHERS),
        ("topics/everything/documents", r"(annex-\d+)/", OTHERS),
        ("documents/accord/events", EVENT, VISITS),
        ("visits/journey-0/mentioned", r"visits/(journey-\d+)/\"", VISITS - 1),
    ],
)
def test_a_list_that_is_too_long_for_its_page_is_told_whole_below_it(
    built: Path, address: str, row: str, number: int
) -> None:
    """Each row stands once, and the numbers on both pages are right."""
    parts = parts_of(built, address)
    own = address.rpartition("/")[0].rpartition("/")[2]
    found = Counter(each for part in parts for each in re.findall(row, part) if each != own)
    assert (len(found), set(found.values())) == (number, {1})
    assert f"{number:,} " in words(page(built, address).select_one(".lead, h1 ~ .meta, .meta"))
    above, name = address.rsplit("/", 1)
    link = page(built, above).select_one(f'a[href$="{above}/{name}/"], a[href*="{above}/{name}/#"]')
    assert words(link).startswith(f"All {number:,}")


@pytest.mark.parametrize("address", ["person/hub", "topic/everything", "place/everywhere"])
def test_the_events_of_a_record_are_all_listed_in_parts_of_whole_years(
    built: Path, address: str
) -> None:
    parts = parts_of(built, f"timeline/{address}")
    found = Counter(event for part in parts for event in re.findall(EVENT, part))
    assert (len(found), set(found.values())) == (2 * VISITS, {1})
    years = [re.findall(r'<section class="part" id="y(\d+)"', part) for part in parts]
    assert [year for part in years for year in part] == sorted({y for part in years for y in part})
    ways = re.findall(r'href="[^"]+#y(\d+)"', parts[0])
    assert ways == [year for part in years for year in part]


@pytest.mark.parametrize(
    ("person", "events", "is_drawn"),
    [("regular", DRAWN_EVENTS, True), ("hub", 2 * VISITS, False)],
)
def test_the_years_of_a_person_are_drawn_as_long_as_a_page_has_room_for_them(
    built: Path, person: str, events: int, is_drawn: bool
) -> None:
    """Of more events the years are listed; both lead to the same rows."""
    first, *others = parts_of(built, f"timeline/person/{person}")
    found = [event for part in (first, *others) for event in re.findall(EVENT, part)]
    assert len(found) == events
    assert ('class="year-cells"' in first, 'class="all-years"' in first) == (
        is_drawn,
        not is_drawn,
    )
    assert not any("year-cells" in part for part in others)


def test_announcements_are_told_by_the_year_in_which_they_were_made(built: Path) -> None:
    index = page(built, "announcements")
    years = {words(li): str(li.a["href"]) for li in index.select(".year-index > li") if li.a}
    assert list(years) == [
        "1990 200: 100 not reported, 100 fulfilled",
        f"1991 {OTHERS - 200}: {(OTHERS - 200) // 2} not reported, {(OTHERS - 200) // 2} fulfilled",
        "Year not stated 2: 1 not reported, 1 fulfilled",
    ]
    rows = [
        row
        for href in years.values()
        for part in parts_of(built, href.removeprefix("../"))
        for row in re.findall(r'<tr id="(of-\d+)"', part)
    ]
    assert sorted(rows) == sorted(f"of-{at}" for at in range(OTHERS))


def test_disputes_are_told_by_kind(built: Path) -> None:
    index = page(built, "disputes")
    numbers = [words(each.select_one("p > a")) for each in index.select("section.part")]
    of_date = OTHERS // 5
    assert {f"All {of_date + 1}", f"All {OTHERS - of_date}"} <= {*numbers}
    links = [str(link["href"]).removeprefix("../") for link in index.select("section.part p > a")]
    rows = [
        row
        for href in links
        for part in parts_of(built, href)
        for row in re.findall(r'id="(differ-\d+)"', part)
    ]
    assert sorted(rows) == sorted(f"differ-{at}" for at in range(OTHERS))


def test_a_paragraph_that_everything_cites_leads_to_all_that_was_drawn_from_it(
    built: Path,
) -> None:
    paper = page(built, "sources/long-paper")
    third = paper.select_one("#p3 > p > a")
    assert words(third) == f"All {VISITS} records"
    parts = parts_of(built, "sources/long-paper/paragraphs")
    told = [part.split('id="p3"')[1].split("</section>")[0] for part in parts if 'id="p3"' in part]
    found = Counter(each for part in told for each in re.findall(r"visits/(journey-\d+)/", part))
    assert (len(found), set(found.values())) == (VISITS, {1})


@pytest.mark.parametrize(
    ("paragraph", "address"),
    [
        (1, "sources/long-paper/#p1"),
        (200, "sources/long-paper/#p200"),
        (201, "sources/long-paper/2/#p201"),
        (PARAGRAPHS, "sources/long-paper/3/#p450"),
    ],
)
def test_the_number_of_a_paragraph_decides_its_address(
    built: Path, paragraph: int, address: str
) -> None:
    """Whatever else the source has, so that it never changes."""
    assert paragraph_address("long-paper", paragraph) == address
    there, _, anchor = address.partition("#")
    assert page(built, there).select_one(f"li#{anchor}")


@pytest.mark.parametrize(
    ("place", "of", "address"),
    [
        (MET - 1, MET, "people/hub/"),
        (MET_MOST_OFTEN - 1, MET + 1, "people/hub/"),
        (MET_MOST_OFTEN, MET + 1, "people/hub/met/"),
        (MET_PER_PAGE, MET_PER_PAGE + 1, "people/hub/met/2/"),
    ],
)
def test_someone_met_is_found_where_the_list_has_room_for_them(
    place: int, of: int, address: str
) -> None:
    met = [f"other-{at}" for at in range(of)]
    assert met_address("hub", f"other-{place}", met) == f"{address}#met--other-{place}"
