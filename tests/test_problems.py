"""What a problem looks like, how problems sort and are counted."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.problems import Problem, Severity, UserError, summary


def a_problem(
    path: str = "content/visits/a.yaml",
    line: int = 12,
    column: int = 5,
    rule: str = "unknown-id",
    message: str = "there is no person jana-orlik",
    suggestion: str | None = None,
    severity: Severity = "error",
) -> Problem:
    return Problem(
        path=path,
        line=line,
        column=column,
        rule=rule,
        message=message,
        suggestion=suggestion,
        severity=severity,
    )


@pytest.mark.parametrize(
    ("problem", "shown"),
    [
        (
            a_problem(),
            "content/visits/a.yaml:12:5: unknown-id: there is no person jana-orlik",
        ),
        (
            a_problem(suggestion="did you mean jana-orlic?"),
            "content/visits/a.yaml:12:5: unknown-id: there is no person jana-orlik; "
            "did you mean jana-orlic?",
        ),
        (
            a_problem(severity="warning", rule="orphan", message="nothing refers to it"),
            "content/visits/a.yaml:12:5: warning: orphan: nothing refers to it",
        ),
        (
            a_problem(path="a\nb.yaml", message="x\r\ny\x1b[31m\0", suggestion="\u2028\udc80"),
            r"a\nb.yaml:12:5: unknown-id: x\r\ny\x1b[31m\x00; \u2028\udc80",
        ),
        (
            a_problem(message="Ярослав, 한국어, “é”"),
            "content/visits/a.yaml:12:5: unknown-id: Ярослав, 한국어, “é”",
        ),
    ],
)
def test_a_problem_reads_as_place_rule_message_and_suggestion(problem: Problem, shown: str) -> None:
    assert str(problem) == shown


@given(st.text(), st.text(), st.none() | st.text())
def test_one_problem_is_one_printable_line(path: str, message: str, suggestion: str | None) -> None:
    assert str(a_problem(path=path, message=message, suggestion=suggestion)).isprintable()


def test_problems_sort_by_path_line_column_and_rule() -> None:
    in_order = [
        a_problem(path="a", line=9, column=9, rule="z"),
        a_problem(path="b", line=2, column=9, rule="z"),
        a_problem(path="b", line=10, column=1, rule="z"),
        a_problem(path="b", line=10, column=2, rule="y"),
        a_problem(path="b", line=10, column=2, rule="z"),
        a_problem(path="b", line=10, column=2, rule="z", suggestion=""),
        a_problem(path="b", line=10, column=2, rule="z", suggestion="x"),
    ]
    shuffled = random.Random(1).sample(in_order, len(in_order))  # noqa: S311 (no secret)
    assert sorted(shuffled) == in_order
    assert in_order[0] < in_order[1] <= in_order[1] < in_order[2]
    assert in_order[2] > in_order[1] >= in_order[1]


@pytest.mark.parametrize(
    ("problems", "counted"),
    [
        ([], "no problems"),
        ([a_problem()], "1 problem in 1 file"),
        ([a_problem(severity="warning")], "1 warning in 1 file"),
        ([a_problem(path="a"), a_problem(path="b")], "2 problems in 2 files"),
        (
            [a_problem(path="a"), a_problem(), a_problem(line=2), a_problem(severity="warning")],
            "3 problems and 1 warning in 2 files",
        ),
        (
            [a_problem(), a_problem(severity="warning"), a_problem(severity="warning")],
            "1 problem and 2 warnings in 1 file",
        ),
        ([a_problem()] * 1200, "1,200 problems in 1 file"),
    ],
)
def test_a_summary_counts_problems_warnings_and_files(
    problems: list[Problem], counted: str
) -> None:
    assert summary(problems) == counted


def test_a_users_error_carries_its_remedy_and_ends_with_1() -> None:
    error = UserError("there is no folder content", "run the command in the project's folder")
    assert str(error) == "there is no folder content; run the command in the project's folder"
    assert (error.message, error.remedy, error.exit_code) == (
        "there is no folder content",
        "run the command in the project's folder",
        1,
    )


def test_wrong_use_ends_with_2_and_needs_no_remedy() -> None:
    error = UserError("--texts names no folder", exit_code=2)
    assert str(error) == "--texts names no folder"
    assert error.exit_code == 2
