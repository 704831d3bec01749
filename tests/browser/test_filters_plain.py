"""Lists without the filters' script, and lists too long for a page: the plain pages of facets."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from browser.conftest import Reader
from browser.filtering import (
    CLEAR,
    FACETS,
    FOLD,
    PAGES,
    SAYS,
    SHOWN,
    SUMMARY,
    all_of,
    data_of,
    expect_number,
    having,
    in_years,
    listed,
    shown_in,
)
from browser.long_site import VISITS, build
from browser.serving import served
from browser.sites import Site, open_url
from conftest import page as built_page


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site of which neither the visits nor the meetings fit on one page."""
    folder = build(tmp_path_factory.mktemp("long"))
    with served(folder) as origin:
        yield Site(origin, folder)


class TestLongLists:
    """Where the rows do not fit on one page, they come from the plain pages."""

    @pytest.mark.parametrize("address", ["visits/", "meetings/"])
    def test_show_their_years_with_numbers(
        self, reader: Reader, long_site: Site, address: str
    ) -> None:
        page = reader(java_script_enabled=False)
        open_url(page, long_site.url(address))
        assert shown_in(long_site, address) == set()
        years = page.locator(".year-index li")
        told = [re.search(r"(\d+) (visit|meeting)", each) for each in years.all_inner_texts()]
        numbers = [int(each[1]) for each in told if each]
        assert sum(numbers) == len(all_of(long_site, address))
        years.locator("a").first.click()
        expect(page).to_have_url(re.compile(r"/timeline/\d{4}/$"))

    @pytest.mark.parametrize(
        ("address", "query"),
        [
            ("visits/", "level=minister"),
            ("visits/", "person=edda-marlow&status=planned"),
            ("meetings/", "kind=talks&from=2041&to=2043"),
            ("meetings/", "topic=fishing"),
            ("timeline/", "place=corvane-airport"),
        ],
    )
    def test_show_the_first_matches_and_more_when_asked(
        self, reader: Reader, long_site: Site, address: str, query: str
    ) -> None:
        expected = all_of(long_site, address)
        years = {"from": 0, "to": 9999}
        for facet, value in parse_qsl(query):
            if facet in years:
                years[facet] = int(value)
            else:
                expected &= having(long_site, address, facet, value)
        expected &= in_years(long_site, address, years["from"], years["to"])
        page = reader()
        open_url(page, long_site.url(f"{address}?{query}"))
        expect(page.locator(SAYS)).to_have_text(re.compile(rf"^{len(expected)} of"))
        rows, more = page.locator("#page--found li[data-event]"), page.locator(".filters-more")
        while more.is_visible():
            before = rows.count()
            assert before % 50 == 0 and before < len(expected)
            more.click()
            expect(rows).to_have_count(min(before + 50, len(expected)))
        expect_number(page, len(expected))
        in_order = [id_ for id_ in data_of(long_site, address)["events"] if id_ in expected]
        assert page.evaluate(SHOWN) == in_order

    def test_a_row_from_another_page_tells_and_leads_as_it_does_there(
        self, reader: Reader, long_site: Site
    ) -> None:
        page = reader()
        open_url(page, long_site.url("meetings/?kind=talks"))
        row = page.locator("#page--found [data-event=journey-0-talks]")
        expect(row).to_contain_text("11 January 2040")
        expect(row).to_contain_text("part of Journey number 0")
        expect(row.locator("[data-event], .away time")).to_have_count(0)
        links = row.locator("a").evaluate_all("links => links.map(link => link.href)")
        assert links == [
            long_site.url("meetings/journey-0-talks/"),
            long_site.url("places/corvane-airport/"),
            long_site.url("visits/journey-0/"),
        ]

    def test_more_rows_take_the_focus_to_the_first_of_them(
        self, reader: Reader, long_site: Site
    ) -> None:
        page = reader()
        open_url(page, long_site.url("visits/?level=minister"))
        expect(page.locator(SAYS)).to_have_text(re.compile(r"The first 50 are shown\.$"))
        page.locator(".filters-more").click()
        expect(page.locator("#page--found li").nth(50).locator("a").first).to_be_focused()

    def test_clearing_brings_the_years_back(self, reader: Reader, long_site: Site) -> None:
        page = reader()
        open_url(page, long_site.url("visits/?level=minister"))
        expect(page.locator(".year-index")).to_be_hidden()
        page.locator(CLEAR).click()
        expect(page.locator(".year-index")).to_be_visible()
        expect(page.locator("#page--found")).to_be_hidden()

    def test_the_ways_to_other_parts_are_told_apart(self, long_site: Site) -> None:
        """Landmarks of one kind on a page each have a name of their own."""
        ways = built_page(long_site.folder, "timeline/status/held").select("nav.turn")
        assert len({way["aria-label"] for way in ways}) == len(ways) == 2

    def test_no_page_is_too_large(self, long_site: Site) -> None:
        heavy = {
            path: path.stat().st_size
            for path in long_site.folder.rglob("index.html")
            if path.stat().st_size > 200_000
            and path.parts[-3] in {"visits", "timeline", "kind", "people"}
        }
        assert heavy == {}
        for address in PAGES:
            assert (long_site.folder / address / "index.html").stat().st_size < 200_000


class TestWithoutScript:
    @pytest.mark.parametrize("address", PAGES)
    def test_every_value_leads_to_a_page_with_the_same_events(
        self, reader: Reader, site: Site, address: str
    ) -> None:
        page = reader(java_script_enabled=False)
        open_url(page, site.url(address))
        page.locator(SUMMARY).click()
        differ = {}
        for item in page.locator(f"{FOLD} li[data-value]").all():
            facet = item.locator("xpath=ancestor::*[@data-facet]").get_attribute("data-facet") or ""
            value = item.get_attribute("data-value") or ""
            there = urlsplit(item.locator("a").evaluate("link => link.href")).path.strip("/")
            expected = (
                in_years(site, address, int(value), int(value))
                if facet == "year"
                else having(site, address, facet, value)
            )
            assert int(item.locator(".facet-count").inner_text()) == len(expected)
            if (found := listed(site, f"{there}/") & all_of(site, address)) != expected:
                differ[facet, value] = found ^ expected
        assert differ == {}

    @pytest.mark.parametrize("facet", [*FACETS, "year"])
    def test_a_page_is_reached_by_links(self, reader: Reader, site: Site, facet: str) -> None:
        page = reader(java_script_enabled=False)
        open_url(page, site.url("timeline/"))
        page.locator(SUMMARY).click()
        link = page.locator(f"[data-facet={facet}] li a").first
        words = link.inner_text()
        link.click()
        expect(page.locator("main h1")).to_contain_text(words)

    def test_in_a_long_list_a_value_has_pages_for_all_its_events(self, long_site: Site) -> None:
        for facet, value in (("level", "minister"), ("status", "held"), ("kind", "visit")):
            expected = having(long_site, "visits/", facet, value) if facet != "kind" else None
            found = listed(long_site, f"timeline/{facet}/{value}/")
            visits = all_of(long_site, "visits/")
            assert found & visits == (visits if expected is None else expected)
        assert len(all_of(long_site, "visits/")) >= VISITS
        for facet, value in (("topic", "river"), ("place", "lake-house")):
            for address in PAGES:
                expected = having(long_site, address, facet, value)
                found = listed(long_site, f"timeline/{facet}/{value}/")
                assert found & all_of(long_site, address) == expected
