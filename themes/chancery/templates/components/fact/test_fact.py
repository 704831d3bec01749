"""What a fact shows besides its value."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize("title", ["Stated", "Inferred", "Disputed"])
def test_a_fact_keeps_its_mark(examples: Examples, title: str) -> None:
    assert examples[title].select("dl > div > dd button.mark")


def test_an_inferred_fact_says_so(examples: Examples) -> None:
    assert examples.words("Inferred").endswith("inferred")


def test_the_dispute_over_a_fact_stands_with_it(examples: Examples) -> None:
    dispute = examples["Disputed"].select_one("dd .dispute")
    assert "On which day was the charter signed?" in words(dispute)


def test_what_is_no_claim_of_the_record_has_no_mark(examples: Examples) -> None:
    assert words(examples["No claim"].select_one("dt")) == "Part of"
    assert not examples["No claim"].select(".mark")
