"""The pages of a site are made, and of those again only the ones that show what has changed."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from chancery.made import MadeSite
from chancery.pages.page import File, Page
from chancery.pages.site import Unit, units
from chancery.tracking import note
from conftest import linked
from growth_dossier import build


class Notebook:
    """Texts by name; each has pages that tell it, and another text below that."""

    def __init__(self, **texts: list[str]) -> None:
        """Begin with these texts, page by page."""
        self.texts = texts
        self.below = "below"
        self.made: list[str] = []
        self.written: list[str] = []

    def units(self) -> list[Unit]:
        """A unit for each text."""
        return [Unit(name, lambda name=name: self._pages(name)) for name in self.texts]  # type: ignore[misc]

    def _pages(self, name: str) -> Iterator[Page]:
        self.made.append(name)
        note("text", name)
        for number, text in enumerate(self.texts[name]):
            address = f"{name}/{number}/"
            yield Page(address=address, template="", title=text, description="")

    def write(self, page: Page | File) -> str:
        """Render a page."""
        assert isinstance(page, Page)
        note("below", page.title)
        self.written.append(page.address)
        return page.title


def whole(notebook: Notebook) -> MadeSite:
    """All pages of a notebook."""
    made = MadeSite()
    list(made.make(notebook.units(), notebook.write))
    notebook.made.clear()
    notebook.written.clear()
    return made


def test_only_a_page_that_tells_something_else_is_written_again() -> None:
    notebook = Notebook(a=["one", "two"], b=["three"])
    made = whole(notebook)
    notebook.texts["a"] = ["one", "other"]
    assert made.remake(notebook.units(), {("text", "a")}, notebook.write) == set()
    assert (notebook.made, notebook.written) == (["a"], ["a/1/"])


def test_a_page_is_rendered_again_without_being_made_where_only_that_asked() -> None:
    notebook = Notebook(a=["one", "two"], b=["three"])
    made = whole(notebook)
    made.remake(notebook.units(), {("below", "two")}, notebook.write)
    assert (notebook.made, notebook.written) == ([], ["a/1/"])


def test_pages_that_are_no_more_are_told() -> None:
    """Those of a unit that has fewer, and those of a unit that is gone."""
    notebook = Notebook(a=["one", "two"], b=["three"])
    made = whole(notebook)
    notebook.texts = {"a": ["one"]}
    assert made.names == {"a", "b"}
    assert made.forget({"b"}) == {"b/0/index.html"}
    assert made.remake(notebook.units(), {("text", "a")}, notebook.write) == {"a/1/index.html"}
    assert notebook.written == []


def test_a_page_may_go_from_one_unit_to_another() -> None:
    notebook = Notebook(a=["one"])
    made = whole(notebook)
    moved = [Unit("c", notebook.units()[0].make)]
    assert made.forget({"a"}) == {"a/0/index.html"}
    assert made.remake(moved, set(), notebook.write) == set()
    assert notebook.written == ["a/0/"]


def test_two_units_of_one_name_are_a_mistake_that_is_told() -> None:
    notebook = Notebook(a=["one"])
    with pytest.raises(ValueError, match="called a"):
        list(MadeSite().make([*notebook.units(), *notebook.units()], notebook.write))


def test_all_units_of_a_large_dossier_have_names_of_their_own(tmp_path: Path) -> None:
    """A person, say, has a page, and lists below the timeline too."""
    names = [unit.name for unit in units(linked(build(tmp_path) / "content"))]
    assert {name: number for name, number in Counter(names).items() if number > 1} == {}
