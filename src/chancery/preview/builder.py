"""The process that builds for the preview: a request in, an outcome out, until the preview ends.

Requests and outcomes are lines of JSON on the standard streams. Whatever else is printed on the
way, by Pelican or by a plugin, goes to the standard error stream, which the preview keeps in a log.
What is imported here is only what cannot well be broken: the rest of Chancery is imported by the
`Builds`, so that a mistake in its code is an answer as well.
"""

import argparse
import os
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from chancery.preview.building import Builds
from chancery.preview.outcome import Request


def main() -> None:
    """Greet, and then build as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--settings", type=Path, required=True)
    parser.add_argument("--log", type=Path, required=True)
    options = parser.parse_args()
    answers = _answers()
    requests: queue.SimpleQueue[Request] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(requests,), daemon=True).start()
    builds = Builds(options.settings, options.log)
    print(builds.greeting().to_json(), file=answers, flush=True)
    for request in _forever(requests):
        outcome = builds.build(request.changed)
        print(outcome.to_json(), file=answers, flush=True)
        if not outcome.settled:
            late = builds.settle(lambda: not requests.empty())
            print(late.to_json(), file=answers, flush=True)


def _answers() -> IO[str]:
    """The stream for answers, which nothing else that is printed reaches any more."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    return answers


def _forever(requests: "queue.SimpleQueue[Request]") -> Iterator[Request]:
    while True:
        yield requests.get()


def _listen(requests: "queue.SimpleQueue[Request]") -> None:
    """Take requests; once the preview is gone, end at once, with all that was started here."""
    # Not by sys.stdin, which is taken while it is read from: a copy of this process closes it.
    with os.fdopen(os.dup(0), encoding="utf-8") as lines:
        for line in lines:
            requests.put(Request.from_json(line))
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)


if __name__ == "__main__":
    main()
