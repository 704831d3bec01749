"""Who said what to whom, and who reports it."""

from components.rendering import Examples, words


def test_a_statement_is_headed_by_who_said_it(examples: Examples) -> None:
    assert (
        words(examples["A part of a page, on a day of its own"].select_one("h3")) == "River Union"
    )


def test_a_statement_says_to_whom_it_was_made(examples: Examples) -> None:
    shown = examples.words("To someone, with a phrase")
    assert shown.startswith("To Ardania, Belmora")


def test_a_statement_has_an_address(examples: Examples) -> None:
    assert examples["To someone, with a phrase"].select("#oswin-2031-water")


def test_only_a_direct_phrase_stands_in_quotation_marks(examples: Examples) -> None:
    quoted = [words(each) for each in examples["To someone, with a phrase"].select("q")]
    assert quoted == ["Water knows no border"]
    assert not examples["A part of a page, on a day of its own"].select("q")


def test_who_reports_it_is_said_directly_or_through_whom(examples: Examples) -> None:
    direct = "Reported by Corvia Courier, 20 June 2031; Belport Gazette, 25 June 2031"
    assert direct in examples.words("To someone, with a phrase")
    chain = "Reported by Corvia Courier, 20 June 2031 through Belmora News Agency from unnamed"
    assert chain in examples.words("Through others, and disputed")


def test_a_dispute_over_a_statement_stands_with_it(examples: Examples) -> None:
    assert examples["Through others, and disputed"].select(".statement .dispute")


def test_a_day_that_is_not_that_of_the_event_is_given(examples: Examples) -> None:
    assert examples["A part of a page, on a day of its own"].select("time[datetime='2031-06-22']")
    assert not examples["To someone, with a phrase"].select("time")


def test_told_elsewhere_each_leads_to_where_it_was_said(examples: Examples) -> None:
    items = examples["Told elsewhere"].select("ol > li")
    assert items
    for item in items:
        assert item.select("a") and item.select("button.mark")
