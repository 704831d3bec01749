"""A status is said in words."""

from chancery.vocabulary import Status
from components.rendering import Examples


def test_every_status_is_said_in_words(examples: Examples) -> None:
    for status in Status:
        assert examples.words(status.label).startswith(status.label)


def test_what_was_planned_says_as_of_when(examples: Examples) -> None:
    assert examples.words("Planned") == "Planned, as of 20 June 2031"


def test_where_the_article_has_no_day_it_is_named(examples: Examples) -> None:
    shown = examples.words("Planned, in an article without a day")
    assert shown == "Planned, as of Ardania Herald, undated"
