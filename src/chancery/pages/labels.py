"""Labels on a map: where each stands, so that none covers another, a point or the map's edge."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from chancery.pages.outlines import Box
from chancery.pages.projection import Point

Line = tuple[Point, Point]

LINE: Final = 1.25
"""The height of a line of text, in sizes of the text."""

_GAP: Final = 3
_EDGE: Final = 2
_ROOM: Final = 1
_ROUNDS: Final = 4
# The advance of each sign of the theme's sans, in sizes of the text, rounded up: that of its
# heavier weight, to be sure.
_WIDTHS: Final = {
    0.2: " ",
    0.29: "|iījl',.:;·‘’ʼIĪ",
    0.35: "!f-‑()[]{}•/\\°",
    0.38: "tr",
    0.45: "s*z?",
    0.5: '«»cx–"“”†Jyv',
    0.55: "_YLeéēF#$+0123456789<=>^~aāgkVEÉĒXZST`oōŏ",
    0.6: "uūŭAhĀnbdpqCPRBK",
    0.68: "DG&UŪŬNHOQŌŎ",
    0.75: "Mw",
    0.88: "W—%m@",
}
_WIDTH: Final = {sign: width for width, signs in _WIDTHS.items() for sign in signs}
_OTHER: Final = 1.0
"""No other letter of the theme's, of Hangul, kana or Han is wider."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of a map with what is to stand by it."""

    x: float
    y: float
    radius: float
    text: str

    @property
    def box(self) -> Box:
        """The square around the point, with a little room."""
        half = self.radius + _ROOM
        return self.x - half, self.y - half, self.x + half, self.y + half


@dataclass(frozen=True, slots=True)
class Label:
    """A text on a map: where it is held, by which end, and how far below that its line is.

    `down` is in sizes of the text, so that a smaller text stays by its point; `box` is what it
    takes up at most.
    """

    text: str
    x: float
    y: float
    anchor: str
    down: float
    box: Box


# Beside the point, then askew, then above and below: by which end the text is held, the side of the
# point on which it stands (across and down), and how far below the point its line is.
_CANDIDATES: Final = (
    ("start", 1.0, 0.0, 0.35),
    ("end", -1.0, 0.0, 0.35),
    ("start", 0.7, -0.7, -0.05),
    ("start", 0.7, 0.7, 0.75),
    ("end", -0.7, -0.7, -0.05),
    ("end", -0.7, 0.7, 0.75),
    ("middle", 0.0, -1.0, -0.25),
    ("middle", 0.0, 1.0, 0.95),
)
_ASCENT: Final = 0.95


def text_width(text: str, size: float) -> float:
    """How wide a text is at most."""
    return size * sum(_WIDTH.get(sign, _OTHER) for sign in text)


def placed(
    spots: Sequence[Spot],
    frame: tuple[float, float],
    size: float,
    *,
    lines: Iterable[Line] = (),
    taken: Iterable[Box] = (),
) -> list[Label | None]:
    """A label for each spot, the earlier the more important; none for one that has no room.

    Of the places where a label has room, it takes the first that the fewest lines cross. Where one
    has none, those before it are tried elsewhere by placing it first.

    Args:
        spots: The points with their texts.
        frame: The map's width and height.
        size: The size of the text at most, in the map's units.
        lines: What a label had better not cover.
        taken: What it must not cover, besides labels and points.
    """
    ways, occupied = tuple(lines), [*taken, *(spot.box for spot in spots)]
    free = [
        [
            (sum(_meets(way, label.box) for way in ways), label)
            for label in _candidates(spot, size)
            if _inside(label.box, frame)
            and not any(_overlap(label.box, box) for box in occupied if box != spot.box)
        ]
        for spot in spots
    ]
    order = list(range(len(spots)))
    best: list[Label | None] = []
    for _ in range(_ROUNDS):
        found = _in_order(order, free)
        if _worth(found) > _worth(best):
            best = found
        left = [number for number in order if free[number] and not found[number]]
        if not left:
            break
        order = [*left, *(number for number in order if number not in left)]
    return best


def _worth(labels: Sequence[Label | None]) -> tuple[int, list[bool]]:
    """More labels are better, and of as many those of the more important points."""
    there = [label is not None for label in labels]
    return sum(there), there


def _in_order(
    order: Iterable[int], free: Sequence[Sequence[tuple[int, Label]]]
) -> list[Label | None]:
    """The labels that there are when each takes, in this order, the best place that is left."""
    found: list[Label | None] = [None] * len(free)
    boxes: list[Box] = []
    for number in order:
        fitting = (
            each for each in free[number] if not any(_overlap(each[1].box, box) for box in boxes)
        )
        best = min(fitting, key=lambda each: each[0], default=None)
        if best:
            found[number] = best[1]
            boxes.append(best[1].box)
    return found


def _candidates(spot: Spot, size: float) -> Iterator[Label]:
    width, away = text_width(spot.text, size), spot.radius + _GAP
    for anchor, across, along, down in _CANDIDATES:
        x, y = spot.x + across * away, spot.y + along * away
        left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        top = y + (down - _ASCENT) * size
        box = (left, top, left + width, top + LINE * size)
        yield Label(spot.text, round(x, 1), round(y, 1), anchor, down, box)


def _inside(box: Box, frame: tuple[float, float]) -> bool:
    width, height = frame
    return (
        box[0] >= _EDGE and box[1] >= _EDGE and box[2] <= width - _EDGE and box[3] <= height - _EDGE
    )


def _overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _meets(line: Line, box: Box) -> bool:
    """Whether a line meets a box (Liang and Barsky, 1984)."""
    (x, y), (to_x, to_y) = line
    first, last = 0.0, 1.0
    for step, room in (
        (x - to_x, x - box[0]),
        (to_x - x, box[2] - x),
        (y - to_y, y - box[1]),
        (to_y - y, box[3] - y),
    ):
        if step == 0 and room < 0:
            return False
        if step < 0:
            first = max(first, room / step)
        elif step > 0:
            last = min(last, room / step)
    return first <= last
