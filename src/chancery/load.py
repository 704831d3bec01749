"""Reading a dossier: from the files of `content/` to records, with every problem on the way."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from chancery.files import MAX_BYTES, find_files
from chancery.model.base import Record
from chancery.model.events import Meeting, Visit
from chancery.model.kinds import KINDS
from chancery.model.plan import Loc
from chancery.model.sources import DossierInfo
from chancery.problems import Problem, Severity
from chancery.reading import locate, read
from chancery.validation import did_you_mean, explain

INFO_FILE = "dossier.yaml"
_ID_LINE = re.compile(rb"^[ \t-]*id:[ \t]*([a-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record stands: its file (as shown to the editor) and its place in that file."""

    path: Path
    shown_as: str
    loc: Loc = ()


@dataclass(slots=True)
class Loaded:
    """All records that could be read, where each stands, and the problems of those that could not.

    `records` maps a kind's folder to its records by id; the meetings inside visits are among the
    meetings as well. `visit_of` maps a meeting's id to the visit that encloses or names it.
    `unreadable` are the ids, as far as they can be told, of records that are there but not read.
    """

    content: Path
    info: DossierInfo | None = None
    records: dict[str, dict[str, Record]] = field(
        default_factory=lambda: {folder: {} for folder in KINDS}
    )
    origins: dict[str, Origin] = field(default_factory=dict)
    visit_of: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    files: int = 0

    def __iter__(self) -> Iterator[Record]:
        """Yield every record, kind by kind, in the order in which they were read."""
        for by_id in self.records.values():
            yield from by_id.values()

    def problem_at(
        self,
        record: Record,
        loc: Loc,
        rule: str,
        message: str,
        *,
        suggestion: str | None = None,
        severity: Severity = "error",
        key: bool = False,
    ) -> Problem:
        """Make a problem at a place in a record; `key` points at the field, not its value."""
        origin = self.origins[record.id]
        steps = origin.loc + loc
        line, column = locate(origin.path.read_text("utf-8-sig"), steps, key=key)
        return Problem(
            path=origin.shown_as,
            line=line,
            column=column,
            rule=rule,
            message=message,
            suggestion=suggestion,
            severity=severity,
        )

    def info_problem(
        self, loc: Loc, rule: str, message: str, suggestion: str | None = None
    ) -> Problem:
        """Make a problem at a place in `dossier.yaml`."""
        path = self.content / INFO_FILE
        line, column = locate(path.read_text("utf-8-sig"), loc)
        return Problem(
            path=path.as_posix(),
            line=line,
            column=column,
            rule=rule,
            message=message,
            suggestion=suggestion,
        )


def load(content: Path, watch: Callable[[list[Path]], Iterable[Path]] = iter) -> Loaded:
    """Read every record below `content`; `watch` goes through the files as they are read.

    Never raises for what an editor wrote: whatever cannot be read is a problem of the result.
    """
    loaded = Loaded(content=content)
    files, loaded.problems = find_files(content, KINDS)
    loaded.problems += _misplaced(content)
    loaded.files = len(files)
    _load_info(loaded)
    loaded.unreadable = {Path(problem.path).stem for problem in loaded.problems}
    for path in watch(files):
        if not _load_record(loaded, path):
            loaded.unreadable |= {path.stem} | _ids_written_in(path)
    return loaded


def _ids_written_in(path: Path) -> set[str]:
    """The ids of meetings in a file that is no record, so that nobody misses them besides."""
    try:
        with path.open("rb") as file:
            return {match[1].decode() for match in _ID_LINE.finditer(file.read(MAX_BYTES))}
    except OSError:
        return set()


def _misplaced(content: Path) -> Iterator[Problem]:
    """Yield what lies where no record is looked for, so that an editor does not miss it."""
    for path in sorted(content.iterdir()):
        shown, suggestion = path.as_posix(), None
        if path.is_dir() and path.name not in KINDS and any(path.rglob("*.y*ml")):
            message = f"no kind of record is called {path.name}"
            suggestion = did_you_mean(path.name, list(KINDS)) or f"choose one of {', '.join(KINDS)}"
        elif path.is_file() and path.suffix in {".yaml", ".yml"} and path.name != INFO_FILE:
            message = "a record lies in the folder of its kind"
            suggestion = f"move it into one of {', '.join(KINDS)}"
        elif path.is_file() and path.name in KINDS:
            message = f"the {path.name} lie in a folder, and this is a file"
        else:
            continue
        yield Problem(
            path=shown, line=1, column=1, rule="misplaced", message=message, suggestion=suggestion
        )


def _load_info(loaded: Loaded) -> None:
    path = loaded.content / INFO_FILE
    shown = path.as_posix()
    if not path.exists():
        message = "the dossier has no title yet: this file says what the dossier is"
        loaded.problems.append(
            Problem(path=shown, line=1, column=1, rule="missing-file", message=message)
        )
        return
    data, problems = read(path, shown)
    loaded.problems += problems
    if data is None:
        return
    try:
        loaded.info = DossierInfo.model_validate(data)
    except ValidationError as error:
        loaded.problems += explain(error, DossierInfo, path.read_text("utf-8-sig"), shown)


def _load_record(loaded: Loaded, path: Path) -> bool:
    """Read one file and keep its record, or the problems that it has."""
    shown = path.as_posix()
    kind = KINDS[path.relative_to(loaded.content).parts[0]]
    data, problems = read(path, shown)
    loaded.problems += problems
    if data is None:
        return False
    if "id" in data:
        line, column = locate(path.read_text("utf-8-sig"), ("id",), key=True)
        message = "the id of a record is its file's name, it is not written inside"
        loaded.problems.append(
            Problem(path=shown, line=line, column=column, rule="id-inside", message=message)
        )
        return False
    try:
        record = kind.model.model_validate(data | {"id": path.stem})
    except ValidationError as error:
        loaded.problems += explain(error, kind.model, path.read_text("utf-8-sig"), shown)
        return False
    if not _keep(loaded, kind.folder, record, Origin(path, shown)):
        return False
    if isinstance(record, Visit):
        for index, meeting in enumerate(record.meetings):
            if _keep(loaded, "meetings", meeting, Origin(path, shown, ("meetings", index))):
                loaded.visit_of[meeting.id] = record.id
            if meeting.visit is not None:
                message = "a meeting inside a visit belongs to that visit"
                suggestion = "leave visit out, or give the meeting a file of its own"
                steps = ("visit",)
                loaded.problems.append(
                    loaded.problem_at(
                        meeting, steps, "visit-inside", message, suggestion=suggestion, key=True
                    )
                )
    elif isinstance(record, Meeting) and record.visit is not None:
        loaded.visit_of[record.id] = record.visit
    return True


def _keep(loaded: Loaded, folder: str, record: Record, origin: Origin) -> bool:
    """Keep a record, unless its id is taken."""
    if first := loaded.origins.get(record.id):
        line, column = locate(origin.path.read_text("utf-8-sig"), (*origin.loc, "id"))
        message = f"the id {record.id} is taken by {first.shown_as}"
        loaded.problems.append(
            Problem(
                path=origin.shown_as, line=line, column=column, rule="duplicate-id", message=message
            )
        )
        return False
    loaded.origins[record.id] = origin
    loaded.records[folder][record.id] = record
    return True


def counts(loaded: Loaded) -> Mapping[str, int]:
    """How many records of each kind were read."""
    return {folder: len(by_id) for folder, by_id in loaded.records.items()}
