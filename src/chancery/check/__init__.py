"""Checking a dossier: every rule on every record, every problem in one list."""

from collections.abc import Callable, Iterator

from chancery.check import (
    announcements,
    colours,
    dates,
    paragraphs,
    people,
    provenance,
    references,
)
from chancery.check.finding import Finding, Parts
from chancery.load import Loaded
from chancery.problems import Problem

Rule = Callable[[Parts], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *dates.RULES,
    *people.RULES,
    *announcements.RULES,
    *provenance.RULES,
    *paragraphs.RULES,
    *colours.RULES,
)


def rule_name(rule: Rule) -> str:
    """The name by which problems call a rule: its function's, with hyphens."""
    return rule.__name__.replace("_", "-")


def check(loaded: Loaded) -> list[Problem]:
    """Return every problem of a dossier, sorted: those of reading it, and what the rules find."""
    parts = Parts(loaded)
    problems = list(loaded.problems)
    for rule in RULES:
        name = rule_name(rule)
        problems += [
            loaded.problem_at(
                found.record,
                found.loc,
                name,
                found.message,
                suggestion=found.suggestion,
                severity=found.severity,
                key=found.key,
            )
            for found in rule(parts)
        ]
    problems += references.unknown_in_info(loaded)
    return sorted(problems)
