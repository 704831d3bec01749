"""A made-up dossier with more visits and meetings than one page lists, built and served."""

import shutil
from pathlib import Path

from conftest import SITES, pelican

VISITS = 260
FIRST_YEAR = 2040
_VISIT = """\
title: Journey number {number}
date: {year}-{month:02}-11/{year}-{month:02}-12
status: {status}
level: {level}
visitor: {visitor}
host: {host}
cite: editor
legs: {{place: {place}}}
delegation: [{traveller}]
meetings:
  - id: journey-{number}-talks
    type: {type}
    title: Talks of journey {number}
    date: {year}-{month:02}-11
    place: {place}
    cite: editor
    topics: {topic}
    participants: [tomas-reik]
  - id: journey-{number}-tour
    type: tour
    title: Tour of journey {number}
    date: {year}-{month:02}-11
    place: {place}
    cite: editor
"""


def visit(number: int) -> str:
    """The text of one of the visits: each property changes in a rhythm of its own."""
    return _VISIT.format(
        number=number,
        year=FIRST_YEAR + number // 26,
        month=1 + number % 26 % 12,
        status="planned" if number % 10 == 9 else "held",
        level=("minister", "official", "party")[number % 3],
        visitor=("ardania", "belmora")[number % 2],
        host=("belmora", "ardania")[number % 2],
        place=("lake-house", "corvane-airport")[number % 5 == 0],
        traveller=("beno-karsk", "edda-marlow")[number % 7 == 0],
        type=("talks", "summit", "reception")[number % 4 % 3],
        topic=("river", "fishing")[number % 6 == 0],
    )


def build(folder: Path) -> Path:
    """Build the small site of three sides with the visits in a folder; gives the site's folder."""
    source = folder / "site"
    shutil.copytree(SITES / "valid" / "three-sides", source)
    for number in range(VISITS):
        path = source / "content" / "visits" / f"journey-{number}.yaml"
        path.write_text(visit(number), "utf-8")
    built = pelican(source)
    assert built.returncode == 0, built.stdout + built.stderr
    return source / "build"
