"""Names on which sources do not agree: told as disputes from the names alone."""

from typing import Any

import pytest

from chancery.model.entities import Person
from chancery.namings import naming_of


def person(**given: Any) -> Person:
    """A made-up person of the name Ana Torvald, cited to one source."""
    return Person.model_validate(
        {"id": "ana-torvald", "name": "Ana Torvald", "cite": "herald#1"} | given
    )


@pytest.mark.parametrize(
    "given",
    [
        pytest.param({}, id="one form alone"),
        pytest.param({"names": {"text": "Torvald", "form": "short", "cite": "x#2"}}, id="short"),
        pytest.param({"names": {"text": "ANA TORVALD", "cite": "x#2"}}, id="capitals alone"),
        pytest.param(
            {"names": {"text": "Ана Торвальд", "language": "ru", "cite": "editor"}},
            id="a form that no source has",
        ),
        pytest.param(
            {"names": "Anna Torvald", "cites": {"name": "editor"}, "cite": "herald#1"},
            id="a preferred form that no source has, and one that a source has",
        ),
        pytest.param(
            {
                "names": {"text": "Anna Torvald", "cite": "x#2"},
                "disputes": {
                    "id": "who-is-anna",
                    "kind": "identity",
                    "about": "name",
                    "question": "Is she the same?",
                    "versions": [
                        {"says": "She is.", "cite": "x#2"},
                        {"says": "She is not.", "cite": "x#3"},
                    ],
                    "why": "Nothing decides it.",
                },
            },
            id="a dispute over the name that the record itself tells of",
        ),
    ],
)
def test_forms_on_which_sources_agree_are_no_dispute(given: dict[str, Any]) -> None:
    """Only full forms that sources give count, and what the record tells itself goes first."""
    assert naming_of(person(**given), "the rule") is None


def test_two_forms_that_sources_have_are_a_dispute_that_follows_the_preferred_one() -> None:
    """Each form is a version with the citations it has; the rule says why."""
    names = [{"text": "Anna Torvald", "cite": "courier#2"}, {"text": "A. Torwald", "cite": "x#7"}]
    dispute = naming_of(person(names=names), "The one that most sources use.")
    assert dispute is not None
    versions = [(v.says, *map(str, v.cite)) for v in dispute.versions]
    assert versions == [
        ("Ana Torvald", "herald#1"),
        ("Anna Torvald", "courier#2"),
        ("A. Torwald", "x#7"),
    ]
    assert (dispute.id, dispute.kind, dispute.follows) == ("ana-torvald--name", "naming", 1)
    assert dispute.why == "The one that most sources use."


def test_a_record_may_have_the_longest_id_there_is() -> None:
    names = [{"text": "Anna Torvald", "cite": "courier#2"}]
    dispute = naming_of(person(id="a" * 80, names=names), None)
    assert dispute is not None
    assert dispute.id == "a" * 80 + "--name"


def test_where_no_source_has_the_preferred_form_the_record_follows_none() -> None:
    """The forms that sources have are told all the same."""
    names = [{"text": "Anna Torvald", "cite": "courier#2"}, {"text": "A. Torwald", "cite": "x#7"}]
    dispute = naming_of(person(names=names, cites={"name": "editor"}), None)
    assert dispute is not None
    assert (dispute.follows, len(dispute.versions)) == (None, 2)
