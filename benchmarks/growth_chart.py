"""A chart of how the cost grows with the dossier: an SVG, both scales logarithmic."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Final

Points = Sequence[tuple[float, float]]

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 130, 40, 55
STYLE: Final = """\
text { font: 13px system-ui, sans-serif; fill: #222 }
.title { font-weight: 600 }
.grid { stroke: #8886; stroke-width: 1 }
.line { fill: none; stroke-width: 2.5 }
.line-0 { stroke: #0b5cad } .point-0, text.name-0 { fill: #0b5cad }
.line-1 { stroke: #b3470b; stroke-dasharray: 7 4 } .point-1, text.name-1 { fill: #b3470b }
.line-2 { stroke: #5c7a1f; stroke-dasharray: 2 4 } .point-2, text.name-2 { fill: #5c7a1f }
.ground { fill: #fff }
@media (prefers-color-scheme: dark) {
text { fill: #e4e4e4 }
.ground { fill: #16181c }
.line-0 { stroke: #7ab8f5 } .point-0, text.name-0 { fill: #7ab8f5 }
.line-1 { stroke: #f0a97f } .point-1, text.name-1 { fill: #f0a97f }
.line-2 { stroke: #b4d36b } .point-2, text.name-2 { fill: #b4d36b }
}"""
MANY: Final = 3
"""How many lines have a look of their own."""
NAME_HEIGHT: Final = 16


class Scale:
    """A logarithmic scale: from values to places along an axis."""

    def __init__(self, values: Iterable[float], start: float, end: float) -> None:
        """Fit the values, with round figures at both ends, between two places."""
        found = [value for value in values if value > 0]
        self.low = _below(min(found))
        self.high = max(_above(max(found)), self.low * 10)
        self.start, self.end = start, end

    def place(self, value: float) -> float:
        """Where a value lies; what is too small lies at the start."""
        share = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        return self.start + share * (self.end - self.start)

    def marks(self) -> Iterator[float]:
        """Yield the round values on the scale: 1, 3, 10, 30 and so on."""
        power = math.floor(math.log10(self.low))
        while 10**power <= self.high * 1.0001:
            for step in (1, 3):
                if self.low * 0.9999 <= step * 10**power <= self.high * 1.0001:
                    yield step * 10**power
            power += 1


def _below(value: float) -> float:
    """The largest of 1, 3, 10, 30 and so on that is no more than a value."""
    power = 10 ** math.floor(math.log10(value))
    return float(3 * power if value >= 3 * power else power)


def _above(value: float) -> float:
    """The smallest of 1, 3, 10, 30 and so on that is no less than a value."""
    power = 10 ** math.floor(math.log10(value))
    return float(next(step * power for step in (1, 3, 10) if step * power >= value))


def chart(title: str, along: str, up: str, lines: Mapping[str, Points]) -> str:
    """Draw lines through points as an SVG document.

    `along` and `up` name the axes. At least one line has a point; all values are above zero.
    """
    across = Scale((x for points in lines.values() for x, _ in points), LEFT, WIDTH - RIGHT)
    upward = Scale((y for points in lines.values() for _, y in points), HEIGHT - BOTTOM, TOP)
    told = "; ".join(f"{name}: {_told(points)}" for name, points in lines.items())
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' aria-label="{escape(f"{title}. {told}")}">',
        f"<style>{STYLE}</style>",
        f'<rect class="ground" width="{WIDTH}" height="{HEIGHT}"/>',
        f'<text class="title" x="{LEFT}" y="22">{escape(title)}</text>',
        *_axes(across, upward, along, up),
        *_lines(lines, across, upward),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _axes(across: Scale, upward: Scale, along: str, up: str) -> Iterator[str]:
    for mark in across.marks():
        x = across.place(mark)
        yield f'<path class="grid" d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}"/>'
        yield f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle">{mark:,g}</text>'
    for mark in upward.marks():
        y = upward.place(mark)
        yield f'<path class="grid" d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}"/>'
        yield f'<text x="{LEFT - 8}" y="{y:.1f}" dy=".35em" text-anchor="end">{mark:,g}</text>'
    middle = (LEFT + WIDTH - RIGHT) / 2
    yield f'<text x="{middle}" y="{HEIGHT - 10}" text-anchor="middle">{escape(along)}</text>'
    y = (TOP + HEIGHT - BOTTOM) / 2
    yield (
        f'<text transform="translate(18 {y}) rotate(-90)" text-anchor="middle">{escape(up)}</text>'
    )


def _lines(lines: Mapping[str, Points], across: Scale, upward: Scale) -> Iterator[str]:
    """Yield each line with its points, and its name at its end, clear of the other names."""
    ends = sorted(
        (upward.place(max(points)[1]), at, name)
        for at, (name, points) in enumerate(lines.items())
        if points
    )
    free = float(TOP)
    for y, at, name in ends:
        look = at % MANY
        points = [(across.place(x), upward.place(y)) for x, y in sorted(lines[name])]
        path = "L".join(f"{x:.1f} {height:.1f}" for x, height in points)
        yield f'<path class="line line-{look}" d="M{path}"/>'
        for x, height in points:
            yield f'<circle class="point-{look}" cx="{x:.1f}" cy="{height:.1f}" r="4"/>'
        free = max(y, free)
        yield (
            f'<text class="name-{look}" x="{points[-1][0] + 10:.1f}" y="{free:.1f}" dy=".35em">'
            f"{escape(name)}</text>"
        )
        free += NAME_HEIGHT


def _told(points: Points) -> str:
    return ", ".join(f"{y:,.1f} at {x:,g}" for x, y in sorted(points))
