"""A visit's page on paper: what each claim rests on is there, and what is for the screen is not."""

import io
import re
import unicodedata

import pytest
from pypdf import PdfReader

from browser.conftest import Reader
from browser.sites import open_url


@pytest.fixture
def paper(reader: Reader, visit_url: str) -> tuple[str, list[str], list[str]]:
    """The text of the printed page; the texts of its notes and of its menu's links."""
    page = reader()
    open_url(page, visit_url)
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = letters("".join(sheet.extract_text() for sheet in pdf.pages))
    notes = page.locator(".note").all_text_contents()
    return text, notes, page.locator("#page--menu a").all_text_contents()


def letters(text: str) -> str:
    """A text's letters and digits alone, which lines, hyphens and ligatures leave as they are."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).casefold()


def test_every_note_is_printed(paper: tuple[str, list[str], list[str]]) -> None:
    text, notes, _ = paper
    assert any(re.search(r"paragraph \d+", note) for note in notes)
    pieces = [piece for note in notes for piece in re.findall(r"paragraph \d+|“[^”]+”", note)]
    assert [piece for piece in pieces if letters(piece) not in text] == []
    assert text.count("paragraph") >= sum("paragraph" in piece for piece in pieces)


def test_the_menu_is_not_printed(paper: tuple[str, list[str], list[str]]) -> None:
    text, _, menu = paper
    assert menu
    assert letters("".join(menu)) not in text
    assert letters("Skip to the content") not in text
