"""Stylesheets: what every page has, and what only those pages load that link it."""

from pathlib import Path

import pytest

from chancery.dossier import Dossier
from chancery.load import load
from chancery.pages.stylesheet import stylesheets
from conftest import ROOT

FILES = {
    "styles/10-tokens.css": ".token { color: red; }",
    "styles/90-print.css": "@media print { .token { color: black; } }",
    "styles/alone/front.css": ".front { margin: 0; }",
    "templates/components/mark/style.css": ".mark { margin: 0; }",
    "templates/components/graph/alone.css": "/* A graph. */ .graph { margin: 0; }",
    "templates/components/both/style.css": ".both { margin: 0; }",
    "templates/components/both/alone.css": ".both-more { margin: 0; }",
}


@pytest.fixture
def sheets(tmp_path: Path) -> dict[str, str]:
    """The stylesheets of a small theme."""
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    dossier = Dossier(load(ROOT / "tests/sites/valid/three-sides/content"))
    return dict(stylesheets(tmp_path, dossier))


def test_every_page_has_the_theme_its_components_and_the_sides_and_print_comes_last(
    sheets: dict[str, str],
) -> None:
    everywhere = sheets["chancery"]
    order = [everywhere.index(part) for part in (".token{", ".both{", ".mark{", ".side-", "@media")]
    assert order == sorted(order)
    for elsewhere in (".front", ".graph", ".both-more"):
        assert elsewhere not in everywhere


def test_what_stands_alone_is_a_stylesheet_of_its_name_without_comments(
    sheets: dict[str, str],
) -> None:
    assert {name: sheet for name, sheet in sheets.items() if name != "chancery"} == {
        "both": ".both-more{margin:0}",
        "front": ".front{margin:0}",
        "graph": ".graph{margin:0}",
    }
