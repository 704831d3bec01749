"""The projection and the frame of a map: the same for every part of the globe."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chancery.pages.projection import (
    EARTH,
    GLOBE,
    WHOLE,
    Frame,
    Paper,
    Position,
    Projection,
    angle,
    fit,
    kilometres,
)

PAPER = Paper(width=440, lowest=220, highest=340, margin=40, kilometres=300)

FIJI, SAMOA = Position(-18.14, 178.44), Position(-13.83, -171.76)
ANADYR, NOME = Position(64.73, 177.5), Position(64.5, -165.41)
NORTH, SOUTH = Position(90, 0), Position(-90, 0)

positions = st.builds(Position, st.floats(-90, 90), st.floats(-180, 180))


def on_map(frame: Frame, place: Position) -> tuple[float, float]:
    """Where a place lies on a map."""
    ((x, y),) = frame.place([place.vector])
    return x, y


def is_inside(frame: Frame, place: Position, margin: float = 0) -> bool:
    """Whether a place lies on the map, so far from its edges."""
    x, y = on_map(frame, place)
    across, down = frame.width - margin, frame.height - margin
    return margin - 1e-6 <= x <= across + 1e-6 and margin - 1e-6 <= y <= down + 1e-6


@pytest.mark.parametrize(
    ("coordinates", "place"),
    [
        ("52.5, 13.4", Position(52.5, 13.4)),
        ("-12,-170.25", Position(-12, -170.25)),
        ("0, 180", Position(0, 180)),
    ],
)
def test_coordinates_are_read_as_a_record_has_them(coordinates: str, place: Position) -> None:
    assert Position.parse(coordinates) == place


@pytest.mark.parametrize(
    ("a", "b", "distance"),
    [
        pytest.param(NORTH, SOUTH, math.pi * EARTH, id="pole to pole"),
        pytest.param(Position(0, 179.5), Position(0, -179.5), 111.2, id="over 180 degrees"),
        pytest.param(Position(50, 20), Position(50.0018, 20), 0.2, id="200 metres"),
        pytest.param(FIJI, FIJI, 0, id="the same place"),
    ],
)
def test_distances_are_those_along_the_globe(a: Position, b: Position, distance: float) -> None:
    assert kilometres(a, b) == pytest.approx(distance, rel=2e-3, abs=1e-6)


@given(positions, positions)
def test_what_is_projected_is_found_again(centre: Position, place: Position) -> None:
    """Everywhere but right opposite to the centre, where all directions meet."""
    projection = Projection(centre)
    ((x, y),) = projection.on_plane([place.vector])
    assert math.hypot(x, y) <= WHOLE + 1e-9
    if angle(centre.vector, place.vector) < math.radians(179):
        assert angle(projection.on_globe(x, y).vector, place.vector) < 1e-6


@given(positions, st.floats(0.001, 3.0), st.floats(0, 2 * math.pi))
def test_areas_are_true(centre: Position, turn: float, way: float) -> None:
    """A cap of the globe has the area of its circle: Lambert's defining property."""
    far = 2 * math.sin(turn / 2)
    place = Projection(centre).on_globe(far * math.cos(way), far * math.sin(way))
    assert angle(centre.vector, place.vector) == pytest.approx(turn, abs=1e-6)
    assert math.pi * far**2 == pytest.approx(2 * math.pi * (1 - math.cos(turn)))


def test_north_is_up_and_east_is_right_at_the_centre() -> None:
    projection = Projection(Position(40, 179.9))
    north, east = Position(41, 179.9).vector, Position(40, -179.1).vector
    (x, y), (to_x, to_y) = projection.on_plane([north, east])
    assert abs(x) < 1e-9 and y < 0
    assert to_x > 0 and abs(to_y) < to_x / 50


@pytest.mark.parametrize(
    "places",
    [
        pytest.param([FIJI, SAMOA], id="over the antimeridian"),
        pytest.param([ANADYR, NOME], id="over the antimeridian, in the far north"),
        pytest.param([NORTH], id="the north pole"),
        pytest.param([Position(-89, 10), Position(-89, -170)], id="around the south pole"),
        pytest.param([FIJI], id="one place"),
        pytest.param([FIJI] * 5, id="five times the same place"),
        pytest.param([Position(50, 20), Position(50.0018, 20)], id="200 metres apart"),
        pytest.param([Position(50, 20), Position(-50, -160)], id="opposite to each other"),
        pytest.param([NORTH, SOUTH], id="both poles"),
        pytest.param(
            [Position(50 + n / 1000, 20 + n * 7 % 13 / 500) for n in range(100)],
            id="a hundred in one city",
        ),
    ],
)
def test_every_place_lies_within_the_margins(places: list[Position]) -> None:
    frame = fit(places, PAPER)
    assert all(is_inside(frame, place, PAPER.margin) for place in places)
    assert PAPER.lowest <= frame.height <= PAPER.highest
    assert frame.kilometres >= PAPER.kilometres - 1e-6


@given(st.lists(positions, min_size=1, max_size=12))
def test_every_place_lies_within_the_margins_wherever_it_is(places: list[Position]) -> None:
    frame = fit(places, PAPER)
    assert all(is_inside(frame, place, PAPER.margin) for place in places)


@given(st.lists(positions, min_size=1, max_size=4), st.floats(0, 440), st.floats(0, 220))
def test_what_is_placed_on_a_map_is_found_again(places: list[Position], x: float, y: float) -> None:
    frame = fit(places, PAPER)
    place = frame.at((x, y))
    if angle(frame.projection.centre.vector, place) < GLOBE:
        assert frame.place([place]) == [pytest.approx((x, y), abs=1e-6)]


def test_a_map_over_the_antimeridian_is_no_wider_than_elsewhere() -> None:
    shifted = [Position(each.latitude, each.longitude - 60) for each in (FIJI, SAMOA)]
    there, elsewhere = fit([FIJI, SAMOA], PAPER), fit(shifted, PAPER)
    assert there.kilometres == pytest.approx(elsewhere.kilometres, rel=0.2)
    assert there.kilometres < 2000


def test_maps_of_about_the_same_places_are_of_the_same_frame() -> None:
    """So that their coastlines are drawn once."""
    nearly = Position(FIJI.latitude + 0.001, FIJI.longitude)
    assert fit([FIJI, SAMOA], PAPER) == fit([nearly, SAMOA], PAPER)


@pytest.mark.parametrize(
    ("places", "shows_a_rim"),
    [
        pytest.param([NORTH, SOUTH], True, id="both poles"),
        pytest.param([ANADYR, NOME], False, id="a strait"),
    ],
)
def test_a_map_that_reaches_beyond_the_globe_knows_its_rim(
    places: list[Position], shows_a_rim: bool
) -> None:
    frame = fit(places, PAPER)
    assert (frame.rim is not None) == shows_a_rim
    assert (frame.reach == GLOBE) == shows_a_rim
