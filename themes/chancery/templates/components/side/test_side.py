"""A side is said in words; its colour and shape only repeat them."""

import pytest

from components.rendering import Examples, words


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("The parties", ["Ardania", "Belmora", "Corvia"]),
        ("A side that is no party", ["River Union"]),
        ("Not stated", ["Side not stated"]),
    ],
)
def test_a_side_is_said_in_words(examples: Examples, title: str, names: list[str]) -> None:
    assert [words(side) for side in examples[title].select(".side")] == names


def test_each_party_has_a_class_of_its_own_for_colour_and_shape(examples: Examples) -> None:
    classes = [tuple(side["class"]) for side in examples["The parties"].select(".side")]
    assert len(set(classes)) == 3
