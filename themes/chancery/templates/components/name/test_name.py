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
    last = examples["In several scripts"].select("tbody tr")[-1]
    assert words(last.select("td")[-1]) == "no source"


def test_sources_that_differ_on_a_name_are_said_to(examples: Examples) -> None:
    assert "Sources differ" in examples.words("Sources differ")
    assert "Sources differ" not in examples.words("In several scripts")
