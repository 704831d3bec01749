"""The A to Z of names: every spelling, each with who bears it."""

from bs4 import Tag

from components.rendering import Examples, words

LETTERS = "Letters, some of them on this page"
NAMES = "Names under their letters"


def entry(shown: Tag, spelling: str) -> Tag:
    """The entry of a spelling."""
    return next(li for li in shown.select("li") if words(li.a) == spelling)


def test_a_preferred_name_stands_by_itself(examples: Examples) -> None:
    assert words(entry(examples[NAMES], "Ana Torvald")) == "Ana Torvald"


def test_another_spelling_is_told_with_the_preferred_one_and_its_language(
    examples: Examples,
) -> None:
    found = [li for li in examples[NAMES].select("li") if li.select_one("a[lang=ko]")]
    assert found and all(li.select_one(".bearer") for li in found)


def test_other_scripts_come_after_latin_letters(examples: Examples) -> None:
    scripts = [words(heading) for heading in examples[NAMES].select("h3")]
    assert scripts[0] == "Latin" and scripts[1:] == sorted(scripts[1:])


def test_a_letter_shown_here_is_a_way_to_it_and_another_to_its_page(examples: Examples) -> None:
    links = {words(link): str(link["href"]) for link in examples[LETTERS].select("a")}
    assert links["A"] == "#letter-a"
    assert links["B"] != "#letter-b"
