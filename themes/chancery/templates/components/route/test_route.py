"""The stops of a journey, in their order, with what is known of each."""

from bs4 import Tag

from components.rendering import Examples, words

MANY = "Passed, disputed, undated and planned stops"
DAYS = "Several stops on a day, and one place twice"


def stop(shown: Tag, number: int) -> Tag:
    """A stop on the line, counted from 1."""
    return shown.select("ol.route > li")[number - 1]


def test_stops_are_a_list_in_the_order_of_the_journey(examples: Examples) -> None:
    places = [words(each.a) for each in examples[MANY].select("ol.route .stop-place")]
    assert places == ["Arden", "Orl Bridge", "Corvane", "The springs of the Orl", "Belport"]


def test_each_stop_and_each_of_its_days_has_its_mark(examples: Examples) -> None:
    for each in examples.page.select("ol.route > li"):
        assert each.select(".stop-place button.mark")
    days = examples.page.select(".stop-days > span:has(time)")
    assert days and all(day.select("button.mark") for day in days)


def test_what_a_stop_was_is_said_in_words(examples: Examples) -> None:
    shown = examples[MANY]
    assert "passed through without a stop" in words(stop(shown, 2))
    assert "Planned, as of Ardania Herald" in words(stop(shown, 5))
    assert "by train" in words(stop(shown, 1)) and "about 9 a.m." in words(stop(shown, 3))


def test_a_day_still_to_come_is_not_told_as_one_that_was(examples: Examples) -> None:
    assert words(stop(examples[MANY], 3).select_one(".stop-days")).startswith("arrived 16 Jun")
    assert words(stop(examples[MANY], 5).select_one(".stop-days")).startswith("arrival 19 Jun")


def test_a_stop_without_a_day_says_so_but_for_one_that_stands_alone(examples: Examples) -> None:
    assert "no day stated" in words(stop(examples[MANY], 4))
    assert "no day stated" not in examples.words("One stop alone, planned, without a day")


def test_the_way_to_what_was_not_reached_is_broken(examples: Examples) -> None:
    broken = [
        bool(each.select(".stop-way-open")) for each in examples[MANY].select("ol.route > li")
    ]
    assert broken == [False, False, False, True, False]


def test_stops_on_one_day_are_joined_by_the_words(examples: Examples) -> None:
    ways = [words(each) for each in examples[DAYS].select(".stop-way")]
    assert ways == ["same day", "same day", ""]


def test_a_stop_reached_and_left_on_one_day_tells_the_day_once(examples: Examples) -> None:
    days = stop(examples[DAYS], 3).select_one(".stop-days")
    assert days is not None and len(days.select("time")) == 1
    assert words(days).startswith("arrived and left 9 Apr")
    assert len(days.select("button.mark")) == 2


def test_a_day_that_is_not_certain_is_never_told_as_one_that_is(examples: Examples) -> None:
    assert "arrived possibly 10 Apr" in words(stop(examples[DAYS], 4))


def test_a_dispute_is_signed_on_the_line_and_told_below_it(examples: Examples) -> None:
    sign = stop(examples[MANY], 3).select_one("a.stop-differs")
    assert sign is not None
    assert sign["aria-label"] == "Sources differ: On which day did they come to Corvane?"
    told = examples.page.find(id=str(sign["href"])[1:])
    assert isinstance(told, Tag) and told.find_parent(class_="route-notes")


def test_notes_stand_below_under_the_name_of_their_stop(examples: Examples) -> None:
    headings = [words(each) for each in examples[MANY].select(".route-notes h3")]
    assert headings == ["Orl Bridge", "Corvane"]
    assert words(examples[DAYS].select_one(".route-notes h3")) == "Belport (stop 4)"


def test_years_are_told_where_the_visit_has_several(examples: Examples) -> None:
    assert "arrived 30 Dec 2019" in examples.words("One stop alone")
    assert "2031" not in words(examples[MANY].select_one("ol.route"))
