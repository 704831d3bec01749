"""What stands side by side, and that it leads to where it is told in full."""

from components.rendering import Examples, words


def test_every_part_has_its_heading(examples: Examples) -> None:
    headings = [words(each) for each in examples["Two sources that differ"].select("h3")]
    assert headings == [
        "Where they differ",
        "What they share",
        "Only in Corvia Courier, 20 June 2031",
    ]


def test_each_version_names_who_tells_it_and_the_one_followed_is_said(examples: Examples) -> None:
    versions = [words(each) for each in examples["Two sources that differ"].select(".differ ul li")]
    assert versions[0].startswith("Corvia Courier, 20 June 2031: On the day after the talks")
    assert versions[0].endswith("The record follows this.")
    assert versions[1].startswith("Belport Gazette, 25 June 2031: On 17 June.")


def test_a_source_without_a_point_of_its_own_is_named(examples: Examples) -> None:
    assert "No point rests alone on Belport Gazette" in examples.words("Two sources that differ")


def test_every_point_keeps_its_mark(examples: Examples) -> None:
    points = examples["Two sources that differ"].select(".points dd")
    assert points and all(point.select("button.mark") for point in points)
