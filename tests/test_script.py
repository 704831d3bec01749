"""The one script of every page: the theme's, joined, without comments."""

from pathlib import Path

from chancery.pages.script import script


def test_the_scripts_are_joined_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = tmp_path / "scripts"
    folder.mkdir()
    (folder / "b.js").write_text("// The second.\nsecond();", "utf-8")
    (folder / "a.js").write_text("/* The first. */\nfirst(`a  b`);", "utf-8")
    (tmp_path / "static.js").write_text("third();", "utf-8")
    assert script(tmp_path) == "first(`a  b`);second();"


def test_what_is_quoted_keeps_its_spaces(tmp_path: Path) -> None:
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "a.js").write_text("say(`a  b`, 'c  // d');", "utf-8")
    assert script(tmp_path) == "say(`a  b`,'c  // d');"
