"""The forms of a name as a page gives them: each in its script, the preferred one first."""

import pytest

from chancery.model.entities import Person
from chancery.pages.spellings import in_own_script, script_of, spellings

PERSON = Person.model_validate(
    {
        "id": "ana-torvald",
        "name": "Ana Torvald",
        "names": [
            {"text": "Torvald", "form": "short"},
            {"text": "Ана Торвальд", "language": "ru"},
            {"text": "아나 토르발드", "language": "ko"},
            {"text": "А. Торвальд", "language": "ru"},
            "Anna Torvald",
        ],
    }
)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Ana Torvald", "Latin"),
        ("“Ørsted”", "Latin"),
        ("Ана", "Cyrillic"),
        ("아나", "Hangul"),
        ("安娜", "Chinese characters"),
        ("75", ""),
    ],
)
def test_a_text_is_in_the_script_of_its_first_letter(text: str, script: str) -> None:
    assert script_of(text) == script


def test_forms_stand_by_script_and_short_ones_last() -> None:
    """The preferred form first, then its own script, each in the order of the record."""
    assert [(each.text, each.kind, each.script) for each in spellings(PERSON)] == [
        ("Ana Torvald", "preferred", "Latin"),
        ("Anna Torvald", "", "Latin"),
        ("Ана Торвальд", "", "Cyrillic"),
        ("А. Торвальд", "", "Cyrillic"),
        ("아나 토르발드", "", "Hangul"),
        ("Torvald", "short form", "Latin"),
    ]


def test_a_name_is_told_once_in_each_other_script() -> None:
    """Below the heading stands one full form a script, in its language."""
    told = [(each.text, each.language) for each in in_own_script(PERSON)]
    assert told == [("Ана Торвальд", "ru"), ("아나 토르발드", "ko")]
