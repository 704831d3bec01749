"""Every form of a name in the order in which a page gives them, each with its script."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from chancery.dossier import Dossier
from chancery.model.base import Cited
from chancery.model.entities import Named
from chancery.model.kinds import KINDS
from chancery.vocabulary import NameForm

_SCRIPTS: Final = {"Cjk": "Chinese characters"}
"""Scripts that the Unicode names of their characters call otherwise than readers do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """A form of a name: `part` and `field` are what it rests on, `language` is BCP 47."""

    part: Cited
    field: str
    text: str
    language: str | None
    script: str
    kind: str


def script_of(text: str) -> str:
    """The script of the first letter, as its name in the Unicode Character Database begins.

    Empty where there is no letter.
    """
    letter = next((character for character in text if character.isalpha()), None)
    if letter is None:
        return ""
    script = unicodedata.name(letter, "").partition(" ")[0].capitalize()
    return _SCRIPTS.get(script, script)


def with_names(dossier: Dossier) -> Iterator[Named]:
    """Yield every record that has names and a page of its own."""
    for kind in KINDS.values():
        if issubclass(kind.model, Named) and kind.has_pages:
            yield from cast(tuple[Named, ...], dossier.of_kind(kind.folder))


def spellings(record: Named) -> tuple[Spelling, ...]:
    """Every form of a name: the preferred one, others in its script, other scripts, short ones."""
    own = script_of(record.name)
    preferred = Spelling(
        part=record, field="name", text=record.name, language=None, script=own, kind="preferred"
    )
    others = [
        Spelling(
            part=name,
            field="text",
            text=name.text,
            language=name.language,
            script=script_of(name.text),
            kind="short form" if name.form == NameForm.SHORT else "",
        )
        for name in record.names
    ]
    others.sort(key=lambda each: (each.kind, each.script != own, each.script))
    return (preferred, *others)


def in_own_script(record: Named) -> tuple[Spelling, ...]:
    """The first full form of a name in each other script than that of the preferred form."""
    found: dict[str, Spelling] = {}
    for each in spellings(record)[1:]:
        if not each.kind and each.script != script_of(record.name):
            found.setdefault(each.script, each)
    return tuple(found.values())
