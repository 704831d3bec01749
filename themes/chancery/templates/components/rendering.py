"""Renders a component's examples for its tests, as the style guide does."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from bs4 import BeautifulSoup, Tag
from jinja2 import Environment, FileSystemLoader

from chancery.dossier import Dossier
from chancery.load import load
from chancery.pages.style_guide import ADDRESS, GuideHere
from chancery.site_settings import JINJA_ENVIRONMENT

THEME: Final = Path(__file__).parents[2]

_WITH_NOTES: Final = """\
{{% from "components/citation/macro.html" import notes %}}
{{% include "components/{name}/examples.html" %}}
{{{{ notes(here) }}}}
"""


class Examples(Mapping[str, Tag]):
    """What a component's examples show, by their titles."""

    def __init__(self, html: str) -> None:
        """Take the HTML of all examples, with the notes that their marks open."""
        self.page = BeautifulSoup(html, "html5lib")
        self._found = {
            words(example.select_one(".example-title")): example.select_one(".example-body")
            for example in self.page.select(".example")
        }

    def __getitem__(self, title: str) -> Tag:
        """The body of the example with this title."""
        body = self._found[title]
        assert isinstance(body, Tag)
        return body

    def __iter__(self) -> Iterator[str]:
        """Go through the titles."""
        return iter(self._found)

    def __len__(self) -> int:
        """Count the examples."""
        return len(self._found)

    def words(self, title: str) -> str:
        """What an example says, without line breaks."""
        return words(self[title])

    def note(self, mark: Tag | None) -> Tag:
        """The note that a mark opens."""
        assert mark is not None
        note = self.page.find(id=str(mark["popovertarget"]))
        assert isinstance(note, Tag)
        return note


def words(element: Tag | None) -> str:
    """What an element says, without line breaks."""
    assert element is not None
    return " ".join(element.get_text().split())


def render(name: str) -> Examples:
    """The examples of a component, from the guide's own records."""
    here = GuideHere(_dossier(), ADDRESS)
    template = _templates().from_string(_WITH_NOTES.format(name=name))
    return Examples(template.render(here=here, dossier=here.dossier))


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(THEME / "templates")
    return Environment(loader=loader, **JINJA_ENVIRONMENT)  # noqa: S701  autoescape is among them


@cache
def _dossier() -> Dossier:
    return Dossier(load(THEME / "guide"))
