"""Serving a site on this machine, as `chancery preview` does."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from chancery.preview.server import configured, site_application


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder while the context lasts; gives the address, without a slash at its end."""
    with answering(site_application(folder)) as origin:
        yield origin


@contextmanager
def answering(application: Starlette) -> Iterator[str]:
    """Run an application while the context lasts; gives its address likewise."""
    server = uvicorn.Server(configured(application))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
