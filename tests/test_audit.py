"""The audit of the published site: which pages it takes, how they are served, what it reports."""

import gzip
import json
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks import audit, audit_report, lighthouse
from benchmarks.lighthouse import Finding, Result
from benchmarks.static_host import StaticHost, answers, hosted
from chancery.model.kinds import KINDS
from chancery.problems import UserError
from conftest import pelican

ALL_FULL = dict.fromkeys(lighthouse.CATEGORIES, 100)
SITE = {
    "index.html": "<p>Home",
    "404.html": "<p>No such page",
    "about/index.html": "<p>About",
    "theme/style.css": "p { margin: 0 } " * 50,
    "theme/letters.woff2": "no text",
    "people/index.html": "<p>People",
    "people/ann/index.html": "<p>Ann",
    "people/orla/index.html": "<p>" + "".join(f"Orla met {n}. " for n in range(99)),
    "timeline/index.html": "<p>Years",
    "timeline/2031/index.html": "<p>2031",
}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaticHost]:
    """The small site above, served."""
    site = tmp_path_factory.mktemp("site")
    for name, text in SITE.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, "utf-8")
    with hosted() as served:
        served.answers |= answers(site)
        yield served


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """The status, headers and body that are sent for an address of this machine."""
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  the test's own server
    try:
        with urllib.request.urlopen(request) as sent:  # noqa: S310
            return sent.status, dict(sent.headers), sent.read()
    except urllib.error.HTTPError as sent:
        return sent.code, dict(sent.headers), sent.read()


class TestChoice:
    def test_every_page_at_the_top_and_the_heaviest_below_each(self, host: StaticHost) -> None:
        assert audit.page_of_each_kind(audit.page_sizes(host)) == [
            "/",
            "/404.html",
            "/about/",
            "/people/",
            "/people/orla/",
            "/timeline/",
            "/timeline/2031/",
        ]

    def test_the_weight_of_a_page_is_its_size_as_sent(self, host: StaticHost) -> None:
        """What repeats itself is long and yet light."""
        sizes = audit.page_sizes(host)
        assert sizes["/people/orla/"] == len(gzip.compress(SITE["people/orla/index.html"].encode()))
        assert "/theme/style.css" not in sizes

    def test_of_pages_as_heavy_the_first_is_taken(self) -> None:
        sizes = {"/people/": 9, "/people/bo/": 5, "/people/al/": 5}
        assert audit.page_of_each_kind(sizes) == ["/people/", "/people/al/"]

    def test_a_built_site_has_a_list_and_a_record_of_each_kind(self, small_site: Path) -> None:
        built = pelican(small_site, "--output", "out", "--fatal", "warnings")
        assert built.returncode == 0, built.stderr
        host_like = {at for at in answers(small_site / "out") if at.endswith("/")}
        chosen = audit.page_of_each_kind(dict.fromkeys(host_like, 1))
        for kind in KINDS.values():
            if kind.has_pages:
                assert f"/{kind.folder}/" in chosen
                of_kind = [at for at in chosen if at.startswith(f"/{kind.folder}/")]
                assert len(of_kind) == 2, of_kind
        assert {"/", "/announcements/", "/disputes/", "/coverage/"} <= set(chosen)
        records = audit.record_pages(host_like)
        assert len(records) == sum(
            at.count("/") == 3 and not at.startswith("/timeline/") for at in host_like
        )

    @pytest.mark.parametrize("asked", ["people/ann", "/people/ann", "people/ann/", "/people/ann/"])
    def test_a_page_may_be_asked_for_with_or_without_slashes(self, asked: str) -> None:
        assert audit.only_these([asked, asked], ["/", "/people/ann/"]) == ["/people/ann/"]

    @pytest.mark.parametrize(("asked", "found"), [("/", "/"), ("404.html", "/404.html")])
    def test_home_and_404_can_be_asked_for(self, asked: str, found: str) -> None:
        assert audit.only_these([asked], ["/", "/404.html"]) == [found]

    def test_a_page_that_is_not_there_cannot(self) -> None:
        with pytest.raises(UserError, match="no page /people/bo/"):
            audit.only_these(["people/bo"], ["/", "/people/ann/"])


class TestHost:
    @pytest.mark.parametrize(
        ("path", "media_type", "packed", "cache"),
        [
            ("/", "text/html; charset=utf-8", True, "max-age=600"),
            ("/people/ann/", "text/html; charset=utf-8", True, "max-age=600"),
            ("/404.html", "text/html; charset=utf-8", True, "max-age=600"),
            ("/theme/style.css", "text/css; charset=utf-8", True, "immutable"),
            ("/theme/letters.woff2", "font/woff2", False, "immutable"),
        ],
    )
    def test_files_come_as_a_static_host_sends_them(
        self, host: StaticHost, path: str, media_type: str, packed: bool, cache: str
    ) -> None:
        status, headers, body = get(host.url + path, **{"Accept-Encoding": "gzip, br"})
        name = path[1:] if "." in path else f"{path[1:]}index.html"
        assert status == 200
        assert headers["Content-Type"] == media_type
        assert cache in headers["Cache-Control"]
        assert headers.get("Content-Encoding") == ("gzip" if packed else None)
        assert (gzip.decompress(body) if packed else body) == SITE[name].encode()
        assert int(headers["Content-Length"]) == len(body)

    def test_who_does_not_take_gzip_gets_plain_text(self, host: StaticHost) -> None:
        _, headers, body = get(f"{host.url}/about/")
        assert "Content-Encoding" not in headers
        assert body == b"<p>About"

    def test_what_is_missing_is_answered_by_the_sites_own_page(self, host: StaticHost) -> None:
        status, headers, body = get(f"{host.url}/people/bo/")
        assert (status, body) == (404, b"<p>No such page")
        assert headers["Content-Type"].startswith("text/html")

    def test_a_site_without_such_a_page_says_it_in_words(self) -> None:
        with hosted() as empty:
            assert get(f"{empty.url}/")[::2] == (404, b"Not found\n")


def told(**audits: dict[str, Any]) -> dict[str, Any]:
    """What Lighthouse writes, with these audits, each in the category and weight it names."""
    metrics = ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time")
    categories: dict[str, Any] = {
        category: {"score": 0.96, "auditRefs": []} for category in lighthouse.CATEGORIES
    }
    for name, each in audits.items():
        ref = {"id": name, "weight": each.get("weight", 1), "group": each.get("group", "")}
        categories[each["category"]]["auditRefs"].append(ref)
    return {
        "lighthouseVersion": "12.0.0",
        "categories": categories,
        "audits": {name: {"numericValue": n} for n, name in enumerate(metrics, 1)} | audits,
    }


def audited(category: str, mode: str, score: float | None, **more: Any) -> dict[str, Any]:
    return {
        "category": category,
        "title": "T",
        "scoreDisplayMode": mode,
        "score": score,
        "details": {"items": [{"url": "/x"}]},
        **more,
    }


class TestResult:
    @pytest.mark.parametrize(
        ("one", "is_found"),
        [
            (audited("seo", "binary", 0), True),
            (audited("seo", "binary", 1), False),
            (audited("performance", "metricSavings", 0.5, weight=0), True),
            (audited("performance", "numeric", 0.5, group="hidden"), False),
            (audited("performance", "informative", None), False),
            (audited("best-practices", "informative", None, weight=0), True),
            (audited("best-practices", "informative", None, details={}), False),
            (audited("seo", "notApplicable", None), False),
            (audited("accessibility", "manual", None), False),
            (audited("seo", "error", None, details={}, errorMessage="lost"), True),
        ],
    )
    def test_what_fails_or_is_advised_is_found(self, one: dict[str, Any], is_found: bool) -> None:
        findings = lighthouse.read(told(one=one)).findings
        assert [finding.title for finding in findings] == (["T"] if is_found else [])

    @pytest.mark.parametrize(
        ("details", "items"),
        [
            (
                {"items": [{"node": {"snippet": "<b>", "explanation": "Too\n  pale."}}]},
                ("<b>; Too pale.",),
            ),
            ({"items": [{"url": "/a.css", "wastedMs": 150.0}]}, ("/a.css; wastedMs 150",)),
            (
                {
                    "items": [
                        {"type": "table", "items": [{"a": "x"}]},
                        {"type": "list-section", "value": {"items": [{"a": "y"}]}},
                    ]
                },
                ("x", "y"),
            ),
            (
                {
                    "type": "checklist",
                    "items": {"a": {"label": "A", "value": True}, "b": {"label": "B", "value": 0}},
                },
                ("B",),
            ),
            ({"items": [{"a": str(n)} for n in range(9)]}, ("0", "1", "2", "3", "4")),
            ({}, ()),
        ],
    )
    def test_the_worst_items_are_told_in_a_line_each(
        self, details: dict[str, Any], items: tuple[str, ...]
    ) -> None:
        one = audited("seo", "binary", 0, details=details)
        assert lighthouse.read(told(one=one)).findings[0].items == items

    def test_scores_and_metrics_are_read(self) -> None:
        result = lighthouse.read(told())
        assert result.scores == dict.fromkeys(lighthouse.CATEGORIES, 96)
        assert (result.lcp, result.cls, result.tbt) == (1, 2, 3)

    def test_a_category_without_a_score_has_none(self) -> None:
        """Lighthouse gives no score where an audit that counts could not be made."""
        written = told()
        written["categories"]["seo"]["score"] = None
        assert lighthouse.read(written).scores["seo"] == 0

    def test_a_page_that_could_not_be_loaded_has_no_score_and_says_why(self) -> None:
        result = lighthouse.read({"runtimeError": {"message": "No page came."}})
        assert set(result.scores.values()) == {0}
        assert result.findings[0].items == ("No page came.",)


class TestRuns:
    @pytest.mark.parametrize(
        ("performances", "best", "runs"),
        [([100], 100, 1), ([97, 100], 100, 2), ([97, 99, 98], 99, 3)],
    )
    def test_a_page_below_full_is_measured_again_and_the_best_counts(
        self, performances: list[int], best: int, runs: int
    ) -> None:
        left = iter(performances)
        found = lighthouse.best(lambda: Result(scores=ALL_FULL | {"performance": next(left)}))
        assert (found.scores["performance"], found.runs) == (best, runs)

    def test_other_scores_are_not_measured_again(self) -> None:
        assert lighthouse.best(lambda: Result(scores=ALL_FULL | {"seo": 92})).runs == 1

    @pytest.mark.parametrize(
        ("script", "performance", "item"),
        [
            ("Path(out).write_text(RESULT)", 96, None),
            ("sys.exit('no browser')", 0, "no browser"),
            ("sys.exit(3)", 0, "it ended with status 3"),
        ],
    )
    def test_lighthouse_is_run_as_a_program(
        self, tmp_path: Path, script: str, performance: int, item: str | None
    ) -> None:
        """Its result is read from the file it was told to write; without one, it says why."""
        program = tmp_path / "lighthouse"
        program.write_text(
            f"#!{sys.executable}\nimport sys\nfrom pathlib import Path\n"
            "out = next(each[14:] for each in sys.argv if each.startswith('--output-path='))\n"
            f"RESULT = {json.dumps(told())!r}\n{script}\n",
            "utf-8",
        )
        program.chmod(0o755)
        result = lighthouse.run(program, "chromium", ["--headless=new"], "http://127.0.0.1/")
        assert result.scores["performance"] == performance
        assert [each.items for each in result.findings] == ([(item,)] if item else [])


class TestReport:
    PALE = Finding(category="accessibility", title="Pale", weight=7, items=("<b>`x`</b>",))
    ADVICE = Finding(category="performance", title="Slow", value="by 2 s", items=("/a.css",))

    @pytest.mark.parametrize(
        ("results", "records", "status", "line"),
        [
            (
                {"/": Result(scores=ALL_FULL)},
                {"/people/ann/": {"Document": 60_000}},
                0,
                "audit: passed: 1 page: 100 in every category; "
                "1 record page: none over 60,000 bytes",
            ),
            (
                {
                    "/": Result(scores=ALL_FULL | {"seo": 92, "accessibility": 99}),
                    "/about/": Result(scores=ALL_FULL | {"seo": 99}),
                },
                {},
                1,
                "audit: failed: 2 pages: 2 below 100 (accessibility on 1, SEO on 2); "
                "0 record pages: none over 60,000 bytes",
            ),
            (
                {"/": Result(scores=ALL_FULL)},
                {"/people/ann/": {"Document": 9_000, "Font": 51_001}, "/people/bo/": {}},
                1,
                "audit: failed: 1 page: 100 in every category; 2 record pages: 1 over 60,000 bytes",
            ),
        ],
    )
    def test_the_last_line_says_what_was_measured_and_what_failed(
        self,
        results: audit_report.Results,
        records: audit_report.Transfers,
        status: int,
        line: str,
    ) -> None:
        assert audit_report.verdict(results, records) == (status, line)

    def test_each_page_has_its_row(self) -> None:
        result = Result(scores=ALL_FULL | {"seo": 92}, lcp=1234, cls=0.0104, tbt=12.6, runs=3)
        *_, row = audit_report.score_table({"/": result}, {"/": {"Document": 4_000, "Font": 500}})
        assert row == "| / | 100 | 100 | 100 | 92 | 1.23 | 0.010 | 13 | 4,500 | 3 |"

    def test_what_lowers_a_score_is_told_by_page_and_advice_once(self) -> None:
        low = Result(
            scores=ALL_FULL | {"accessibility": 93}, findings=(self.PALE, self.ADVICE), version="12"
        )
        results = {"/": low, "/about/": low}
        text = audit_report.report(results, {"/": {}, "/about/": {}}, {})
        assert text.count("- **Pale** (accessibility)\n  - `<b>'x'</b>`\n") == 2
        assert "### /about/ (accessibility 93)" in text
        advice = "- **Slow** (performance, on 2 pages, / first): by 2 s\n  - `/a.css`\n"
        assert text.count(advice) == 1

    def test_a_finding_in_a_category_that_is_full_lowers_nothing(self) -> None:
        result = Result(scores=ALL_FULL | {"seo": 92}, findings=(self.PALE,))
        assert "Pale" not in audit_report.report({"/": result}, {"/": {}}, {})

    def test_the_ten_heaviest_record_pages_are_told(self) -> None:
        records = {f"/people/{n:02}/": {"Document": 1_000 * n, "Font": 600} for n in range(1, 12)}
        text = audit_report.report({"/": Result(scores=ALL_FULL)}, {"/": {}}, records)
        assert "11 record pages, all of them within the budget of 60,000 bytes" in text
        rows = [line for line in text.splitlines() if line.startswith("| /people/")]
        assert rows[0] == "| /people/11/ | 11,600 | Document 11,000, Font 600 |"
        assert len(rows) == 10


class TestTools:
    @pytest.mark.parametrize(
        ("there", "said"),
        [
            ([], "audit: there is no node; install Node.js"),
            (["node"], "install Lighthouse: npm ci"),
            (["node", "lighthouse"], "install Chromium"),
        ],
    )
    def test_what_is_missing_is_said_with_how_to_install_it(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: list[str], said: str
    ) -> None:
        for name in there:
            (tmp_path / name).write_text("#!/bin/sh\n", "utf-8")
            (tmp_path / name).chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        ended = CliRunner().invoke(audit.main, ["--lighthouse", str(tmp_path / "lighthouse")])
        assert ended.exit_code == 1
        assert said in ended.output
        assert "Traceback" not in ended.output
