"""What one file of `content/` gives by itself: its records, or what is wrong with it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from chancery.files import MAX_BYTES, read_text
from chancery.model.base import Record
from chancery.model.events import Meeting, Visit
from chancery.model.kinds import KINDS, Kind
from chancery.model.plan import Loc, values
from chancery.model.sources import DossierInfo
from chancery.problems import Problem
from chancery.reading import locate, parse
from chancery.validation import explain

_ID_LINE = re.compile(rb"^[ \t-]*id:[ \t]*([a-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands: its file (as shown to the editor) and its place in that file."""

    path: Path
    shown_as: str
    loc: Loc = ()

    def position(self, steps: Loc, *, key: bool = False) -> tuple[int, int]:
        """Line and column of a place in the record, as its file is now; 1, 1 if it is gone."""
        text = read_text(self.path, self.shown_as)
        return (1, 1) if isinstance(text, Problem) else locate(text, self.loc + steps, key=key)


class Placed(NamedTuple):
    """A record with the folder of its kind, where it stands, and the visit that it is part of."""

    id: str
    folder: str
    record: Record
    origin: Origin
    visit: str | None = None


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What one file gives: a function of its path and its text, and of nothing else.

    `records` are the file's own and those inside it; none if it cannot be read, and then
    `unreadable` are their ids, as far as they can be told. `digest` is that of the text, if it is
    one.
    """

    records: tuple[Placed, ...] = ()
    problems: tuple[Problem, ...] = ()
    unreadable: frozenset[str] = frozenset()
    digest: bytes | None = None


@dataclass(frozen=True, slots=True)
class InfoFile:
    """What `dossier.yaml` gives, likewise."""

    info: DossierInfo | None
    problems: tuple[Problem, ...] = ()
    digest: bytes | None = None


class Parsed(NamedTuple):
    """The text of a file and what its YAML is, or what is wrong with it; no record as yet.

    It can come from another process, unlike records, which take longer to send than to make.
    """

    text: str = ""
    digest: bytes | None = None
    data: dict[str, Any] | None = None
    problems: tuple[Problem, ...] = ()


def parse_file(path: Path, known: bytes | None = None) -> Parsed:
    """Read the YAML of a file, unless its text is known: the one with this digest.

    Never raises for what is or is not in the file.
    """
    shown = path.as_posix()
    text = read_text(path, shown)
    if isinstance(text, Problem):
        return Parsed(problems=(text,))
    digest = blake2b(text.encode(), digest_size=16).digest()
    if digest == known:
        return Parsed(text, digest)
    data, problems = parse(text, shown)
    return Parsed(text, digest, data, tuple(problems))


def record_file(
    path: Path, folder: str, parsed: Parsed, before: RecordFile | None = None
) -> RecordFile:
    """Make the record of what a file has, of the kind that is kept in `folder`.

    Where the text is the one of `before`, that is what comes back: the same objects.
    """
    digest = parsed.digest
    if digest is None:
        return RecordFile(problems=parsed.problems, unreadable=ids_in(path))
    if before is not None and before.digest == digest:
        return before
    shown = path.as_posix()
    record = _record(parsed, path.stem, KINDS[folder], shown)
    if not isinstance(record, Record):
        return RecordFile(problems=tuple(record), unreadable=ids_in(path), digest=digest)
    records = _with_meetings(record, folder, Origin(path, shown))
    return RecordFile(records, tuple(_visits_inside(records[1:], parsed.text)), digest=digest)


def read_info_file(path: Path, before: InfoFile | None = None) -> InfoFile:
    """Read `dossier.yaml`, as other files."""
    text, digest, data, problems = parse_file(path, before.digest if before else None)
    if before is not None and digest is not None and before.digest == digest:
        return before
    if data is None:
        return InfoFile(None, problems, digest)
    try:
        return InfoFile(DossierInfo.model_validate(data), (), digest)
    except ValidationError as error:
        return InfoFile(None, tuple(explain(error, DossierInfo, text, path.as_posix())), digest)


def ids_in(path: Path) -> frozenset[str]:
    """The ids in a file that gives no record: its own, and whatever else is written as one.

    Those of meetings are among them, so that nobody misses them besides.
    """
    try:
        with path.open("rb") as file:
            found = _ID_LINE.findall(file.read(MAX_BYTES))
    except OSError:
        found = []
    return frozenset({path.stem, *(id_.decode() for id_ in found)})


def _record(parsed: Parsed, id_: str, kind: Kind, shown: str) -> Record | Iterable[Problem]:
    text, _, data, problems = parsed
    if data is None:
        return problems
    if "id" in data:
        line, column = locate(text, ("id",), key=True)
        message = "the id of a record is its file's name, it is not written inside"
        return [Problem(path=shown, line=line, column=column, rule="id-inside", message=message)]
    try:
        return kind.model.model_validate(data | {"id": id_})
    except ValidationError as error:
        return explain(error, kind.model, text, shown)


def _with_meetings(record: Record, folder: str, origin: Origin) -> tuple[Placed, ...]:
    """The record of a file and those inside it."""
    if not isinstance(record, Visit):
        visit = record.visit if isinstance(record, Meeting) else None
        return (Placed(record.id, folder, record, origin, visit),)
    path, shown = origin.path, origin.shown_as
    inside = (
        Placed(meeting.id, "meetings", meeting, Origin(path, shown, steps), record.id)
        for steps, meeting in values(record, "meetings")
    )
    return (Placed(record.id, folder, record, origin), *inside)


def _visits_inside(meetings: Iterable[Placed], text: str) -> Iterator[Problem]:
    for _, _, meeting, origin, _ in meetings:
        if isinstance(meeting, Meeting) and meeting.visit is not None:
            line, column = locate(text, (*origin.loc, "visit"), key=True)
            yield Problem(
                path=origin.shown_as,
                line=line,
                column=column,
                rule="visit-inside",
                message="a meeting inside a visit belongs to that visit",
                suggestion="leave visit out, or give the meeting a file of its own",
            )
