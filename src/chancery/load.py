"""Reading a dossier: from the files of `content/` to records, with every problem on the way."""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import compress
from operator import ne
from pathlib import Path

from chancery.files import State, as_typed, file_states, state_of
from chancery.model.base import Record
from chancery.model.kinds import KINDS
from chancery.model.plan import Loc
from chancery.model.sources import DossierInfo
from chancery.problems import Problem, Severity
from chancery.processes import processors, shared_out
from chancery.record_file import (
    InfoFile,
    Origin,
    Parsed,
    RecordFile,
    ids_in,
    parse_file,
    read_info_file,
    record_file,
)
from chancery.validation import did_you_mean

INFO_FILE = "dossier.yaml"

_SETTLED = 2_000_000_000
"""How many ns after a file's last change any further one shows in its state.

File systems count time in steps of up to two seconds; within one, a second change leaves no trace.
"""

Watch = Callable[[Iterable[tuple[str, Parsed]], int], Iterable[tuple[str, Parsed]]]
"""Goes through files as they are read, of which there are so many: to show how far that is."""


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
        line, column = origin.position(loc, key=key)
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
        origin = Origin(path, path.as_posix())
        line, column = origin.position(loc)
        return Problem(
            path=origin.shown_as,
            line=line,
            column=column,
            rule=rule,
            message=message,
            suggestion=suggestion,
        )


class Reader:
    """Reads a dossier as often as is asked, each time only what has changed since the last.

    What comes out is what `load` gives. Records of unchanged files are the same objects.
    """

    def __init__(self, content: Path) -> None:
        """Read from the folder `content`, once asked to."""
        self.content = content
        self._states: dict[str, State] = {}
        self._files: dict[str, RecordFile] = {}
        self._misnamed: list[Problem] = []
        self._info: InfoFile | None = None

    def load(
        self,
        watch: Watch = lambda parsed, _: parsed,
        *,
        changed: Collection[Path] | None = None,
    ) -> Loaded:
        """Give every record as its file is now.

        With `changed`, nothing but these files and folders is said to have changed since the last
        time: if they are files that were read then, no other is looked at.
        Never raises for what an editor wrote: whatever cannot be read is a problem of the result.
        """
        now = time.time_ns()
        states = self._states_of(changed)
        if states is None:
            states, self._misnamed = file_states(self.content, KINDS)
            self._read(states, now, watch)
            self._forget_all_but(states)
        else:
            self._read(states, now, watch)
        loaded = Loaded(content=self.content, files=len(self._files))
        loaded.problems = [*self._misnamed, *_misplaced(self.content)]
        self._take_info(loaded)
        loaded.unreadable = {Path(problem.path).stem for problem in loaded.problems}
        _take(loaded, self._files.values())
        return loaded

    def _states_of(self, changed: Collection[Path] | None) -> dict[str, State] | None:
        """The states of these files; None unless each was read before and is a plain file still.

        Where a file, folder or link came or went, others may be read otherwise than before.
        """
        if changed is None:
            return None
        named = {str(as_typed(path)): path for path in changed}
        # Many editors write a file beside, and put it in place: by now that is nowhere.
        paths = {name: path for name, path in named.items() if path.exists() or self._had(name)}
        if all(name in self._files and _is_plain(path) for name, path in paths.items()):
            return {name: state_of(path) for name, path in paths.items()}
        return None

    def _had(self, name: str) -> bool:
        """Whether a file or a folder with files was there."""
        return name in self._files or any(each.startswith(f"{name}/") for each in self._files)

    def _read(self, states: Mapping[str, State], now: int, watch: Watch) -> None:
        """Read those of these files that are new or changed."""
        known, files = self._states, self._files
        unread = list(_differing(known, states))
        for name, parsed in watch(shared_out(self._parsed, unread, processors()), len(unread)):
            path = Path(name)
            folder = path.relative_to(self.content).parts[0]
            files[name] = record_file(path, folder, parsed, files.get(name))
            if files[name].digest is not None and _is_settled(states[name], now):
                known[name] = states[name]
            else:
                known.pop(name, None)

    def _forget_all_but(self, states: Mapping[str, State]) -> None:
        """Forget the files that are gone, and have the others in this order."""
        known, files = self._states, self._files
        self._states = {name: state for name, state in states.items() if name in known}
        self._files = {name: files[name] for name in states}

    def _parsed(self, name: str) -> tuple[str, Parsed]:
        before = self._files.get(name)
        return name, parse_file(Path(name), before.digest if before else None)

    def _take_info(self, loaded: Loaded) -> None:
        path = self.content / INFO_FILE
        if not path.exists():
            message = "the dossier has no title yet: this file says what the dossier is"
            shown = path.as_posix()
            loaded.problems.append(
                Problem(path=shown, line=1, column=1, rule="missing-file", message=message)
            )
            return
        self._info = read_info_file(path, self._info)
        loaded.info = self._info.info
        loaded.problems += self._info.problems


def load(content: Path) -> Loaded:
    """Read every record below `content`.

    Never raises for what an editor wrote: whatever cannot be read is a problem of the result.
    """
    return Reader(content).load()


def _differing(known: Mapping[str, State], states: Mapping[str, State]) -> Iterator[str]:
    """Yield the names of the files whose state is not the one that is known."""
    return compress(states, map(ne, states.values(), map(known.get, states)))


def _is_plain(path: Path) -> bool:
    """Whether a file stands here, not a link to one."""
    return path.is_file() and not path.is_symlink()


def _is_settled(state: State, now: int) -> bool:
    """Whether the state of a file, told at `now` or later, is sure to differ after any change."""
    return bool(state) and state[2] < now - _SETTLED


def _take(loaded: Loaded, files: Iterable[RecordFile]) -> None:
    """Take the records of all files, unless their ids are taken, and their problems."""
    origins, records = loaded.origins, loaded.records
    for file in files:
        for id_, folder, record, origin, visit in file.records:
            if origins.setdefault(id_, origin) is not origin:
                loaded.problems.append(_id_taken(loaded, id_, origin))
                if not origin.loc:
                    loaded.unreadable |= ids_in(origin.path)
                    break  # the records inside go with the one that encloses them
                continue
            records[folder][id_] = record
            if visit is not None:
                loaded.visit_of[id_] = visit
        else:
            if file.problems:
                loaded.problems += file.problems
                loaded.unreadable |= file.unreadable


def _id_taken(loaded: Loaded, id_: str, origin: Origin) -> Problem:
    line, column = origin.position(("id",))
    return Problem(
        path=origin.shown_as,
        line=line,
        column=column,
        rule="duplicate-id",
        message=f"the id {id_} is taken by {loaded.origins[id_].shown_as}",
    )


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


def counts(loaded: Loaded) -> Mapping[str, int]:
    """How many records of each kind were read."""
    return {folder: len(by_id) for folder, by_id in loaded.records.items()}
