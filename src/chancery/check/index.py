"""Who refers to whom, kept up to date as records come, change and go."""

from collections import Counter, defaultdict

from chancery.check.facts import facts_of
from chancery.model.base import Record


class Index:
    """What the records of a dossier refer to, looked up from the other end.

    `users` are the ids of the records that refer to a record or cite it, by its id; `citing` those
    that cite a paragraph, by source and number. `fragments` counts the ids of statements and
    disputes.
    """

    def __init__(self) -> None:
        """Know no record yet."""
        self.users: defaultdict[str, set[str]] = defaultdict(set)
        self.citing: defaultdict[str, defaultdict[int, set[str]]] = defaultdict(
            lambda: defaultdict(set)
        )
        self.fragments: Counter[str] = Counter()

    def add(self, record: Record) -> None:
        """Take a record up."""
        facts, id_ = facts_of(record), record.id
        for used in facts.uses:
            self.users[used].add(id_)
        for source, number in facts.cited:
            self.citing[source][number].add(id_)
        for fragment, _ in (*facts.statements, *facts.disputes):
            self.fragments[fragment] += 1

    def remove(self, record: Record) -> None:
        """Forget a record that was taken up."""
        facts, id_ = facts_of(record), record.id
        for used in facts.uses:
            self.users[used].discard(id_)
        for source, number in facts.cited:
            self.citing[source][number].discard(id_)
        for fragment, _ in (*facts.statements, *facts.disputes):
            self.fragments[fragment] -= 1
