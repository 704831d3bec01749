"""What the site is made of: pages, each with its template, and files of data beside them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from chancery.model.base import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page to be rendered.

    `address` is relative to the site's root and ends in `/` (home is empty), or is a file's where
    no address leads to the page; `shows` holds what the template is given besides `page`, `here`,
    `dossier` and `record`; `json_ld` is a schema.org description (JSON-LD 1.1) of what the page is
    about.
    """

    address: str
    template: str
    title: str
    description: str
    record: Record | None = None
    trail: tuple[tuple[str, str], ...] = ()
    shows: Mapping[str, Any] = field(default_factory=dict)
    json_ld: Mapping[str, Any] | None = None

    @property
    def file(self) -> str:
        """The file in the output folder."""
        return self.address if self.is_served_anywhere else f"{self.address}index.html"

    @property
    def is_served_anywhere(self) -> bool:
        """Whether a host serves the page at other addresses than its own (as a 404 page)."""
        return self.address.endswith(".html")


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site that is no page: its address, and its text as it is written (UTF-8)."""

    address: str
    text: str

    @property
    def file(self) -> str:
        """The file in the output folder."""
        return self.address

    @classmethod
    def of_json(cls, address: str, value: Any) -> Self:
        """The file of a value as JSON (RFC 8259), without a space that it does not need."""
        return cls(address, json.dumps(value, ensure_ascii=False, separators=(",", ":")))
