"""Free text in records: plain words in which `[[id]]` and `[[id|words]]` lead to records."""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

from chancery.markup import HTML

_LINK = re.compile(r"\[\[([^\[\]|]+)(?:\|([^\[\]]+))?\]\]")


def linked_ids(text: str) -> Iterator[str]:
    """Yield the ids that a text leads to."""
    if "[[" not in text:
        return iter(())
    return (match[1].strip() for match in _LINK.finditer(text))


def plain(text: str, label: Callable[[str], str]) -> str:
    """The text as it is read, with `label(id)` for links that bring no words of their own."""
    if "[[" not in text:
        return text
    return _LINK.sub(lambda m: (m[2] or label(m[1].strip())).strip(), text)


def as_html(text: str, label: Callable[[str], str], href: Callable[[str], str | None]) -> Markup:
    """The text as HTML: everything escaped; a link where `href(id)` gives an address."""
    if "[[" not in text:
        return escape(text)
    parts: list[str] = []
    end = 0
    for match in _LINK.finditer(text):
        id_ = match[1].strip()
        words = (match[2] or label(id_)).strip()
        address = href(id_)
        link = f'<a href="{escape(address)}">{escape(words)}</a>' if address else escape(words)
        parts += [escape(text[end : match.start()]), link]
        end = match.end()
    parts.append(escape(text[end:]))
    return HTML("".join(parts))
