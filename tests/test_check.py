"""What the check finds: each broken rule with its place, and nothing where all is right."""

import shutil
from pathlib import Path

import pytest

from chancery.check import RULES, check, rule_name
from chancery.load import load
from check_cases import DATES, GAZETTE, KARSK, REFERENCES, TORVALD, VISIT, Case
from check_cases_claims import PEOPLE, PROVENANCE
from check_cases_colours import ARDANIA, BELMORA, COLOURS, coloured
from check_cases_sources import ANNOUNCED, ANNOUNCEMENTS, MAKERS, PARAGRAPHS
from conftest import SITES

CASES = (
    *REFERENCES,
    *DATES,
    *PEOPLE,
    *ANNOUNCEMENTS,
    *PROVENANCE,
    *PARAGRAPHS,
    *MAKERS,
    *COLOURS,
)
DINNER = "    date: 2031-05-13\n    cite"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """The content of a small dossier without problems, to break."""
    return Path(shutil.copytree(SITES / "valid" / "minimal" / "content", tmp_path / "content"))


def edit(content: Path, file: str, old: str, new: str) -> None:
    """Replace what stands in a file exactly once; nothing stands for the file's end."""
    path = content / file
    path.parent.mkdir(parents=True, exist_ok=True)
    text = path.read_text("utf-8") if path.exists() else ""
    assert not old or text.count(old) == 1
    path.write_text(text.replace(old, new) if old else text + new, "utf-8")


def said_of(content: Path) -> list[str]:
    """Every problem of a dossier, with paths as from inside its folder."""
    return [str(problem).replace(f"{content}/", "") for problem in check(load(content))]


@pytest.mark.parametrize("site", sorted(path.name for path in (SITES / "valid").iterdir()))
def test_a_valid_site_has_neither_problems_nor_warnings(site: str) -> None:
    assert said_of(SITES / "valid" / site / "content") == []


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_broken_rule_is_told_with_its_place_and_nothing_else(content: Path, case: Case) -> None:
    edit(content, case.file, case.old, case.new)
    said = [line.removeprefix(f"{case.file}:") for line in said_of(content)]
    assert said == case.said.splitlines()


MISPLACED = {
    "peple/zed.yaml": "peple:1:1: misplaced: no kind of record is called peple; "
    "did you mean people?",
    "zed.yaml": "zed.yaml:1:1: misplaced: a record lies in the folder of its kind; "
    "move it into one of visits, meetings, people, places, organizations, documents, topics, "
    "sources, announcements, sides",
    "documents": "documents:1:1: misplaced: the documents lie in a folder, and this is a file",
}


@pytest.mark.parametrize("name", MISPLACED)
def test_a_record_where_none_is_looked_for_is_told(content: Path, name: str) -> None:
    (content / name).parent.mkdir(exist_ok=True)
    (content / name).write_text("name: Zed\n", "utf-8")
    assert said_of(content) == [MISPLACED[name]]


def test_a_link_in_the_dossiers_own_words_names_a_record(content: Path) -> None:
    text = (content / "dossier.yaml").read_text("utf-8").splitlines()
    text[0] = "title: On [[harbor-hall]]"
    (content / "dossier.yaml").write_text("\n".join(text) + "\n", "utf-8")
    message = "there is no record harbor-hall; did you mean harbour-hall?"
    assert said_of(content) == [f"dossier.yaml:1:8: unknown-id: {message}"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("https://example.org/edit/{file}", []),
        (
            "https://example.org/edit/",
            ["corrections: write {file} once, where the record's file belongs"],
        ),
        ("edit/{file}", ["url: an address starts with https:// or http://"]),
    ],
)
def test_the_address_for_corrections_says_where_the_file_belongs(
    content: Path, address: str, said: list[str]
) -> None:
    """It is an address with {file} in it."""
    path = content / "dossier.yaml"
    text = path.read_text("utf-8")
    line = len(text.splitlines()) + 1
    path.write_text(f"{text}corrections: {address}\n", "utf-8")
    assert said_of(content) == [f"dossier.yaml:{line}:14: {message}" for message in said]


def test_every_rule_has_a_case_and_says_in_one_line_what_it_asks() -> None:
    shown = "\n".join(case.said for case in CASES)
    for rule in RULES:
        assert f": {rule_name(rule)}: " in shown
        assert rule.__doc__ is not None
        assert "\n" not in rule.__doc__


FITTING = [
    ("a meeting some day in the month of its visit", VISIT, DINNER, "    date: 2031-05\n    cite"),
    ("a meeting at about the time of its visit", VISIT, DINNER, "    date: 2031-05-16~\n    cite"),
    ("a role that ends on the day", TORVALD, "2030/..", "../2031-05-12"),
    ("a role that ends in the year", TORVALD, "2030/..", "../2031"),
    (
        "two roles of which one fits the day",
        KARSK,
        "    title: Foreign Minister\n",
        "    title: Foreign Minister\n  - {id: envoy, title: Envoy, held: ../2030}\n",
    ),
    (
        "a date that was inferred within a span",
        VISIT,
        DINNER,
        "    date: 2031-05-13\n    inferred:\n"
        "      date: {because: That month., counted_from: 2031-05}\n    cite",
    ),
    (
        "bounds of a date counted from a day",
        GAZETTE,
        "date: 2031-05-14\n",
        "date: 2031-05-14/2031-06\ninferred:\n"
        "  date: {because: It tells of that day., counted_from: 2031-05-14}\n",
    ),
    ("a phrase of ten words", VISIT, "must be shared fairly", "a b c d e f g h i - j"),
    (
        "a group of the same words on another side",
        VISIT,
        "        side: belmora",
        "        side: belmora\n      - {group: local merchants, side: ardania}",
    ),
    ("an announcement of the last day", ANNOUNCED, "said: 2031-05-04", "said: 2031-05-13"),
    ("an announcement of about then", ANNOUNCED, "said: 2031-05-04", "said: 2031-05-15~"),
    ("an announcement of an unknown day", ANNOUNCED, "said: 2031-05-04\n", ""),
    ("an announcement of what no kind covers", ANNOUNCED, "expects: visits", "expects: other"),
    ("an announcement with a last word", ANNOUNCED, "", "last_word: It was to be soon.\n"),
    ("a visit that one side reports", VISIT, "level:", "status: reported\nlevel:"),
    ("sides without colours", ARDANIA, "colour: '#0b5cad'\ncolour_dark: '#7ab8f5'\n", ""),
    ("an orange beside a blue", BELMORA, "", coloured("#a04a00", "#f2a65a")),
    (
        "a party's colours on a side that is none",
        BELMORA,
        "",
        "party: false\n" + coloured("#0b5cad", "#7ab8f5"),
    ),
]


@pytest.mark.parametrize("edited", FITTING, ids=[name for name, *_ in FITTING])
def test_what_may_be_right_is_no_problem(content: Path, edited: tuple[str, str, str, str]) -> None:
    """What is only imprecise, or left open on purpose, is not held against the editor."""
    _, file, old, new = edited
    edit(content, file, old, new)
    assert said_of(content) == []


BYLINE = "cite: belport-gazette-2031#1"
CITING = [
    ("a record", VISIT, 'belport-gazette-2031#2 "arrived in Belport"', "{}"),
    ("a field", VISIT, "    topics: fishing\n", "    topics: fishing\n    cites: {title: {}}\n"),
    ("a note", TORVALD, "roles:\n", "notes: {text: She came., cite: {}}\nroles:\n"),
    ("a version", VISIT, 'belport-gazette-2031#3 "for two hours"', "{}"),
    ("a dispute", VISIT, "        follows: 1\n", "        follows: 1\n        cite: {}\n"),
    (
        "an inference",
        VISIT,
        "    date: 2031-05-13\n    cite",
        "    date: 2031-05-13\n    inferred: {date: {because: So it was., cite: {}}}\n    cite",
    ),
    ("a source's own summary", GAZETTE, "cites:\n", "summary: {text: News., cite: {}}\ncites:\n"),
]


@pytest.mark.parametrize("edited", CITING, ids=[name for name, *_ in CITING])
def test_a_paragraph_is_accounted_for_wherever_it_is_cited(
    content: Path, edited: tuple[str, str, str, str]
) -> None:
    """In a field, note, dispute, version or inference as well as in the record itself."""
    _, file, old, new = edited
    edit(content, GAZETTE, "paragraphs: 6", "paragraphs: 7")
    assert "nothing is drawn from paragraph 7" in " ".join(said_of(content))
    edit(content, file, old, new.replace("{}", "belport-gazette-2031#7"))
    assert said_of(content) == []


def test_a_byline_serves_for_the_records_of_who_made_the_source(content: Path) -> None:
    """For the author's and the publisher's own records, and for nobody else's."""
    edit(content, "people/ida-venn.yaml", "cite: belport-gazette-2031#3", BYLINE)
    assert [line.split(": ")[1] for line in said_of(content)] == ["masthead"]
    edit(content, GAZETTE, "paragraphs: 6", "author: ida-venn\nparagraphs: 6")
    edit(content, GAZETTE, "cites:\n", "cites:\n  author: belport-gazette-2031#1\n")
    assert said_of(content) == []


def test_a_dispute_that_is_left_open_may_be_about_a_field_that_is_left_out(content: Path) -> None:
    edit(content, VISIT, "    duration: two hours\n", "")
    edit(content, VISIT, "        follows: 1\n", "")
    assert said_of(content) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (TORVALD, "name: Ana", "nam: Ana", ["missing-field", "unknown-field"]),
        (GAZETTE, "short:", "short", ["not-a-record"]),
        (VISIT, "level: minister", "level: ministre", ["not-in-list"]),
        (VISIT, "title: Torvald in Belport", "title: [", ["yaml-syntax"]),
    ],
)
def test_a_file_that_cannot_be_read_does_not_make_others_look_wrong(
    content: Path, file: str, old: str, new: str, said: list[str]
) -> None:
    """Neither is its id unknown, nor that of a meeting in it, nor is what it uses an orphan."""
    meeting = "related: {to: karsk-dinner-2031, how: The dinner.}\n"
    edit(content, "topics/fishing.yaml", "", meeting)
    edit(content, file, old, new)
    found = check(load(content))
    assert sorted(problem.rule for problem in found) == said
    assert {problem.path for problem in found} == {f"{content}/{file}"}


def test_an_id_that_two_files_have_is_told_once(content: Path) -> None:
    edit(content, "topics/belport.yaml", "", "name: Belport\ncite: editor\n")
    assert said_of(content) == [
        "topics/belport.yaml:1:1: duplicate-id: the id belport is taken by places/belport.yaml"
    ]


def test_problems_come_in_the_order_of_their_places(content: Path) -> None:
    """By path, line and column, whatever rule finds them."""
    edit(content, VISIT, "cite: belport-gazette-2031#4", "cite: belport-gazette-2031#9")
    edit(content, VISIT, "    place: harbour-hall", "    place: harbour-hull")
    edit(content, TORVALD, "held: 2030/..", "held: 2030/2029")
    places = [line.split(" ")[0] for line in said_of(content)]
    assert places == [
        f"{TORVALD}:12:11:",
        "places/harbour-hall.yaml:1:1:",
        f"{VISIT}:18:12:",
        f"{VISIT}:51:11:",
    ]
