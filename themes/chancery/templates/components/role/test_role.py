"""An office, when it was held, and how it is worded."""

from components.rendering import Examples, words

DISPUTED = "On another side, with a dispute over the wording"


def test_each_role_says_its_time_or_that_none_is_stated(examples: Examples) -> None:
    times = [words(each) for each in examples["Roles over time"].select(".held > time")]
    assert times == ["September 2030", "2024", "2029", "June 2031"]
    assert examples.words("Time not stated, in an organization").startswith("Time not stated")


def test_time_and_title_have_each_its_mark(examples: Examples) -> None:
    for role in examples["Roles over time"].select(".held-roles > li"):
        assert role.select(".held button.mark") and role.select(".held-title button.mark")


def test_a_role_leads_to_its_organization(examples: Examples) -> None:
    title = examples["Time not stated, in an organization"].select_one(".held-title")
    assert title is not None and words(title.a) == "Foreign Ministry of Belmora"


def test_one_wording_stands_in_the_line_and_several_are_one_key_away(examples: Examples) -> None:
    one, several = examples["Worded in one way"], examples["Roles over time"]
    assert "As worded: Minister of the Exterior" in words(one) and not one.select("details")
    assert words(several.select_one("details:not([open]) > summary")) == (
        "As worded by the sources, in 2 ways"
    )


def test_a_wording_in_another_language_says_which_and_has_its_mark(examples: Examples) -> None:
    wordings = examples["Roles over time"].select("details li")
    assert [wording.q.get("lang") for wording in wordings if wording.q] == [None, "ru"]
    assert all(wording.select("button.mark") for wording in wordings)


def test_a_dispute_over_a_wording_is_in_sight(examples: Examples) -> None:
    details = examples[DISPUTED].select_one("details[open]")
    assert details is not None and details.select("[role=group]")


def test_a_side_is_named_where_the_role_is_on_another(examples: Examples) -> None:
    assert words(examples[DISPUTED].select_one(".side")) == "River Union"
    assert not examples["Worded in one way"].select(".side")
