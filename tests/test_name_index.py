"""The index of names: every name can be reached, and no file of it grows with the dossier."""

import itertools
import json
from typing import Any

import pytest

from chancery.pages.name_index import BEST, FOLDER, MOST, Bearer, paths, tree
from chancery.pages.name_keys import Keys

SYLLABLES = ("ba", "che", "di", "go", "ka", "lu", "mo", "na", "re", "shi", "to", "va", "yu")
KEYS = Keys(())


def many(number: int) -> list[str]:
    """So many names of two words, all different."""
    words = ["".join(each).capitalize() for each in itertools.product(SYLLABLES, repeat=2)]
    pairs = itertools.product(words, words[::-1])
    return [" ".join(pair) for pair in itertools.islice(pairs, number)]


def index(names: list[str]) -> dict[str, Any]:
    """The files of an index of these names, each by its prefix."""
    found = (
        spelt
        for number, name in enumerate(names)
        for spelt in paths(KEYS, Bearer(f"people/p{number}/", name, "Person", number % 7), [name])
    )
    return {
        file.address.removeprefix(f"{FOLDER}_").removesuffix(".json"): json.loads(file.text)
        for file in tree(found)
    }


def reached(files: dict[str, Any], path: str) -> set[str]:
    """The spellings in the files on the way to a path."""
    seen: set[str] = set()
    prefix: str | None = ""
    while prefix is not None:
        seen |= {text for text, _ in files[prefix]["names"]}
        below = files[prefix].get("below", [])
        prefix = next((each for each in below if path.startswith(each)), None)
    return seen


@pytest.fixture(scope="module")
def large() -> dict[str, Any]:
    return index(many(10_000))


def test_a_small_index_is_one_file_with_every_name() -> None:
    files = index(["Ana Torvald", "Beno Karsk"])
    assert list(files) == [""]
    assert {text for text, _ in files[""]["names"]} == {"Ana Torvald", "Beno Karsk"}


def test_no_file_holds_more_than_a_query_needs(large: dict[str, Any]) -> None:
    assert all(len(file["names"]) <= MOST for file in large.values())
    assert max(len(json.dumps(file, ensure_ascii=False)) for file in large.values()) < 30_000
    assert all(len(file.get("below", ())) <= 40 for file in large.values())


def test_every_name_is_reached_from_each_of_its_words(large: dict[str, Any]) -> None:
    for name in many(10_000)[::37]:
        for latin in KEYS.rotations(name):
            assert name in reached(large, f"{KEYS.key(latin)}-{latin}")


def test_names_that_sound_the_same_are_told_apart_by_their_letters() -> None:
    names = [f"K{''.join(vowels)}n" for vowels in itertools.product("aeiou", repeat=4)]
    files = index(names)
    for name in names:
        latin = name.lower()
        assert name in reached(files, f"{KEYS.key(latin)}-{latin}")


def test_of_very_many_with_one_name_the_weightiest_are_there() -> None:
    files = index(["Ana Torvald"] * 1_000)
    assert all(len(file["bearers"]) <= MOST for file in files.values())
    assert all(bearer[3] == 6 for file in files.values() for bearer in file["bearers"][:BEST])


def test_what_has_others_below_holds_its_weightiest(large: dict[str, Any]) -> None:
    assert [bearer[3] for bearer in large[""]["bearers"]] == [6] * BEST


def test_file_names_are_plain_and_none_is_reserved_by_a_system(large: dict[str, Any]) -> None:
    assert all(
        prefix.isascii() and prefix.replace("-", "x").isalnum() for prefix in large if prefix
    )
    assert all(len(prefix) <= 40 for prefix in large)
