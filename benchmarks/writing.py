"""Writes as many files of the same sizes as a site has, and nothing else: the disk's own share."""

import json
import os
import sys
from pathlib import Path


def make_list(site: Path, list_file: Path) -> None:
    """Write down the files of a built site with their sizes."""
    files = [(path, path.relative_to(site)) for path in site.rglob("*") if path.is_file()]
    list_file.write_text(json.dumps([[str(at), path.stat().st_size] for path, at in files]))


def write(list_file: Path, site: Path) -> None:
    """Write the files of such a list to the folder `site`."""
    files = [(site / name, size) for name, size in json.loads(list_file.read_text("utf-8"))]
    content = memoryview(os.urandom(max(size for _, size in files)))
    for folder in {path.parent for path, _ in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for path, size in files:
        path.write_bytes(content[:size])


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
