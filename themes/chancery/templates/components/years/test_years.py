"""What the small timeline draws, and that all of it is said in words."""

from bs4 import Tag

from components.rendering import Examples, words

WHOLE = "Of the dossier, leading to the timeline"
OF_ONE = "Of a person, leading to the rows on the page"


def cell(shown: Tag, year: str) -> Tag:
    """The cell of a year."""
    return next(each for each in shown.select(".year-cell") if year in words(each))


def test_years_come_in_order_with_the_gaps_between_them_in_words(examples: Examples) -> None:
    cells = [words(each) for each in examples[WHOLE].select("ol > li")]
    assert cells == [
        "2019 4 visits",
        "2020 1 visit",
        "Nothing on record 2021–2029",
        "2030 1 meeting, 1 reported visit",
        "2031 1 visit, 1 planned visit, 1 cancelled visit",
        "2032 2 planned visits, 1 planned meeting",
    ]


def test_what_has_no_year_is_counted(examples: Examples) -> None:
    assert examples.words(WHOLE).endswith("1 more in an unknown year.")


def test_what_is_drawn_is_hidden_from_those_who_are_told_it(examples: Examples) -> None:
    for shown in examples.values():
        drawings = shown.select("svg")
        assert drawings and all(svg["aria-hidden"] == "true" for svg in drawings)


def test_a_day_a_span_and_a_month_are_drawn_as_what_they_are(examples: Examples) -> None:
    found = cell(examples[WHOLE], "2019")
    for kind in ("year-day", "year-span", "year-band"):
        assert len(found.select(f"path.{kind}")) == 1


def test_what_is_planned_or_unconfirmed_is_drawn_open(examples: Examples) -> None:
    assert all(cell(examples[WHOLE], "2032").select("path.year-band.year-open"))
    assert cell(examples[WHOLE], "2030").select("path.year-span.year-open")
    assert not cell(examples[WHOLE], "2019").select("path.year-open")


def test_on_a_person_s_page_a_year_leads_to_its_rows(examples: Examples) -> None:
    links = [link["href"] for link in examples[OF_ONE].select("ol a")]
    assert links == ["#y2019", "#y2030", "#y2031"]


def test_each_timeline_has_a_name_of_its_own(examples: Examples) -> None:
    names = [nav["aria-label"] for nav in examples.page.select("nav")]
    assert names == ["Years of the dossier", "Years on record"]
