"""The preview: serves the built site on this machine and builds it again when something changes."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import click
from pelican.settings import read_settings
from watchfiles import watch
from watchfiles.main import FileChange

from chancery.problems import UserError


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves the files of the site and tells browsers not to keep them."""

    def end_headers(self) -> None:
        """Add the header that has a browser ask anew each time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is missing with the site's own page for it, as hosts of sites do."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code, message)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the terminal for what concerns the editor."""


class SiteServer(ThreadingHTTPServer):
    """Serves to several at once, and takes it calmly when a browser hangs up."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of an answer that a browser did not wait for; of all else, as usual."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@click.command()
@click.option("--bind", default="127.0.0.1", show_default=True, help="Address to serve at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to serve at.",
)
@click.option(
    "--settings",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("pelicanconf.py"),
    show_default=True,
    help="Pelican's settings of the site.",
)
def preview(bind: str, port: int, settings: Path) -> None:
    """Serve the site and build it again whenever records, theme or settings change.

    A build that fails says what is wrong and leaves the last good site in place.
    """
    told = read_settings(str(settings))
    content, output, theme = (Path(told[name]) for name in ("PATH", "OUTPUT_PATH", "THEME"))
    if not content.is_dir():
        raise UserError(f"there is no folder {content}", "name it PATH in the settings")
    output.mkdir(parents=True, exist_ok=True)
    changes = _changes(content, settings, theme, Path(__file__).parent)
    next(changes)
    build(settings)
    with _server(bind, port, output) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        click.echo(f"The site is at http://{bind}:{server.server_address[1]}/ (Ctrl C ends it)")
        for changed in changes:
            if changed:
                good = build(settings)
                click.echo("The site is up to date." if good else "The last good site stays.")
        server.shutdown()


def _changes(*paths: Path) -> Iterator[set[FileChange]]:
    """Yield what changed, at times nothing; from the first on, no change is missed."""
    return watch(*paths, yield_on_timeout=True, rust_timeout=500, raise_interrupt=False)


def build(settings: Path) -> bool:
    """Build the site in a process of its own, so that changed code counts; tell if it went well."""
    command = (sys.executable, "-m", "pelican", "--settings", str(settings), "--fatal", "errors")
    return subprocess.run(command, check=False).returncode == 0  # noqa: S603  our own command


def _server(bind: str, port: int, output: Path) -> SiteServer:
    handler = partial(SiteHandler, directory=str(output))
    try:
        return SiteServer((bind, port), handler)
    except OSError as error:
        raise UserError(
            f"cannot serve at {bind}:{port}: {error.strerror}",
            "end what is served there, or choose another: chancery preview --port 8001",
        ) from error
