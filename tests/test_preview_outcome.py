"""What the preview and its builder tell each other comes through a pipe as it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.preview.outcome import (
    LONGEST_LINE,
    Greeting,
    Outcome,
    Request,
    Shown,
    Site,
    with_text,
)
from chancery.problems import Problem

TEXT = st.text(max_size=8)
PROBLEMS = st.builds(
    Problem,
    path=TEXT,
    line=st.integers(1),
    column=st.integers(1),
    rule=TEXT,
    message=TEXT,
    suggestion=st.none() | TEXT,
    severity=st.sampled_from(["error", "warning"]),
)
SHOWN = st.lists(st.builds(Shown, PROBLEMS, TEXT), max_size=3).map(tuple)
PATHS = st.frozensets(st.sampled_from([Path("/a"), Path("/a/é b.yaml"), Path("/\n")]))


@given(
    st.builds(
        Outcome,
        ok=st.booleans(),
        problems=SHOWN,
        changed=st.none() | st.frozensets(TEXT),
        seconds=st.floats(0, 1e6),
    )
)
def test_an_outcome_comes_through_as_one_line(outcome: Outcome) -> None:
    line = outcome.to_json()
    assert "\n" not in line
    assert Outcome.from_json(line) == outcome


@given(
    st.builds(
        Greeting,
        st.none()
        | st.builds(
            Site,
            content=st.just(Path("/c")),
            output=st.just(Path("/o")),
            theme=st.just(Path("/t")),
            settings=PATHS,
        ),
        SHOWN,
    )
)
def test_a_greeting_comes_through_as_one_line(greeting: Greeting) -> None:
    line = greeting.to_json()
    assert "\n" not in line
    assert Greeting.from_json(line) == greeting


@given(PATHS.map(Request))
def test_a_request_comes_through_as_one_line(request: Request) -> None:
    line = request.to_json()
    assert "\n" not in line
    assert Request.from_json(line) == request


@pytest.mark.parametrize(
    ("content", "line", "text"),
    [
        (b"a: 1\r\n  b: 2\n", 1, "a: 1"),
        (b"a: 1\n  b: 2\n", 2, "  b: 2"),
        (b"\xef\xbb\xbfa: 1", 1, "a: 1"),
        (b"a: 1", 3, ""),
        (b"\xff", 1, ""),
        (None, 1, ""),
        (b"x" * 5000, 1, "x" * LONGEST_LINE),
    ],
)
def test_a_problem_is_shown_with_its_line_as_far_as_that_can_be_read(
    tmp_path: Path, content: bytes | None, line: int, text: str
) -> None:
    path = tmp_path / "a.yaml"
    if content is not None:
        path.write_bytes(content)
    problem = Problem(path=str(path), line=line, column=1, rule="r", message="m")
    assert with_text(problem) == Shown(problem, text)
