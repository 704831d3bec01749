"""What an open page is told: when to load anew, and what is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from chancery.preview.live import Live, address_of
from chancery.preview.outcome import Outcome, Shown
from chancery.problems import Problem
from previewing import in_a_loop_of_its_own

BAD = Outcome(
    ok=False,
    problems=(Shown(Problem(path="a.yaml", line=1, column=1, rule="r", message="m"), "a: 1"),),
)


def told(live: Live, since: str, *shows: str) -> Any:
    """The first message to a page that shows this state and these addresses."""

    async def first() -> str:
        messages = live.messages(since, shows)
        message = await anext(messages)
        await messages.aclose()  # type: ignore[attr-defined]
        return message

    lines = dict(line.split(": ", 1) for line in in_a_loop_of_its_own(first()).splitlines() if line)
    assert lines["id"] == live.state
    return json.loads(lines["data"])


@pytest.fixture
def live(tmp_path: Path) -> Live:
    """A preview with a site."""
    live = Live()
    live.serve(tmp_path)
    return live


@pytest.mark.parametrize(
    ("outcomes", "reloads"),
    [
        ([], False),
        ([Outcome(ok=True, changed=frozenset({"a.html"}))], True),
        ([Outcome(ok=True, changed=frozenset({"a.css"}))], True),
        ([Outcome(ok=True, changed=frozenset({"b.html"}))], False),
        ([Outcome(ok=True, changed=frozenset())], False),
        ([Outcome(ok=True, changed=None)], True),
        ([BAD], False),
        ([Outcome(ok=True, changed=frozenset({"a.html"})), BAD], True),
        ([Outcome(ok=True, changed=None), Outcome(ok=True, changed=frozenset())], True),
        ([BAD, Outcome(ok=True, changed=frozenset({"b.html"}))], False),
    ],
)
def test_a_page_loads_anew_if_something_on_it_changed_since(
    live: Live, outcomes: list[Outcome], reloads: bool
) -> None:
    """However many builds it missed; never for a build that failed."""
    since = live.state
    for outcome in outcomes:
        live.report(outcome)
    assert told(live, since, "a.html", "a.css")["reload"] is reloads
    assert told(live, live.state, "a.html", "a.css")["reload"] is False


@pytest.mark.parametrize("since", ["", "1", "other.1", "other.x"])
def test_a_page_of_an_earlier_preview_loads_anew(live: Live, since: str) -> None:
    assert told(live, since)["reload"] is True


def test_problems_are_told_until_they_are_mended(live: Live) -> None:
    assert told(live, live.state)["problems"] == []
    live.report(BAD)
    (problem,) = told(live, live.state)["problems"]
    assert (problem["path"], problem["line"], problem["text"]) == ("a.yaml", 1, "a: 1")
    live.report(Outcome(ok=True, changed=frozenset(), problems=BAD.problems))
    assert told(live, live.state)["problems"] == []


def test_another_folder_is_another_site(live: Live, tmp_path: Path) -> None:
    since = live.state
    live.serve(tmp_path)
    assert told(live, since)["reload"] is False
    live.serve(tmp_path / "other")
    assert told(live, since)["reload"] is True


@pytest.mark.parametrize(
    ("path", "addresses"),
    [
        ("/", {"index.html"}),
        ("/a/", {"a/index.html", "404.html"}),
        ("/b.css", {"b.css", "404.html"}),
    ],
)
def test_a_missing_page_shows_the_page_for_that(
    tmp_path: Path, path: str, addresses: set[str]
) -> None:
    (tmp_path / "index.html").write_text("", "utf-8")
    assert address_of(path, tmp_path) == addresses
