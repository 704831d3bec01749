"""Sound keys: spellings of one name get one key, of different names different ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.pages.name_keys import Keys
from name_cases import SAME, SCRIPTS

KEYS = Keys(SCRIPTS)


def key_of(keys: Keys, text: str) -> str:
    """The sound key of a spelling as it stands."""
    return keys.key("".join(keys.words(text)))


@pytest.mark.parametrize("spellings", SAME, ids=lambda each: each[0])
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert {key_of(KEYS, text) for text in spellings} == {key_of(KEYS, spellings[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Jong-un", "Kim Jong-il"),
        ("Lavrov", "Lavrenko"),
        ("Oswin", "Karsk"),
        ("Plan 2024", "Plan 2025"),
        ("Arden", "Belport"),
    ],
)
def test_different_names_have_different_keys(one: str, other: str) -> None:
    assert key_of(KEYS, one) != key_of(KEYS, other)


def test_a_key_has_no_vowel_but_at_its_beginning() -> None:
    assert key_of(KEYS, "Ulan Oude") == "alnt"


def test_a_name_in_other_scripts_than_the_names_learnt_has_no_key() -> None:
    assert key_of(Keys(["Arden"]), "Арден") == ""


def test_every_letter_of_a_script_that_occurs_is_known() -> None:
    known = Keys(["Я", "김"]).letters
    assert all(letter in known for letter in "абвгдежзиклмнопрстуфхцчшщыэюя")
    assert key_of(Keys(["김"]), "박") == "pk"


def test_of_chinese_characters_only_those_that_occur_are_known() -> None:
    keys = Keys(["金"])
    assert keys.words("金") == ("jin",)
    assert keys.words("木") == ()


def test_a_spelling_is_begun_at_each_of_its_words() -> None:
    assert KEYS.rotations("Ana Maria-Oswin") == ("anamariaoswin", "mariaoswinana", "oswinanamaria")


WORDS = st.lists(st.text(st.characters(categories=["L"], max_codepoint=0x24F), min_size=1))


@given(WORDS)
def test_spaces_hyphens_and_capitals_do_not_matter(words: list[str]) -> None:
    plain = key_of(KEYS, " ".join(words))
    assert key_of(KEYS, "-".join(words)) == plain
    assert key_of(KEYS, "  ".join(words)) == plain
    assert key_of(KEYS, " ".join(words).lower()) == plain


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz"), min_size=1))
def test_accents_do_not_matter(word: str) -> None:
    assert key_of(KEYS, "".join(f"{letter}\N{COMBINING ACUTE ACCENT}" for letter in word)) == (
        key_of(KEYS, word)
    )


@given(st.text())
def test_a_key_is_of_small_latin_letters_and_digits(text: str) -> None:
    key = key_of(KEYS, text)
    assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())
