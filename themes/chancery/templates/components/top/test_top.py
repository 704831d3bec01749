"""The top of a page."""

from components.rendering import Examples, words


def test_the_name_stands_between_what_it_is_and_when(examples: Examples) -> None:
    top = examples.page.select_one("header.top")
    assert top is not None
    order = [(each.name, words(each)) for each in top.select(".kicker, h1, .deck")]
    assert order == [
        ("p", "For those who work on the theme"),
        ("h1", "Style guide"),
        ("p", "Tokens, text, signs and components"),
    ]


def test_facts_stand_behind_the_words(examples: Examples) -> None:
    facts = examples.page.select(".top-words + .top-facts dt")
    assert [words(fact) for fact in facts] == ["Status", "When", "Visitor", "Host"]
