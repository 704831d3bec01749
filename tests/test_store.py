"""A dossier that follows edits tells what one tells that is read anew, and says what is another."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chancery.dossier import Dossier
from chancery.indexes import Index, indexed
from chancery.load import Reader, load
from chancery.model.base import Record
from chancery.model.kinds import KINDS
from chancery.pages.site import pages
from chancery.queries import query
from chancery.tracking import Key
from conftest import SITES
from test_rebuilding import EDITS, Edit, restore

INDEXES = ("mentions", "disputes_by_record", "attended", "claims_by_paragraph", "_in_time")


def copy_of_the_site(folder: Path) -> Path:
    """The records of the small site, to be edited."""
    content = folder / "content"
    shutil.copytree(SITES / "valid" / "three-sides" / "content", content)
    return content


def told(dossier: Dossier) -> Mapping[Key, Any]:
    """Much of what a dossier tells, by the keys by which it is asked."""
    found: dict[Key, Any] = {("info",): dossier.info}
    for folder in KINDS:
        records = dossier.all_of(folder, Record)
        found |= {("kind", folder): tuple(records.items()), ("ids", folder): tuple(records)}
        for id_ in records:
            found |= {("record", id_): dossier.get(id_), ("file", id_): dossier.file(id_)}
            found |= {("rank", id_): dossier.place_in_time(id_)}
            found |= {("visit of", id_): dossier.visit_id(id_)}
    for name in INDEXES:
        index: Index[Any, Any] = getattr(dossier, name)
        found[(f"Dossier.{name}",)] = tuple(index)
        found |= {(f"Dossier.{name}", key): entries for key, entries in index.items()}
    return found


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.sampled_from(EDITS), min_size=1, max_size=5), seed=st.integers(0, 10**6))
def test_after_any_edits_a_dossier_tells_what_one_tells_that_is_read_anew(
    tmp_path_factory: pytest.TempPathFactory, edits: list[Edit], seed: int
) -> None:
    """In the same order; and the keys of all that is another are given."""
    content, chance = copy_of_the_site(tmp_path_factory.mktemp("site")), Random(seed)  # noqa: S311
    reader = Reader(content)
    dossier = Dossier(reader.load(), is_tracked=True)
    for edit in edits:
        before = told(dossier)
        list(pages(dossier))
        edit(content, chance)
        loaded = reader.load()
        if loaded.problems:
            restore(content, chance)
            loaded = reader.load()
        try:
            list(pages(Dossier(load(content))))
        except LookupError:
            # Something is named that there is not: no check has been asked here.
            restore(content, chance)
            loaded = reader.load()
        changed = dossier.follow(loaded)
        now = told(dossier)
        assert now == told(Dossier(load(content)))
        different = {key for key in before.keys() | now.keys() if before.get(key) != now.get(key)}
        assert different <= changed
        assert list(pages(dossier)) == list(pages(Dossier(load(content))))


def test_a_record_that_is_as_it_was_stays_the_same_object(tmp_path: Path) -> None:
    """Though its file was written anew, and read."""
    content = copy_of_the_site(tmp_path)
    dossier = Dossier(load(content), is_tracked=True)
    before = {record.id: record for record in dossier}
    assert dossier.follow(load(content)) == set()
    assert all(dossier.get(id_) is record for id_, record in before.items())


def test_a_dossier_that_is_not_tracked_follows_nothing(tmp_path: Path) -> None:
    loaded = load(copy_of_the_site(tmp_path))
    with pytest.raises(ValueError, match="not tracked"):
        Dossier(loaded).follow(loaded)


def test_an_index_that_asks_a_query_is_a_mistake_that_is_told(tmp_path: Path) -> None:
    @query
    def two(_: Dossier) -> int:
        return 2

    @indexed(("people",))
    def wrong(dossier: Dossier, record: Record) -> list[tuple[int, str]]:
        return [(two(dossier), record.id)]

    with pytest.raises(TypeError, match="asks a query"):
        wrong(Dossier(load(copy_of_the_site(tmp_path)), is_tracked=True))
