"""Pins: no citation and no date of a dossier can be altered unnoticed."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from chancery.check import check
from chancery.evidence.texts import read_texts
from chancery.evidence.verdict import verify
from chancery.load import load
from evidence_dossier import COURIER, RECORDS, VISIT, dated, found_in, note, problems_of, write

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
    pytest.param(
        dated("2031-06", 'courier#3 "On June 17"', 'courier#2 "2031"'),
        "3: vague-date: what is cited leaves 2031-06-17, which says more than 2031-06; "
        "write 2031-06-17, or leave the words that say so out of the phrase",
        id="a month where the phrase has the day",
    ),
    pytest.param(
        dated("2031-06~", 'courier#2 "June 17-18, 2031"'),
        "3: vague-date: what is cited leaves 2031-06, which says more than 2031-06~; "
        "write 2031-06, or leave the words that say so out of the phrase",
        id="about, where the phrase does not say about",
    ),
    pytest.param(
        dated("2031-06-17/..", 'courier#3 "On June 17"', 'courier#2 "2031"'),
        "3: vague-date: what is cited leaves 2031-06-17, which says more than 2031-06-17/..; "
        "write 2031-06-17, or leave the words that say so out of the phrase",
        id="an open end that nothing says",
    ),
    pytest.param(
        dated("2031-06", 'courier#2 "June 17-18, 2031"'),
        "3: vague-date: what is cited leaves 2031-06-17/2031-06-18, which says more than 2031-06; "
        "write 2031-06-17/2031-06-18, or leave the words that say so out of the phrase",
        id="a month where the phrase has the days",
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
date: 2031-06-17/2031-06-18
cite: courier#4
cites: {date: 'courier#2 "June 17-18, 2031"'}
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
