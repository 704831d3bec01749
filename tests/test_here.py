"""What a template is given of its page: links from there, and the notes that its marks open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from chancery import theme_path
from chancery.claims import cited_parts
from chancery.dossier import Dossier
from chancery.pages.addresses import address_of
from chancery.pages.here import Here
from chancery.site_settings import JINJA_ENVIRONMENT
from conftest import linked

ROW = (
    '{% from "components/event/macro.html" import event_row %}{{ event_row(here, event, *flags) }}'
)


@pytest.fixture
def dossier(small_site: Path) -> Dossier:
    """The small site's dossier."""
    return linked(small_site / "content")


@pytest.fixture(scope="session")
def theme() -> Environment:
    """The theme's templates."""
    loader = FileSystemLoader(theme_path() / "templates")
    return Environment(loader=loader, **JINJA_ENVIRONMENT)  # noqa: S701  autoescape is among them


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("", "./people/ana-torvald/"),
        ("timeline/", "../people/ana-torvald/"),
        ("people/beno-karsk/", "../../people/ana-torvald/"),
    ],
)
def test_a_link_starts_where_the_page_stands(dossier: Dossier, address: str, href: str) -> None:
    here = Here(dossier, address)
    label = dossier.label("ana-torvald")
    assert here.link("ana-torvald") == f'<a href="{href}">{label}</a>'
    assert here.link("ana-torvald", "<she>") == f'<a href="{href}">&lt;she&gt;</a>'
    assert here.link(dossier.people["ana-torvald"]) == here.link("ana-torvald")


def test_a_page_does_not_link_to_itself(dossier: Dossier) -> None:
    """Whether another page at its depth was linked from before or not."""
    other, own = Here(dossier, "people/beno-karsk/"), Here(dossier, "people/ana-torvald/")
    for words in (None, "she"):
        assert "<a " in other.link("ana-torvald", words)
        assert own.link("ana-torvald", words) == (words or dossier.label("ana-torvald"))


def test_what_rests_on_the_same_has_one_note_and_all_else_its_own(dossier: Dossier) -> None:
    here = Here(dossier, "")
    parts = [part for record in dossier for _, part in cited_parts(record)]
    marks = {part.basis: here.mark(part) for part in parts if part.basis}
    assert [here.mark(part) for part in parts if part.basis] == [
        marks[part.basis] for part in parts if part.basis
    ]
    assert len(set(marks.values())) == len(marks) == len(list(here.footnotes))
    assert [note.number for note in here.footnotes] == list(range(1, len(marks) + 1))


def of_every_event(dossier: Dossier, theme: Environment, address: str) -> Iterator[str]:
    """Its row on a page, in each form, none of which may set a mark."""
    template = theme.from_string(ROW)
    for event in dossier.events_and_meetings:
        for flags in ((), (False,), (True, True), (False, True)):
            here = Here(dossier, address)
            yield template.render(here=here, event=event, flags=flags)
            assert not list(here.footnotes)


def test_the_row_of_an_event_is_the_same_on_all_pages_at_one_depth(
    dossier: Dossier, theme: Environment
) -> None:
    """So that it need not be made again for each of them; it sets no mark."""
    rows = list(of_every_event(dossier, theme, "timeline/2031/"))
    assert rows == list(of_every_event(dossier, theme, "people/ana-torvald/"))
    assert all(f'data-event="{event.id}"' in "".join(rows) for event in dossier.events_and_meetings)


@pytest.mark.parametrize("address", ["", "places/", "places/belport/", "timeline/kind/visit/2/"])
def test_a_row_that_is_kept_is_the_one_that_its_page_would_make(
    dossier: Dossier, theme: Environment, address: str
) -> None:
    """Links start where each page stands, and a page has none to itself."""
    row_of = theme.get_template("components/event/macro.html").module.__dict__["row_of"]
    events = dossier.events_and_meetings
    pages = [address, *(address_of(dossier.get(event.id)) for event in events)]
    for event in events:
        for here in [Here(dossier, page or "") for page in pages]:
            assert here.row(row_of, event, True, False) == row_of(
                here, here.record(event), True, False
            )
            assert f'href="{here.to(here.address)}"' not in here.row(row_of, event, True, False)
