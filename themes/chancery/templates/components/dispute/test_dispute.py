"""What a dispute tells, and the sign that says there is one."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize("title", ["One version followed", "None followed"])
def test_a_dispute_is_a_group_named_by_its_question(examples: Examples, title: str) -> None:
    group = examples[title].select_one("[role=group]")
    assert group is not None
    question = examples.page.find(id=str(group["aria-labelledby"]))
    assert question is not None and words(group).find("Sources differ") == 0
    assert question.get_text().endswith("?")


@pytest.mark.parametrize("title", ["One version followed", "None followed"])
def test_every_version_has_its_mark(examples: Examples, title: str) -> None:
    versions = examples[title].select("ol > li")
    assert len(versions) >= 2
    assert all(version.select("button.mark") for version in versions)


def test_the_version_that_the_record_follows_is_said_in_words(examples: Examples) -> None:
    versions = [words(each) for each in examples["One version followed"].select("ol > li")]
    assert ["The record follows this." in each for each in versions] == [True, False, False]


def test_where_none_is_followed_that_is_said_with_the_reason(examples: Examples) -> None:
    shown = examples.words("None followed")
    assert "The record follows this" not in shown
    assert "The record follows none of them. No source names who received him." in shown


def test_notes_on_a_version_and_on_the_dispute_are_shown_with_their_marks(
    examples: Examples,
) -> None:
    notes = examples["One version followed"].select(".remark")
    assert [words(note).split(".")[0] for note in notes] == [
        "Note: The article names nobody who saw him",
        "Note: The record says so under its status",
    ]
    assert all(note.select("button.mark") for note in notes)


def test_the_sign_counts_only_where_there_are_several(examples: Examples) -> None:
    assert examples.words("The sign in a list") == "Sources differ"
    assert examples.words("The sign for several") == "Sources differ on 2 points"
