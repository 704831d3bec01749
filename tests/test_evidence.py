"""Evidence: what the texts of the sources bear out, and how the command tells."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chancery.cli import main
from evidence_dossier import COURIER, RECORDS, VISIT, found_in, note, problems_of, write

PASSAGES = [
    pytest.param(note("They met.", 'courier#3 "at the Harbour Hall"'), [], id="phrase stands"),
    pytest.param(
        note("He was thanked.", "courier#5 \"Torvald 'thanked him'\""), [], id="plain quotes"
    ),
    pytest.param(
        note("They met.", 'courier#4 "at the Harbour Hall"'),
        [
            "8: phrase: 'at the Harbour Hall' does not stand in paragraph 4; "
            + "it stands in paragraph 3"
        ],
        id="phrase stands elsewhere",
    ),
    pytest.param(
        note("They met.", 'courier#3 "at the Harbor Hall"'),
        [
            "8: phrase: 'at the Harbor Hall' does not stand in paragraph 3; "
            "the paragraph has 'at the Harbour Hall.'"
        ],
        id="phrase misspelt",
    ),
    pytest.param(
        note("They met.", 'courier#3 "at the Harbour Ha"'),
        [
            "8: phrase: 'at the Harbour Ha' does not stand in paragraph 3; "
            "the paragraph has 'at the Harbour Hall.'"
        ],
        id="phrase ends within a word",
    ),
    pytest.param(
        note("[[beno-karsk]] was there.", 'courier#4 "looked on"'),
        [
            "9: person-not-named: no cited paragraph names Beno Karsk; "
            "cite a paragraph that does as well: paragraphs 3, 5, 6 and 8 of courier"
        ],
        id="linked person not named",
    ),
    pytest.param(
        note("Beno Karsk was there.", 'courier#4 "looked on"'),
        [
            "9: person-not-named: no cited paragraph names Beno Karsk; "
            "cite a paragraph that does as well: paragraphs 3, 5, 6 and 8 of courier"
        ],
        id="person in words not named",
    ),
    pytest.param(
        note("[[ana-torvald]] laid a wreath.", 'courier#4 "laid a wreath"'),
        [
            "9: person-not-named: no cited paragraph names Ana Torvald; "
            "cite a paragraph that does as well: paragraphs 2, 3, 5 and 8 of courier"
        ],
        id="short name inside another person's name",
    ),
    pytest.param(
        note(
            "[[ana-torvald]] laid a wreath.",
            'courier#4 "laid a wreath"',
            'courier#2 "Foreign Minister Ana Torvald"',
        ),
        [],
        id="office in one paragraph, its holder in another",
    ),
    pytest.param(
        note("It was said.", 'courier#6 "had asked the Minister" via news-agency'),
        [],
        id="informant named",
    ),
    pytest.param(
        note("It was said.", 'courier#7 "last met" via news-agency'),
        [
            "8: informant-not-named: no cited paragraph names news-agency, whom it is said to "
            "report; cite a paragraph that does as well, or say via in the source's words"
        ],
        id="informant not named",
    ),
    pytest.param(
        note("They had met in 2030.", 'courier#7 "The two last met"'), [], id="year in a text"
    ),
    pytest.param(
        note("They had met on 17 June 2030.", 'courier#7 "The two last met"'),
        [
            "9: date-not-stated: '17 June 2030' is stated neither by the cited paragraphs "
            "('2030') nor by the record; cite a paragraph that states it, or leave it out"
        ],
        id="day in a text not stated",
    ),
    pytest.param(
        note("By 2040 they had met.", 'courier#7 "The two last met"'),
        [],
        id="year in a text is the record's",
    ),
]


@pytest.mark.parametrize(("meeting", "expected"), PASSAGES)
def test_a_claim_is_held_against_the_paragraphs_it_cites(
    tmp_path: Path, meeting: str, expected: list[str]
) -> None:
    """Phrase, people, informants and the dates in a text stand in a cited paragraph."""
    assert found_in(tmp_path, meeting) == expected


NAMES = [
    pytest.param("name: Belport", "name: Belmouth", "name-not-found", id="place"),
    pytest.param("name: Ana Torvald", "name: Anna Torvald", "name-not-found", id="person"),
    pytest.param("text: Karsk", "text: Karski", "name-not-found", id="other form"),
    pytest.param("stated: Foreign", "stated: Prime", "name-not-found", id="office as stated"),
]


@pytest.mark.parametrize(("old", "new", "rule"), NAMES)
def test_a_name_is_spelt_as_a_cited_paragraph_spells_it(
    tmp_path: Path, old: str, new: str, rule: str
) -> None:
    """Names of people and things, and offices as stated, stand letter for letter."""
    records = {name: text.replace(old, new) for name, text in RECORDS.items()}
    assert records != RECORDS
    write(tmp_path, records, {"courier": COURIER})
    assert rule in {problem.split(": ")[1] for problem in problems_of(tmp_path)}


def test_a_statements_direct_words_are_the_sources(tmp_path: Path) -> None:
    """They stand letter for letter in a cited paragraph."""
    visit = VISIT.replace("phrase: No sea parts us", "phrase: No sea divides us")
    write(tmp_path, {**RECORDS, "visits/visit.yaml": visit}, {"courier": COURIER})
    assert problems_of(tmp_path) == [
        "65: phrase: the direct words 'No sea divides us' do not stand in a cited paragraph; "
        "cite the paragraph that has them, or leave them to the gist"
    ]


ELEVEN = "see how the fishing boats of the northern harbour are mended"
AUTHOR = [
    pytest.param("torvald-reik", "torvald-reik", [], id="the author speaks"),
    pytest.param("Torvald Reik", "torvald-reik", ["torvald-reik"], id="the author is but words"),
    pytest.param("torvald-reik", "beno-karsk", ["beno-karsk"], id="another person speaks"),
    pytest.param(
        "torvald-reik", "[torvald-reik, beno-karsk]", ["beno-karsk"], id="both of them speak"
    ),
]


@pytest.mark.parametrize(("author", "by", "missing"), AUTHOR)
def test_the_author_of_an_article_speaks_in_it_without_being_named(
    tmp_path: Path, author: str, by: str, missing: list[str]
) -> None:
    """Whoever else speaks is named in a cited paragraph."""
    source = RECORDS["sources/courier.yaml"] + (
        f"author: {author}\nstatements:\n"
        f"  - {{id: view, by: {by}, gist: It was long ago., cite: 'courier#7 \"last met\"'}}\n"
    )
    write(tmp_path, {**RECORDS, "sources/courier.yaml": source}, {"courier": COURIER})
    labels = {"torvald-reik": "Torvald Reik", "beno-karsk": "Beno Karsk"}
    found = problems_of(tmp_path)
    assert len(found) == len(missing)
    for problem, person in zip(found, missing, strict=True):
        assert f"person-not-named: no cited paragraph names {labels[person]}" in problem


MAKER = [
    pytest.param("author: Courier", True, id="words that it has"),
    pytest.param("author: The Crier", False, id="words that it does not have"),
    pytest.param("publisher: courier-house", True, id="record that it names"),
    pytest.param("publisher: news-agency", False, id="record that it does not name"),
]


@pytest.mark.parametrize(("maker", "named"), MAKER)
def test_who_made_a_source_is_named_in_a_cited_paragraph(
    tmp_path: Path, maker: str, named: bool
) -> None:
    """By the words, or by any name of the record; the record may cite the byline as well."""
    field, _, value = maker.partition(": ")
    records = {
        **RECORDS,
        "organizations/courier-house.yaml": "name: Courier\ncite: courier#1\n",
        "sources/courier.yaml": RECORDS["sources/courier.yaml"].replace(
            "cites: {", f"{maker}\ncites: {{{field}: courier#1, "
        ),
    }
    if "courier-house" not in maker:
        del records["organizations/courier-house.yaml"]
    write(tmp_path, records, {"courier": COURIER})
    told = f"7: name-not-found: no cited paragraph names {value}; cite one that does, or "
    assert problems_of(tmp_path) == ([] if named else [f"{told}cites: {field}: editor"])


COPIED = [
    pytest.param(f"They came to {ELEVEN}.", True, id="eleven words"),
    pytest.param(f"They came to {ELEVEN.upper()}.", True, id="eleven words in capitals"),
    pytest.param("They saw the fishing boats of the northern harbour, mended.", False, id="eight"),
    pytest.param(
        "At last Minister of Foreign Affairs of Belmora at the Harbour Hall.", False, id="names"
    ),
]


@pytest.mark.parametrize(("text", "copied"), COPIED)
def test_no_text_has_more_than_ten_words_of_a_source_in_a_row(
    tmp_path: Path, text: str, copied: bool
) -> None:
    """What is the editor's own and the dossier's own words are no exception."""
    info = RECORDS["dossier.yaml"].replace("Who went where.", text)
    write(tmp_path, {**RECORDS, "dossier.yaml": info}, {"courier": COURIER})
    words = f"11 words in a row are those of courier#6: '{ELEVEN}'"
    expected = [f"2: copied-words: {words}; say it in your own words"] if copied else []
    assert problems_of(tmp_path) == expected


def test_names_do_not_count_in_a_run_of_words(tmp_path: Path) -> None:
    """With names taken out, too few words of the paragraph are left."""
    text = "On June 17 Torvald met Beno Karsk, Minister of Foreign Affairs of Belmora."
    info = RECORDS["dossier.yaml"].replace("Who went where.", text)
    write(tmp_path, {**RECORDS, "dossier.yaml": info}, {"courier": COURIER})
    assert problems_of(tmp_path) == []


def run(folder: Path, *options: str) -> Result:
    """Run the command on the dossier in a folder."""
    return CliRunner().invoke(main, ["evidence", str(folder / "content"), *options])


def test_a_dossier_that_verifies_ends_with_its_totals(tmp_path: Path) -> None:
    """Every claim is counted once, as verified, inferred, the editor's or failing."""
    write(tmp_path, {**RECORDS, "visits/visit.yaml": VISIT}, {"courier": COURIER})
    result = run(tmp_path, "--texts", str(tmp_path / "texts"))
    assert result.output == "31 claims: 26 verified, 2 inferred, 3 the editor's, 0 failing\n"
    assert result.exit_code == 0


def test_a_flaw_is_shown_with_its_place_and_fails(tmp_path: Path) -> None:
    """The output is that of check, then the totals."""
    meeting = note("They met.", 'courier#4 "at the Harbour Hall"')
    write(tmp_path, {**RECORDS, "meetings/meeting.yaml": meeting}, {"courier": COURIER})
    result = run(tmp_path, "--texts", str(tmp_path / "texts"))
    lines = result.output.splitlines()
    assert "content/meetings/meeting.yaml:8:9: phrase: 'at the Harbour Hall'" in lines[0]
    assert lines[-1].endswith(", 1 failing")
    assert result.exit_code == 1


def test_what_check_finds_comes_first(tmp_path: Path) -> None:
    """Nothing is verified before the records are sound."""
    meeting = note("They met.", 'courier#9 "at the Harbour Hall"')
    write(tmp_path, {**RECORDS, "meetings/meeting.yaml": meeting}, {"courier": COURIER})
    result = run(tmp_path, "--texts", str(tmp_path / "texts"))
    assert "unknown-paragraph: courier has no paragraph 9" in result.output
    assert "claims" not in result.output
    assert result.exit_code == 1


def test_without_texts_it_says_so(tmp_path: Path) -> None:
    """They are not part of the project."""
    write(tmp_path, RECORDS, {})
    result = run(tmp_path)
    assert result.output == (
        "chancery: the texts of the sources are not part of the project; "
        "say where they are: chancery evidence --texts DIR\n"
    )
    assert result.exit_code == 2


TEXTS = [
    pytest.param({}, "there is no folder ", id="no folder"),
    pytest.param({"other": "[1] Words.\n"}, "holds no text of any source", id="no text"),
    pytest.param({"courier": "Words.\n"}, "a paragraph starts without its number", id="no number"),
    pytest.param({"courier": "[1] A.\n\n[1] B.\n"}, "[1] is there twice", id="number twice"),
]


@pytest.mark.parametrize(("texts", "message"), TEXTS)
def test_texts_that_cannot_be_used_are_the_users_mistake(
    tmp_path: Path, texts: dict[str, str], message: str
) -> None:
    """The command says what is wrong with the folder and exits 2."""
    write(tmp_path, RECORDS, texts)
    result = run(tmp_path, "--texts", str(tmp_path / "texts"))
    assert message in result.output
    assert result.exit_code == 2


def test_a_text_that_is_missing_among_others_is_named(tmp_path: Path) -> None:
    """Each source needs its text."""
    gazette = RECORDS["sources/courier.yaml"].replace("courier#1", "gazette#1")
    records = {**RECORDS, "sources/gazette.yaml": gazette}
    write(tmp_path, records, {"courier": COURIER})
    result = run(tmp_path, "--texts", str(tmp_path / "texts"))
    assert "lacks the text of a source: gazette.txt" in result.output
    assert result.exit_code == 2


def test_a_source_and_its_text_have_as_many_paragraphs(tmp_path: Path) -> None:
    """Otherwise the text is not the one that the records cite."""
    write(tmp_path, RECORDS, {"courier": COURIER + "\n[9] More.\n"})
    assert problems_of(tmp_path) == [
        "3: no-such-paragraph: the text of courier has 9 paragraphs, not 8"
    ]
