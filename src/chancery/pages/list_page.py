"""The pages that list or count records, which describe themselves in one way."""

from typing import Final

from chancery.dossier import Dossier
from chancery.pages.json_ld import describe_list
from chancery.pages.page import Page
from chancery.pages.words import in_short

HOME: Final = ("", "Home")
"""Where the trail of every page begins."""


def list_page(
    dossier: Dossier,
    *,
    address: str,
    template: str,
    title: str,
    says: str,
    trail: tuple[tuple[str, str], ...] = (HOME,),
    **shows: object,
) -> Page:
    """A page that lists records.

    Args:
        dossier: Whose records they are.
        address: Where the page is.
        template: The name of its template.
        title: What it is called.
        says: What it holds, in sentences.
        trail: The pages above it.
        **shows: What the template is given.
    """
    return Page(
        address=address,
        template=template,
        title=title,
        description=in_short(f"{says} {dossier.info.subtitle}"),
        trail=trail,
        shows=shows,
        json_ld=describe_list(title),
    )
