"""Runs Lighthouse on a page, and reads from its result what a report has to say."""

import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
FULL = 100
RUNS = 3
"""How often a page is measured at most; a busy machine lowers its performance."""
ITEMS = 5
SECONDS = 180
LONGEST = 400
SCORED = ("binary", "numeric", "metricSavings")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An audit that a page fails. One of weight 0 is advice, which lowers no score."""

    category: str
    title: str
    weight: float = 0
    value: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What Lighthouse says of one page; LCP and TBT are in milliseconds."""

    scores: Mapping[str, int]
    lcp: float = 0
    cls: float = 0
    tbt: float = 0
    findings: Sequence[Finding] = field(default=())
    version: str = ""
    runs: int = 1

    @property
    def below(self) -> list[str]:
        """The categories whose score is not full."""
        return [category for category in CATEGORIES if self.scores[category] < FULL]


def best(measure: Callable[[], Result]) -> Result:
    """Measure a page, again while its performance is not full, and return the best result."""
    results: list[Result] = []
    while len(results) < RUNS:
        results.append(measure())
        if results[-1].scores["performance"] == FULL:
            break
    found = max(results, key=lambda result: result.scores["performance"])
    return replace(found, runs=len(results))


def run(program: Path, chromium: str, flags: Sequence[str], url: str) -> Result:
    """Measure a page once, as a phone on a slow network; without a result every score is 0."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "result.json")
        command = [
            str(program),
            url,
            "--quiet",
            "--output=json",
            f"--output-path={output}",
            f"--only-categories={','.join(CATEGORIES)}",
            "--no-enable-error-reporting",
            f"--chrome-flags={' '.join(flags)}",
        ]
        try:
            ended = subprocess.run(
                command,
                env=os.environ | {"CHROME_PATH": chromium},
                capture_output=True,
                text=True,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return nothing(f"it did not end within {SECONDS} seconds")
        if not output.is_file():
            return nothing(ended.stderr.strip() or f"it ended with status {ended.returncode}")
        return read(json.loads(output.read_text("utf-8")))


def nothing(why: str) -> Result:
    """The result of a run that gave none."""
    told = Finding(
        category="performance", title="Lighthouse gave no result", weight=1, items=(_short(why),)
    )
    return Result(scores=dict.fromkeys(CATEGORIES, 0), findings=(told,))


def read(result: Mapping[str, Any]) -> Result:
    """Read what Lighthouse wrote (its version 12 and later) as JSON."""
    if "runtimeError" in result:
        return nothing(result["runtimeError"]["message"])
    audits = result["audits"]
    return Result(
        scores={
            category: round(FULL * (result["categories"][category]["score"] or 0))
            for category in CATEGORIES
        },
        lcp=_number(audits["largest-contentful-paint"]),
        cls=_number(audits["cumulative-layout-shift"]),
        tbt=_number(audits["total-blocking-time"]),
        findings=tuple(_findings(result)),
        version=result["lighthouseVersion"],
    )


def _number(audit: Mapping[str, Any]) -> float:
    """What was measured; an audit that could not be made has no number."""
    return float(audit.get("numericValue", 0))


def _findings(result: Mapping[str, Any]) -> Iterator[Finding]:
    """Yield every audit that fails, those of most weight first within a category."""
    for category in CATEGORIES:
        refs = result["categories"][category]["auditRefs"]
        for ref in sorted(refs, key=lambda ref: -ref["weight"]):
            audit = result["audits"][ref["id"]]
            items = tuple(_words(item) for item in _flat(audit.get("details", {})))
            if ref.get("group") != "hidden" and _fails(audit, category, items):
                yield Finding(
                    category=category,
                    title=audit["title"],
                    weight=ref["weight"],
                    value=audit.get("displayValue", ""),
                    items=items[:ITEMS] or tuple(filter(None, [audit.get("errorMessage", "")])),
                )


def _fails(audit: Mapping[str, Any], category: str, items: Sequence[str]) -> bool:
    """Tell whether an audit asks for something to be mended."""
    mode = audit["scoreDisplayMode"]
    if mode in SCORED:
        return audit["score"] is not None and audit["score"] < 1
    # What is only told of performance is how the time was spent; elsewhere it is advice.
    return mode == "error" or (mode == "informative" and category != "performance" and bool(items))


def _flat(details: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the items of an audit's tables, lists of tables and lists of what is to be done."""
    items = details.get("items", ())
    if details.get("type") == "checklist":
        items = [{"undone": each["label"]} for each in items.values() if not each["value"]]
    for item in items:
        inner = item["value"] if item.get("type") == "list-section" else item
        if isinstance(inner, dict) and "items" in inner:
            yield from _flat(inner)
        else:
            yield item


def _words(item: Mapping[str, Any]) -> str:
    """An item on one line: the elements and addresses it concerns, and what was measured."""
    parts: list[str] = []
    for key, value in item.items():
        if isinstance(value, dict):
            known = (value.get(name) for name in ("snippet", "explanation", "url", "text", "value"))
            parts += [part for part in known if isinstance(part, str)]
        elif isinstance(value, str):
            parts.append(value)
        elif isinstance(value, float | int) and not isinstance(value, bool):
            parts.append(f"{key} {value:.6g}")
    return _short("; ".join(filter(None, parts)))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
