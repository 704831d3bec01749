"""What an announcement's row tells, and what became of it."""

from bs4 import Tag

from components.rendering import Examples, words

OPEN = "Open, one with a last word, one disputed"


def row(examples: Examples, id_: str) -> Tag:
    """The row of an announcement."""
    found = examples.page.find(id=id_)
    assert isinstance(found, Tag) and found.name == "tr"
    return found


def test_each_ledger_is_a_table_with_a_caption_and_headings(examples: Examples) -> None:
    for shown in examples.values():
        table = shown.table
        assert table is not None and words(table.caption).startswith("Announcements")
        assert [words(each) for each in table.select("thead th[scope=col]")] == [
            "What was to happen",
            "Who said it",
            "Due",
            "What became of it",
        ]


def test_each_announcement_has_its_address_its_marks_and_a_way_to_mend_it(
    examples: Examples,
) -> None:
    rows = examples.page.select("tbody tr[id]")
    assert len(rows) == 5
    for each in rows:
        assert each["id"] and each.select("th[scope=row] button.mark")
        assert each.find("a", string="Suggest a correction")


def test_a_cell_names_its_column_where_the_headings_are_out_of_sight(examples: Examples) -> None:
    for each in examples.page.select("tbody tr[id]"):
        labels = [words(label) for label in each.select("td > .cell-label")]
        assert labels == ["Who said it", "Due", "What became of it"]


def test_what_no_source_reports_is_never_said_not_to_have_happened(examples: Examples) -> None:
    for each in examples[OPEN].select("tbody tr[id]"):
        assert words(each.select("td")[-1].select_one("p")) == "No source here reports it"


def test_what_came_true_names_the_record_by_which_it_did(examples: Examples) -> None:
    became = row(examples, "charter-announced-2030").select("td")[-1]
    assert "Fulfilled by Orl Charter" in words(became)
    assert became.select("p > a") and became.select("button.mark")


def test_a_last_word_has_its_mark(examples: Examples) -> None:
    became = row(examples, "fish-count-announced-2031").select("td")[-1]
    assert "Money for it had been found." in words(became)
    assert len(became.select("button.mark")) == 2


def test_what_is_not_said_is_told_to_be_so(examples: Examples) -> None:
    _, due, _ = row(examples, "library-announced-2031").select("td")
    assert words(due.div) == "not said"


def test_what_sources_differ_on_stands_below_the_row_as_wide_as_the_table(
    examples: Examples,
) -> None:
    below = row(examples, "ferry-announced-2031").find_next_sibling("tr")
    assert isinstance(below, Tag) and below.td is not None and below.td["colspan"] == "4"
    assert len(below.select("[role=group]")) == 2
    assert "By when was the ferry to come?" in words(below)
    assert "Was it a ferry, or a bridge?" in words(below)
