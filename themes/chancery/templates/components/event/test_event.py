"""What a list tells of each visit and meeting."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize("title", ["Visits", "Meetings"])
def test_each_row_has_a_date_a_link_and_a_status_in_words(examples: Examples, title: str) -> None:
    rows = examples[title].select("ol > li")
    assert len(rows) >= 4
    for row in rows:
        assert row.select("time[datetime]")
        assert row.select("a")
        assert words(row.select_one(".status"))


def test_a_visit_says_who_travels_to_whom(examples: Examples) -> None:
    assert "Visit, minister Ardania Belmora to Corvia" in examples.words("Visits")


def test_a_meeting_says_of_which_visit_it_is_part(examples: Examples) -> None:
    assert "part of Torvald and Karsk in Corvia" in examples.words("Meetings")


def test_what_sources_differ_on_has_the_sign(examples: Examples) -> None:
    signed = [words(row) for row in examples["Visits"].select("li:has(.sign)")]
    assert len(signed) == 2
    assert all("Sources differ" in row for row in signed)
