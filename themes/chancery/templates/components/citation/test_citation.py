"""What marks say and open, by what a claim rests on."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize(
    ("title", "says"),
    [
        ("One source", ": where this comes from"),
        ("Several sources", ": where this comes from"),
        ("Through others", ": where this comes from"),
        ("Inferred", " inferred"),
        ("The editor’s own", " editor’s own claim"),
        ("The editor’s own, with the reason", " editor’s own claim"),
    ],
)
def test_a_mark_is_a_button_that_says_what_it_opens(
    examples: Examples, title: str, says: str
) -> None:
    """What it is called has what is to be seen in it, for those who speak to the page."""
    mark = examples[title].select_one("button.mark")
    assert mark is not None
    number = words(examples.note(mark).select_one(".note-title"))
    assert mark["aria-label"] == f"{number}{says}"
    assert words(mark) in mark["aria-label"]


def test_what_is_inferred_or_the_editors_says_so_in_words_beside_its_number(
    examples: Examples,
) -> None:
    assert words(examples["Inferred"].select_one(".mark")).endswith(" inferred")
    assert words(examples["The editor’s own"].select_one(".mark")).endswith(" editor")
    assert words(examples["One source"].select_one(".mark")).isdecimal()


@pytest.mark.parametrize(("title", "number"), [("One source", 1), ("Several sources", 2)])
def test_a_note_names_each_passage_with_source_paragraph_and_phrase(
    examples: Examples, title: str, number: int
) -> None:
    passages = examples.note(examples[title].select_one(".mark")).select(".citations > li")
    assert len(passages) == number
    for passage in passages:
        assert passage.select("a") and passage.select("q")
        assert "paragraph" in words(passage)


def test_a_chain_of_reports_runs_from_its_origin_to_the_source(examples: Examples) -> None:
    note = words(examples.note(examples["Through others"].select_one(".mark")))
    assert "unnamed officials, as reported by Belmora News Agency, as reported by Corvia" in note


def test_a_note_tells_from_what_a_value_was_inferred(examples: Examples) -> None:
    note = words(examples.note(examples["Inferred"].select_one(".mark")))
    assert "Inferred: The day after the talks" in note


def test_a_note_on_the_editors_claim_gives_the_reason_or_says_that_no_source_does(
    examples: Examples,
) -> None:
    without = examples.note(examples["The editor’s own"].select_one(".mark"))
    reasoned = examples.note(examples["The editor’s own, with the reason"].select_one(".mark"))
    assert "Editor’s claim: no source says so." in words(without)
    assert "Editor’s claim: A made-up place" in words(reasoned)


def test_a_record_names_its_file_and_leads_to_where_it_is_mended(examples: Examples) -> None:
    shown = examples["A way to mend the record"]
    assert words(shown.select_one("code")) == "people/ana-torvald.yaml"
    assert words(shown.select_one("a")) == "Suggest a correction"
