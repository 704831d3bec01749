"""The filters of the timeline and of the indexes of visits and meetings."""

import re
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from browser.conftest import Reader
from browser.filtering import (
    CHIP,
    CLEAR,
    FACETS,
    FOLD,
    PAGES,
    SAYS,
    SUMMARY,
    all_of,
    asked,
    box,
    data_of,
    expect_number,
    having,
    in_years,
    shown,
    unfold,
)
from browser.keyboard import Keyboard
from browser.sites import Site, open_url


class TestOneFacet:
    @pytest.mark.parametrize("address", PAGES)
    @pytest.mark.parametrize("facet", FACETS)
    def test_shows_what_has_the_value_and_keeps_it_in_the_address(
        self, reader: Reader, site: Site, address: str, facet: str
    ) -> None:
        page = reader()
        open_url(page, site.url(address))
        unfold(page)
        first = page.locator(f"[data-facet={facet}] li").first
        value = first.get_attribute("data-value") or ""
        count = first.locator(".facet-count").inner_text()
        first.locator("input").check()
        expected = having(site, address, facet, value)
        expect_number(page, len(expected))
        assert shown(page) == expected
        assert int(count) == len(expected)
        assert asked(page) == [(facet, value)]
        expect(page.locator(CHIP)).to_have_count(1)

    @pytest.mark.parametrize("address", PAGES)
    def test_of_years_shows_what_touches_them(
        self, reader: Reader, site: Site, address: str
    ) -> None:
        page = reader()
        open_url(page, site.url(address))
        unfold(page)
        page.locator("select[name=from]").select_option("2019")
        page.locator("select[name=to]").select_option("2023")
        expected = in_years(site, address, 2019, 2023)
        expect_number(page, len(expected))
        assert shown(page) == expected
        assert asked(page) == [("from", "2019"), ("to", "2023")]
        expect(page.locator(CHIP)).to_have_text("Remove Years: 2019 to 2023")

    def test_years_in_the_wrong_order_are_turned(self, reader: Reader, site: Site) -> None:
        page = reader()
        open_url(page, site.url("timeline/?from=2024&to=2018"))
        expect(page.locator(CHIP)).to_have_text("Remove Years: 2018 to 2024")
        assert shown(page) == in_years(site, "timeline/", 2018, 2024)

    def test_of_years_says_what_of_unknown_year_it_leaves_out(
        self, reader: Reader, site: Site
    ) -> None:
        undated = data_of(site, "timeline/")["facets"]["year"].count([])
        assert undated
        page = reader()
        open_url(page, site.url("timeline/?from=1900"))
        expect(page.locator(SAYS)).to_contain_text(
            f"Left out with the years: {undated} of unknown year."
        )


class TestSeveral:
    def test_values_of_a_facet_are_any_and_facets_are_all(self, reader: Reader, site: Site) -> None:
        page = reader()
        open_url(page, site.url("timeline/"))
        unfold(page)
        box(page, "level", "minister").check()
        box(page, "level", "party").check()
        levels = having(site, "timeline/", "level", "minister", "party")
        expect_number(page, len(levels))
        assert shown(page) == levels
        box(page, "status", "held").check()
        page.locator("select[name=from]").select_option("2023")
        held = having(site, "timeline/", "status", "held")
        expected = levels & held & in_years(site, "timeline/", 2023, 9999)
        assert 0 < len(expected) < len(levels)
        expect_number(page, len(expected))
        assert shown(page) == expected
        assert asked(page) == [
            ("level", "minister"),
            ("level", "party"),
            ("status", "held"),
            ("from", "2023"),
        ]
        expect(page).to_have_title(re.compile("^Timeline: Minister, Party, Held, from 2023 · "))
        expect(page.locator(SAYS)).to_contain_text(f": {len(expected)} held.")

    def test_counts_say_what_choosing_would_give(self, reader: Reader, site: Site) -> None:
        page = reader()
        open_url(page, site.url("timeline/?level=minister"))
        expect_number(page, len(having(site, "timeline/", "level", "minister")))
        page.locator(SUMMARY).click()
        for facet, value in (("status", "planned"), ("direction", "dprk-to-russia")):
            item = page.locator(f"[data-facet={facet}] li[data-value={value}]")
            count = int(item.locator(".facet-count").inner_text())
            item.locator("input").check()
            expect_number(page, count)
            item.locator("input").uncheck()
        # Another value of the same facet adds what has it.
        party = page.locator("[data-facet=level] li[data-value=party] .facet-count")
        assert int(party.inner_text()) == len(having(site, "timeline/", "level", "party"))

    def test_what_is_planned_within_a_visit_is_not_found_as_held(
        self, reader: Reader, site: Site
    ) -> None:
        data = data_of(site, "visits/")
        at, status, facet, value = next(
            (int(at), status, facet, values[0])
            for at, by_status in data["otherwise"].items()
            for status, by_facet in by_status.items()
            for facet, values in by_facet.items()
        )
        visit, id_ = data["events"][at], data["values"][facet][value][0]
        own = data["values"]["status"][data["facets"]["status"][at][0]][0]
        page = reader()
        for wanted, is_shown in ((None, True), (own, False)):
            query = [(facet, id_), *([("status", wanted)] if wanted else [])]
            open_url(page, site.url(f"visits/?{urlencode(query)}"))
            expect(page.locator(SAYS)).to_have_text(re.compile(r"^\d+ of"))
            assert (visit in shown(page)) == is_shown
        assert status != own


class TestAddress:
    @pytest.mark.parametrize(
        ("query", "said"),
        [
            ("", "Visits"),
            ("?level=nonsense", "Visits"),
            ("?status=planned&direction=dprk-to-russia", "Visits: DPRK to Russia, Planned"),
            ("?from=2023&to=2023", "Visits: 2023"),
            (
                "?level=minister&level=party&level=official&status=held&status=planned&to=2024",
                "Visits: Minister, Party, Official, Held, 2 more",
            ),
        ],
    )
    def test_the_title_says_what_is_chosen_in_short(
        self, reader: Reader, site: Site, query: str, said: str
    ) -> None:
        page = reader()
        open_url(page, site.url(f"visits/{query}"))
        expect(page).to_have_title(re.compile(f"^{said} · "))

    def test_back_and_forward_lead_through_what_was_chosen(
        self, reader: Reader, site: Site
    ) -> None:
        page = reader()
        open_url(page, site.url("timeline/"))
        total = all_of(site, "timeline/")
        unfold(page)
        box(page, "status", "held").check()
        held = having(site, "timeline/", "status", "held")
        expect_number(page, len(held))
        box(page, "level", "minister").check()
        both = held & having(site, "timeline/", "level", "minister")
        expect_number(page, len(both))
        page.go_back()
        expect_number(page, len(held))
        expect(box(page, "level", "minister")).not_to_be_checked()
        page.go_back()
        expect(page.locator(CHIP)).to_have_count(0)
        assert shown(page) == total
        page.go_forward()
        page.go_forward()
        expect_number(page, len(both))
        assert shown(page) == both

    @pytest.mark.parametrize("again", ["reload", "paste", "return"])
    def test_a_filtered_view_can_be_kept(self, reader: Reader, site: Site, again: str) -> None:
        page = reader()
        url = site.url("visits/?level=minister&status=held&from=2018")
        open_url(page, url)
        expected = (
            having(site, "visits/", "level", "minister")
            & having(site, "visits/", "status", "held")
            & in_years(site, "visits/", 2018, 9999)
        )
        expect_number(page, len(expected))
        if again == "reload":
            page.reload()
        elif again == "paste":
            page = reader()
            open_url(page, url)
        else:
            page.locator("main [data-event] a >> visible=true").first.click()
            page.wait_for_url(re.compile(r"/visits/[^/?]+/$"))
            page.go_back()
        expect_number(page, len(expected))
        assert shown(page) == expected
        assert page.url == url

    def test_what_is_unknown_is_named_and_ignored(self, reader: Reader, site: Site) -> None:
        page = reader()
        query = "level=emperor&person=no-such-person&from=soon&level=minister&utm_source=letter"
        open_url(page, site.url(f"timeline/?{query}"))
        expected = having(site, "timeline/", "level", "minister")
        expect_number(page, len(expected))
        expect(page.locator(SAYS)).to_contain_text(
            "Not known here, and ignored: level “emperor”, person “no-such-person”, year “soon”."
        )
        assert shown(page) == expected
        unfolded = page.locator(SUMMARY)
        unfolded.click()
        box(page, "level", "minister").uncheck()
        expect(page.locator(SAYS)).to_have_text(re.compile("^All "))
        assert asked(page) == [("utm_source", "letter")]

    def test_with_nothing_but_unknown_values_everything_stays(
        self, reader: Reader, site: Site
    ) -> None:
        page = reader()
        open_url(page, site.url("meetings/?kind=duel"))
        expect(page.locator(SAYS)).to_have_text("Not known here, and ignored: kind “duel”.")
        assert shown(page) == all_of(site, "meetings/")

    @pytest.mark.parametrize("facet", ["person", "topic", "place"])
    def test_takes_a_value_that_the_panel_does_not_list(
        self, reader: Reader, site: Site, facet: str
    ) -> None:
        value, label = data_of(site, "timeline/")["values"][facet][-1]
        page = reader()
        open_url(page, site.url("timeline/"))
        expect(page.locator(f"[data-facet={facet}] li[data-value='{value}']")).to_have_count(0)
        open_url(page, site.url(f"timeline/?{facet}={value}"))
        expected = having(site, "timeline/", facet, value)
        expect_number(page, len(expected))
        assert shown(page) == expected
        expect(page.locator(CHIP)).to_contain_text(label)
        page.locator(SUMMARY).click()
        expect(box(page, facet, value)).to_be_checked()

    def test_nothing_is_loaded_before_it_is_needed(self, reader: Reader, site: Site) -> None:
        page = reader()
        loaded: list[str] = []
        page.on("request", lambda request: loaded.append(urlsplit(request.url).path))
        open_url(page, site.url("timeline/"))
        page.wait_for_load_state("networkidle")
        assert not [path for path in loaded if path.endswith(".json")]


class TestMeans:
    @pytest.mark.parametrize("facet", ["person", "topic", "place"])
    def test_a_name_can_be_typed(self, reader: Reader, site: Site, facet: str) -> None:
        value, label = data_of(site, "timeline/")["values"][facet][-1]
        page = reader()
        open_url(page, site.url("timeline/"))
        unfold(page)
        field = page.locator(f"[data-facet={facet}] .facet-other")
        field.fill("nobody and nothing")
        field.press("Enter")
        expect(page.locator(CHIP)).to_have_count(0)
        field.fill(label.upper())
        field.press("Enter")
        expect(page.locator(CHIP)).to_contain_text(label)
        assert asked(page) == [(facet, value)]
        expect(field).to_be_focused()

    def test_a_chip_takes_its_value_away_and_hands_the_focus_on(
        self, reader: Reader, site: Site
    ) -> None:
        page = reader()
        open_url(page, site.url("timeline/?level=minister&level=party&status=held"))
        expect(page.locator(CHIP)).to_have_count(3)
        for left in (2, 1):
            page.locator(CHIP).first.click()
            expect(page.locator(CHIP)).to_have_count(left)
            expect(page.locator(CHIP).first).to_be_focused()
        assert asked(page) == [("status", "held")]
        page.locator(CHIP).click()
        expect(page.locator(SUMMARY)).to_be_focused()
        assert shown(page) == all_of(site, "timeline/")

    @pytest.mark.parametrize("address", PAGES)
    def test_one_button_clears_all(self, reader: Reader, site: Site, address: str) -> None:
        page = reader()
        open_url(page, site.url(address))
        before = page.locator("main").inner_text()
        open_url(page, site.url(f"{address}?status=held&from=2023&topic=transport"))
        expect(page.locator(CHIP)).to_have_count(3)
        page.locator(CLEAR).click()
        expect(page.locator(SAYS)).to_have_text(f"All {len(all_of(site, address))} shown.")
        expect(page.locator(SUMMARY)).to_be_focused()
        assert asked(page) == []
        assert shown(page) == all_of(site, address)
        told = page.locator(SAYS).inner_text()
        assert page.locator("main").inner_text().replace(told, "").split() == before.split()

    def test_the_keyboard_is_enough(self, reader: Reader, site: Site) -> None:
        page = reader()
        open_url(page, site.url("timeline/"))
        keyboard = Keyboard(page)
        keyboard.tab_to(SUMMARY)
        keyboard.enter()
        minister = "[data-facet=level] li[data-value=minister] input"
        keyboard.tab_to(minister, within=20)
        page.keyboard.press("Space")
        expect_number(page, len(having(site, "timeline/", "level", "minister")))
        assert keyboard.has_focus(minister), "the focus was lost"
        keyboard.tab_to("[data-facet=status] li[data-value=held] input", within=40)
        page.keyboard.press("Space")
        expect(page.locator(CHIP)).to_have_count(2)
        keyboard.tab_to(CHIP, within=80)
        keyboard.enter()
        expect(page.locator(CHIP)).to_have_count(1)
        keyboard.tab_to(CLEAR, within=3)
        keyboard.enter()
        expect(page.locator(CHIP)).to_have_count(0)
        assert keyboard.has_focus(SUMMARY)

    def test_a_year_without_a_match_is_out_of_sight(self, reader: Reader, site: Site) -> None:
        page = reader()
        open_url(page, site.url("timeline/?from=2024&to=2024"))
        expect(page.locator(CHIP)).to_have_count(1)
        assert shown(page) == in_years(site, "timeline/", 2024, 2024)
        for section in page.locator("main section[id^=y]").all():
            rows = section.locator("[data-event] >> visible=true").count()
            assert section.is_visible() == (rows > 0)
        assert page.locator("main [data-silence] >> visible=true").count() == 0

    def test_a_date_told_once_for_several_rows_stands_with_the_first_that_is_shown(
        self, reader: Reader, site: Site
    ) -> None:
        page = reader()
        open_url(page, site.url("meetings/?kind=reception&kind=send-off&kind=wreath-laying"))
        expect(page.locator(CHIP)).to_have_count(3)
        last = None
        for row in page.locator("main li[data-event] >> visible=true").all():
            date = row.locator(".event-date")
            seen = date.locator(".away").count() == 0
            assert seen == (date.inner_text() != last)
            last = date.inner_text()

    def test_what_cannot_be_loaded_leaves_the_links(self, reader: Reader, site: Site) -> None:
        page = reader()
        page.route("**/facets.json", lambda route: route.abort())
        open_url(page, site.url("timeline/"))
        page.locator(SUMMARY).click()
        expect(page.locator(SAYS)).to_contain_text("could not be loaded")
        expect(page.locator(f"{FOLD} [data-facet=level] li a").first).to_be_visible()


class TestNarrow:
    @pytest.mark.parametrize("address", PAGES)
    def test_everything_fits_and_can_be_touched(
        self, reader: Reader, site: Site, address: str
    ) -> None:
        page = reader(width=320, height=640)
        open_url(page, site.url(f"{address}?level=minister&status=held&from=2018&to=2025"))
        expect(page.locator(CHIP)).to_have_count(3)
        page.locator(SUMMARY).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        targets = page.locator(
            f"{FOLD} :is(label, select, .facet-other, .facet-others a), {CHIP}, {CLEAR}"
        )
        for target in targets.all():
            size = target.bounding_box()
            assert size is not None and size["height"] >= 24 and size["width"] >= 24
