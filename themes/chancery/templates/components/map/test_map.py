"""What a map shows is said beside it, and leads to its places."""

from components.rendering import Examples, words

ROUTE = "A route with a stop passed, one planned and one not shown"
PLACES = "All places with meetings"


def test_a_route_is_a_picture_for_the_eye_with_a_table_of_the_same(examples: Examples) -> None:
    shown = examples[ROUTE]
    assert [svg["aria-hidden"] for svg in shown.select("svg")] == ["true"]
    rows = [[words(cell) for cell in row.select("td, th")] for row in shown.select("tbody tr")]
    assert [row[:2] for row in rows] == [
        ["1", "Arden"],
        ["2", "Orl Bridge"],
        ["3", "Corvane"],
        ["5", "Belport"],
    ]


def test_every_position_bears_the_editors_mark(examples: Examples) -> None:
    for title in (ROUTE, PLACES):
        cells = [row.select("td")[-1] for row in examples[title].select("tbody tr")]
        assert cells
        for cell in cells:
            mark = cell.select_one("button.mark")
            assert mark is not None
            assert str(mark["aria-label"]).endswith(" editor’s own claim")


def test_a_stop_without_a_position_is_named(examples: Examples) -> None:
    assert "Not shown" in examples.words(ROUTE)
    assert "recorded for it: The springs of the Orl." in examples.words(ROUTE)


def test_stops_passed_planned_and_made_differ(examples: Examples) -> None:
    kinds = [circle.get("class") for circle in examples[ROUTE].select("svg circle")]
    assert kinds == [None, ["passed"], None, ["open"]]
    assert examples[ROUTE].select(".way.open")
    assert "broken line leads to a stop that is not known to have been made" in words(
        examples[ROUTE].select_one("figcaption")
    )


def test_without_styles_a_map_is_of_lines_that_cover_no_name(examples: Examples) -> None:
    for path in examples[ROUTE].select("svg path"):
        assert path.find_parent("g", attrs={"fill": "none"})


def test_a_stop_alone_has_no_map(examples: Examples) -> None:
    assert examples.words("A stop alone has no map") == ""


def test_a_place_is_named_on_the_map_of_where_it_lies(examples: Examples) -> None:
    assert "Belport" in examples.words("Where a place lies")


def test_each_circle_leads_to_its_place_and_says_how_many_meetings_were_held(
    examples: Examples,
) -> None:
    for svg in examples[PLACES].select("svg"):
        assert svg["role"] == "group" and svg["aria-label"]
        for link in svg.select("a"):
            assert link["href"] and link.select("circle")
            assert "held" in str(link["aria-label"])
    said = {str(link["aria-label"]) for link in examples[PLACES].select(".map-wide a")}
    assert "Corvane: 3 meetings held" in said


def test_no_map_needs_what_the_content_security_policy_forbids(examples: Examples) -> None:
    assert examples.page.select("svg")
    assert examples.page.select("svg [style], svg style, svg script") == []
