"""The texts of the sources: numbered paragraphs, read from files that are not in the project."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from chancery.problems import UserError

Texts = Mapping[str, Mapping[int, "Paragraph"]]
"""The paragraphs of each source, by its id and their numbers."""

_NUMBER = re.compile(r"\[([0-9]{1,6})\]\s*")
_PLAIN = str.maketrans(
    {
        **dict.fromkeys('‘’‚‛′`´“”„‟″«»"', "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00ad": None,
        "\u200b": None,
    }
)
_NOT_HERE = "they are not part of the project: name the folder that has them, --texts DIR"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a source, its text as `normalise` gives it.

    `spaced` is the same with spaces around long dashes, so that they part words.
    """

    source: str
    number: int
    text: str
    spaced: str


@cache
def normalise(text: str) -> str:
    """Return a text with one kind of quote, hyphens for all dashes, and single spaces.

    Whoever types a phrase need not type typographic characters; letters and digits must agree.
    """
    return " ".join(text.translate(_PLAIN).split())


def spaced(text: str) -> str:
    """Normalise a text with spaces around long dashes, which part words as a hyphen does not."""
    return normalise(re.sub("[—―]", " — ", text))


def occurrences(words: str, text: str) -> Iterator[int]:
    """Yield where words stand in a text, but not inside longer words; both normalised."""
    at = text.find(words) if words else -1
    while at >= 0:
        end = at + len(words)
        inside_left = words[0].isalnum() and text[at - 1 : at].isalnum()
        inside_right = words[-1].isalnum() and text[end : end + 1].isalnum()
        if not (inside_left or inside_right):
            yield at
        at = text.find(words, at + 1)


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text, but not inside longer words; both normalised."""
    return next(occurrences(words, text), None) is not None


def read_texts(folder: Path, sources: Iterable[str]) -> Texts:
    """Read `<source-id>.txt` for each source: paragraphs `[N] text` with blank lines between.

    Raises UserError, with exit code 2, if the folder or a text is missing or not of that form.
    """
    wanted = sorted(sources)
    if not folder.is_dir():
        raise UserError(f"there is no folder {folder} with texts", _NOT_HERE, exit_code=2)
    missing = [f"{id_}.txt" for id_ in wanted if not (folder / f"{id_}.txt").is_file()]
    if missing and len(missing) == len(wanted):
        raise UserError(f"{folder} holds no text of any source", _NOT_HERE, exit_code=2)
    if missing:
        message = f"{folder} lacks the text of a source: {', '.join(missing)}"
        raise UserError(message, "add each as paragraphs `[N] text`", exit_code=2)
    return {id_: _read(folder / f"{id_}.txt", id_) for id_ in wanted}


def _read(path: Path, source: str) -> Mapping[int, Paragraph]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path} cannot be read as text: {error}"
        raise UserError(message, "save it in UTF-8", exit_code=2) from None
    paragraphs: dict[int, Paragraph] = {}
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n")):
        if not block.strip():
            continue
        match = _NUMBER.match(block.lstrip())
        if match is None or int(match[1]) in paragraphs:
            wrong = "starts without its number" if match is None else f"[{match[1]}] is there twice"
            message = f"{path}: a paragraph {wrong}"
            raise UserError(message, "number each paragraph once, `[N] text`", exit_code=2)
        number = int(match[1])
        words = block.lstrip()[match.end() :]
        paragraphs[number] = Paragraph(source, number, normalise(words), spaced(words))
    return paragraphs
