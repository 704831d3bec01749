"""Evidence: what the texts of the sources bear out, what they do not, and what pins a citation."""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from chancery.check import check
from chancery.cli import main
from chancery.evidence.texts import read_texts
from chancery.evidence.verdict import verify
from chancery.load import load

COURIER = """\
[1] Courier, 20.06.2031

[2] Foreign Minister Ana Torvald of Ardania came to Belport on June 17–18, 2031.

[3] On June 17 Torvald met Beno Karsk, Minister of Foreign Affairs of Belmora, at the Harbour Hall.

[4] The following day the Minister laid a wreath. Torvald Reik, a merchant, looked on.

[5] On Wednesday evening Karsk gave a dinner for her, and Torvald “thanked him”.

[6] In May, the Belmora News Agency said, Karsk had asked the Minister to come and see how the \
fishing boats of the northern harbour are mended before winter.

[7] The two last met in 2030.

[8] “No sea parts us,” Karsk told Torvald. The plan for 2032–2033 was not signed.
"""

RECORDS: Mapping[str, str] = {
    "dossier.yaml": """\
title: Letters across the strait
subtitle: Who went where.
description: A dossier about two made-up countries.
inclusion: Every visit that the source reports.
editor: The editors.
licence: CC BY 4.0
""",
    "sides/ardania.yaml": "name: Ardania\ncite: editor\n",
    "sides/belmora.yaml": "name: Belmora\ncite: editor\n",
    "places/belport.yaml": 'name: Belport\ntype: city\ncite: courier#2 "came to Belport"\n',
    "organizations/news-agency.yaml": (
        'name: Belmora News Agency\ncite: courier#6 "the Belmora News Agency"\n'
    ),
    "people/ana-torvald.yaml": """\
name: Ana Torvald
side: ardania
cite: courier#2 "Minister Ana Torvald"
names:
  - text: Torvald
    form: short
    cite: courier#3 "On June 17 Torvald met"
roles:
  - id: minister
    title: Foreign Minister
    stated: Foreign Minister
""",
    "people/beno-karsk.yaml": """\
name: Beno Karsk
side: belmora
cite: courier#3
names:
  - text: Karsk
    form: short
    cite: courier#5 "Karsk gave a dinner"
""",
    "people/torvald-reik.yaml": "name: Torvald Reik\ncite: courier#4\n",
    "sources/courier.yaml": """\
short: Courier, 20 June 2031
date: 2031-06-20
paragraphs: 8
masthead: 1
missing: {title: None is known., url: None is known.}
cite: editor
cites: {date: courier#1 "Courier"}
""",
}

VISIT = """\
title: Torvald in Belport
date: 2031-06-17/2031-06-18
level: minister
visitor: ardania
host: belmora
cite: courier#2 "came to Belport"
delegation: ana-torvald
legs:
  - place: belport
    arrived: 2031-06-17
    cites:
      arrived:
        - courier#3 "On June 17"
        - courier#2 "June 17-18, 2031"
meetings:
  - id: talks
    type: talks
    title: Talks in the Harbour Hall
    date: 2031-06-17
    cite:
      - courier#3 "at the Harbour Hall"
      - courier#2 "June 17-18, 2031"
    cites:
      date:
        - courier#3 "On June 17"
        - courier#2 "June 17-18, 2031"
    participants: [ana-torvald, beno-karsk]
  - id: wreath
    type: wreath-laying
    title: A wreath
    date: 2031-06-18
    cite: courier#4 "laid a wreath"
    inferred:
      date:
        because: The day after the talks of 17 June.
        counted_from: 2031-06-17
        shift: +1 day
        cite:
          - courier#3 "On June 17"
          - courier#2 "June 17-18, 2031"
    participants:
      - person: ana-torvald
        cite:
          - courier#4 "the Minister laid"
          - courier#2 "Foreign Minister Ana Torvald"
      - person: torvald-reik
        did: Looked on.
  - id: dinner
    type: reception
    title: Dinner
    date: 2031-06-18
    part_of_day: evening
    cite: courier#5 "On Wednesday evening"
    inferred:
      date:
        because: The Wednesday of the two days.
        counted_from: 2031-06-17/2031-06-18
        cite: courier#2 "June 17-18, 2031"
    participants: [ana-torvald, beno-karsk]
statements:
  - id: no-sea
    by: beno-karsk
    to: ana-torvald
    gist: The sea does not divide the two.
    phrase: No sea parts us
    cite: courier#8 "No sea parts us"
  - id: plan
    by: The Courier's reporter
    date: 2030
    gist: They had met before.
    cite: courier#7 "The two last met"
"""


def write(folder: Path, records: Mapping[str, str], texts: Mapping[str, str]) -> None:
    """Write a dossier to `content/` and its texts to `texts/`."""
    for name, text in records.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name, text in texts.items():
        path = folder / "texts" / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def problems_of(folder: Path) -> list[str]:
    """What evidence finds in the dossier, without file and column."""
    loaded = load(folder / "content")
    assert [str(p) for p in check(loaded) if p.severity == "error"] == []
    found = verify(loaded, read_texts(folder / "texts", loaded.records["sources"])).problems
    return [re.sub(r"^[^:]+:(\d+):\d+: ", r"\1: ", str(problem)) for problem in found]


def quoted(text: str) -> str:
    """A text in YAML's single quotes."""
    return "'" + text.replace("'", "''") + "'"


def note(text: str, *cite: str) -> str:
    """A meeting that the editor vouches for, with one note on line 9 and its citations below."""
    lines = [
        "title: A meeting",
        "type: talks",
        "date: 2040",
        "cite: editor",
        "participants: [ana-torvald, beno-karsk]",
        "notes:",
        "  - cite:",
        *(f"      - {quoted(one)}" for one in cite),
        f"    text: {quoted(text)}",
    ]
    return "\n".join(lines) + "\n"


def dated(date: str, *cite: str, more: str = "") -> str:
    """A meeting with one date on line 3 that rests on citations of its own."""
    cites = "".join(f"\n    - '{one}'" for one in cite)
    head = f"title: A meeting\ntype: talks\ndate: {date}\ncite: editor\ncites:\n  date:{cites}\n"
    return head + more


def inferred(counted_from: str, *cite: str, shift: str | None = None) -> str:
    """The basis of an inferred date."""
    cites = "".join(f"\n      - '{one}'" for one in cite)
    shifted = f"\n    shift: {shift}" if shift else ""
    counted = f"\n    counted_from: {counted_from}{shifted}\n    cite:{cites}\n"
    return f"inferred:\n  date:\n    because: It follows.{counted}"


def found_in(folder: Path, meeting: str) -> list[str]:
    """What evidence finds in a meeting, beside the records that all cases share."""
    write(folder, {**RECORDS, "meetings/meeting.yaml": meeting}, {"courier": COURIER})
    return problems_of(folder)


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


STATED = [
    pytest.param("2031-06-17/2031-06-18", ['courier#2 "June 17-18, 2031"'], id="range for both"),
    pytest.param("2031-06", ['courier#2 "June 17-18, 2031"'], id="range for its month"),
    pytest.param("2031-06~", ['courier#2 "June 17-18, 2031"'], id="qualifier needs no statement"),
    pytest.param("2031-06-17", ['courier#3 "On June 17"', 'courier#2 "2031"'], id="year apart"),
    pytest.param("2030", ['courier#7 "met in 2030"'], id="year"),
    pytest.param("2032/2033", ['courier#8 "for 2032-2033"'], id="years"),
    pytest.param("2031-06-17/..", ['courier#3 "On June 17"', 'courier#2 "2031"'], id="open end"),
]


@pytest.mark.parametrize(("date", "cite"), STATED)
def test_a_date_is_verified_by_its_own_words(tmp_path: Path, date: str, cite: list[str]) -> None:
    """Each part is stated, the day with its month, the year perhaps in another passage."""
    assert found_in(tmp_path, dated(date, *cite)) == []


NOT_STATED = [
    pytest.param(
        "2031-06-17",
        ['courier#2 "June 17-18, 2031"'],
        "3: date-not-stated: 2031-06-17 is not stated by the cited phrases ('June 17-18, 2031'); "
        "cite where it is stated, with its words as phrase, or infer it",
        id="range for one day",
    ),
    pytest.param(
        "2031-06-17",
        ['courier#2 "on June 17"'],
        "3: date-not-stated: 2031-06-17 is not stated by the cited phrases ('June 17-18, 2031'); "
        "cite where it is stated, with its words as phrase, or infer it",
        id="phrase that cuts a range",
    ),
    pytest.param(
        "2031-06-17",
        ['courier#3 "On June 17"'],
        "3: date-not-stated: 2031-06-17 is not stated by the cited phrases ('June 17'); "
        "cite a passage that states the year 2031 too, or infer the year",
        id="year missing",
    ),
    pytest.param(
        "2031-06-18",
        ['courier#3 "On June 17"', 'courier#2 "2031"'],
        "3: date-not-stated: 2031-06-18 is not stated by the cited phrases "
        "('June 17', 'June 17-18, 2031'); "
        "cite where it is stated, with its words as phrase, or infer it",
        id="another day",
    ),
    pytest.param(
        "2031",
        ['courier#4 "looked on"'],
        "3: date-not-stated: 2031 is not stated by the cited paragraphs (no date); "
        "cite where it is stated, with its words as phrase, or infer it",
        id="no date",
    ),
    pytest.param(
        "2032",
        ['courier#8 "for 2032-2033"'],
        "3: date-not-stated: 2032 is not stated by the cited phrases ('2032-2033'); "
        "cite where it is stated, with its words as phrase, or infer it",
        id="range of years for one",
    ),
]


@pytest.mark.parametrize(("date", "cite", "expected"), NOT_STATED)
def test_a_date_that_is_not_stated_fails(
    tmp_path: Path, date: str, cite: list[str], expected: str
) -> None:
    """A range is a unit, and the message says what is stated."""
    assert found_in(tmp_path, dated(date, *cite)) == [expected]


RANGE = 'courier#2 "June 17-18, 2031"'
BOTH = inferred("2031-06-17/2031-06-18", RANGE)
INFERRED = [
    pytest.param(
        dated("2031-06-18", 'courier#5 "On Wednesday"', more=BOTH),
        [],
        id="weekday picks the day",
    ),
    pytest.param(
        dated("2031-06-17", 'courier#5 "On Wednesday"', more=BOTH),
        [
            "3: date-not-inferred: 2031-06-17 is not what 2031-06-17/2031-06-18 leaves, beside "
            "the cited phrases ('Wednesday'): 2031-06-18; "
            "correct the date, or let the inference and the phrase leave only one"
        ],
        id="weekday of another day",
    ),
    pytest.param(
        dated("2031-06-18", 'courier#4 "laid"', more=BOTH),
        [
            "3: date-not-inferred: 2031-06-18 is not what 2031-06-17/2031-06-18 leaves, beside "
            "the cited paragraphs (no date): 2031-06-17 and 2031-06-18; "
            "correct the date, or let the inference and the phrase leave only one"
        ],
        id="two days left",
    ),
    pytest.param(
        dated(
            "2031-06-18",
            'courier#4 "following day"',
            more=inferred("2031-06-17", 'courier#3 "On June 17"', RANGE, shift="+1 day"),
        ),
        [],
        id="the day after",
    ),
    pytest.param(
        dated("2031-05", 'courier#6 "In May"', more=inferred("2031", 'courier#2 "2031"')),
        [],
        id="year inferred",
    ),
    pytest.param(
        dated("2031-05", 'courier#4 "laid"', more=inferred("2031-06", RANGE, shift="-1 month")),
        [],
        id="the month before",
    ),
    pytest.param(
        dated("2030-05", 'courier#6 "In May"', more=inferred("2031", RANGE, shift="-1 year")),
        [],
        id="month stated, year before",
    ),
    pytest.param(
        dated(
            "2031-06-17/2031-06-18",
            'courier#4 "looked on"',
            more=inferred("2031-06-17", 'courier#3 "On June 17"', RANGE, shift="+1 day"),
        ),
        [],
        id="from there to the day after",
    ),
    pytest.param(
        dated("2031-06-19", 'courier#4 "laid"', more=inferred("2031-06-20", RANGE, shift="-1 day")),
        [
            "11: date-not-stated: 2031-06-20 is not stated by the cited phrases "
            "('June 17-18, 2031'); cite where it is stated, with its words as phrase, or infer it"
        ],
        id="counted from what is not stated",
    ),
]


@pytest.mark.parametrize(("meeting", "expected"), INFERRED)
def test_an_inference_and_the_words_leave_one_date(
    tmp_path: Path, meeting: str, expected: list[str]
) -> None:
    """The days or months counted to, less those that the cited passage speaks against."""
    assert found_in(tmp_path, meeting) == expected


def test_an_inferred_date_of_the_editors_is_counted_all_the_same(tmp_path: Path) -> None:
    """What is the editor's own still has to come to the date."""
    meeting = "title: A meeting\ntype: talks\ndate: 2031-06-17\ncite: editor\n" + inferred(
        "2031-06-17/2031-06-18", RANGE
    )
    (problem,) = found_in(tmp_path, meeting)
    assert problem.startswith("3: date-not-inferred: 2031-06-17 is not what 2031-06-17/2031-06-18")


UNPINNED = [
    pytest.param(
        note("They met.", "courier#3"),
        "8: unpinned-citation: paragraphs 2, 4, 5, 6, 7 and 8 would serve as well as 3; "
        "add a phrase that stands in 3 alone",
        id="no phrase, nobody named",
    ),
    pytest.param(
        note("They met.", 'courier#3 "Karsk"'),
        "8: unpinned-citation: paragraphs 5, 6 and 8 would serve as well as 3; "
        "lengthen the phrase, 'Karsk, Minister'",
        id="phrase stands in others",
    ),
    pytest.param(
        note("[[torvald-reik]] was there.", "courier#4", "courier#7"),
        "9: unpinned-citation: paragraphs 2, 3, 4, 5, 6 and 8 would serve as well as 7; "
        "add a phrase that stands in 7 alone",
        id="second citation adds nothing",
    ),
    pytest.param(
        dated("2031-06-17", 'courier#3 "On June 17"', 'courier#2 "2031"', 'courier#7 "in 2030"'),
        "3: unpinned-date: 2030-06-17 would verify as well as 2031-06-17; "
        "put the date's own words into a phrase, and cite its year by phrase",
        id="two years stated",
    ),
]


@pytest.mark.parametrize(("meeting", "expected"), UNPINNED)
def test_what_could_be_altered_unnoticed_fails(tmp_path: Path, meeting: str, expected: str) -> None:
    """Another paragraph or date that verifies as well is named; a masthead does not count."""
    assert found_in(tmp_path, meeting) == [expected]


def test_the_citation_of_a_record_is_pinned_by_what_rests_on_it(tmp_path: Path) -> None:
    """A handed-down citation needs no phrase where a part inside names who is only there."""
    meeting = """\
title: A meeting
type: talks
date: 2031
cite: courier#4
cites: {date: courier#2 "2031"}
participants: [torvald-reik]
"""
    assert found_in(tmp_path, meeting) == []


def test_paragraphs_of_the_same_words_stand_for_each_other(tmp_path: Path) -> None:
    """A headline printed twice pins what is printed in both."""
    text = COURIER + "\n[9] A headline\n\n[10] A headline\n"
    source = RECORDS["sources/courier.yaml"].replace("paragraphs: 8", "paragraphs: 10")
    source = source.replace("title: None is known., ", "") + "title: A headline\n"
    source = source.replace("cites: {", "cites: {title: courier#9, ")
    write(tmp_path, {**RECORDS, "sources/courier.yaml": source}, {"courier": text})
    assert problems_of(tmp_path) == []


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


def alterations(text: str) -> Iterator[tuple[str, str]]:
    """Yield a record with one citation moved, or one date a step off, and what was done."""
    for match in re.finditer(r"courier#(\d)", text):
        for number in range(1, 9):
            if number != int(match[1]):
                moved = f"courier#{number}"
                yield text[: match.start()] + moved + text[match.end() :], f"{match[0]} → {moved}"
    for line in re.finditer(r"^ *(?:date|arrived|counted_from): .*$", text, re.M):
        for match in re.finditer(r"\d{4}(-\d\d-\d\d)?", line[0]):
            start, end = line.start() + match.start(), line.start() + match.end()
            for other in stepped(match[0]):
                yield text[:start] + other + text[end:], f"{line[0]} → {other}"


def stepped(date: str) -> list[str]:
    """The dates a day, a month and a year off, as far as the date goes."""
    parts = [int(part) for part in date.split("-")]
    near = ((part - 1, part, part + 1) for part in parts)
    texts = ["-".join(f"{part:02}" for part in other) for other in product(*near)]
    return [text for text in texts if text != date]


def test_altering_any_one_citation_or_date_of_a_dossier_fails(tmp_path: Path) -> None:
    """Every citation moved to every other paragraph, every date a day, month or year off."""
    records = {**RECORDS, "visits/visit.yaml": VISIT}
    write(tmp_path, records, {"courier": COURIER})
    assert problems_of(tmp_path) == []
    unnoticed, tried = [], 0
    for name, text in records.items():
        for altered, change in alterations(text):
            tried += 1
            write(tmp_path, {name: altered}, {})
            loaded = load(tmp_path / "content")
            if any(problem.severity == "error" for problem in check(loaded)):
                continue
            if not verify(loaded, read_texts(tmp_path / "texts", ["courier"])).problems:
                unnoticed.append(f"{name}: {change}")
        write(tmp_path, {name: text}, {})
    assert unnoticed == []
    assert tried > 300


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


def test_the_dates_of_a_source_in_another_language_are_not_read(tmp_path: Path) -> None:
    """Only English words for dates are known; phrases and people are verified all the same."""
    source = RECORDS["sources/courier.yaml"] + "language: ru\n"
    records = {**RECORDS, "sources/courier.yaml": source}
    records["meetings/meeting.yaml"] = dated("1999", 'courier#4 "looked on"')
    write(tmp_path, records, {"courier": COURIER})
    assert problems_of(tmp_path) == []
