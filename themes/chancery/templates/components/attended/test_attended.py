"""Where someone was, year by year, and in what role."""

from bs4 import Tag

from components.rendering import Examples, words

WHOLE = "One role throughout, and a year that is not known"
CHANGING = "Roles that change, on visits of one’s own and of others"


def titles(shown: Tag) -> list[str]:
    """The titles of visits and lone meetings, without their marks."""
    return [words(title.a) for title in shown.select(".outing-title")]


def test_years_are_parts_of_the_page_and_the_unknown_one_is_the_last(examples: Examples) -> None:
    years = examples[WHOLE].select("section[id] section[id]")
    assert [year["id"] for year in years] == ["y2019", "y2030", "y2031", "page--undated"]
    assert [words(year.h3) for year in years][-1] == "In an unknown year"


def test_a_role_that_never_changes_is_told_once(examples: Examples) -> None:
    assert examples.words(WHOLE).count("Foreign Minister") == 1
    assert "In all of them as Foreign Minister" in examples.words(WHOLE)


def test_a_role_is_told_where_it_changes(examples: Examples) -> None:
    roles = [words(role) for role in examples[CHANGING].select(".as-role")]
    assert [role.rstrip("0123456789") for role in roles] == [
        "as Chair of the Lake Commission",
        "as Foreign Minister",
        "as Chair of the Lake Commission",
        "as Foreign Minister",
        "as Chair of the Lake Commission",
        "as Foreign Minister",
    ]
    assert all(role.select("button.mark") for role in examples[CHANGING].select(".as-role"))


def test_a_role_that_no_source_states_is_said_to_be_so(examples: Examples) -> None:
    assert examples.words("A role that is not stated").count("in a role not stated") == 1


def test_a_visit_has_a_mark_only_where_the_person_travelled(examples: Examples) -> None:
    own = examples[CHANGING].select(".outing-title:has(.mark)")
    others = examples[CHANGING].select(".outing-title:not(:has(.mark))")
    assert [words(title.a) for title in own] == [
        "Oswin at the springs",
        "Oswin in Arden for a day",
        "Oswin does not come to Belport",
    ]
    assert [words(title) for title in others] == ["Torvald and Karsk in Corvia"]


def test_meetings_stand_below_their_visit_under_their_day_each_with_its_mark(
    examples: Examples,
) -> None:
    joint = examples[WHOLE].select(".outing")[
        titles(examples[WHOLE]).index("Torvald and Karsk in Corvia")
    ]
    days = [words(day.select_one(".outing-date")) for day in joint.select(".outing-day")]
    assert days == ["16 June 2031", "17 June 2031", "possibly 17 June 2031", "18 June 2031"]
    meetings = joint.select(".outing-day li")
    assert len(meetings) == 4
    assert all(meeting.select("a") and meeting.select("button.mark") for meeting in meetings)


def test_what_was_not_held_says_its_status(examples: Examples) -> None:
    assert words(examples[CHANGING].select(".outing")[-1].select_one(".status")) == "Cancelled"
    assert not examples[CHANGING].select(".outing")[0].select(".status")


def test_too_many_meetings_are_counted_and_left_to_the_visit(examples: Examples) -> None:
    shown = examples.words("More meetings than a page tells")
    assert shown.endswith("140 meetings, told on the page of the visit")
