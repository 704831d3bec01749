"""The drawing of one event on the timeline: an arrow from shore to shore, as thick as it lasted.

What is drawn is never more exact than the date. Days that are known are a body with two edges; an
end that is not known to the day fades over the time in which it may lie. All lengths are in em, so
that a drawing grows with the reader's text, and paths (SVG 2, chapter 9) in tenths of one.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

from chancery.dates import Date, Precision
from chancery.vocabulary import Status

A_DAY: Final = 0.32
"""The thickness of a day."""

LINEAR: Final = 7
"""Up to so many days, each adds the same."""

_LOG: Final = 1.6
_HIGHEST: Final = 9.0
_OPEN: Final = 3.2
_UNKNOWN: Final = A_DAY * LINEAR
_HEAD: Final = 0.9
_HEAD_LENGTH: Final = 9
_FAR: Final = 400
_LINE: Final = 0.1
_RIPPLE: Final = 0.55
_SEAM: Final = 0.4
_PALE: Final = 62
_ABOUT: Final[dict[Precision, int]] = {"day": 3, "month": 15, "season": 30, "year": 180}

Paint = Literal["filled", "outlined", "hatched"]
Fade = Literal["", "in", "out", "both", "pale"]
Way = Literal["right", "left", "none"]


class Profile(NamedTuple):
    """How high the parts of a drawing are, from the top: time runs down.

    It fades in over `before`, is whole for `core`, and fades out over `after`; where there is no
    core, no single day is certain. It is `pale` where one visit may lie anywhere in several months.
    """

    before: float
    core: float
    after: float
    pale: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A path, how it is painted, and how it fades: in or out downwards, or towards both edges."""

    paint: Paint
    fade: Fade
    path: str


@dataclass(frozen=True, slots=True)
class Arm:
    """One arrow: its place across the river in percent, and where in that place the paths begin.

    `anchor` is 100 for an arrow to the right, whose tip is the right end, 0 for one to the left,
    and 50 for what goes nowhere.
    """

    x: float
    width: float
    anchor: int
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Ribbon:
    """The whole drawing; `firm_from` and `firm_to` are the edges of its certain days, in em."""

    height: float
    firm_from: float
    firm_to: float
    arms: tuple[Arm, ...]
    is_possible: bool
    is_struck: bool


class Span(NamedTuple):
    """Where an arrow stands across the river, in percent, and whither it points."""

    x: float
    width: float
    way: Way


def thickness(days: int) -> float:
    """How thick so many days are: in proportion for a week, by their logarithm beyond.

    So a day, a weekend, ten days and a month are plainly different, and no visit fills a screen;
    the longer is never the thinner.
    """
    if days <= LINEAR:
        return A_DAY * days
    return min(A_DAY * LINEAR + _LOG * math.log(days / LINEAR), _HIGHEST)


def profile(date: Date) -> Profile:
    """How a date is drawn: what of it is certain, and over how much its ends fade.

    An end that may lie on any of several days fades over half of what so many days are high; one
    that is open or unknown over a height of its own. "About" fades beyond what is stated, and of
    what is "possibly" so no day is certain.
    """
    start, end = date.start, date.end
    if start is None or end is None:
        return _half_known(date)
    first, last_start = _bounds(start)
    first_end, last = _bounds(end)
    first_end, last_start = max(first_end, first), min(last_start, last)
    if start.is_day and not start.approximate:
        first_end = max(first_end, last_start)
    if start.uncertain and end.uncertain:
        last_start, first_end = last, first
    elif end.uncertain:
        first_end = last_start
    elif start.uncertain:
        last_start = first_end
    if last_start > first_end:
        half = thickness(last - first + 1) / 2
        return Profile(half, 0, half, last - first > _PALE)
    if date.uncertain and start == end:
        return Profile(A_DAY, 0, A_DAY)
    core = thickness(first_end - last_start + 1)
    return _within(Profile(_soft(last_start - first), core, _soft(last - first_end)))


def _bounds(end: Date) -> tuple[int, int]:
    """The first and last day on which an end may lie, the days about it too, as ordinals."""
    margin = _ABOUT.get(end.precision, 0) if end.approximate else 0
    return end.earliest.toordinal() - margin, end.latest.toordinal() + margin


def _soft(days: int) -> float:
    return thickness(days + 1) / 2 if days else 0


def _half_known(date: Date) -> Profile:
    known = date.start or date.end
    assert known is not None  # noqa: S101  an interval has a date at one end
    first, last = _bounds(known)
    certain = known.is_day and known.is_firm
    core, soft = (A_DAY, 0.0) if certain else (0.0, _soft(last - first) or A_DAY)
    is_open = date.text.endswith("..") if date.start else date.text.startswith("..")
    missing = _OPEN if is_open else _UNKNOWN
    before, after = (soft, missing) if date.start else (missing, soft)
    return _within(Profile(before, core, after))


def _within(found: Profile) -> Profile:
    """The same no higher than the highest drawing."""
    by = min(1, _HIGHEST / (found.before + found.core + found.after))
    return Profile(found.before * by, found.core * by, found.after * by, found.pale)


def ribbon(date: Date, status: Status, spans: tuple[Span, ...]) -> Ribbon:
    """Draw an event: filled if held, hatched if reported, else in outline, struck if cancelled.

    Args:
        date: When.
        status: Whether it took place.
        spans: Its arrows; a visit of several sides has several.
    """
    form = profile(date)
    middle = form.before + form.core / 2
    reach = max(form.core, _HEAD) / 2
    shift = max(0.0, reach - middle) + _LINE
    bottom = max(form.before + form.core + form.after, middle + reach) + shift + _LINE
    return Ribbon(
        height=round(bottom, 2),
        firm_from=round(form.before + shift, 2),
        firm_to=round(form.before + form.core + shift, 2),
        arms=tuple(_arm(span, form, shift, status) for span in spans),
        is_possible=date.uncertain,
        is_struck=status == Status.CANCELLED,
    )


def _arm(span: Span, form: Profile, shift: float, status: Status) -> Arm:
    draw = _Pen(span.way, form, shift)
    paint: Paint = {Status.HELD: "filled", Status.REPORTED: "hatched"}.get(status, "outlined")  # type: ignore[assignment]
    soft = draw.ripples if paint == "outlined" else draw.bands
    shapes = [Shape(paint, fade, path) for fade, path in soft()]
    if paint == "hatched":
        shapes.append(Shape("outlined", "", draw.body()))
    if paint != "hatched" or form.core:
        shapes.append(Shape(paint, "", draw.body()))
    return Arm(span.x, span.width, {"right": 100, "left": 0, "none": 50}[span.way], tuple(shapes))


def key(dates: Iterable[tuple[Date, Status]]) -> tuple[tuple[str, Ribbon], ...]:
    """Samples with their words: four durations, then whatever else is among the events drawn.

    Args:
        dates: When each of the events was, with its status.
    """
    found = tuple(dates)
    statuses = {status for _, status in found}
    ends = {(date.start is None, date.end is None) for date, _ in found}
    shown = [(words, days, Status.HELD) for words, days in _DURATIONS]
    shown += [(each.label, _SOME_DAYS, each) for each in Status if each in statuses - {Status.HELD}]
    if any(not (form := profile(date)).core or form.before or form.after for date, _ in found):
        shown.append(("Days not known", "2001-01", Status.HELD))
    if (False, True) in ends:
        shown.append(("End not known", "2001-01-01/..", Status.HELD))
    if any(date.uncertain for date, _ in found):
        shown.append(("Possibly", "2001-01?", Status.HELD))
    across = (Span(0, 100, "right"),)
    return tuple((words, ribbon(Date.parse(date), status, across)) for words, date, status in shown)


_SOME_DAYS: Final = "2001-01-01/2001-01-03"
_DURATIONS: Final = (
    ("1 day", "2001-01-01"),
    ("3 days", _SOME_DAYS),
    ("10 days", "2001-01-01/2001-01-10"),
    ("A month", "2001-01-01/2001-01-31"),
)


class _Pen:
    """Writes the paths of one arrow, whose tip (or whose middle, if it has none) is at 0."""

    def __init__(self, way: Way, form: Profile, shift: float) -> None:
        self.way = way
        self.form = form
        self.top = shift * 10
        self.core = self.top + form.before * 10
        self.end = self.core + form.core * 10
        self.bottom = self.end + form.after * 10
        self.middle = (self.core + self.end) / 2

    @property
    def _far(self) -> str:
        """Where a band begins: out of sight behind the one shore, if it goes to the other."""
        return {"none": "-4.5", "right": _n(-_FAR), "left": _n(_FAR)}[self.way]

    @property
    def _behind(self) -> str:
        """Where the tip begins."""
        return _n(-_HEAD_LENGTH if self.way == "right" else _HEAD_LENGTH)

    def _near(self, y: float) -> str:
        """Where it ends at a height: the whole drawing is one broad arrow, that ends in the tip."""
        if self.way == "none":
            return "4.5"
        reach = self.middle - self.top if y < self.middle else self.bottom - self.middle
        back = _HEAD_LENGTH * abs(y - self.middle) / reach if reach else 0
        return _n(-back if self.way == "right" else back)

    def body(self) -> str:
        """The certain days with the tip; the tip alone, where no day is certain."""
        half = max(self.form.core, _HEAD) * 5
        top, middle, bottom = _n(self.middle - half), _n(self.middle), _n(self.middle + half)
        far, near = self._far, self._behind
        if self.way == "none":
            if self.form.core > _HEAD:
                return f"M-4.5 {top}H4.5V{bottom}H-4.5Z"
            return f"M-4.5 {middle}a4.5 4.5 0 1 1 9 0a4.5 4.5 0 1 1-9 0Z"
        if not self.form.core:
            return f"M{near} {top}L0 {middle}L{near} {bottom}Z"
        if self.form.core >= _HEAD:
            above, below = self._near(self.core), self._near(self.end)
            return f"M{far} {top}H{above}L0 {middle}L{below} {bottom}H{far}"
        tip = f"V{top}L0 {middle}L{near} {bottom}V{_n(self.end)}"
        return f"M{far} {_n(self.core)}H{near}{tip}H{far}"

    def bands(self) -> Iterator[tuple[Fade, str]]:
        """What fades, as bands."""
        for fade, heights in self._fades():
            corners = "L".join(f"{self._near(y)} {_n(y)}" for y in heights)
            yield fade, f"M{self._far} {_n(heights[0])}L{corners}L{self._far} {_n(heights[-1])}Z"

    def ripples(self) -> Iterator[tuple[Fade, str]]:
        """The same as lines, of which the farthest are the faintest."""
        for fade, (top, *_, bottom) in self._fades():
            # A single line would have no height over which to fade; an even number of steps has
            # a line in the middle, that ends in the tip.
            steps = 2 * max(1, round((bottom - top) / (_RIPPLE * 20)))
            at = (top + (bottom - top) * step / steps for step in range(steps + 1))
            yield fade, "".join(self._ripple(y) for y in at)

    def _ripple(self, y: float) -> str:
        """A line as far as the tip, in which there is none."""
        if abs(y - self.middle) >= max(_HEAD, self.form.core) * 5:
            return f"M{self._far} {_n(y)}H{self._near(y)}"
        return "" if self.way == "none" else f"M{self._far} {_n(y)}H{self._behind}"

    def _fades(self) -> Iterator[tuple[Fade, tuple[float, ...]]]:
        """Each part that fades, with its heights from the top."""
        if not self.form.core and self.form.before == self.form.after:
            fade: Fade = "pale" if self.form.pale else "both"
            yield fade, (self.top, self.middle, self.bottom)
            return
        # A little under what it joins, so that no seam is seen.
        if self.form.before:
            yield "in", (self.top, self.core + _SEAM)
        if self.form.after:
            yield "out", (self.end - _SEAM, self.bottom)


def _n(number: float) -> str:
    """A number as short as can be."""
    return f"{round(number, 1):g}"
