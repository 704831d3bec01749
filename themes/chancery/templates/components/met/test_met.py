"""Whom someone met: how often, and the way to each meeting."""

from components.rendering import Examples, words

TITLE = "Many meetings, few, and some told elsewhere"


def test_those_met_most_often_come_first_with_their_side(examples: Examples) -> None:
    rows = examples[TITLE].select("tbody tr")
    assert [words(row.th) for row in rows] == [
        "Beno Karsk Belmora",
        "Lena Oswin Corvia",
        "Tomas Reik Side not stated",
        "Mira Solenne Side not stated",
    ]
    assert [words(row.td) for row in rows] == ["4", "3", "1", "1"]


def test_the_bar_says_no_more_than_the_figure_and_is_hidden(examples: Examples) -> None:
    for row in examples[TITLE].select("tbody tr"):
        bar = row.select_one("svg[aria-hidden=true] > rect")
        assert bar is not None and bar["width"] == words(row.td)


def test_a_few_meetings_are_listed_and_many_are_one_key_away(examples: Examples) -> None:
    many, few, *_ = examples[TITLE].select("tbody tr")
    assert words(many.select_one("details:not([open]) > summary")) == "4 meetings"
    assert len(many.select("li > a")) == 4
    assert not few.select("details") and len(few.select("li > a")) == 3


def test_of_meetings_that_it_does_not_list_it_says_where_they_are(examples: Examples) -> None:
    *_, last = examples[TITLE].select("tbody tr")
    assert words(last.select("td")[-1]) == "Among the visits and meetings of both"


def test_the_table_has_a_caption_and_headings(examples: Examples) -> None:
    table = examples[TITLE].table
    assert table is not None and table.caption is not None
    assert len(table.select("thead th[scope=col]")) == 3


def test_those_met_several_times_have_an_address(examples: Examples) -> None:
    """Other pages lead to it; a single meeting has a page of its own."""
    ids = [row.get("id") for row in examples[TITLE].select("tbody tr")]
    assert ids == ["met--beno-karsk", "met--lena-oswin", None, None]
