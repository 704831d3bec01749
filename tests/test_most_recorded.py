"""What a list shows of more records than a page may hold."""

from pathlib import Path

import pytest

from chancery.dossier import Dossier
from chancery.load import load
from chancery.pages.most_recorded import MOST, most_recorded
from conftest import SITES

SMALL = SITES / "valid" / "three-sides" / "content"
PASSAGE = "corvia-courier-2031#3"


@pytest.fixture
def content(small_site: Path) -> Path:
    """The records of three sides, to which others can be added."""
    return small_site / "content"


@pytest.mark.parametrize("folder", ["people", "places", "organizations", "topics", "sources"])
def test_a_list_that_fits_on_its_page_shows_every_record(folder: str) -> None:
    dossier = Dossier(load(SMALL))
    chosen = most_recorded(dossier, folder)
    assert chosen.ids == {record.id for record in dossier.of_kind(folder)}
    assert chosen.left_out == 0


def test_of_many_people_those_are_shown_who_took_part_most_often(content: Path) -> None:
    """Those who took part in nothing fill what room there is, in the order of their names."""
    for number in range(MOST):
        text = f"name: Aaron {number:03}\ncite: {PASSAGE}\n"
        (content / "people" / f"aaron-{number}.yaml").write_text(text, "utf-8")
    dossier = Dossier(load(content))
    chosen = most_recorded(dossier, "people")
    assert {id_ for id_ in dossier.attended if id_ in dossier.people} <= chosen.ids
    assert len(chosen.ids) == MOST
    assert chosen.left_out == len(dossier.people) - MOST
    shown = [id_ for id_ in dossier.people if id_ in chosen.ids and id_.startswith("aaron-")]
    assert shown == [f"aaron-{number}" for number in range(len(shown))]


def test_a_place_is_shown_with_all_that_enclose_it(content: Path) -> None:
    """Though nothing happened there, and though it makes the list a little longer."""
    folder = content / "places"
    for number in range(MOST):
        text = f"name: Hut {number}\ntype: site\nwithin: yard-{number}\ncite: {PASSAGE}\n"
        (folder / f"a-hut-{number}.yaml").write_text(text, "utf-8")
        text = f"name: Yard {number}\ntype: site\nwithin: corvane\ncite: {PASSAGE}\n"
        (folder / f"yard-{number}.yaml").write_text(text, "utf-8")
    dossier = Dossier(load(content))
    chosen = most_recorded(dossier, "places")
    assert chosen.left_out == len(dossier.places) - len(chosen.ids) > 0
    for id_ in chosen.ids:
        assert {outer.id for outer in dossier.within(dossier.places[id_])} <= chosen.ids


def test_of_many_sources_the_newest_are_shown(content: Path) -> None:
    for number in range(MOST):
        (content / "sources" / f"daily-{number}.yaml").write_text(
            f"title: Daily {number}\nshort: Daily {number}\ndate: {2100 + number}\n"
            "paragraphs: 1\nmissing:\n  url: Printed on paper only.\n",
            "utf-8",
        )
    chosen = most_recorded(Dossier(load(content)), "sources")
    assert chosen.ids == {f"daily-{number}" for number in range(MOST)}
