"""Problems found in records, as data, and the user's mistakes that stop everything."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import total_ordering
from typing import Literal

Severity = Literal["error", "warning"]


def one_line(text: str) -> str:
    """Return `text` with line breaks, control and other unprintable characters as escapes."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong at one place of one file.

    `path` is what the user would type (relative, with forward slashes), `line` and `column` count
    from 1, `rule` is the rule's kebab-case name. Problems sort by path, line, column and rule.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str
    suggestion: str | None = None
    severity: Severity = "error"

    def __str__(self) -> str:
        """Return `path:line:column: rule: message; suggestion`, always on one line."""
        label = f"warning: {self.rule}" if self.severity == "warning" else self.rule
        text = f"{self.path}:{self.line}:{self.column}: {label}: {self.message}"
        return one_line(f"{text}; {self.suggestion}" if self.suggestion else text)

    def __lt__(self, other: object) -> bool:
        """Order by place and rule; what remains equal, by its words, so that the order is total."""
        if not isinstance(other, Problem):
            return NotImplemented
        return self._sort_key() < other._sort_key()

    def _sort_key(self) -> tuple[str, int, int, str, str, bool, str, str]:
        return (
            self.path,
            self.line,
            self.column,
            self.rule,
            self.message,
            self.suggestion is not None,
            self.suggestion or "",
            self.severity,
        )


def summary(problems: Iterable[Problem]) -> str:
    """Return the count, such as "3 problems and 1 warning in 2 files", or "no problems"."""
    found = list(problems)
    if not found:
        return "no problems"
    warnings = sum(problem.severity == "warning" for problem in found)
    errors = len(found) - warnings
    counts = [_count(errors, "problem")] if errors else []
    if warnings:
        counts.append(_count(warnings, "warning"))
    return f"{' and '.join(counts)} in {_count(len({p.path for p in found}), 'file')}"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


class UserError(Exception):
    """A user's mistake that stops everything; shown as it is, without a traceback.

    `message` says what is wrong and `remedy` what to do. `exit_code` is 1, or 2 where the command
    was used wrongly.
    """

    def __init__(self, message: str, remedy: str | None = None, *, exit_code: int = 1) -> None:
        """Keep the message, the remedy and the code the process is to end with."""
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy
        self.exit_code = exit_code

    def __str__(self) -> str:
        """Return `message; remedy`."""
        return f"{self.message}; {self.remedy}" if self.remedy else self.message
