"""The audit's report and verdict: text from what was measured."""

from collections import Counter
from collections.abc import Iterator, Mapping

from benchmarks.lighthouse import CATEGORIES, FULL, Finding, Result
from benchmarks.transfer import Transfer

BUDGET = 60_000
"""The most bytes that a record's page may transfer: 60 KB, of a thousand bytes each."""
HEAVIEST = 10

Results = Mapping[str, Result]
Transfers = Mapping[str, Transfer]


def total(transfer: Transfer) -> int:
    """All bytes of a page."""
    return sum(transfer.values())


def over_budget(records: Transfers) -> list[str]:
    """The record pages that transfer too much."""
    return [at for at, transfer in records.items() if total(transfer) > BUDGET]


def verdict(results: Results, records: Transfers) -> tuple[int, str]:
    """The exit status, 1 if anything fails, and a line that says what was measured and failed."""
    below = Counter(category for result in results.values() for category in result.below)
    pages = sum(bool(result.below) for result in results.values())
    over = over_budget(records)
    named = ", ".join(f"{CATEGORIES[each]} on {below[each]}" for each in CATEGORIES if below[each])
    scores = f"{pages} below {FULL} ({named})" if pages else f"{FULL} in every category"
    weights = f"{len(over)} over {BUDGET:,} bytes" if over else f"none over {BUDGET:,} bytes"
    line = f"{_pages(len(results), '')}: {scores}; {_pages(len(records), 'record ')}: {weights}"
    return (1 if pages or over else 0), f"audit: {'failed' if pages or over else 'passed'}: {line}"


def _pages(number: int, kind: str) -> str:
    return f"{number:,} {kind}page" if number == 1 else f"{number:,} {kind}pages"


def report(results: Results, transfers: Transfers, records: Transfers) -> str:
    """The report in Markdown; `transfers` are of the pages that Lighthouse measured."""
    version = next((result.version for result in results.values() if result.version), "")
    lines = [
        "# Audit of the published site",
        "",
        f"{verdict(results, records)[1]}.",
        "",
        f"Lighthouse {version}, as a phone on a slow network. Bytes are those of a first visit,",
        "gzipped. A page that is below 100 in performance was measured again; the best run counts.",
        "",
        *score_table(results, transfers),
        *_failures(results),
        *_advice(results),
        *(_heaviest(records) if records else ()),
    ]
    return "\n".join(lines) + "\n"


def score_table(results: Results, transfers: Transfers) -> Iterator[str]:
    """Yield the lines of a table with a row for each page."""
    names = ["page", *CATEGORIES.values(), "LCP (s)", "CLS", "TBT (ms)", "bytes", "runs"]
    yield f"| {' | '.join(names)} |"
    yield f"|---|{'---:|' * (len(names) - 1)}"
    for at, result in results.items():
        cells = [
            at,
            *(str(result.scores[category]) for category in CATEGORIES),
            f"{result.lcp / 1000:.2f}",
            f"{result.cls:.3f}",
            f"{result.tbt:.0f}",
            f"{total(transfers[at]):,}",
            str(result.runs),
        ]
        yield f"| {' | '.join(cells)} |"


def _failures(results: Results) -> Iterator[str]:
    """Yield, for every page that is not full everywhere, the audits that lower its scores."""
    yield from ("", f"## Below {FULL}", "")
    if not any(result.below for result in results.values()):
        yield "No page."
    for at, result in results.items():
        if result.below:
            told = (f"{CATEGORIES[each]} {result.scores[each]}" for each in result.below)
            yield from (f"### {at} ({', '.join(told)})", "")
            for finding in result.findings:
                if finding.category in result.below and finding.weight:
                    yield from _finding(finding, CATEGORIES[finding.category])
            yield ""


def _advice(results: Results) -> Iterator[str]:
    """Yield, once for all pages, what Lighthouse advises though it lowers no score."""
    yield from ("", "## Advice that lowers no score", "")
    pages: dict[str, list[tuple[str, Finding]]] = {}
    for at, result in results.items():
        for finding in result.findings:
            if not finding.weight:
                pages.setdefault(finding.title, []).append((at, finding))
    if not pages:
        yield "None."
    for found in pages.values():
        first, finding = found[0]
        where = f"on {_pages(len(found), '')}, {first} first"
        yield from _finding(finding, f"{CATEGORIES[finding.category]}, {where}")


def _finding(finding: Finding, where: str) -> Iterator[str]:
    yield f"- **{finding.title}** ({where}){f': {finding.value}' if finding.value else ''}"
    for item in finding.items:
        yield f"  - `{item.replace('`', chr(39))}`"


def _heaviest(records: Transfers) -> Iterator[str]:
    """Yield the heaviest record pages, and whether all are within the budget."""
    yield from ("", "## Bytes of the record pages", "")
    over = over_budget(records)
    told = f"{len(over)} of them over" if over else "all of them within"
    yield f"{_pages(len(records), 'record ')}, {told} the budget of {BUDGET:,} bytes; the heaviest:"
    yield from ("", "| page | bytes | of which |", "|---|---:|---|")
    for at in sorted(records, key=lambda at: (-total(records[at]), at))[:HEAVIEST]:
        parts = sorted(records[at].items(), key=lambda part: (-part[1], part[0]))
        named = ", ".join(f"{kind} {size:,}" for kind, size in parts)
        yield f"| {at} | {total(records[at]):,} | {named} |"
