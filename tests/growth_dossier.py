"""A made-up dossier in which one record of each kind is in everything, far too much for a page."""

import shutil
from pathlib import Path

from conftest import SITES

VISITS = 700
"""Each with one meeting."""
REGULAR = 500
"""In how many of them another person was too, and in their meetings: as much as is drawn."""
OTHERS = 320
"""How many others the person in everything met, and of most other things."""
FIRST_YEAR, PER_YEAR = 1990, 40
PARAGRAPHS = 450

_VISIT = """\
title: Journey number {at}
date: {year}-{month:02}-11/{year}-{month:02}-12
level: minister
visitor: ardania
host: corvia
cite: long-paper#3 "journey number"
topics: everything
delegation: [{people}]
legs: {{place: everywhere, arrived: {year}-{month:02}-11, cite: long-paper#3}}
summary: {{text: 'It followed from [[journey-0]].', cite: long-paper#{paragraph}}}
outcomes: {{text: The accord was spoken of., documents: accord, cite: editor}}
meetings:
  - id: talks-{at}
    type: talks
    title: Talks of journey {at}
    date: {year}-{month:02}-11
    place: hall-{hall}
    cite: editor
    topics: everything
    participants:
{present}      - other-{other}
      - {{group: some of the ministry, side: corvia, organization: ministry, cite: editor}}
    statements:
      - {{id: said-{at}, by: [hub, ministry], on: everything, gist: They met., cite: editor}}
"""
_ANNOUNCED = """\
what: Something of number {at} was to come.
by: hub
said: {year}
at: talks-0
expects: visits
{became}
cite: editor
"""
_DISPUTED = """\
name: Other number {at}
side: corvia
cite: editor
roles: {{id: clerk, title: Clerk {at}, organization: ministry}}
disputes:
  id: differ-{at}
  kind: {kind}
  question: What is it of number {at}?
  why: Nothing decides it.
  versions:
    - {{says: It is so., cite: long-paper#4}}
    - {{says: It is not., cite: long-paper#5}}
"""
_ANNEX = """\
name: Annex {at}
type: plan
topics: everything
cite: editor
"""
_PLANNED = """\
title: To come
status: planned
date: 2050
level: minister
visitor: ardania
host: corvia
cite: editor
"""
_PAPER = """\
title: Paper {at}
author: hub
date: {year}
short: Paper {at}
paragraphs: 1
left_out: {{paragraphs: 1, why: Of other matters.}}
missing: {{publisher: None is named., url: It was read in print.}}
cite: editor
"""
_LONG_PAPER = f"""\
title: A long paper
date: 2040
short: A long paper
paragraphs: {PARAGRAPHS}
missing: {{author: Not named., publisher: None is named., url: It was read in print.}}
cites: {{title: long-paper#1, date: long-paper#1}}
"""


def build(folder: Path) -> Path:
    """Write the dossier to a folder; gives that of its site, to be built."""
    site = folder / "site"
    shutil.copytree(SITES / "valid" / "three-sides", site)
    for name, text in _records():
        path = site / "content" / f"{name}.yaml"
        path.write_text(text, "utf-8")
    return site


def _records() -> list[tuple[str, str]]:
    within = "cite: editor\nwithin"
    records = [
        ("people/hub", "name: Hub\nside: ardania\ncite: editor\n"),
        ("people/regular", "name: Regular\nside: ardania\ncite: editor\n"),
        ("topics/everything", "name: Everything\ncite: editor\n"),
        ("places/everywhere", "name: Everywhere\ntype: city\ncite: editor\ncoordinates: 1, 2\n"),
        ("organizations/ministry", "name: Ministry\ncite: editor\n"),
        ("documents/accord", "name: Accord\ntype: treaty\ncite: editor\n"),
        ("sources/long-paper", _LONG_PAPER),
    ]
    records += [(f"visits/journey-{at}", _visit(at)) for at in range(VISITS)]
    for at in range(OTHERS):
        kind = ("fact", "date")[at % 5 == 0]
        became = f"fulfilled_by: journey-{VISITS - 1}" if at % 2 else "record: planned"
        year = FIRST_YEAR + at // 200
        records += [
            (f"people/other-{at}", _DISPUTED.format(at=at, kind=kind)),
            (f"places/hall-{at}", f"name: Hall {at}\ntype: site\n{within}: everywhere\n"),
            (f"topics/part-{at}", f"name: Part {at}\n{within}: everything\n"),
            (f"organizations/office-{at}", f"name: Office {at}\n{within}: ministry\n"),
            (f"sources/paper-{at}", _PAPER.format(at=at, year=year)),
            (f"documents/annex-{at}", _ANNEX.format(at=at)),
            (f"announcements/of-{at}", _ANNOUNCED.format(at=at, year=year, became=became)),
        ]
    return [*records, ("visits/planned", _PLANNED)]


def _visit(at: int) -> str:
    people = ["hub", "regular"] if at < REGULAR else ["hub"]
    return _VISIT.format(
        at=at,
        people=", ".join(people),
        present="".join(f"      - {each}\n" for each in people),
        year=FIRST_YEAR + at // PER_YEAR,
        month=at % 12 + 1,
        paragraph=at % PARAGRAPHS + 1,
        hall=at % OTHERS,
        other=at % OTHERS,
    )
