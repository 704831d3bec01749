"""Names that sources spell or word differently: each told as a dispute, from the names alone."""

from collections.abc import Iterator

from chancery.model.base import Dispute, Version
from chancery.model.entities import Named
from chancery.model.provenance import Basis, Citation
from chancery.vocabulary import DisputeKind, NameForm

_PREFERRED = "This is the preferred form of its record."


def naming_of(record: Named, rule: str | None) -> Dispute | None:
    """The dispute over what a record's bearer is called, if the sources do not agree on it.

    Its versions are the full forms that a source has, the preferred one first; short forms and
    forms that differ in capitals alone are none. `rule` says by what rule one form is preferred.
    Where the record tells of a dispute over the name itself, that one stands instead.
    """
    if any(dispute.about == "name" for dispute in record.disputes):
        return None
    versions: dict[str, Version] = {}
    for text, basis in _forms(record):
        if any(isinstance(one, Citation) for one in basis):
            versions.setdefault(text.casefold(), Version(says=text, cite=basis))
    if len(versions) < 2:
        return None
    follows = list(versions).index(key) + 1 if (key := record.name.casefold()) in versions else None
    # Two hyphens, which no id in a record may have: whatever else is called so has another address.
    return Dispute.model_construct(
        id=f"{record.id}--name",
        kind=DisputeKind.NAMING,
        about="name",
        question=f"What is {record.name} called?",
        versions=tuple(versions.values()),
        follows=follows,
        why=rule or _PREFERRED,
    )


def _forms(record: Named) -> Iterator[tuple[str, tuple[Basis, ...]]]:
    yield record.name, record.basis_of("name")
    for name in record.names:
        if name.form == NameForm.FULL:
            yield name.text, name.basis_of("text")
