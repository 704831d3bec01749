"""Spellings: each article that has a name so spelt is cited for it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from chancery.evidence.texts import read_texts
from chancery.evidence.verdict import verify
from chancery.load import load
from conftest import SITES
from evidence_dossier import COURIER, RECORDS, problems_of, write

HERALD = """\
short: Herald
paragraphs: 3
masthead: 1
missing: {title: None is known., date: None is known., url: None is known.}
cite: editor
"""
KARSK, BELPORT = "people/beno-karsk.yaml", "places/belport.yaml"
AGENCY, TREATY = "organizations/news-agency.yaml", "documents/treaty.yaml"


def told(spelling: str, where: str = "paragraph 2", line: int = 1) -> str:
    """What is said of a spelling that the herald has."""
    are, of = ("are", "of one of them") if "and" in where else ("is", "of it")
    return (
        f"{line}: spelling-not-cited: '{spelling}' stands in herald as well ({where}), "
        f"which {are} not cited for it; add a citation {of}"
    )


def found(
    folder: Path,
    second: str,
    records: Mapping[str, str],
    *,
    first: str = "The Herald",
    third: str = "More.",
) -> list[str]:
    """What evidence finds once another article, of three paragraphs, is there as well."""
    texts = {"courier": COURIER, "herald": f"[1] {first}\n\n[2] {second}\n\n[3] {third}\n"}
    write(folder, {**RECORDS, "sources/herald.yaml": HERALD, **records}, texts)
    return problems_of(folder)


def named(file: str, *lines: str) -> dict[str, str]:
    """A record with more lines."""
    return {file: RECORDS[file] + "".join(f"{line}\n" for line in lines)}


ASKED = [
    pytest.param("Beno Karsk fell ill.", {}, [told("Beno Karsk")], id="person"),
    pytest.param("In Belport's streets.", {}, [told("Belport")], id="place"),
    pytest.param(
        "So says the Belmora News Agency.", {}, [told("Belmora News Agency")], id="organization"
    ),
    pytest.param(
        "They signed the Strait Treaty.",
        {TREATY: "name: Strait Treaty\ntype: treaty\ncite: editor\n"},
        [told("Strait Treaty")],
        id="document, the name being the editor's",
    ),
    pytest.param(
        "Beno Karsk and Ana Torvald fell ill.",
        {},
        [told("Ana Torvald"), told("Beno Karsk")],
        id="two people",
    ),
    pytest.param(
        "Port Belmora is another name of it.",
        named(BELPORT, "names:", "  - text: Port Belmora", "    cite: editor"),
        [told("Port Belmora", line=5)],
        id="another form",
    ),
    pytest.param(
        "He signs as Бено Карск.",
        named(KARSK, "  - {text: Бено Карск, language: be, cite: editor}"),
        [told("Бено Карск", line=8)],
        id="form in another script, which the text does have",
    ),
    pytest.param(
        "At last in Belport.",
        {"topics/port.yaml": "name: Belport\ncite: editor\n"},
        [told("Belport")],
        id="a topic of the same name",
    ),
    pytest.param(
        "Belport objects.",
        named("sides/belmora.yaml", "names: {text: Belport, form: short, cite: editor}"),
        [told("Belport")],
        id="a capital by whose name a side is called for short",
    ),
]


@pytest.mark.parametrize(("text", "records", "expected"), ASKED)
def test_an_article_that_has_a_name_is_cited_for_it(
    tmp_path: Path, text: str, records: Mapping[str, str], expected: list[str]
) -> None:
    """People, places, organizations and documents, under every full form of the name."""
    assert found(tmp_path, text, records) == expected


NOT_ASKED = [
    pytest.param("Karsk fell ill.", {}, id="short form"),
    pytest.param("Beno Karskov and belport.", {}, id="other words"),
    pytest.param("Belmora is near.", {}, id="side"),
    pytest.param(
        "Beno Karsk fell ill.",
        {
            "people/other.yaml": "name: Bo Karsk\ncite: editor\n"
            "names: {text: Beno Karsk, form: short}\n"
        },
        id="name of several records",
    ),
    pytest.param(
        "They stood on Beno Karsk Square.",
        {
            "places/square.yaml": "name: Beno Karsk Square\ntype: site\n"
            'cite: herald#2 "They stood"\n'
        },
        id="name inside of a longer one",
    ),
    pytest.param(
        "It is quiet.",
        named(BELPORT, "names:", "  - {text: Белпорт, language: be, cite: editor}"),
        id="form in another script",
    ),
    pytest.param(
        "The Minister of Peace came.",
        named(
            KARSK,
            "roles:",
            "  - id: peace",
            "    title: Minister of Peace",
            "    cite: editor",
            "    stated: Minister of Peace",
        ),
        id="wording of an office",
    ),
]


@pytest.mark.parametrize(("text", "records"), NOT_ASKED)
def test_what_does_not_name_one_record_by_itself_is_not_asked_for(
    tmp_path: Path, text: str, records: Mapping[str, str]
) -> None:
    """Short forms, names of several, parts of longer names, and names that no text has."""
    assert found(tmp_path, text, records) == []


def test_every_paragraph_that_has_it_is_named(tmp_path: Path) -> None:
    where = "paragraphs 2 and 3"
    assert found(tmp_path, "To Belport.", {}, third="From Belport.") == [told("Belport", where)]


def test_a_masthead_is_not_asked_for(tmp_path: Path) -> None:
    """What a headline or byline has may not be cited for another record."""
    assert found(tmp_path, "It is quiet.", {}, first="News from Belport") == []
    assert found(tmp_path, "In Belport.", {}, first="News from Belport") == [told("Belport")]


CITED = [
    pytest.param(['courier#2 "came to"', 'herald#2 "In Belport"'], [], id="one of two"),
    pytest.param(['courier#2 "came to"', 'herald#3 "Out of"'], [], id="the other"),
    pytest.param(
        ['courier#2 "came to"', 'herald#1 "The Herald"'],
        [told("Belport", "paragraphs 2 and 3")],
        id="one that does not have it",
    ),
]


@pytest.mark.parametrize(("cite", "expected"), CITED)
def test_one_passage_that_has_it_is_enough(
    tmp_path: Path, cite: list[str], expected: list[str]
) -> None:
    """Any paragraph of the article in which it is so spelt, be it cited for the name alone."""
    records = named(BELPORT, "cites:", "  name:", *(f"    - {one}" for one in cite))
    records["sources/herald.yaml"] = HERALD.replace("masthead: 1\n", "")
    assert found(tmp_path, "In Belport.", records, third="Out of Belport.") == expected


def test_a_site_whose_names_cite_every_article_has_no_flaw() -> None:
    site = SITES / "valid" / "three-sides"
    loaded = load(site / "content")
    assert verify(loaded, read_texts(site / "texts", loaded.records["sources"])).problems == []
