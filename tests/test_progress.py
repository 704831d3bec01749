"""A long build shows on a terminal how far it is, and nowhere else."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

PROGRAM = "from chancery import plugin; plugin._LONG = 1; from pelican import main; main()"
"""A build, which is long here from the first file on."""
BUILD = [sys.executable, "-c", PROGRAM, "--settings", "pelicanconf.py"]


def on_a_terminal(command: list[str], folder: Path) -> str:
    """What a command shows on a terminal, with the codes that move what stands there."""
    ours, its = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, cwd=folder, stdout=its, stderr=its, env=environment)
    os.close(its)
    shown = b""
    try:
        while some := os.read(ours, 10_000):
            shown += some
    except OSError:
        # How Linux says that nobody writes there any more.
        pass
    os.close(ours)
    assert process.wait() == 0, shown
    return shown.decode()


def test_files_read_and_pages_written_are_shown_on_a_terminal(small_site: Path) -> None:
    shown = on_a_terminal(BUILD, small_site)
    for doing in ("Reading", "Writing"):
        assert re.search(rf"{doing}.*100%", shown)
    # The line is cleared when it is done: what stays is the summary.
    assert "\x1b[2K" in shown
    assert re.search(r"Wrote \d+ pages", shown)


def test_a_log_has_nothing_of_it(small_site: Path) -> None:
    done = subprocess.run(BUILD, cwd=small_site, capture_output=True, text=True, check=True)
    assert "%" not in done.stdout + done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert re.search(r"Wrote \d+ pages", done.stdout)


def test_a_short_build_shows_nothing_of_it(small_site: Path) -> None:
    command = [sys.executable, "-m", "pelican", "--settings", "pelicanconf.py"]
    assert "100%" not in on_a_terminal(command, small_site)
