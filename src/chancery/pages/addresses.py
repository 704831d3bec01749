"""Where each thing has its address; addresses are stable, since readers cite them."""

from typing import Final

from chancery.cards import EventCard
from chancery.model.base import Record
from chancery.model.events import Visit
from chancery.model.kinds import kind_of
from chancery.model.sources import Announcement

PARAGRAPHS: Final = 200
"""How many paragraphs of a source one page tells of; the number decides the page, for ever."""


def address_of(record: Record) -> str | None:
    """The address of a record's page, or of its fragment, from the site's root; None without one.

    A record page is `people/some-id/`, an announcement a fragment of `announcements/`, or of the
    part of it where the site has it (`ledgers.announcement_address`).
    """
    if isinstance(record, Announcement):
        return f"announcements/#{record.id}"
    kind = kind_of(record)
    return f"{kind.folder}/{record.id}/" if kind.has_pages else None


def paragraph_address(source: str, paragraph: int) -> str:
    """The address of what was drawn from one paragraph of a source."""
    part = (paragraph - 1) // PARAGRAPHS + 1
    return f"sources/{source}/{'' if part == 1 else f'{part}/'}#p{paragraph}"


def root_from(address: str) -> str:
    """The way from a page back to the site's root: `./`, `../`, `../../` and so on."""
    return "../" * address.count("/") or "./"


def direction_slug(visit: Visit | EventCard) -> str:
    """The direction of a visit in an address: `ardania-to-belmora`, `ardania-and-corvia-to-…`."""
    return f"{'-and-'.join(visit.visitor)}-to-{'-and-'.join(visit.host)}"
