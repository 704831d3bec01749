"""The command `chancery preview`."""

import asyncio
import logging
import socket
import tempfile
from contextlib import suppress
from pathlib import Path

import click

from chancery.preview.live import Live
from chancery.preview.server import Server, hosts_for, in_url, listen
from chancery.preview.session import Session
from chancery.problems import UserError


@click.command()
@click.option("--bind", default="127.0.0.1", show_default=True, help="Address to serve at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Port to serve at; 0 takes any that is free.",
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

    Open pages follow by themselves. A build that fails says what is wrong, here and over the open
    pages, and leaves the last good site in place.
    """
    with listen(bind, port) as listener:
        actual = listener.getsockname()[1]
        click.echo(f"The site is at http://{in_url(bind)}:{actual}/ (Ctrl C ends it)")
        with tempfile.NamedTemporaryFile(
            prefix="chancery-preview-", suffix=".log", delete=False
        ) as file:
            log = Path(file.name)
        # What goes wrong inside the server is no news for the editor, and is kept for us.
        logging.basicConfig(filename=log, level=logging.WARNING)
        with suppress(KeyboardInterrupt):
            asyncio.run(_run(bind, listener, settings, log))


async def _run(bind: str, listener: socket.socket, settings: Path, log: Path) -> None:
    """Serve and follow the site until one of the two ends.

    Raises:
        UserError: the preview itself failed.
    """
    live = Live()
    server = Server(live, hosts_for(bind))
    session = Session(settings, live, log, click.echo)
    serving = asyncio.create_task(server.serve(sockets=[listener]))
    leading = asyncio.create_task(session.run())
    await asyncio.wait({serving, leading}, return_when=asyncio.FIRST_COMPLETED)
    server.should_exit = True
    leading.cancel()
    for ended in await asyncio.gather(serving, leading, return_exceptions=True):
        if isinstance(ended, Exception):
            logging.error("The preview failed", exc_info=ended)
            what = f"{type(ended).__name__}: {ended}"
            raise UserError(f"the preview itself failed: {what}", f"please report it with {log}")
    if not session.names_log:
        with suppress(OSError):
            log.unlink()
