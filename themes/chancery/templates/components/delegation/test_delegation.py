"""Who is shown to have taken part, and as what."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize(
    ("title", "sides"),
    [
        ("Three sides", ["Ardania", "Belmora", "Corvia"]),
        ("A side that is not stated", ["Belmora", "Side not stated"]),
    ],
)
def test_each_side_has_its_own_list_under_its_name(
    examples: Examples, title: str, sides: list[str]
) -> None:
    assert [words(each) for each in examples[title].select("h3, h4")] == sides
    assert len(examples[title].select(".delegation > ul")) == len(sides)


def test_a_person_is_linked_marked_and_shown_in_the_role_of_that_day(examples: Examples) -> None:
    torvald = examples["Three sides"].select_one(".delegation li")
    assert torvald is not None
    assert words(torvald.select_one("a")) == "Ana Torvald"
    assert torvald.select("button.mark")
    assert words(torvald.select_one(".role")).startswith("Foreign Minister")


def test_a_person_without_a_role_is_given_none(examples: Examples) -> None:
    reik = examples["A side that is not stated"].select(".delegation li")[-1]
    assert words(reik.select_one(".who")) == "Tomas Reik"
    assert not reik.select(".role")


def test_a_group_is_said_to_be_unnamed_with_its_organization_and_number(examples: Examples) -> None:
    shown = examples.words("A group of an organization")
    assert "Not named by the source · six" in shown and "· of River Department" in shown


def test_a_sign_leads_from_a_participant_to_the_dispute_below_all_lists(examples: Examples) -> None:
    (sign,) = examples["Three sides"].select(".delegation li:has(.group) a.sign[href^='#']")
    dispute = examples["Three sides"].select_one(".delegations ~ .dispute")
    assert dispute is not None
    assert sign["href"] == f"#{dispute['id']}"


def test_what_someone_did_is_told(examples: Examples) -> None:
    assert "She gave each of them a jar of river water." in examples.words("What someone did")


def test_in_a_few_lines_each_side_has_one(examples: Examples) -> None:
    lines = [words(line) for line in examples["In a few lines"].select("li")]
    assert lines[1] == "Belmora Beno Karsk, interpreters"
    assert lines[-1] == "Side not stated Tomas Reik"
