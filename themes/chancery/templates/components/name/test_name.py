"""Every form of a name, and who uses it."""

from components.rendering import Examples, words


def test_a_form_in_another_script_says_its_language(examples: Examples) -> None:
    forms = examples["In several scripts"].select("tbody [lang]")
    assert [form["lang"] for form in forms] == ["ru", "ko"]


def test_every_form_has_its_mark_and_says_where_it_stands(examples: Examples) -> None:
    for row in examples["In several scripts"].select("tbody tr"):
        assert row.select("button.mark")
        assert words(row.select("td")[-1])


def test_a_form_that_no_source_has_says_so(examples: Examples) -> None:
    rows = examples["In several scripts"].select("tbody tr:has([lang])")
    assert [words(row.select("td")[-1]) for row in rows] == ["no source", "no source"]


def test_each_form_says_what_kind_it_is_and_the_preferred_one_is_the_first(
    examples: Examples,
) -> None:
    kinds = [words(kind) for kind in examples["In several scripts"].select("tbody th .meta")]
    assert kinds == ["preferred, Latin", "Cyrillic", "Hangul", "short form, Latin"]


def test_the_reason_for_the_preferred_form_is_one_key_away(examples: Examples) -> None:
    summary = examples["Sources differ"].select_one("details:not([open]) > summary")
    assert words(summary) == "Why this form"


def test_sources_that_differ_on_a_name_are_said_to(examples: Examples) -> None:
    assert "Sources differ" in examples.words("Sources differ")
    assert "Sources differ" not in examples.words("In several scripts")
