"""What came of an event, what was on its agenda, what it concerns, what announced it."""

import pytest

from components.rendering import Examples, words


def test_an_outcome_names_the_documents_and_topics_it_concerns(examples: Examples) -> None:
    first, second = examples["Outcomes"].select("ul > li")
    concerns = words(first.select_one(".meta"))
    assert concerns == "Documents: Orl Charter On The river Orl"
    assert not second.select(".meta")


def test_every_item_keeps_its_mark(examples: Examples) -> None:
    for title in ("Outcomes", "An agenda"):
        items = examples[title].select("ul > li")
        assert items and all(item.select("button.mark") for item in items)


def test_documents_and_topics_are_parts_of_the_page(examples: Examples) -> None:
    headings = [words(each) for each in examples["Documents and topics"].select("section > h2")]
    assert headings == ["Documents", "Topics"]


def test_an_announcement_says_what_it_is_to_the_record_and_who_made_it(examples: Examples) -> None:
    shown = examples.words("What announced it")
    assert "Said by Ana Torvald, 18 June 2031" in shown


@pytest.mark.parametrize(
    "became",
    [
        "Fulfilled by this document.",
        "No source here reports what became of it.",
        "Planned: Experts are to count the fish.",
    ],
)
def test_an_announcement_says_what_became_of_it(examples: Examples, became: str) -> None:
    assert became in examples.words("Announcements of someone, with what became of them")
