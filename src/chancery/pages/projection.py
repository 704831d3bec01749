"""From the globe to a map: Lambert's azimuthal equal-area projection, and the frame of a map.

The projection (Snyder, "Map Projections: A Working Manual", USGS 1987, chapter 24) is centred on
what a map shows: there it is true to scale, anywhere on the globe, so that neither the poles nor
the 180th meridian are a special case; and areas keep their proportions, however far a map reaches.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

Vector = tuple[float, float, float]
"""A place on the globe, as seen from its middle; one is the radius."""
Point = tuple[float, float]
"""A place on a plane or a map; the second number grows downwards."""

EARTH: Final = 6371.0
"""The mean radius of the Earth in km."""
WHOLE: Final = 2.0
"""How far what is opposite to the centre of the projection lies from it, in radii."""
GLOBE: Final = math.radians(154)
"""How far from its centre a map shows the globe: beyond, nothing could be recognised."""

_ROUNDS: Final = 4
_STEPS: Final = 8
_PART: Final = 40
_TENS: Final = 10
_NEARLY_NOTHING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Position:
    """A latitude and a longitude, in degrees (WGS 84)."""

    latitude: float
    longitude: float

    @property
    def vector(self) -> Vector:
        """The place on the globe."""
        latitude, longitude = math.radians(self.latitude), math.radians(self.longitude)
        ring = math.cos(latitude)
        return ring * math.cos(longitude), ring * math.sin(longitude), math.sin(latitude)

    @staticmethod
    def parse(coordinates: str) -> "Position":
        """Read coordinates as a record has them: `52.5, 13.4`."""
        latitude, _, longitude = coordinates.partition(",")
        return Position(float(latitude), float(longitude))

    @staticmethod
    def of(vector: Vector) -> "Position":
        """The latitude and longitude of a place on the globe (or of any point above it)."""
        x, y, z = vector
        return Position(
            math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))
        )


def angle(a: Vector, b: Vector) -> float:
    """The angle between two places as seen from the middle of the globe, in radians."""
    # Unlike the arc cosine of the product alone, this is exact for places close together.
    cross = math.hypot(
        a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    )
    return math.atan2(cross, dot(a, b))


def dot(a: Vector, b: Vector) -> float:
    """The cosine of that angle."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def kilometres(a: Position, b: Position) -> float:
    """The distance between two places along a great circle."""
    return EARTH * angle(a.vector, b.vector)


@dataclass(frozen=True)
class Projection:
    """The projection about a centre, north upwards there; lengths are in radii of the globe."""

    centre: Position

    @cached_property
    def _axes(self) -> tuple[Vector, Vector, Vector]:
        """East, south and up at the centre."""
        latitude, longitude = (
            math.radians(self.centre.latitude),
            math.radians(self.centre.longitude),
        )
        sin_lat, cos_lat = math.sin(latitude), math.cos(latitude)
        sin_lon, cos_lon = math.sin(longitude), math.cos(longitude)
        return (
            (-sin_lon, cos_lon, 0.0),
            (sin_lat * cos_lon, sin_lat * sin_lon, -cos_lat),
            (cos_lat * cos_lon, cos_lat * sin_lon, sin_lat),
        )

    def on_plane(
        self, places: Iterable[Vector], scale: float = 1.0, middle: Point = (0.0, 0.0)
    ) -> list[Point]:
        """Project places; the one opposite to the centre lies in any direction from it.

        The centre is at `middle`; `scale` is the length of a radius of the globe.
        """
        (east_x, east_y, _), (south_x, south_y, south_z), (up_x, up_y, up_z) = self._axes
        middle_x, middle_y = middle
        found = []
        for x, y, z in places:
            above = 1 + x * up_x + y * up_y + z * up_z
            if above < _NEARLY_NOTHING:
                found.append((middle_x, middle_y + WHOLE * scale))
                continue
            k = math.sqrt(2 / above) * scale
            across, down = x * east_x + y * east_y, x * south_x + y * south_y + z * south_z
            found.append((middle_x + k * across, middle_y + k * down))
        return found

    def on_globe(self, x: float, y: float) -> Position:
        """The place at a point of the plane: the inverse of the projection."""
        far = math.hypot(x, y)
        if far < _NEARLY_NOTHING:
            return self.centre
        turn = 2 * math.asin(min(1.0, far / WHOLE))
        aside, ahead = math.sin(turn) / far, math.cos(turn)
        east, south, up = self._axes
        a, b, c = (up[n] * ahead + (east[n] * x + south[n] * y) * aside for n in range(3))
        return Position.of((a, b, c))


@dataclass(frozen=True, slots=True)
class Paper:
    """What a map is drawn on: its width, and how high it may be, in the drawing's own units.

    Around the places stays a margin; the map is never narrower than so many kilometres.
    """

    width: int
    lowest: int
    highest: int
    margin: int
    kilometres: float


@dataclass(frozen=True)
class Frame:
    """The part of the globe that a map shows: `scale` units of the drawing are a radius."""

    projection: Projection
    scale: float
    width: int
    height: int

    @property
    def middle(self) -> Point:
        """The centre of the map."""
        return self.width / 2, self.height / 2

    def place(self, places: Iterable[Vector]) -> list[Point]:
        """Where places lie on the map."""
        return self.projection.on_plane(places, self.scale, self.middle)

    def at(self, point: Point) -> Vector:
        """The place at a point of the map: the inverse of `place`."""
        x, y = (point[n] - self.middle[n] for n in (0, 1))
        return self.projection.on_globe(x / self.scale, y / self.scale).vector

    @property
    def reach(self) -> float:
        """The angle from the map's centre to its corners, or to the globe's rim, in radians."""
        far = math.hypot(self.width, self.height) / 2 / self.scale
        return min(GLOBE, 2 * math.asin(min(1.0, far / WHOLE)))

    @property
    def rim(self) -> float | None:
        """The radius of the globe on a map that reaches beyond it."""
        return WHOLE * math.sin(GLOBE / 2) * self.scale if self.reach >= GLOBE else None

    @property
    def kilometres(self) -> float:
        """The width of the map, as measured at its centre."""
        return self.width / self.scale * EARTH


def fit(places: Sequence[Position], paper: Paper) -> Frame:
    """The frame in which all places lie within the margins; there must be one place at least.

    Centre, scale and height are rounded, so that maps of about the same places are of exactly the
    same part of the globe, whose coastlines then need to be drawn only once.
    """
    vectors = [place.vector for place in places]
    projection = Projection(_middle(vectors))
    for _ in range(_ROUNDS):
        left, top, right, bottom = _box(projection.on_plane(vectors))
        projection = Projection(projection.on_globe((left + right) / 2, (top + bottom) / 2))
    left, top, right, bottom = _box(projection.on_plane(vectors))
    room = (paper.width / 2 - paper.margin, paper.highest / 2 - paper.margin)
    least = paper.kilometres / EARTH / paper.width
    scale = _step(max((right - left) / 2 / room[0], (bottom - top) / 2 / room[1], least))
    centre = _rounded(projection.centre, math.degrees(scale * paper.width / _PART))
    across, down = zip(*Projection(centre).on_plane(vectors), strict=True)
    aside, ahead = max(map(abs, across)), max(map(abs, down))
    # Away from where it was, the centre may have taken some of them over the margin.
    scale = max(scale, _step(max(aside / room[0], ahead / room[1])))
    half = ahead / scale + paper.margin
    height = min(paper.highest, max(paper.lowest, math.ceil(half / _TENS) * 2 * _TENS))
    return Frame(Projection(centre), 1 / scale, paper.width, height)


def _step(scale: float) -> float:
    """The next larger of the scales that maps have."""
    return float(2 ** (math.ceil(math.log2(scale) * _STEPS) / _STEPS)) if scale else 0.0


def _middle(vectors: Sequence[Vector]) -> Position:
    x, y, z = (math.fsum(vector[n] for vector in vectors) for n in range(3))
    if math.hypot(x, y, z) > _NEARLY_NOTHING:
        return Position.of((x, y, z))
    # Places that outweigh each other have no middle: any place a quarter of the way round will do.
    first = Position.of(vectors[0])
    return Position(0.0, first.longitude + 90)


def _box(points: Iterable[Point]) -> tuple[float, float, float, float]:
    across, down = zip(*points, strict=True)
    return min(across), min(down), max(across), max(down)


def _rounded(centre: Position, step: float) -> Position:
    latitude = max(-90.0, min(90.0, round(centre.latitude / step) * step))
    ring = math.cos(math.radians(latitude))
    if ring * 180 < step:
        return Position(latitude, 0.0)
    step_along = step / ring
    longitude = round(centre.longitude / step_along) * step_along
    return Position(latitude, (longitude + 180) % 360 - 180)
