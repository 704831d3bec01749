"""A small dossier with its text, and what the tests of evidence do with it."""

import re
from collections.abc import Mapping
from pathlib import Path

from chancery.check import check
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
