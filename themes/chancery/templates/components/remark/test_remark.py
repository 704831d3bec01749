"""Texts of our own, and remarks."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize(
    ("title", "marks"),
    [("A text of our own", 1), ("A remark on a remark", 2), ("The remarks of a record", 1)],
)
def test_each_text_keeps_its_mark(examples: Examples, title: str, marks: int) -> None:
    assert len(examples[title].select("button.mark")) == marks


def test_a_text_leads_to_the_records_that_it_names(examples: Examples) -> None:
    assert words(examples["A text of our own"].select_one("a")) == "charter"


def test_a_remark_is_said_to_be_one(examples: Examples) -> None:
    assert examples.words("A remark on a remark").count("Note:") == 2


def test_the_remarks_of_a_record_are_a_part_of_its_page(examples: Examples) -> None:
    assert words(examples["The remarks of a record"].select_one("section > h2")) == "Notes"
