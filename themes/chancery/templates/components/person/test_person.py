"""What is said of a person, or of a group that the source does not name."""

from components.rendering import Examples, words


def test_a_name_leads_to_the_persons_page_and_claims_nothing(examples: Examples) -> None:
    alone = examples["Name alone"]
    assert words(alone.select_one("a")) == "Ana Torvald"
    assert not alone.select("button.mark")


def test_a_side_is_named(examples: Examples) -> None:
    assert words(examples["With a side"].select_one(".side")) == "Ardania"


def test_the_presence_and_the_role_have_each_their_mark(examples: Examples) -> None:
    shown = examples["In the role of that day"]
    assert "Foreign Minister" in words(shown.select_one(".role"))
    assert len(shown.select("button.mark")) == 2


def test_a_group_is_in_the_words_of_the_record_and_said_to_be_unnamed(examples: Examples) -> None:
    for title in ("A group, with its number and organization", "A group of no known organization"):
        assert "Not named by the source" in examples.words(title)
        assert examples[title].select(".group + .tie button.mark")
        assert not examples[title].select(".group a")


def test_the_number_and_the_organization_are_told_where_known(examples: Examples) -> None:
    known = examples.words("A group, with its number and organization")
    assert "six" in known and "of River Department" in known
    unknown = examples["A group of no known organization"]
    assert "about forty" in words(unknown) and not unknown.select("a")
