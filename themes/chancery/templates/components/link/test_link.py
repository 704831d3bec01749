"""The ways to other records."""

from components.rendering import Examples, words


def test_what_encloses_a_place_stands_nearest_first_each_with_its_mark(examples: Examples) -> None:
    shown = examples["What encloses a place"]
    assert [words(link) for link in shown.select("a")] == ["Lake House", "Corvane", "Corvia"]
    assert len(shown.select("button.mark")) == 2


def test_links_in_a_line_are_separated(examples: Examples) -> None:
    assert examples.words("In a line") == "The river Orl, Fishing"


def test_a_list_has_a_link_an_item(examples: Examples) -> None:
    items = examples["As a list"].select("ul > li")
    assert len(items) == 5
    assert all(len(item.select("a")) == 1 for item in items)


def test_how_records_belong_together_is_said_and_marked(examples: Examples) -> None:
    shown = examples["What it belongs with"]
    assert "Beno Karsk: They have prepared every agreement" in words(shown)
    assert shown.select("button.mark")


def test_what_is_akin_to_an_event_says_when_it_was_and_what_they_have_in_common(
    examples: Examples,
) -> None:
    items = examples["What is akin to an event"].select("li")
    assert items
    assert all(item.select("a") and item.select("time") for item in items)
    assert all(words(item.select_one(".meta")) for item in items)


def test_mentions_stand_by_kind(examples: Examples) -> None:
    kinds = [words(kind) for kind in examples["Where it is mentioned"].select("dt")]
    assert kinds == ["Documents", "Sources"]


def test_the_sources_are_those_of_the_marks_before(examples: Examples) -> None:
    sources = {words(link) for link in examples["The sources of a page"].select("a")}
    assert "Belport Gazette, 25 June 2031" in sources
