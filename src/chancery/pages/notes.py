"""The notes of a page: what its marks lead to, and the marks themselves."""

from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup

from chancery.markup import HTML
from chancery.model.base import Inference
from chancery.model.provenance import Basis, Citation, EditorsClaim


class Footnote(NamedTuple):
    """What a mark on the page leads to: the citations of a claim, and how it was inferred.

    `citations` are those among what it rests on, each once; `reasons` are the editor's for a claim
    of their own. `kind` is `inferred`, `editor` where no source makes the claim, or `source`.
    """

    number: int
    basis: tuple[Basis, ...]
    inference: Inference | None
    kind: str
    citations: tuple[Citation, ...]
    reasons: tuple[str, ...]

    @property
    def inferred_from(self) -> tuple[Citation, ...]:
        """The citations of that from which it was inferred, each once."""
        return _citations(self.inference.basis) if self.inference else ()


def footnote(number: int, basis: tuple[Basis, ...], inference: Inference | None) -> Footnote:
    """The note of a number for a claim that rests on this."""
    citations = _citations(basis)
    reasons = {one.why: None for one in basis if isinstance(one, EditorsClaim) and one.why}
    kind = "inferred" if inference else "source" if citations else "editor"
    return Footnote(number, basis, inference, kind, citations, tuple(reasons))


def _citations(basis: tuple[Basis, ...]) -> tuple[Citation, ...]:
    found = tuple([one for one in basis if isinstance(one, Citation)])
    # Most claims rest on one citation; to compare it takes as long as all else here.
    return found if len(found) < 2 else tuple(dict.fromkeys(found))


_SIGNS = {
    "source": ("", ": where this comes from"),
    "inferred": (" inferred", " inferred"),
    "editor": (" editor", " editor’s own claim"),
}
"""What a mark shows behind its number, and what it is called behind its number, by its kind."""


@lru_cache(4096)
def mark(number: int, kind: str) -> Markup:
    """The button that opens a note, by the number and the kind of the note.

    Made here, not in the template, because a page has a mark for every claim: the macro took a
    tenth of the time of a page, and the button depends on nothing else.
    """
    sign, says = _SIGNS[kind]
    style = f"mark mark-{kind} digits-{len(str(number))}"
    return HTML(
        f'<span class="tie"><button type="button" class="{style}" popovertarget="note-{number}"'
        f' aria-label="Note {number}{says}">{number}{sign}</button></span>'
    )
