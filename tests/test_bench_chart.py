"""The chart of growth: an SVG that can be read by eye and by ear, whatever the figures are."""

import math
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.growth_chart import HEIGHT, LEFT, WIDTH, Scale, chart

POINTS = st.lists(st.tuples(st.integers(1, 10**6), st.floats(0.001, 10**5)), min_size=1, max_size=5)


def drawn(lines: dict[str, list[tuple[int, float]]]) -> ElementTree.Element:
    """The chart, read by a parser of XML."""
    return ElementTree.fromstring(chart("Cost <x>", "records", "seconds & more", lines))  # noqa: S314


@given(st.dictionaries(st.text("ab<&\"'", min_size=1), POINTS, min_size=1, max_size=4))
def test_a_chart_is_well_formed_and_keeps_to_its_frame(
    lines: dict[str, list[tuple[int, float]]],
) -> None:
    circles = [each for each in drawn(lines).iter() if each.tag.endswith("circle")]
    assert len(circles) == sum(map(len, lines.values()))
    for circle in circles:
        assert LEFT <= float(circle.attrib["cx"]) <= WIDTH
        assert 0 <= float(circle.attrib["cy"]) <= HEIGHT


def test_a_chart_says_in_words_what_it_shows() -> None:
    told = drawn({"Ours": [(1000, 2.0), (10_000, 21.5)]}).attrib["aria-label"]
    assert told == "Cost <x>. Ours: 2.0 at 1,000, 21.5 at 10,000"


def test_both_axes_are_named_and_marked_with_round_figures() -> None:
    texts = [each.text for each in drawn({"Ours": [(1000, 2.0), (30_000, 65.0)]}).iter()]
    assert {"records", "seconds & more", "1,000", "3,000", "30,000", "1", "10", "100"} <= {*texts}


def test_names_at_the_ends_of_lines_are_clear_of_each_other() -> None:
    same = [(1000, 2.0), (10_000, 20.0)]
    names = [
        float(each.attrib["y"])
        for each in drawn({"Ours": same, "Theirs": same}).iter()
        if each.attrib.get("class", "").startswith("name-")
    ]
    assert abs(names[0] - names[1]) >= 14


def test_equal_ratios_are_equal_ways_on_a_scale() -> None:
    scale = Scale([1, 100], 0, 100)
    assert math.isclose(scale.place(10) - scale.place(1), scale.place(100) - scale.place(10))
