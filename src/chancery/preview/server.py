"""Serves a built site on this machine, and to its open pages what becomes of it."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from urllib.parse import quote

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from chancery.preview.live import NOT_FOUND, Live, address_of
from chancery.problems import UserError

ASSETS = Path(__file__).parent / "assets"
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ANY_ADDRESS = {"0.0.0.0", "::"}  # noqa: S104  told apart, never the default
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
HTML = "text/html; charset=utf-8"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".htm": HTML,
    ".html": HTML,
    ".ics": "text/calendar; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".zip": "application/zip",
}
"""By the files' endings, the same on every machine, whatever its own table says."""


def find(folder: Path, address: str) -> Path | None:
    """Return the file or folder at an address, or None where nothing is served.

    Neither `..` nor a link leads out of the folder; what is hidden is the builder's, not the
    site's; and a file has one address: `a//b` is none.
    """
    parts = address.removesuffix("/").split("/") if address else []
    if "\0" in address or any(not part or part.startswith(".") for part in parts):
        return None
    root = os.path.realpath(folder)
    found = Path(os.path.realpath(os.path.join(root, *parts)))  # noqa: PTH118  parts may be rooted
    if not found.is_relative_to(root) or not found.exists():
        return None
    inside = found.relative_to(root).parts
    return None if any(part.startswith(".") for part in inside) else found


def answer(folder: Path, address: str, script: bytes = b"") -> Response:
    """What is at an address of the site in the folder; HTML with this script put into its head."""
    found = find(folder, address)
    if found and found.is_dir():
        if address and not address.endswith("/"):
            return RedirectResponse(f"/{quote(address)}/", headers=HEADERS)
        found = find(folder, f"{address}index.html")
    elif address.endswith("/"):
        found = None
    body = _bytes(found)
    status = 200
    if found is None or body is None:
        status, found = 404, folder / NOT_FOUND
        body = _bytes(found)
    if body is None:
        return Response("Not found\n", 404, HEADERS, "text/plain; charset=utf-8")
    media_type = TYPES.get(found.suffix.lower(), "application/octet-stream")
    if script and media_type == HTML:
        head, end, rest = body.partition(b"</head>")
        body = head + script + end + rest
    return Response(body, status, HEADERS, media_type)


def _bytes(path: Path | None) -> bytes | None:
    """The whole file, read at once, so that a build that replaces it does not mix two."""
    try:
        return path.read_bytes() if path else None
    except OSError:
        return None


def site_application(folder: Path) -> Starlette:
    """An application that serves the site in a folder as it is."""

    def site(request: Request) -> Response:
        return answer(folder, request.path_params["address"])

    return _application([Route("/{address:path}", site)], LOOPBACK)


def preview_application(live: Live, hosts: tuple[str, ...] = LOOPBACK) -> Starlette:
    """An application that serves the site of a preview, whose pages follow what becomes of it.

    What is not of the site is below `/-/`, where no address of a site is. Requests for other
    hosts are refused, so that no name that leads here lets a stranger's page read the site (DNS
    rebinding).
    """

    def site(request: Request) -> Response:
        state, folder = live.state, live.folder
        script = f'<script src="/-/preview.js" data-state="{state}" defer></script>'.encode()
        if folder is None:
            body = (ASSETS / "waiting.html").read_bytes().replace(b"</head>", script + b"</head>")
            return Response(body, 503, HEADERS, HTML)
        return answer(folder, request.path_params["address"], script)

    def asset(request: Request) -> Response:
        return answer(ASSETS, request.path_params["name"])

    async def events(request: Request) -> Response:
        since = request.headers.get("Last-Event-ID") or request.query_params.get("since", "")
        shows = [address_of(path, live.folder) for path in request.query_params.getlist("shows")]
        messages = live.messages(since, set().union(*shows))
        return StreamingResponse(messages, headers=HEADERS, media_type="text/event-stream")

    routes = [
        Route("/-/events", events),
        Route("/-/{name}", asset),
        Route("/{address:path}", site),
    ]
    return _application(routes, hosts)


def _application(routes: list[Route], hosts: tuple[str, ...]) -> Starlette:
    known = Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False)
    return Starlette(routes=routes, middleware=[known])


class Server(uvicorn.Server):
    """Serves until it is told to end, and then at once, whoever still listens."""

    def __init__(self, live: Live, hosts: tuple[str, ...]) -> None:
        """Serve what the state says, to requests for these hosts."""
        super().__init__(configured(preview_application(live, hosts)))
        self._live = live

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End on a signal, and leave it at that: the rest of the preview ends in its own way."""

        def end(number: int, frame: FrameType | None) -> None:
            self.handle_exit(number, frame)

        before = {each: signal.signal(each, end) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Let the open pages go first: else they would be waited for."""
        self._live.end()
        await super().shutdown(sockets)


def configured(application: Starlette) -> uvicorn.Config:
    """How every site is served here: quietly, and over HTTP alone."""
    return uvicorn.Config(
        application,
        http="h11",
        ws="none",
        lifespan="off",
        loop="asyncio",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )


def hosts_for(bind: str) -> tuple[str, ...]:
    """The hosts that requests may be for: this machine, and what it was asked to serve at."""
    if bind not in ANY_ADDRESS:
        return (*LOOPBACK, in_url(bind).lower())
    name = socket.gethostname()
    try:
        found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)
    except OSError:
        found = []
    return (*LOOPBACK, name.lower(), *(in_url(str(each[4][0])) for each in found))


def in_url(host: str) -> str:
    """A host as URLs have it: an IPv6 address in brackets."""
    return f"[{host}]" if ":" in host else host


def listen(bind: str, port: int) -> socket.socket:
    """Open the socket to serve at.

    Raises:
        UserError: the address is not this machine's, or the port is taken.
    """
    try:
        family, *_, address = socket.getaddrinfo(bind, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        raise UserError(
            f"cannot serve at {bind}:{port}: {error.strerror}",
            "end what is served there, or choose another: chancery preview --port 8001",
        ) from error
