"""What lies within what."""

from components.rendering import Examples, words


def test_each_stands_inside_of_what_encloses_it(examples: Examples) -> None:
    house = examples["Places"].find("a", string="Lake House")
    assert house is not None
    around = [words(item.find("a")) for item in house.find_parents("li")]
    assert around == ["Lake House", "Corvane", "Corvia"]


def test_a_place_says_what_kind_of_place_it_is(examples: Examples) -> None:
    assert "Corvane city" in examples.words("Places")


def test_each_stands_once(examples: Examples) -> None:
    for title in ("Places", "Organizations"):
        links = [words(link) for link in examples[title].select("a")]
        assert links and len(links) == len(set(links))
