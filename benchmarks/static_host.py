"""Serves a built site on this machine as a static host does: gzipped, cacheable, with its 404."""

import gzip
import mimetypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

TYPES = mimetypes.MimeTypes()
# What Python's own table lacks, or takes from the machine, which may lack it.
for _type, _suffix in (
    ("font/woff2", ".woff2"),
    ("application/manifest+json", ".webmanifest"),
    ("text/calendar", ".ics"),
    ("text/javascript", ".js"),
    ("text/javascript", ".mjs"),
):
    TYPES.add_type(_type, _suffix)
TEXT_ENDINGS = ("+xml", "+json", "/json", "/xml", "/javascript")
THEME = "/theme/"
FOR_A_YEAR = "public, max-age=31536000, immutable"
FOR_TEN_MINUTES = "public, max-age=600"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent for one address; `packed` is the body gzipped, of text only."""

    media_type: str
    body: bytes
    packed: bytes | None
    cache: str


NOT_FOUND = Answer(
    media_type="text/plain; charset=utf-8", body=b"Not found\n", packed=None, cache=FOR_TEN_MINUTES
)


def answers(site: Path) -> dict[str, Answer]:
    """Every file of a built site by the path of its address, such as `/about/`."""
    return {
        address(path, site): answer(path, address(path, site))
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def address(path: Path, site: Path) -> str:
    """The path of the address at which a file of a site is served."""
    return f"/{path.relative_to(site).as_posix()}".removesuffix("index.html")


def answer(path: Path, at: str) -> Answer:
    """What is sent for a file that is served at `at`."""
    body = path.read_bytes()
    media_type = TYPES.guess_type(path.name)[0] or "application/octet-stream"
    text = media_type.startswith("text/") or media_type.endswith(TEXT_ENDINGS)
    return Answer(
        media_type=f"{media_type}; charset=utf-8" if text else media_type,
        body=body,
        packed=gzip.compress(body, mtime=0) if text else None,
        cache=FOR_A_YEAR if at.startswith(THEME) else FOR_TEN_MINUTES,
    )


class StaticHost(ThreadingHTTPServer):
    """A server at a free port of this machine; what it has to say is in `answers`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Answer] = {}

    @property
    def url(self) -> str:
        """The address of the site, without a slash at its end."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong, unless the browser only hung up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Head and body are two writes, and the second would wait for the first to be confirmed.
    disable_nagle_algorithm = True
    server: StaticHost

    def do_GET(self) -> None:
        """Send the file, or the site's 404 page where there is none."""
        known = self.server.answers
        found = known.get(unquote(urlsplit(self.path).path))
        sent = found or known.get("/404.html", NOT_FOUND)
        packs = sent.packed is not None and "gzip" in self.headers.get("Accept-Encoding", "")
        body = sent.packed if packs and sent.packed is not None else sent.body
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", sent.media_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", sent.cache)
        self.send_header("Vary", "Accept-Encoding")
        if packs:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for the results."""


@contextmanager
def hosted() -> Iterator[StaticHost]:
    """Run a host, with nothing to serve yet, until the block ends."""
    with StaticHost() as host:
        threading.Thread(target=host.serve_forever, daemon=True).start()
        try:
            yield host
        finally:
            host.shutdown()
