"""The verdict on a whole dossier: every problem, and how many claims are of which kind."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from chancery.claims import Claim, claims_of
from chancery.evidence import pins
from chancery.evidence.copied import Run, Runs
from chancery.evidence.passages import Evidence, Flaw, as_read, own_fields, texts_of
from chancery.evidence.spellings import uncited_spellings, where_spelt
from chancery.evidence.texts import Texts
from chancery.evidence.verify import flaws
from chancery.load import Loaded
from chancery.model.base import Inference
from chancery.model.plan import Loc, plan_of, values
from chancery.model.provenance import EditorsClaim
from chancery.model.sources import Source
from chancery.problems import Problem


@dataclass(slots=True)
class Verdict:
    """The problems, sorted, and the totals: every claim is counted as one of the four kinds."""

    problems: list[Problem]
    verified: int = 0
    inferred: int = 0
    editors: int = 0
    failing: int = 0

    @property
    def claims(self) -> int:
        """How many claims there are."""
        return self.verified + self.inferred + self.editors + self.failing

    def __str__(self) -> str:
        """Return the totals in one line."""
        return (
            f"{self.claims:,} claims: {self.verified:,} verified, {self.inferred:,} inferred, "
            f"{self.editors:,} the editor's, {self.failing:,} failing"
        )


def verify(loaded: Loaded, texts: Texts) -> Verdict:
    """Hold every claim of a dossier against the texts of its sources."""
    evidence = Evidence(loaded, texts)
    runs = Runs(texts, evidence.names)
    verdict = Verdict(list(_copied_in_info(loaded, runs)))
    for claim, found in _flaws(evidence, runs):
        verdict.problems += [
            loaded.problem_at(
                claim.record, flaw.loc, flaw.rule, flaw.message, suggestion=flaw.suggestion
            )
            for flaw in found
        ]
        _count(verdict, claim, failing=bool(found))
    verdict.problems.sort()
    return verdict


def _count(verdict: Verdict, claim: Claim, *, failing: bool) -> None:
    if failing:
        verdict.failing += 1
    elif not own_fields(claim):
        return
    elif all(isinstance(basis, EditorsClaim) for basis in claim.basis):
        verdict.editors += 1
    elif isinstance(claim.node, Inference):
        verdict.inferred += 1
    else:
        verdict.verified += 1


def _flaws(evidence: Evidence, runs: Runs) -> Iterator[tuple[Claim, list[Flaw]]]:
    """Yield every claim with its flaws."""
    claims = [claim for record in evidence.loaded for claim in claims_of(record)]
    where = where_spelt(evidence)
    # Citations are handed down as the same tuple, so that its identity says who shares them.
    covered: defaultdict[int, list[Claim]] = defaultdict(list)
    found: list[list[Flaw]] = []
    for claim in claims:
        own = list(flaws(evidence, claim))
        if not own:
            covered[id(claim.basis)].append(claim)
        found.append(own)
    for claim, own in zip(claims, found, strict=True):
        if not own:
            own += pins.loose_citations(evidence, claim, covered[id(claim.basis)])
        own += pins.loose_dates(evidence, claim)
        own += uncited_spellings(evidence, claim, where)
        own += _copied(claim, runs)
        own += _paragraph_count(claim, evidence.texts)
        yield claim, own


def _copied(claim: Claim, runs: Runs) -> Iterator[Flaw]:
    for loc, text in texts_of(claim):
        if run := runs.copied(as_read(text)):
            yield Flaw(loc, "copied-words", _too_long(run), "say it in your own words")


def _too_long(run: Run) -> str:
    words, where = " ".join(run.words), f"{run.paragraph.source}#{run.paragraph.number}"
    return f"{len(run.words)} words in a row are those of {where}: '{words}'"


def _paragraph_count(claim: Claim, texts: Texts) -> Iterator[Flaw]:
    """A source's record and its text have as many paragraphs."""
    source = claim.record
    if isinstance(source, Source) and claim.node is source and "paragraphs" in claim.fields:
        count = max(texts[source.id], default=0)
        if source.paragraphs != count:
            message = f"the text of {source.id} has {count} paragraphs, not {source.paragraphs}"
            yield Flaw((*claim.loc, "paragraphs"), "no-such-paragraph", message)


def _copied_in_info(loaded: Loaded, runs: Runs) -> Iterator[Problem]:
    """Own words in `dossier.yaml`, which makes no claims."""
    if loaded.info is None:
        return
    for loc, text in _prose(loaded.info):
        if run := runs.copied(as_read(text)):
            suggestion = "say it in your own words"
            yield loaded.info_problem(loc, "copied-words", _too_long(run), suggestion)


def _prose(node: BaseModel) -> Iterator[tuple[Loc, str]]:
    for field in plan_of(type(node)).prose:
        yield from values(node, field)
