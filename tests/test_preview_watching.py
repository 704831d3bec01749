"""Which changes count, to what they belong, and when they are taken up."""

import asyncio
from pathlib import Path

import pytest

from chancery.preview.outcome import Greeting, Shown, Site
from chancery.preview.watching import Batch, Changes, Scope
from chancery.problems import Problem
from previewing import in_a_loop_of_its_own

SITE = Site(
    content=Path("/site/content"),
    output=Path("/site/content/build"),
    theme=Path("/site/theme"),
    settings=frozenset({Path("/site/pelicanconf.py"), Path("/site/more/common.py")}),
)
SCOPE = Scope(settings=Path("/site/pelicanconf.py"), code=Path("/code"), site=SITE)


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("/site/content/people/a.yaml", "content"),
        ("/site/content/visits/2031", "content"),
        ("/site/content/pages/about.md", "content"),
        ("/site/content", "content"),
        ("/site/content/people/a.yaml~", None),
        ("/site/content/people/.a.yaml.swp", None),
        ("/site/content/people/.#a.yaml", None),
        ("/site/content/people/#a.yaml#", None),
        ("/site/content/people/4913", None),
        ("/site/content/people/a.yaml.tmp", None),
        ("/site/content/people/a.yaml___jb_tmp___", None),
        ("/site/content/.git/index", None),
        ("/site/content/build/index.html", None),
        ("/site/content/build", None),
        ("/site/theme/styles/a.css", "theme"),
        ("/site/theme/templates/base.html", "templates"),
        ("/site/theme/templates/components/a/test_a.py", None),
        ("/site/pelicanconf.py", "settings"),
        ("/site/more/common.py", "settings"),
        ("/site/publishconf.py", None),
        ("/site/notes.txt", None),
        ("/code/plugin.py", "code"),
        ("/code/data/coastlines.json", "code"),
        ("/code/__pycache__/plugin.cpython-311.pyc", None),
        ("/elsewhere/a.yaml", None),
    ],
)
def test_a_path_belongs_to_a_part_of_the_site_or_never_matters(path: str, part: str | None) -> None:
    assert SCOPE.part(Path(path)) == part


def test_beside_settings_that_cannot_be_read_any_python_may_mend_them() -> None:
    """Also beside what they import, where that is at fault; afterwards no longer."""
    told = Problem(path="/site/deep/er.py", line=1, column=1, rule="r", message="m")
    broken = SCOPE.after(Greeting(None, (Shown(told),)))
    for name in ("/site/publishconf.py", "/site/deep/er.py", "/site/deep/new.py"):
        assert broken.part(Path(name)) == "settings"
    assert broken.part(Path("/site/.#pelicanconf.py")) is None
    assert broken.part(Path("/site/content/people/a.yaml")) == "content"
    assert broken.after(Greeting(SITE)) == SCOPE


def test_folders_inside_others_are_watched_once() -> None:
    scope = Scope(settings=Path("/s/conf.py"), code=Path("/site/content/code"), site=SITE)
    assert scope.folders == {Path("/site/content"), Path("/site/theme")}
    assert scope.beside == {Path("/s"), Path("/site"), Path("/site/more")}


def test_changes_close_to_each_other_are_taken_up_together() -> None:
    async def saved_often() -> Batch:
        changes = Changes()
        taken = asyncio.create_task(changes.at_rest())
        for number in range(20):
            changes.add(Path(f"/site/{number % 3}.yaml"), "content")
            await asyncio.sleep(0.005)
        return await taken

    paths = frozenset(Path(f"/site/{number}.yaml") for number in range(3))
    assert in_a_loop_of_its_own(saved_often()) == Batch(paths, renew=False)


def test_a_file_that_is_empty_is_waited_for(tmp_path: Path) -> None:
    """An editor that truncates first and then writes has not saved yet."""
    record = tmp_path / "a.yaml"
    record.write_text("", "utf-8")

    async def saved_in_two_steps() -> str:
        changes = Changes()
        taken = asyncio.create_task(changes.at_rest())
        changes.add(record, "content")
        await asyncio.sleep(0.1)
        record.write_text("name: A\n", "utf-8")
        changes.add(record, "content")
        await taken
        return record.read_text("utf-8")

    assert in_a_loop_of_its_own(saved_in_two_steps()) == "name: A\n"


def test_what_never_rests_is_taken_up_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chancery.preview.watching.LONGEST", 0.1)

    async def restless() -> Batch:
        changes = Changes()
        taken = asyncio.create_task(changes.at_rest())
        while not taken.done():
            changes.add(Path("/site/a.yaml"), "content")
            await asyncio.sleep(0.005)
        return await taken

    assert in_a_loop_of_its_own(restless()).paths == {Path("/site/a.yaml")}


@pytest.mark.parametrize(
    ("part", "renew"),
    [("content", False), ("theme", False), ("templates", True), ("code", True), ("settings", True)],
)
def test_what_the_builder_is_made_of_renews_it(part: str, renew: bool) -> None:
    async def changed() -> Batch:
        changes = Changes()
        changes.add(Path("/x"), part)  # type: ignore[arg-type]
        return await changes.at_rest()

    assert in_a_loop_of_its_own(changed()).renew is renew
