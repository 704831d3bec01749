"""What the graphic of visits by year counts, and that it stays of one size."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.dossier import Dossier
from chancery.load import load
from chancery.pages.columns import (
    MOST_PANELS,
    MOST_YEARS,
    ByYear,
    spans_of,
    visits_by_year,
)

VISIT = """\
title: A visit
status: {status}
date: {date}
level: minister
visitor: {visitor}
host: {host}
cite: editor
"""
THERE = ("ardania", "belmora")
BACK = ("belmora", "ardania")


@pytest.mark.parametrize(
    ("years", "words"),
    [
        pytest.param([], "", id="no year, no column"),
        pytest.param([2031, 2031, 2030], "2030 2031", id="a year once, in order"),
        pytest.param([2030, 2034], "2030 2031 2032 2033 2034", id="a few years stand empty"),
        pytest.param([1949, 2018], "1949 (1950–2017) 2018", id="a gap stands for many"),
        pytest.param(range(2001, 2017), " ".join(map(str, range(2001, 2017))), id="as many as fit"),
        pytest.param(
            range(2001, 2031),
            "2000–04 2005–09 2010–14 2015–19 2020–24 2025–29 2030–34",
            id="of more years, five in a column",
        ),
        pytest.param(
            range(1951, 2029),
            "1950s 1960s 1970s 1980s 1990s 2000s 2010s 2020s",
            id="or decades",
        ),
        pytest.param(
            range(1201, 1800),
            "1200–99 1300–99 1400–99 1500–99 1600–99 1700–99",
            id="or centuries",
        ),
    ],
)
def test_columns_are_years_or_spans_of_them(years: list[int], words: str) -> None:
    """A long stretch without visits is one gap, shown in brackets here."""
    found = [f"({span.words})" if span.is_gap else span.words for span in spans_of(years)]
    assert " ".join(found) == words


@given(st.sets(st.integers(1, 9999)))
def test_every_year_stands_in_one_column_and_columns_are_few(years: set[int]) -> None:
    """Spans follow one upon the other; none that is a gap holds a year with a visit."""
    spans = spans_of(years)
    assert len(spans) <= MOST_YEARS
    for year in years:
        assert [s.is_gap for s in spans if s.first <= year <= s.last] == [False]
    assert all(before.last + 1 == after.first for before, after in pairwise(spans))


def counted(site: Path, visits: list[tuple[tuple[str, str], str, str]]) -> ByYear:
    """The graphic of a dossier that has just these visits: the way, the date, the status."""
    folder = site / "content" / "visits"
    for path in [*folder.rglob("*.yaml")]:
        path.unlink()
    for number, ((visitor, host), date, status) in enumerate(visits):
        text = VISIT.format(visitor=visitor, host=host, date=date, status=status)
        (folder / f"visit-{number}.yaml").write_text(text, "utf-8")
    return visits_by_year(Dossier(load(site / "content")))


def test_a_pair_of_sides_has_one_direction_above_the_line_and_one_below(small_site: Path) -> None:
    """The side that comes first in the dossier travels above; planned visits count apart."""
    found = counted(
        small_site,
        [
            (BACK, "2031-02", "held"),
            (THERE, "2031-03/2032-01", "reported"),
            (THERE, "2031-04", "planned"),
            (BACK, "2032", "cancelled"),
            (BACK, "2033", "planned"),
        ],
    )
    (panel,) = found.panels
    assert (panel.up.visitor, panel.up.host) == (("ardania",), ("belmora",))
    assert panel.down is not None
    assert (panel.up.happened, panel.up.reported, panel.up.planned) == (1, 1, 1)
    assert (panel.down.happened, panel.down.planned) == (1, 1)
    assert [(c.span.words, c.year, bool(c.up), bool(c.down)) for c in panel.columns] == [
        ("2031", 2031, True, True),
        ("2032", None, False, False),
        ("2033", 2033, False, True),
    ]
    assert found.cancelled == 1


@pytest.mark.parametrize("date", ["../2031", "/2031-05", "203X", "20XX"])
def test_a_visit_whose_year_is_not_known_has_no_column(small_site: Path, date: str) -> None:
    """No year is made up for it; the graphic says that it is left out."""
    found = counted(small_site, [(THERE, date, "held")])
    assert (found.panels, found.without_year) == ((), 1)


def test_heights_are_in_proportion_and_fit_the_graphic(small_site: Path) -> None:
    """In all directions on one scale: three visits are thrice as high as one."""
    found = counted(
        small_site,
        [(THERE, f"2031-0{n}", "held") for n in range(1, 7)]
        + [(BACK, "2031-01", "held"), (BACK, "2031-02", "planned")],
    )
    (panel,) = found.panels
    (column,) = panel.columns
    assert column.up is not None and column.down is not None and panel.down is not None
    assert column.up.solid == pytest.approx(6 * column.down.solid, abs=0.05)
    assert column.down.outline == pytest.approx(column.down.solid, abs=0.05)
    assert column.up.top < panel.up.height
    assert column.down.top < panel.down.height < panel.up.height


def test_what_is_only_reported_is_the_far_end_of_what_happened(small_site: Path) -> None:
    found = counted(
        small_site,
        [(THERE, "2031-01", "held"), (THERE, "2031-02", "held"), (THERE, "2031-03", "reported")],
    )
    bar = found.panels[0].columns[0].up
    assert bar is not None
    assert (bar.happened, bar.reported, bar.planned) == (3, 1, 0)
    assert bar.solid == pytest.approx(3 * bar.hatched, abs=0.05)


def test_pairs_without_a_panel_of_their_own_share_one(small_site: Path) -> None:
    """The pairs with the most visits have their own; those of the last panel name no sides."""
    ways = [
        ("ardania", "belmora"),
        ("ardania", "corvia"),
        ("belmora", "corvia"),
        ("[ardania, belmora]", "corvia"),
        ("[ardania, corvia]", "belmora"),
    ]
    visits = [(way, "2031", "held") for n, way in enumerate(ways) for _ in range(n + 1)]
    panels = counted(small_site, visits).panels
    assert len(panels) == MOST_PANELS + 1
    assert [panel.up.happened for panel in panels] == [5, 4, 3, 3]
    assert panels[-1].up.visitor == ()
    assert all(panel.down is None for panel in panels)


def test_two_sides_that_travel_together_are_one_direction(small_site: Path) -> None:
    """A visit of both to a third is not counted among the visits of either."""
    together = ("[ardania, belmora]", "corvia")
    found = counted(small_site, [(together, "2031", "held"), (THERE, "2031", "held")])
    assert {panel.up.visitor for panel in found.panels} == {("ardania", "belmora"), ("ardania",)}
